import { withoutReturns } from "./index-file.js";

/** One file on disk that is not as a build would leave it. */
export interface Difference {
  readonly path: string;
  /** `missing`: it is not there; `changed`: it says something else; `stale`: no output makes it any more. */
  readonly kind: "missing" | "changed" | "stale";
  /** Where the two begin to differ, from 1, and the lines from there on as they should be and as they are. */
  readonly line: number | undefined;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

/** How many lines of a difference are shown. */
const SHOWN = 3;

/**
 * How a text on disk differs from the one that should be there, line ends aside; `undefined` when it does not. Looks at the lines
 * around the first difference alone: the largest outputs have a million.
 */
export function differenceOf(path: string, expected: string, found: string): Difference | undefined {
  const [wanted, actual] = [withoutReturns(expected), withoutReturns(found)];
  if (wanted === actual) return undefined;
  let at = 0;
  while (at < wanted.length && wanted.charCodeAt(at) === actual.charCodeAt(at)) at++;
  // Where one ends with a line that the other has as well, the difference is what follows.
  const isNext = (at === wanted.length && actual[at] === "\n") || (at === actual.length && wanted[at] === "\n");
  const start = isNext ? at + 1 : at === 0 ? 0 : wanted.lastIndexOf("\n", at - 1) + 1;
  const [wantedHere, actualHere] = [linesFrom(wanted, start), linesFrom(actual, start)];
  // What stands behind the last line end is no line, unless it is the whole difference.
  const isWhole = wantedHere.lines.length + actualHere.lines.length === 1;
  const shown = ({ lines, toEnd }: Lines): readonly string[] =>
    !isWhole && toEnd && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return {
    path,
    kind: "changed",
    line: lineOf(wanted, start),
    expected: shown(wantedHere),
    found: shown(actualHere),
  };
}

interface Lines {
  readonly lines: readonly string[];
  /** Whether the last of them is the text's last. */
  readonly toEnd: boolean;
}

/** The first lines of a text from where one begins. */
function linesFrom(text: string, start: number): Lines {
  const lines: string[] = [];
  for (let from = start; from <= text.length; ) {
    if (lines.length === SHOWN) return { lines, toEnd: false };
    const end = text.indexOf("\n", from);
    lines.push(text.slice(from, end < 0 ? undefined : end));
    from = end < 0 ? text.length + 1 : end + 1;
  }
  return { lines, toEnd: true };
}

/** The number of the line that begins at an offset, from 1. */
function lineOf(text: string, start: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) line++;
  // Behind a last line without an end.
  return start > text.length ? line + 1 : line;
}
