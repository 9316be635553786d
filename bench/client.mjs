// Measures the generated client beside those of other tools: bytes of an application, nanoseconds of a call, what it costs to
// type-check, and how long an editor waits. Ratios within one run count: machines differ and are noisy. The network is used once, to
// install the other tools. Usage: npm run bench:client [-- --quick] [-- bytes|calls|types|editor …]
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { versions } from "./support/peers.mjs";
import { bundled, machine, table, workFolder } from "./support/processes.mjs";

const quick = process.argv.includes("--quick");
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const groups = ["bytes", "calls", "types", "editor"].filter((group) => asked.length === 0 || asked.includes(group));
const folder = workFolder();
const scripts = await bundled({ plans: "bench/client/plans.ts" }, join(folder, "scripts"));
const plans = await import(pathToFileURL(join(scripts, "plans.js")).href);
const given = { folder, plans, quick };

const beside = ["typewriter", "quicktype", "json-schema-to-typescript", "openapi-typescript"];
console.log(`${machine()}\nbeside ${beside.map((name) => `${name} ${versions[name]}`).join(", ")}`);

const measures = {
  bytes: async () => (await import("./client/bytes.mjs")).measureBytes(given),
  calls: async () => (await import("./client/calls.mjs")).measureCalls(given),
  types: async () => (await import("./client/types.mjs")).measureTypes(given),
  editor: async () => (await import("./client/editor.mjs")).measureEditor(given),
};
const targets = [];
for (const group of groups) targets.push(...(await measures[group]()));
const rows = targets.map(([what, target, measured, met]) => [what, target, measured, met ? "met" : "missed"]);
console.log(`\n### Targets\n\n${table(["", "target", "measured", ""], rows)}`);
console.log(`\nAt the end: ${machine()}`);
