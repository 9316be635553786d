// Compiles the schema of every event with Ajv and judges a message of each.
// Usage: node ajv.mjs MODULES BUNDLE MESSAGES
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , modules, bundle, messages] = process.argv;
const require = createRequire(join(modules, "x.js"));
const { Ajv } = require("ajv");
const ajv = new Ajv();
require("ajv-formats").default(ajv);
const { definitions } = JSON.parse(readFileSync(bundle, "utf8"));
ajv.addSchema({ definitions }, "plan");
const byName = new Map(Object.keys(definitions).map((name) => [name.toLowerCase(), name]));
for (const [name, message] of Object.entries(JSON.parse(readFileSync(messages, "utf8")))) {
  const validate = ajv.getSchema(`plan#/definitions/${byName.get(name.toLowerCase())}`);
  if (!validate(message))
    throw new Error(`${name} refuses ${JSON.stringify(message)}: ${ajv.errorsText(validate.errors)}`);
}
