import { paintFor } from "./paint.js";

/** What a run measured, in milliseconds: its stages, and the rules, which are one stage together. */
export interface Stats {
  readonly stages: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
  /** What the cache had to do with it. */
  readonly cache: CacheUse;
}

/** Whether a run's answer came from the cache, was put there, was too large for that, or could be neither (`off`: nobody asked it). */
export type CacheUse = "answered" | "kept" | "too-large" | "off";

const aboutCache: Readonly<Record<CacheUse, string>> = {
  answered: "The cache answered; `--no-cache` measures the work itself.",
  kept: "The cache had no answer.",
  "too-large": "The cache had no answer, and what was found is too large to keep.",
  off: "The cache was not used.",
};

/**
 * A table of how long each stage and each rule took, the slowest rule first. Shares are of the stages together; the
 * milliseconds are those of this one run on this machine, with the cost of measuring in them.
 */
export function renderStats({ stages, rules, cache }: Stats, colour: boolean): string {
  const paint = paintFor(colour);
  const total = [...stages.values()].reduce((sum, each) => sum + each, 0);
  const slowest = [...rules].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const width = Math.max(...[...stages.keys(), ...rules.keys()].map((name) => name.length)) + 2;
  const row = (name: string, time: number, indent: string): string => {
    const share = total > 0 ? `${((100 * time) / total).toFixed(1)} %` : "";
    return `${indent}${name.padEnd(width - indent.length)}${time.toFixed(1).padStart(9)} ms${share.padStart(9)}\n`;
  };
  return [
    ...[...stages].map(([name, time]) => paint.strong(row(name, time, ""))),
    ...slowest.map(([name, time]) => row(name, time, "  ")),
    `${aboutCache[cache]}\n`,
  ].join("");
}
