import { readdirSync } from "node:fs";
import { loadText } from "../../src/load/text.js";
import type { Json, Type } from "../../src/plan/model.js";
import { callPairs } from "../generators/calls.js";
import { families, type Texts } from "../generators/pairs.js";
import { payloads } from "../generators/payload.js";
import { definitions } from "../generators/places.js";
import { Pair, type Samples, type Side, sideOf } from "./diff-laws.js";
import fc from "./fast-check.js";
import { filesIn } from "./folder.js";
import { Random } from "./random.js";
import { randomValue } from "./random-values.js";

/** Payloads of a type to try: about half of them valid. */
export const samples: Samples = (type, types) => fc.sample(payloads(type, types), { seed: 5, numRuns: 5 });

/** The same with values at the bounds of the types of `test/generators/places.ts`, and just beside. */
export const valuesNear: Samples = (type, types) => {
  const known = ["tree", "list", "wanted"].map((name) => [name, types(name)?.type] as const);
  const named = Object.fromEntries(known.filter((entry): entry is [string, Type] => entry[1] !== undefined));
  const random = new Random(7);
  const made = Array.from({ length: 8 }, () => randomValue(random, type, named));
  return [...samples(type, types), ...made.filter(isObject)];
};

function isObject(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

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
    const course = { seed: this.#seed + this.#chunk++, unbiased: true };
    for (const { base, kin } of fc.sample(definitions, { ...course, numRuns: 4 })) this.#add(base, kin, valuesNear);
    for (const [base, ...others] of fc.sample(callPairs, { ...course, numRuns: 12 })) {
      if (base) this.#add(base, others, samples, { envelopes: true });
    }
    for (const { base, kin, same } of fc.sample(families, { ...course, numRuns: 2 })) {
      this.#add(base, [...kin, ...same], samples);
    }
  }

  #add(base: Texts, others: readonly Texts[], tried: Samples, options: { readonly envelopes?: boolean } = {}): void {
    const one = soundSide(base);
    for (const texts of one ? others : []) {
      const other = soundSide(texts);
      if (one && other) this.#pairs.push(new Pair(one, other, tried, options), new Pair(other, one, tried, options));
    }
  }
}
