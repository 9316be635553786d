import type { Change, Group } from "./model.js";
import { badnessOf, worstOf } from "./severity.js";

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

/** Changes in the order of reports: the worst first, what breaks both before what breaks one, then by group, path and kind. */
export function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort(
    (a, b) =>
      rankOf(b) - rankOf(a) ||
      byGroup(a.subject.group, b.subject.group) ||
      byPath(a.subject.path, b.subject.path) ||
      byText(a.kind, b.kind) ||
      byText(a.fingerprint, b.fingerprint),
  );
}

function rankOf(change: Change): number {
  const [producers, consumers] = [badnessOf(change.producers.severity), badnessOf(change.consumers.severity)];
  // Within one severity, what is bad for both stands first, then what is bad for producers.
  return badnessOf(worstOf(change)) * 100 + producers * 10 + consumers;
}

/** By what holds a plan together before what it is made of, and by name. */
export function byGroup(a: Group, b: Group): number {
  return groups.indexOf(a.kind) - groups.indexOf(b.kind) || byText(a.name, b.name);
}

/** Step by step; what is further inside comes after what it is in. */
export function byPath(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const found = byText(a[at] as string, b[at] as string);
    if (found !== 0) return found;
  }
  return a.length - b.length;
}

/** By code units, so that the order is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
