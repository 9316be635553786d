import type { Vocabulary } from "../../project/model.js";

/** A closed list of the manifest: its entries as written, and their words as one text in small letters. */
interface ClosedList {
  readonly spellings: readonly string[];
  readonly phrases: ReadonlySet<string>;
}

/** What names of events may be made of. A list that isn't closed takes any words. */
export interface EventVocabulary {
  readonly objects: ClosedList | undefined;
  readonly actions: ClosedList | undefined;
}

/** What keeps a name from being made of the vocabulary. `from` and `to` bound the words that it is about. */
export type Misfit =
  | { readonly what: "object" | "action" | "neither"; readonly from: number; readonly to: number }
  | { readonly what: "turned"; readonly from: number; readonly to: number; readonly better: readonly string[] };

/** The closed lists for events' names; `undefined` where the manifest gives neither. */
export function readVocabulary(
  { objects, actions }: Vocabulary,
  words: (name: string) => readonly string[],
): EventVocabulary | undefined {
  if (!objects && !actions) return undefined;
  const closed = (list: Vocabulary["objects"]): ClosedList | undefined =>
    list && {
      spellings: list.map(({ value }) => value),
      phrases: new Set(list.map(({ value }) => words(value).join(" "))),
    };
  return { objects: closed(objects), actions: closed(actions) };
}

/** What is wrong with a name's words by the vocabulary, if anything. `off` takes either order. */
export function misfitOf(
  words: readonly string[],
  { objects, actions }: EventVocabulary,
  order: "object-action" | "action-object" | "off",
): Misfit | undefined {
  const all = words.length;
  const isIn = (list: ClosedList | undefined, from: number, to: number): boolean =>
    !list || list.phrases.has(words.slice(from, to).join(" "));
  const objectFirst = cutsOf(all).find((cut) => isIn(objects, 0, cut) && isIn(actions, cut, all));
  const actionFirst = cutsOf(all).find((cut) => isIn(actions, 0, cut) && isIn(objects, cut, all));
  const isObjectFirst = order !== "action-object";
  if ((isObjectFirst ? objectFirst : actionFirst) !== undefined) return undefined;
  const turned = isObjectFirst ? actionFirst : objectFirst;
  if (turned !== undefined) {
    if (order === "off") return undefined;
    return { what: "turned", from: 0, to: all, better: [...words.slice(turned), ...words.slice(0, turned)] };
  }

  const [front, back] = isObjectFirst ? ([objects, actions] as const) : ([actions, objects] as const);
  const [frontName, backName] = isObjectFirst ? (["object", "action"] as const) : (["action", "object"] as const);
  // The longest part that is known leaves the least to ask about.
  const knownBack = back && cutsOf(all).find((cut) => isIn(back, cut, all));
  if (knownBack !== undefined) return { what: frontName, from: 0, to: knownBack };
  const knownFront = front && cutsOf(all).findLast((cut) => isIn(front, 0, cut));
  if (knownFront !== undefined) return { what: backName, from: knownFront, to: all };
  if (all > 1 && !back) return { what: frontName, from: 0, to: all - 1 };
  if (all > 1 && !front) return { what: backName, from: all - 1, to: all };
  return { what: "neither", from: 0, to: all };
}

/** Every way to cut some words in two, neither part empty. */
function cutsOf(length: number): readonly number[] {
  return Array.from({ length: Math.min(length, longestName) - 1 }, (_, at) => at + 1);
}

/** A name of more words is no name that a vocabulary could make. */
const longestName = 20;
