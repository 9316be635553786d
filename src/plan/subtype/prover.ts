import type { ArrayType, Json, NumberType, ObjectType, StringType, Type } from "../model.js";
import { type Atom, atomsOf, type Types } from "../values/atoms.js";
import { Judge, type Verdict } from "../values/judge.js";
import { fewTexts } from "../values/patterns/few.js";
import { treeOf } from "../values/patterns.js";
import { decideArrays } from "./arrays.js";
import { decideNumbers } from "./numbers.js";
import { decideObjects } from "./objects.js";
import { type Answer, Conjunction, included, refuted, undecided } from "./proof.js";
import { Side } from "./side.js";
import { decideStrings } from "./strings.js";
import type { Theory } from "./theory.js";

/** How deep the search may go, questions and the choices in them together; plans nest by a handful. */
const deepest = 250;

const anyAtoms: readonly Atom[] = [
  { kind: "null" },
  { kind: "boolean" },
  { kind: "number", integer: false },
  { kind: "string" },
  { kind: "array" },
  { kind: "object", properties: [], additional: true },
];

/** The reason when there were more steps to take than the budget has. */
export const usedUp = "the types are too large to compare: the budget of steps is used up";

/**
 * One search for a value of types of the left side that no type of a union on the right takes. It asks the same question
 * again and again of the parts of values, so a question that is open already is taken to be *included*: the smallest
 * counter-example to it would hold a smaller one to the same question, and JSON values don't descend for ever.
 */
export class Prover {
  readonly theory: Theory;
  readonly left: Side;
  readonly #rightTypes: Types;
  readonly #rightJudge: Judge;
  readonly #ids = new Map<Type, number>();
  readonly #open = new Map<string, number>();
  readonly #known = new Map<string, Answer>();
  #steps: number;
  #depth = 0;

  constructor(theory: Theory, leftTypes: Types, rightTypes: Types, budget: number) {
    this.theory = theory;
    this.left = new Side(leftTypes);
    this.#rightTypes = rightTypes;
    this.#rightJudge = new Judge(rightTypes);
    this.#steps = budget;
  }

  /** Takes a step of the budget, and one down: undecided where either has come to its end. */
  deeper<T extends Answer | undefined>(search: () => T): T | Answer {
    if (this.#steps-- <= 0) return undecided(usedUp);
    if (this.#depth >= deepest) return undecided("the types are nested too deeply to compare");
    this.#depth++;
    const found = search();
    this.#depth--;
    return found;
  }

  /** Whether a value is of a type of the right side. */
  rightTakes(type: Type, value: Json): Verdict {
    return this.#rightJudge.verdict(type, value);
  }

  /** A value of `a` that none of `bs` takes, or that there is none, or that it can't be told. */
  notIn(a: Type, bs: readonly Type[]): Answer {
    const rights = [...new Set(bs.flatMap((b) => [...atomsOf(b, this.#rightTypes)]))];
    const ids = rights.map((right) => this.#idOf(right)).sort((one, other) => one - other);
    const question = this.theory.question(this.#idOf(a), ids);
    const known = this.#known.get(question);
    if (known !== undefined) return known;
    const assumes = this.#open.get(question);
    if (assumes !== undefined) return { kind: "included", assumes };
    const depth = this.#open.size;
    this.#open.set(question, depth);
    let answer: Answer = this.deeper(() => this.#decide(a, rights));
    this.#open.delete(question);
    // What rests on a question further out is true only while that one is open.
    if (answer.kind === "included" && answer.assumes < depth) return answer;
    if (answer.kind === "included") answer = included;
    this.#known.set(question, answer);
    return answer;
  }

  #idOf(type: Type): number {
    const before = this.#ids.get(type);
    if (before !== undefined) return before;
    this.#ids.set(type, this.#ids.size);
    return this.#ids.size - 1;
  }

  #decide(a: Type, rights: readonly Atom[]): Answer {
    if (rights.some(({ kind }) => kind === "any")) return included;
    const all = new Conjunction();
    for (const atom of atomsOf(a, this.left.types).flatMap((one) => (one.kind === "any" ? anyAtoms : [one]))) {
      const answer = this.left.isEmpty(atom) ? included : this.#decideAtom(atom, rights);
      if (all.take(answer)) return answer;
    }
    return all.answer();
  }

  #decideAtom(a: Atom, rights: readonly Atom[]): Answer {
    const isWitness = (value: Json): boolean =>
      this.left.judge.ofAtom(a, value) === true &&
      rights.every((right) => this.#rightJudge.ofAtom(right, value) === false);
    switch (a.kind) {
      case "null":
        return this.#decideValues([null], rights);
      case "boolean":
        return this.#decideValues([false, true], rights);
      case "enum":
        return this.#decideValues(
          a.members.map(({ value }) => value),
          rights,
        );
      case "number":
        return decideNumbers(this.theory, a, rights.filter(isNumber), listed(rights, "number"), isWitness);
      case "string": {
        const few = this.#fewTextsOf(a);
        if (few !== undefined) return this.#decideValues(few, rights);
        return decideStrings(this.theory, a, rights.filter(isString), listed(rights, "string"), isWitness);
      }
      case "array":
        return decideArrays(this, a, rights.filter(isArray));
      case "object":
        return decideObjects(this, a, rights.filter(isObject));
      case "any":
        return included; // It was written out before.
    }
  }

  /** All texts of a string type, where a pattern leaves few and nothing else about them is in doubt. */
  #fewTextsOf(a: StringType): readonly string[] | undefined {
    for (const pattern of a.patterns ?? []) {
      const tree = treeOf(pattern);
      const few = tree === undefined ? undefined : fewTexts(tree);
      const verdicts = few?.map((text) => this.left.judge.ofAtom(a, text));
      if (verdicts !== undefined && !verdicts.includes(undefined)) return few?.filter((_, at) => verdicts[at] === true);
    }
    return undefined;
  }

  #decideValues(values: readonly Json[], rights: readonly Atom[]): Answer {
    const all = new Conjunction();
    for (const value of values) {
      const verdicts = rights.map((right) => this.#rightJudge.ofAtom(right, value));
      if (verdicts.includes(true)) continue;
      if (!verdicts.includes(undefined)) return refuted(value);
      all.take(undecided("a pattern takes too long on one of the values that are listed"));
    }
    return all.answer();
  }
}

function isNumber(atom: Atom): atom is NumberType {
  return atom.kind === "number";
}
function isString(atom: Atom): atom is StringType {
  return atom.kind === "string";
}
function isArray(atom: Atom): atom is ArrayType {
  return atom.kind === "array";
}
function isObject(atom: Atom): atom is ObjectType {
  return atom.kind === "object";
}

/** The single values of one kind that enums on the right side take. */
function listed(rights: readonly Atom[], kind: "number"): readonly number[];
function listed(rights: readonly Atom[], kind: "string"): readonly string[];
function listed(rights: readonly Atom[], kind: string): readonly Json[] {
  return rights.flatMap((right) =>
    right.kind === "enum" ? right.members.map(({ value }) => value).filter((value) => typeof value === kind) : [],
  );
}
