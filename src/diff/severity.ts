import type { Change, Severity } from "./model.js";

/** From the best to the worst. */
const severities: readonly Severity[] = ["safe", "dangerous", "breaking"];

/** How bad it is: the larger, the worse. */
export function badnessOf(severity: Severity): number {
  return severities.indexOf(severity);
}

/** The worse of two. */
export function worse(a: Severity, b: Severity): Severity {
  return badnessOf(a) >= badnessOf(b) ? a : b;
}

/** How bad a change is, whoever it is for. */
export function worstOf({ producers, consumers }: Pick<Change, "producers" | "consumers">): Severity {
  return worse(producers.severity, consumers.severity);
}
