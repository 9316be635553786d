import { makeTarget } from "./outputs.js";
import type { Run } from "./spec.js";

/** `trackc generate`: the typed client. */
export const run: Run = (invocation) =>
  makeTarget(invocation, "typescript", [
    "sdk",
    "deny",
    "side",
    "renamed",
    "checks",
    "source",
    "destination",
    "proposed",
  ]);
