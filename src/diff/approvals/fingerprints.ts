import type { Json, Plan } from "../../plan/model.js";
import { decidingProof } from "../deciding-proof.js";
import type { Fact, FactSide } from "../model.js";
import { hashOf, type Meaning, meaningIn } from "./meaning.js";

/**
 * What tells each fact from the others, in their order: `c_` and 12 hexadecimal digits of a SHA-256. Made of
 *
 * - what changed, and where in the plan's own names: of a definition that many places have in common, where it stands itself, so that one
 *   who begins to use it, or ceases to, changes nothing;
 * - what stood and stands there: values of metadata, and types by what they admit, with all that they refer to;
 * - whether it is shown to break anything.
 *
 * Not of files, lines, the order of things or other changes. So an approval holds on through later commits, and no longer when the change
 * becomes another one. Facts that are alike in all of that are numbered.
 */
export function fingerprintsOf(
  facts: readonly Fact[],
  plans: { readonly base: Plan; readonly head: Plan },
): readonly string[] {
  const meanings = { base: meaningIn(plans.base), head: meaningIn(plans.head) };
  const alike = new Map<string, number>();
  return facts.map((fact) => {
    const essence = essenceOf(fact, meanings);
    const ordinal = alike.get(essence) ?? 0;
    alike.set(essence, ordinal + 1);
    return `c_${hashOf(ordinal === 0 ? essence : `${essence}#${ordinal}`, 12)}`;
  });
}

/** As JSON, in which no two lists of texts are written alike. */
function essenceOf(
  { kind, subject, shared, base, head, proofs }: Fact,
  meanings: { readonly base: Meaning; readonly head: Meaning },
): string {
  const proved = proofs
    ? (["producers", "consumers"] as const).map((one) => decidingProof(proofs, one)?.kind ?? null)
    : null;
  const { path } = shared ?? subject;
  return JSON.stringify([kind, path, sideOf(base, meanings.base), sideOf(head, meanings.head), proved]);
}

/** What stands on one side; `null` where nothing does. */
function sideOf(side: FactSide | undefined, meaning: Meaning): Json {
  if (side === undefined) return null;
  const { value, definition, type, isRequired } = side;
  const said = type ? hashOf(meaning(type)) : definition?.replaceAll(/\s+/g, " ").trim();
  return [value ?? null, said ?? null, isRequired ?? null];
}

/** Whether a text has the form of a fingerprint. */
export function isFingerprint(text: string): boolean {
  return /^c_[0-9a-f]{12}$/.test(text);
}
