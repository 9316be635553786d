import type { ArrayType, Json, Type } from "../model.js";
import { anything } from "../values/atoms.js";
import type { Lengths } from "../values/patterns/lengths.js";
import { canonical } from "../values/values.js";
import { type Answer, Conjunction, refuted, undecided } from "./proof.js";
import type { Prover } from "./prover.js";
import { covers, pieces } from "./strings.js";

/** How what is wrong with an array is spread over it: items for groups of right sides, and a pair of equal items. */
export interface Arrangement {
  readonly groups: number;
  readonly doubled: boolean;
}

/** Whether an array of this length has room for an arrangement. One item of the equal pair may serve a group as well. */
export function fits({ groups, doubled }: Arrangement, length: number): boolean {
  if (!doubled) return groups <= length;
  return (groups === 0 ? 2 : groups + 1) <= length;
}

/**
 * Longer arrays refute whatever shorter ones do, as long as the same right sides take them; and past one item for each right
 * side, and one for an equal pair, more length is of no use.
 */
export function lengthsToTry({ least, most }: Lengths, count: number): readonly number[] {
  const last = Math.min(most, Math.max(least, count + 1));
  return Array.from({ length: last - least + 1 }, (_, at) => least + at);
}

/** Whether an array type lies in the union of others. */
export function decideArrays(prover: Prover, a: ArrayType, bs: readonly ArrayType[]): Answer {
  const items: Type = a.items?.type ?? anything;
  const whole = sizesOf(a);
  const most = prover.left.isEmpty(items) ? 0 : whole.most;
  const sizes = bs.map(sizesOf);
  const all = new Conjunction();
  for (const piece of pieces({ least: whole.least, most }, sizes)) {
    const there = bs.filter((_, at) => covers(sizes[at] as Lengths, piece));
    for (const length of prover.theory.lengthsToTry(piece, there.length)) {
      const answer = new Arranging(prover, a, items, there, length).decide();
      if (all.take(answer)) return answer;
    }
  }
  return all.answer();
}

function sizesOf(type: ArrayType): Lengths {
  return {
    least: Math.max(0, Math.ceil(type.minItems ?? 0)),
    most: Math.floor(type.maxItems ?? Number.POSITIVE_INFINITY),
  };
}

interface Group {
  readonly types: readonly Type[];
  readonly witness: Json;
}

/** One length: every right side must be refuted by an item that it does not take, or by two equal ones. */
class Arranging {
  readonly #all = new Conjunction();
  readonly #prover: Prover;
  readonly #a: ArrayType;
  readonly #items: Type;
  readonly #bs: readonly ArrayType[];
  readonly #length: number;

  constructor(prover: Prover, a: ArrayType, items: Type, bs: readonly ArrayType[], length: number) {
    this.#prover = prover;
    this.#a = a;
    this.#items = items;
    this.#bs = bs;
    this.#length = length;
  }

  decide(): Answer {
    return this.#place(0, [], false) ?? this.#all.answer();
  }

  /** Places the right sides from `at` on; `undefined` where none of the ways was found to refute. */
  #place(at: number, groups: readonly Group[], doubled: boolean): Answer | undefined {
    const b = this.#bs[at];
    if (b === undefined) return this.#assemble(groups, doubled);
    return this.#prover.deeper(() => this.#placeOne(b, at, groups, doubled));
  }

  #placeOne(b: ArrayType, at: number, groups: readonly Group[], doubled: boolean): Answer | undefined {
    if (b.uniqueItems === true && this.#a.uniqueItems !== true && this.#hasRoom(groups.length, true)) {
      const answer = this.#place(at + 1, groups, true);
      if (answer !== undefined) return answer;
    }
    const type = b.items?.type;
    if (type === undefined) return undefined;
    if (this.#hasRoom(groups.length + 1, doubled)) {
      const answer = this.#extend([type], (group) => this.#place(at + 1, [...groups, group], doubled));
      if (answer !== undefined) return answer;
    }
    for (const [which, group] of groups.entries()) {
      const answer = this.#extend(this.#prover.theory.together(group.types, type), (extended) =>
        this.#place(
          at + 1,
          groups.map((other, place) => (place === which ? extended : other)),
          doubled,
        ),
      );
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #extend(types: readonly Type[], next: (group: Group) => Answer | undefined): Answer | undefined {
    const answer = this.#prover.notIn(this.#items, types);
    return this.#all.take(answer) ? next({ types, witness: answer.witness }) : undefined;
  }

  #hasRoom(groups: number, doubled: boolean): boolean {
    return this.#prover.theory.fits({ groups, doubled }, this.#length);
  }

  #assemble(groups: readonly Group[], doubled: boolean): Answer | undefined {
    const items = groups.map(({ witness }) => witness);
    const unique = this.#a.uniqueItems === true;
    const [first] = items;
    if (doubled && first !== undefined) items.push(first);
    const filled = unique ? this.#filledUniquely(items) : this.#filled(items);
    if (filled !== undefined) return refuted(filled);
    this.#all.take(undecided(`no list of ${this.#length}${unique ? " different" : ""} items could be made`));
    return undefined;
  }

  #filled(items: readonly Json[]): readonly Json[] | undefined {
    if (items.length >= this.#length) return items;
    if (this.#length > longestArray) return undefined;
    const { items: definition } = this.#a;
    const { left } = this.#prover;
    const filling = definition === undefined ? null : left.smallestOf(definition);
    if (filling === undefined) return undefined;
    return [...items, ...Array.from({ length: this.#length - items.length }, () => filling)];
  }

  #filledUniquely(items: readonly Json[]): readonly Json[] | undefined {
    if (this.#length > longestArray) return undefined;
    const different = new Map(items.map((item) => [canonical(item), item]));
    for (const item of this.#prover.left.several(this.#items, this.#length + different.size)) {
      if (different.size >= this.#length) break;
      const text = canonical(item);
      if (!different.has(text)) different.set(text, item);
    }
    return different.size === this.#length ? [...different.values()] : undefined;
  }
}

/** How many items a witness may have. */
const longestArray = 1_000;
