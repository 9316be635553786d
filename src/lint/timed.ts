import type { Stopwatch } from "../stopwatch.js";
import type { RawGroup, Visitors } from "./rule.js";

/** A rule's visitors, each counting its time under the rule's name. */
export function timed(stopwatch: Stopwatch, rule: string, start: () => Visitors): Visitors {
  const visitors = stopwatch.time(rule, start);
  const wrapped = Object.entries(visitors).map(([name, visit]) => [
    name,
    // One wrapper for visitors of any kind: what comes in goes out unchanged.
    (...what: unknown[]) => stopwatch.time(rule, () => (visit as (...what: unknown[]) => void).apply(visitors, what)),
  ]);
  return Object.fromEntries(wrapped) as Visitors;
}

/** A rule's group, what makes its findings counting its time under the rule's name. */
export function timedGroup(stopwatch: Stopwatch, rule: string, group: RawGroup): RawGroup {
  return { ...group, tell: (judged) => stopwatch.time(rule, () => group.tell(judged)) };
}
