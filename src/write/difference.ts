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

/** How a text on disk differs from the one that should be there, line ends aside; `undefined` when it does not. */
export function differenceOf(path: string, expected: string, found: string): Difference | undefined {
  const wanted = linesOf(expected);
  const actual = linesOf(found);
  const at = wanted.findIndex((line, index) => line !== actual[index]);
  if (at === -1 && wanted.length === actual.length) return undefined;
  const first = at === -1 ? wanted.length : at;
  const [wantedHere, actualHere] = [wanted.slice(first, first + SHOWN), actual.slice(first, first + SHOWN)];
  // What stands behind the last line end is no line, unless it is the whole difference.
  const isWhole = wantedHere.length + actualHere.length === 1;
  const shown = (lines: readonly string[], all: readonly string[]): readonly string[] =>
    !isWhole && first + lines.length === all.length && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return {
    path,
    kind: "changed",
    line: first + 1,
    expected: shown(wantedHere, wanted),
    found: shown(actualHere, actual),
  };
}

function linesOf(text: string): readonly string[] {
  return withoutReturns(text).split("\n");
}
