/**
 * Matches a path with `/` against a pattern: `*` is any run of characters within a segment, `?` any one of them,
 * `**` any number of whole segments, `{a,b}` either. Nothing else is special. Takes time proportional to the
 * pattern's length times the path's, whatever they are: there is no backtracking into earlier stars.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const names = path.split("/");
  return alternatives(pattern).some((plain) => matchesRun(plain.split("/"), names, "**", matchesSegment));
}

/** Whether a text has anything in it that {@link matchesGlob} takes specially. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/** The folder in which everything that a pattern can match must lie: its segments before the first special one. */
export function globBase(pattern: string): string {
  const segments = pattern.split("/");
  const special = segments.findIndex(isGlob);
  return segments.slice(0, special < 0 ? segments.length - 1 : special).join("/");
}

/** Braces beyond this many combinations are taken as they stand: nobody means a million patterns. */
const mostAlternatives = 256;

function alternatives(pattern: string): readonly string[] {
  let done = [""];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf("{", at);
    const close = open < 0 ? -1 : pattern.indexOf("}", open);
    if (close < 0) break;
    const before = pattern.slice(at, open);
    const choices = pattern.slice(open + 1, close).split(",");
    if (done.length * choices.length > mostAlternatives) break;
    done = done.flatMap((start) => choices.map((choice) => start + before + choice));
    at = close + 1;
  }
  const rest = pattern.slice(at);
  return done.map((start) => start + rest);
}

function matchesSegment(pattern: string, name: string): boolean {
  return matchesRun([...pattern], [...name], "*", (one, other) => one === "?" || one === other);
}

/**
 * Matches a sequence against a pattern in which `star` stands for any run. The classic greedy walk: after a
 * mismatch it returns to the last star only, which is enough, since an earlier one could take no more than that.
 */
function matchesRun(
  pattern: readonly string[],
  parts: readonly string[],
  star: string,
  matchesOne: (pattern: string, part: string) => boolean,
): boolean {
  let inPattern = 0;
  let inParts = 0;
  let lastStar = -1;
  let resumeAt = 0;
  while (inParts < parts.length) {
    const expected = pattern[inPattern];
    if (expected === star) {
      lastStar = inPattern++;
      resumeAt = inParts;
    } else if (expected !== undefined && matchesOne(expected, parts[inParts] as string)) {
      inPattern++;
      inParts++;
    } else if (lastStar >= 0) {
      inPattern = lastStar + 1;
      inParts = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === star) inPattern++;
  return inPattern === pattern.length;
}
