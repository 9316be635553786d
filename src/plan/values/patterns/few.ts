import type { CharacterSet } from "./characters.js";
import type { Pattern } from "./syntax.js";

/** How many texts are few enough to be listed. */
const most = 200;

/** All texts that a pattern matches, where it takes in whole texts and they are few: `^(?:free|premium)$`. */
export function fewTexts(pattern: Pattern): readonly string[] | undefined {
  if (pattern.kind === "choice") return either(pattern.branches, fewTexts);
  if (pattern.kind !== "sequence") return undefined;
  const { parts } = pattern;
  if (parts[0]?.kind !== "start" || parts[parts.length - 1]?.kind !== "end") return undefined;
  return inSequence(parts.slice(1, -1));
}

function textsOf(pattern: Pattern): readonly string[] | undefined {
  switch (pattern.kind) {
    case "start":
    case "end":
      return undefined; // Inside a text they match nothing, or depend on what is around.
    case "character":
      return charactersIn(pattern.set);
    case "choice":
      return either(pattern.branches, textsOf);
    case "sequence":
      return inSequence(pattern.parts);
    case "repeat": {
      if (pattern.max > most) return undefined;
      const turns = Array.from({ length: pattern.max - pattern.min + 1 }, (_, at) => pattern.min + at);
      return either(turns, (turn) => inSequence(Array.from({ length: turn }, () => pattern.of)));
    }
  }
}

function either<T>(
  branches: readonly T[],
  texts: (branch: T) => readonly string[] | undefined,
): readonly string[] | undefined {
  const all = new Set<string>();
  for (const branch of branches) {
    const some = texts(branch);
    if (some === undefined || all.size + some.length > most) return undefined;
    for (const text of some) all.add(text);
  }
  return [...all];
}

function inSequence(parts: readonly Pattern[]): readonly string[] | undefined {
  let texts: readonly string[] = [""];
  for (const part of parts) {
    const next = textsOf(part);
    if (next === undefined || texts.length * next.length > most) return undefined;
    texts = texts.flatMap((before) => next.map((after) => before + after));
  }
  return texts;
}

function charactersIn(set: CharacterSet): readonly string[] | undefined {
  const count = set.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (count > most) return undefined;
  return set.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)));
}
