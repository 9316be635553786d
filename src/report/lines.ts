/** A run of lines that two texts have in common, or in which they differ. */
export interface LineRun {
  readonly kind: "same" | "removed" | "added";
  readonly lines: readonly string[];
}

/** How few lines have to be compared with how few for each to be compared with each. */
const mostPairs = 10_000;

/** How often a part is divided again, each time at the cost of its length. */
const deepest = 8;

/**
 * What has to be removed and added to make one list of lines another. Lines that both have exactly once hold the two together;
 * between these only little is left to compare. Near-linear, however long the lists.
 */
export function compareLines(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  const runs: { kind: LineRun["kind"]; lines: string[] }[] = [];
  const put = (kind: LineRun["kind"], lines: readonly string[]): void => {
    if (lines.length === 0) return;
    const last = runs.at(-1);
    if (last?.kind === kind) for (const line of lines) last.lines.push(line);
    else runs.push({ kind, lines: [...lines] });
  };
  /** Ranges still to be compared, the first on top. */
  const open: Range[] = [{ before: 0, beforeEnd: before.length, after: 0, afterEnd: after.length, depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    let { before: b, beforeEnd, after: a, afterEnd } = range;
    const first = b;
    while (b < beforeEnd && a < afterEnd && before[b] === after[a]) {
      b++;
      a++;
    }
    put("same", before.slice(first, b));
    const last = beforeEnd;
    while (beforeEnd > b && afterEnd > a && before[beforeEnd - 1] === after[afterEnd - 1]) {
      beforeEnd--;
      afterEnd--;
    }
    const tail = before.slice(beforeEnd, last);
    if (b === beforeEnd || a === afterEnd) {
      put("removed", before.slice(b, beforeEnd));
      put("added", after.slice(a, afterEnd));
      put("same", tail);
      continue;
    }
    // What stands behind comes last, so it goes on the pile first.
    if (tail.length > 0) {
      open.push({
        before: beforeEnd,
        beforeEnd: last,
        after: afterEnd,
        afterEnd: afterEnd + tail.length,
        depth: range.depth + 1,
      });
    }
    const anchors = range.depth > deepest ? [] : commonOnce(before.slice(b, beforeEnd), after.slice(a, afterEnd));
    if (anchors.length === 0) {
      for (const run of compareEach(before.slice(b, beforeEnd), after.slice(a, afterEnd))) put(run.kind, run.lines);
      continue;
    }
    const pieces: Range[] = [];
    let fromBefore = b;
    let fromAfter = a;
    for (const [inBefore, inAfter] of anchors) {
      pieces.push({
        before: fromBefore,
        beforeEnd: b + inBefore,
        after: fromAfter,
        afterEnd: a + inAfter,
        depth: range.depth + 1,
      });
      fromBefore = b + inBefore;
      fromAfter = a + inAfter;
    }
    pieces.push({ before: fromBefore, beforeEnd, after: fromAfter, afterEnd, depth: range.depth + 1 });
    for (const piece of pieces.reverse()) open.push(piece);
  }
  return runs;
}

interface Range {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
  /** How often it was divided: lines that a whole text has several times may be there once in a part of it. */
  readonly depth: number;
}

/** The places of lines that are in both lists exactly once, as many as keep their order. */
function commonOnce(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const places = new Map<string, { before: number; after: number; times: number }>();
  before.forEach((line, at) => {
    const known = places.get(line);
    if (known) known.times += 2;
    else places.set(line, { before: at, after: -1, times: 1 });
  });
  after.forEach((line, at) => {
    const known = places.get(line);
    if (known) {
      known.times++;
      known.after = at;
    }
  });
  const pairs = [...places.values()].filter(({ times, after: at }) => times === 2 && at >= 0);
  // The longest run of pairs that rise in both lists: patience sorting.
  const piles: number[] = [];
  const below: number[] = [];
  pairs.forEach((pair, at) => {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] as number]?.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    below[at] = low > 0 ? (piles[low - 1] as number) : -1;
    piles[low] = at;
  });
  const rising: (readonly [number, number])[] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; at = below[at] as number) {
    const pair = pairs[at];
    if (pair) rising.push([pair.before, pair.after]);
  }
  return rising.reverse();
}

/** Compares each line with each, where there are few: the fewest removals and additions. */
function compareEach(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  if (before.length * after.length > mostPairs) {
    return [
      { kind: "removed", lines: before },
      { kind: "added", lines: after },
    ];
  }
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      const at = b * width + a;
      common[at] =
        before[b] === after[a]
          ? (common[at + width + 1] as number) + 1
          : Math.max(common[at + width] as number, common[at + 1] as number);
    }
  }
  const runs: LineRun[] = [];
  let b = 0;
  let a = 0;
  while (b < before.length || a < after.length) {
    const at = b * width + a;
    if (b < before.length && a < after.length && before[b] === after[a]) {
      runs.push({ kind: "same", lines: [before[b] as string] });
      b++;
      a++;
    } else if (
      b < before.length &&
      (a === after.length || (common[at + width] as number) >= (common[at + 1] as number))
    ) {
      runs.push({ kind: "removed", lines: [before[b++] as string] });
    } else {
      runs.push({ kind: "added", lines: [after[a++] as string] });
    }
  }
  return runs;
}
