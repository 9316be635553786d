import type { Change, Group, Severity } from "./model.js";

/** From the worst to the best. */
const severities: readonly Severity[] = ["breaking", "dangerous", "safe"];
const groups: readonly Group["kind"][] = [
  "plan",
  "event",
  "entity",
  "context",
  "type",
  "dictionary",
  "bundle",
  "metric",
  "output",
];

/** The worse of two. */
export function worse(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}

/** How bad a change is, whoever it is for. */
export function worstOf({ producers, consumers }: Pick<Change, "producers" | "consumers">): Severity {
  return worse(producers.severity, consumers.severity);
}

/** Changes in the order of reports: the worst first, what breaks both before what breaks one, then by group, path and kind. */
export function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      groups.indexOf(a.subject.group.kind) - groups.indexOf(b.subject.group.kind) ||
      byText(a.subject.group.name, b.subject.group.name) ||
      byPath(a.subject.path, b.subject.path) ||
      byText(a.kind, b.kind) ||
      byText(a.fingerprint, b.fingerprint),
  );
}

function rankOf(change: Change): number {
  const [producers, consumers] = [change.producers, change.consumers].map((one) => severities.indexOf(one.severity));
  // Within one severity, what is bad for both stands first, then what is bad for producers.
  return severities.indexOf(worstOf(change)) * 100 + (consumers ?? 0) + (producers ?? 0) * 10;
}

function byPath(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const found = byText(a[at] as string, b[at] as string);
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

/** By code units, so that the order is the same on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
