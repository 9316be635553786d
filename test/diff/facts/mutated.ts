import { loadText } from "../../../src/load/text.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import { type GeneratedPlan, plans, rearranged, textsOf } from "../../generators/plan.js";
import { fields, list, type Yaml } from "../../generators/yaml.js";
import fc from "../../support/fast-check.js";

type Key = readonly [string, Yaml];

/** A plan, another that differs from it in a few places, and both in another arrangement. */
export interface Pair {
  readonly base: LoadedPlan;
  readonly head: LoadedPlan;
  rearranged(): { readonly base: LoadedPlan; readonly head: LoadedPlan };
}

/** Pairs of plans: one is the other after some random changes. Changes that make mistakes are left out. */
export const pairs: fc.Arbitrary<Pair> = fc
  .tuple(plans, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 5 })), { minLength: 1, maxLength: 5 }))
  .map(([plan, rolls]) => {
    let changed = plan;
    for (const [where, what, how] of rolls) {
      const next = changedAt(changed, where, what, how);
      if (isRight(next)) changed = next;
    }
    return {
      base: loaded(textsOf(plan)),
      head: loaded(textsOf(changed)),
      rearranged: () => ({ base: loaded(rearranged(plan)), head: loaded(rearranged(changed)) }),
    };
  });

/** Pairs of plans: one lacks one thing that the other has. */
export const lacking: fc.Arbitrary<{ readonly base: LoadedPlan; readonly head: LoadedPlan }> = fc
  .tuple(plans, fc.nat())
  .map(([plan, where]) => ({ base: plan, head: changedAt(plan, where, 0, 0) }))
  .filter(({ head }) => isRight(head))
  .map(({ base, head }) => ({ base: loaded(textsOf(base)), head: loaded(textsOf(head)) }));

export function loaded(texts: Record<string, string>): LoadedPlan {
  return loadText(texts).value;
}

function isRight(plan: GeneratedPlan): boolean {
  return !loadText(textsOf(plan)).diagnostics.some(({ level }) => level === "error");
}

/** One change somewhere: something goes, takes another's value, becomes optional or required, or moves to the end. */
function changedAt(plan: GeneratedPlan, where: number, what: number, how: number): GeneratedPlan {
  const places = [...plan.sections.values()].flatMap((entries) => entries.map(([, value]) => countIn(value) + 1));
  const total = places.reduce((sum, one) => sum + one, 0);
  const values = [...plan.sections.values()].flatMap((entries) => entries.flatMap(([, value]) => valuesIn(value)));
  const at = { left: total === 0 ? 0 : where % total };
  const sections = new Map<string, readonly Key[]>();
  for (const [name, entries] of plan.sections) {
    const kept = entries.flatMap((entry) => changedKey(entry, at, values[what % Math.max(1, values.length)], how));
    if (kept.length > 0) sections.set(name, kept);
  }
  return { ...plan, sections };
}

function changedKey([key, value]: Key, at: { left: number }, other: Yaml | undefined, how: number): readonly Key[] {
  if (at.left-- === 0) {
    if (how < 2) return [];
    if (how < 4) return [[key, other ?? value]];
    return [[key.endsWith("?") ? key.slice(0, -1) : `${key}?`, value]];
  }
  return [[key, changedIn(value, at, other, how)]];
}

function changedIn(value: Yaml, at: { left: number }, other: Yaml | undefined, how: number): Yaml {
  if (value.kind === "fields") return fields(value.entries.flatMap((entry) => changedKey(entry, at, other, how)));
  if (value.kind !== "list") return value;
  return list(
    value.items.flatMap((item) => {
      if (at.left-- === 0) return how < 2 ? [] : [other ?? item];
      return [changedIn(item, at, other, how)];
    }),
  );
}

function countIn(value: Yaml): number {
  if (value.kind === "fields") return value.entries.reduce((sum, [, inner]) => sum + 1 + countIn(inner), 0);
  return value.kind === "list" ? value.items.reduce((sum, item) => sum + 1 + countIn(item), 0) : 0;
}

function valuesIn(value: Yaml): readonly Yaml[] {
  if (value.kind === "fields") return [value, ...value.entries.flatMap(([, inner]) => valuesIn(inner))];
  return value.kind === "list" ? [value, ...value.items.flatMap(valuesIn)] : [value];
}
