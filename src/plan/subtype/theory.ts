import type { NumberType, ObjectType, StringType, Type } from "../model.js";
import type { Decimal } from "../values/decimal.js";
import { isMultiple } from "../values/decimal.js";
import type { Lengths } from "../values/patterns/lengths.js";
import { type Arrangement, fits, lengthsToTry } from "./arrays.js";
import { numbersToTry } from "./numbers.js";
import { type Component, componentsOf } from "./objects.js";
import { type Range, rangeOf } from "./ranges.js";
import { implies, lengthsOf } from "./strings.js";

/**
 * The claims that a proof rests on, each as a function of its own. The prover searches; what it may conclude stands here.
 * A proof can be built on another theory, which is how the tests show that every claim is needed.
 */
export interface Theory {
  /** Which numbers a number type holds. */
  readonly rangeOf: (type: NumberType) => Range;
  /** Whether all multiples of the left step are multiples of the right one; no step means all numbers. */
  readonly stepCovers: (right: Decimal | undefined, left: Decimal | undefined) => boolean;
  /** Numbers to try before anything is worked out; the answer must not depend on them, only the size of the witness. */
  readonly numbersToTry: (cuts: readonly Decimal[]) => readonly number[];
  /** Which lengths the texts of a string type can have. */
  readonly lengthsOf: (type: StringType) => Lengths;
  /** Whether texts of the left type have the format and match the patterns of the right. */
  readonly implies: (left: StringType, right: StringType) => boolean;
  /** The lengths that decide about arrays of `piece`, when `count` others take arrays of all those lengths. */
  readonly lengthsToTry: (piece: Lengths, count: number) => readonly number[];
  /** Whether an array of this length has room for all that shall be wrong with it. */
  readonly fits: (arrangement: Arrangement, length: number) => boolean;
  /** Where an object of the left type can differ from all objects of the right type. */
  readonly componentsOf: (left: ObjectType, right: ObjectType, names: ReadonlySet<string>) => readonly Component[];
  /** The right sides that one part of a value has to refute, when one more is assigned to it. */
  readonly together: (before: readonly Type[], one: Type) => readonly Type[];
  /** What makes two questions the same one, so that an open one may be taken to be included. */
  readonly question: (left: number, rights: readonly number[]) => string;
}

/** The theory that holds. */
export const theory: Theory = {
  rangeOf,
  stepCovers: (right, left) => right === undefined || (left !== undefined && isMultiple(left, right)),
  numbersToTry,
  lengthsOf,
  implies,
  lengthsToTry,
  fits,
  componentsOf,
  together: (before, one) => [...before, one],
  question: (left, rights) => `${left}<${rights.join("|")}`,
};
