import { makeOutputs } from "./outputs.js";
import type { Run } from "./spec.js";

/** `trackc build`: everything that the manifest's outputs list. */
export const run: Run = (invocation) => makeOutputs(invocation, {});
