import { readdirSync } from "node:fs";
import fc from "fast-check";
import { loadText } from "../../src/load/text.js";
import { families } from "../generators/pairs.js";
import { payloads } from "../generators/payload.js";
import { Pair, type Samples, type Side, sideOf } from "./diff-laws.js";
import { filesIn } from "./folder.js";

/** Payloads of a type to try: about half of them valid. */
export const samples: Samples = (type, types) => fc.sample(payloads(type, types), { seed: 5, numRuns: 5 });

/** A plan's texts as a side of pairs; `undefined` where the language refuses it. */
export function soundSide(texts: Readonly<Record<string, string>>): Side | undefined {
  const { value, diagnostics } = loadText(texts);
  return diagnostics.some(({ level }) => level === "error") ? undefined : sideOf(value);
}

/** The pairs of plans that people wrote, or that once showed a mistake, by the name of their folder. */
export function fixturePairs(): ReadonlyMap<string, Pair> {
  const root = "test/diff/fixtures";
  const sideIn = (folder: string): Side => {
    const side = soundSide(filesIn(folder));
    if (!side) throw new Error(`${folder} has mistakes`);
    return side;
  };
  return new Map(
    readdirSync(root)
      .sort()
      .map((name) => [
        name,
        new Pair(sideIn(`${root}/${name}/base`), sideIn(`${root}/${name}/head`), samples, { envelopes: true }),
      ]),
  );
}

/** Pairs of generated plans, always the same, made when they are asked for and then kept. */
export class Corpus {
  readonly #seed: number;
  readonly #pairs: Pair[] = [];
  #chunk = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  at(index: number): Pair {
    while (this.#pairs.length <= index) this.#more();
    return this.#pairs[index] as Pair;
  }

  #more(): void {
    const seed = this.#seed + this.#chunk++;
    for (const family of fc.sample(families, { numRuns: 5, seed, unbiased: true })) {
      const base = soundSide(family.base);
      if (!base) continue;
      for (const texts of [...family.kin, ...family.same]) {
        const other = soundSide(texts);
        if (other) this.#pairs.push(new Pair(base, other, samples), new Pair(other, base, samples));
      }
    }
  }
}
