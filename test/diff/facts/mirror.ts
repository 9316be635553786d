import type { FactKind } from "../../../src/diff/kinds.js";
import type { Fact } from "../../../src/diff/model.js";
import type { LoadedPlan } from "../../../src/loaded.js";

const opposites: readonly (readonly [string, string])[] = [
  ["added", "removed"],
  ["made-optional", "made-required"],
  ["loosened", "tightened"],
  ["lengthened", "shortened"],
];

function opposite(kind: FactKind): string {
  for (const [one, other] of opposites) {
    if (kind.endsWith(one)) return kind.slice(0, -one.length) + other;
    if (kind.endsWith(other)) return kind.slice(0, -other.length) + one;
  }
  return kind;
}

/** What facts say in each place, whatever their order: which places share one depends on what is proved there, and so on the direction. */
export function outlines(facts: readonly Fact[]): readonly string[] {
  return everywhere(facts, ({ kind, base, head }, subject) => outline(kind, { subject, base, head }));
}

/** What the facts of the swapped plans must say. */
export function mirrored(facts: readonly Fact[]): readonly string[] {
  return everywhere(facts, ({ kind, base, head }, subject) =>
    outline(opposite(kind), { subject, base: head, head: base }),
  );
}

function everywhere(facts: readonly Fact[], say: (fact: Fact, subject: Fact["subject"]) => string): readonly string[] {
  return facts.flatMap((fact) => [fact.subject, ...fact.also].map((subject) => say(fact, subject))).sort();
}

function outline(kind: string, { subject, base, head }: Pick<Fact, "subject" | "base" | "head">): string {
  const side = (one: Fact["base"]): unknown => one && [one.value, one.definition];
  return JSON.stringify([kind, subject.path, side(base) ?? null, side(head) ?? null]);
}

/** Names that both sides give to one thing differ where it was renamed. */
export function hasRenames({ plan }: LoadedPlan): boolean {
  return JSON.stringify(plan).includes('"renamedFrom":[{');
}
