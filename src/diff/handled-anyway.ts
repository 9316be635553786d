import type { Definition } from "../plan/model.js";
import { stricter } from "../plan/privacy.js";
import type { Text } from "../source/span.js";
import { shorter } from "./facts/metadata.js";
import { wordsOf } from "./judgement.js";
import type { Fact, FactSide } from "./model.js";
import type { HeldProperty } from "./outputs/held.js";

// What the whole says of handling holds for its parts: a part that says something else by now may be handled as before.

/** One of the places in which something changed, and the property that it is part of, as far as both plans have that. */
export interface PlaceIn {
  readonly path: readonly string[];
  readonly whole: HeldProperty | undefined;
}

/** Whether the categories that came or went are asked for all the same, wherever something changed. */
export function isAskedAnyway({ kind, base, head }: Fact, places: readonly PlaceIn[]): boolean {
  const [before, after] = [base, head].map((side) => wordsOf(side?.value)) as [readonly string[], readonly string[]];
  const [some, others] = kind === "consent-loosened" ? [before, after] : [after, before];
  const changed = some.filter((word) => !others.includes(word));
  return places.every(
    ({ whole }) =>
      whole !== undefined && changed.every((word) => whole.consent.base.has(word) && whole.consent.head.has(word)),
  );
}

/** Whether what is less private by itself is part of something that is as private on both sides, wherever it changed. */
export function isPrivateAnyway({ kind, base }: Fact, places: readonly PlaceIn[]): boolean {
  const before = base?.value;
  if (kind !== "privacy-loosened" || (before !== "personal" && before !== "sensitive")) return false;
  const isAsPrivate = ({ privacy }: Definition): boolean =>
    privacy !== undefined && stricter(privacy.value, before) === privacy.value;
  return places.every(
    ({ path, whole }) =>
      whole !== undefined && path.length > whole.path.length && isAsPrivate(whole.base) && isAsPrivate(whole.head),
  );
}

/** Whether what it is part of is kept for no longer on either side, wherever it changed, so that nothing is kept longer or less long. */
export function isKeptAnyway({ base, head }: Fact, places: readonly PlaceIn[]): boolean {
  return places.every(({ path, whole }) => {
    if (whole === undefined) return false;
    const isPart = path.length > whole.path.length;
    const kept = (side: "base" | "head", said: FactSide | undefined): string | undefined => {
      const { of } = whole;
      const around = shorter(
        of.kind === "context" ? undefined : of[side].retention,
        isPart ? whole[side].retention : undefined,
      );
      const own: Text | undefined =
        typeof said?.value === "string" ? { span: said.span, value: said.value } : undefined;
      return shorter(around, own)?.value;
    };
    return kept("base", base) === kept("head", head);
  });
}
