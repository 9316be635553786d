import fc from "../support/fast-check.js";
import { anyText, nameText, plainNameText } from "./names.js";

/** Draws what a generated plan is made of, one choice at a time; fast-check shrinks the choices. */
export interface Draw {
  /** A whole number from 0 to `most`. */
  number(most: number): number;
  /** True about `percent` times in a hundred; shrinks to false. */
  chance(percent: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Some of them, in their order. */
  some<T>(values: readonly T[], percent: number): T[];
  text(): string;
  name(): string;
  plainName(): string;
}

const texts = (): fc.Arbitrary<string> => anyText;
const names = (): fc.Arbitrary<string> => nameText;
const plainNames = (): fc.Arbitrary<string> => plainNameText;
const upTo = (max: number): fc.Arbitrary<number> => fc.nat({ max });

/** An arbitrary of whatever `make` builds from draws. */
export function drawn<T>(make: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.gen().map((g) => {
    const draw: Draw = {
      number: (most) => g(upTo, most),
      chance: (percent) => g(upTo, 99) >= 100 - percent,
      pick: (values) => values[g(upTo, values.length - 1)] as (typeof values)[number],
      some: (values, percent) => values.filter(() => draw.chance(percent)),
      text: () => g(texts),
      name: () => g(names),
      plainName: () => g(plainNames),
    };
    return make(draw);
  });
}
