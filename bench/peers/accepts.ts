import { readFileSync } from "node:fs";
import { loadPlan } from "../../src/load.js";
import type { JsonObject } from "../../src/plan/model.js";
import { sentProperties } from "../../src/plan/sent.js";
import { accepts } from "../../src/plan/values/accepts.js";

// Loads the plan of the working folder and judges a message of each event.
// Usage: node accepts.js MESSAGES

const messages: Record<string, JsonObject> = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { value: loaded } = await loadPlan();
if (!loaded) throw new Error("there is no plan");
const types = new Map(loaded.plan.types.map(({ name, definition }) => [name.value, definition]));
for (const event of loaded.plan.events) {
  const { properties, additional } = sentProperties(loaded.plan, event);
  const message = messages[event.identifier.camel];
  const isTaken = message && accepts({ kind: "object", properties, additional }, message, (name) => types.get(name));
  if (isTaken !== true) throw new Error(`${event.name.value} refuses ${JSON.stringify(message)}`);
}
