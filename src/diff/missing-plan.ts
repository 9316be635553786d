import type { LoadedPlan } from "../loaded.js";

/** Whether one side of a comparison has no such plan: the empty one that stands in for it was read from no file. */
export function isMissing({ sources }: LoadedPlan): boolean {
  return sources.size === 0;
}
