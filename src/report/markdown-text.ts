import { visible } from "./visible.js";

/*
 * Plan text in a comment on GitHub or GitLab may ping people, refer to issues, load images, close a merge request or break
 * the table around it. Some of that is looked for in the rendered page, where entities and backslashes are gone, so the one
 * safe place is a code span. Our own words stand as they are; everything else is code.
 */

/** A text as a code span: with a fence that is longer than any run of backticks in it. */
export function code(text: string): string {
  const shown = text === "" ? '""' : visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const touches = shown.startsWith("`") || shown.endsWith("`");
  // Of spaces at both ends one each is taken off, unless there is nothing else.
  const isStripped = shown.startsWith(" ") && shown.endsWith(" ") && shown.trim() !== "";
  const space = touches || isStripped ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/**
 * A message, in which plan text stands between backticks: what it quotes becomes code, and so does every word that is more
 * than letters and punctuation.
 */
export function prose(message: string): string {
  return chunks(visible(message)).map(chunk).join(" ");
}

/** The words of a message; a quoted name is one, whatever stands in it, with what touches it. */
function chunks(message: string): readonly string[] {
  return message.match(/(?:`[^`]*`|[^\s`]|`)+/g) ?? [];
}

function chunk(text: string): string {
  const parts = text.split(/(`[^`]*`)/);
  const isQuoted = (at: number): boolean => at % 2 === 1;
  const isSafe = parts.every((part, at) => {
    if (isQuoted(at)) return true;
    // Two code spans that touch would be one.
    if (part === "") return at === 0 || at === parts.length - 1;
    return isPlain(part);
  });
  if (!isSafe) return code(text);
  return parts.map((part, at) => (isQuoted(at) ? code(part.slice(1, -1)) : part)).join("");
}

const word = /^["'(“‘]*[\p{L}\p{N}]+(?:['’.,/–-][\p{L}\p{N}]+)*%?["')”’.,;:?!…]*$/u;
const punctuation = /^["'()“”‘’.,;:?!…→—–-]+$/u;
/** What code hosts make links of: `www.…`, the hash of a commit, `GH-12`, `ABC-12`. */
const linked = /www\.|\b[0-9a-f]{7,}\b|[a-z]-\d/i;

function isPlain(text: string): boolean {
  return (word.test(text) && !linked.test(text)) || punctuation.test(text);
}
