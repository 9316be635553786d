import { makeTarget } from "./outputs.js";
import type { Run } from "./spec.js";

/** `trackc compile`: the plan as JSON Schema. */
export const run: Run = (invocation) =>
  makeTarget(invocation, "json-schema", ["draft", "id", "unknown", "source", "destination", "proposed"]);
