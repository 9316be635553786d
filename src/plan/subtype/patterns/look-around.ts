/** What a pattern asks of a text: that patterns match, and that others don't. */
export interface Conditions {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

/**
 * A pattern that begins with looks ahead, as one of a password does, in parts that are asked of the text one by one, to the
 * same effect: `^(?=.*\d)(?!x)[a-z]+$` wants `^(?:.*\d)` and `^(?:[a-z]+$)` and does not want `^(?:x)`. Any other pattern
 * is one part.
 */
export function conditionsOf(pattern: string): Conditions {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  let at = 1;
  while (pattern.startsWith("(?=", at) || pattern.startsWith("(?!", at)) {
    const end = endOfGroup(pattern, at);
    (pattern[at + 2] === "=" ? wanted : unwanted).push(`^(?:${pattern.slice(at + 3, end - 1)})`);
    at = end;
  }
  const rest = pattern.slice(at);
  // What stands before a choice belongs to its first branch alone.
  if (at === 1 || !pattern.startsWith("^") || hasChoice(rest)) return { wanted: [pattern], unwanted: [] };
  return { wanted: [...wanted, `^(?:${rest})`], unwanted };
}

/**
 * A regular pattern that every text matches which matches the given one: what that asks of the surroundings of a match (look-around,
 * `\b`) is left out, and in place of a back-reference stands what its group may match, or nothing. In a part of a pattern groups have
 * other numbers, so that there anything may stand in that place.
 */
export function regularised(pattern: string, isPart: boolean): string {
  return rewritten(pattern, isPart ? new Map() : groupsOf(pattern));
}

function rewritten(pattern: string, groups: ReadonlyMap<string, string>): string {
  let plain = "";
  for (let at = 0; at < pattern.length; ) {
    const end = endOfPart(pattern, at);
    const part = pattern.slice(at, end);
    const looks = /^\(\?<?[=!]/.test(part);
    const [, name] = /^\\(k<.*>|[1-9]\d*)$/.exec(part) ?? [];
    if (looks || part === "\\b" || part === "\\B") plain += "(?:)";
    else plain += name === undefined ? part : (groups.get(name) ?? "[^]*");
    at = looks ? endOfGroup(pattern, at) : end;
  }
  return plain;
}

/** How long a group may be that is written out for every reference to it. */
const longestCopy = 200;

/** What may stand in place of a reference, by how it is written: `1`, `k<quote>`. */
function groupsOf(pattern: string): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  let number = 0;
  for (let at = 0; at < pattern.length; at = endOfPart(pattern, at)) {
    const opening = /^\((?:\?<([^=!>][^>]*)>|(?!\?))/.exec(pattern.slice(at, at + longestCopy));
    if (opening === null) continue;
    const inner = pattern.slice(at + opening[0].length, endOfGroup(pattern, at) - 1);
    // References in what is referred to could grow without end.
    const copy = inner.length > longestCopy ? "[^]*" : `(?:${rewritten(inner, new Map())})?`;
    groups.set(String(++number), copy);
    if (opening[1] !== undefined) groups.set(`k<${opening[1]}>`, copy);
  }
  return groups;
}

/** Where an escape, a class of characters, or the opening of a group ends; else one further. */
function endOfPart(pattern: string, at: number): number {
  if (pattern[at] === "\\") return at + (reference.exec(pattern.slice(at, at + longestCopy))?.[0].length ?? 2);
  if (pattern[at] === "(") return at + (/^\(\?(?:<?[=!]|:)/.exec(pattern.slice(at, at + 4))?.[0].length ?? 1);
  if (pattern[at] !== "[") return at + 1;
  let end = at + 1;
  while (end < pattern.length && pattern[end] !== "]") end += pattern[end] === "\\" ? 2 : 1;
  return end + 1;
}

const reference = /^\\(?:k<[^>]*>|[1-9]\d*)/;

/** Behind the bracket that closes the group that is opened here. */
function endOfGroup(pattern: string, from: number): number {
  let depth = 0;
  for (let at = from; at < pattern.length; at = endOfPart(pattern, at)) {
    if (pattern[at] === "(") depth++;
    if (pattern[at] === ")" && --depth === 0) return at + 1;
  }
  return pattern.length;
}

/** Whether a pattern is a choice, which no group encloses. */
function hasChoice(pattern: string): boolean {
  for (let at = 0; at < pattern.length; ) {
    if (pattern[at] === "|") return true;
    at = pattern[at] === "(" ? endOfGroup(pattern, at) : endOfPart(pattern, at);
  }
  return false;
}
