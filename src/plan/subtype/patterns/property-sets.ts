import type { CharacterSet } from "../../values/patterns/characters.js";

const known = new Map<string, CharacterSet>();
/** How many are remembered; a plan names a handful. */
const mostKnown = 50;

/**
 * The code points of a Unicode property escape (`\p{Lu}`), by asking for every one of them: the engine's own tables are the
 * only ones that agree with the engine. Takes some tens of milliseconds, once for each escape.
 */
export function propertySet(escaped: string): CharacterSet | undefined {
  const before = known.get(escaped);
  if (before) return before;
  let expression: RegExp;
  try {
    expression = new RegExp(`^${escaped}$`, "u");
  } catch {
    return undefined;
  }
  const set: [number, number][] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (!expression.test(String.fromCodePoint(code))) continue;
    const last = set[set.length - 1];
    if (last && last[1] === code - 1) last[1] = code;
    else set.push([code, code]);
  }
  if (known.size >= mostKnown) known.clear();
  known.set(escaped, set);
  return set;
}
