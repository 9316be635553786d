import type { LoadedPlan } from "../../loaded.js";
import { isCode } from "../../plan/output-part.js";
import { madeOnce } from "../made-once.js";
import { type Held, type HeldProperty, has, heldIn, namedProperty, propertiesIn } from "./held.js";
import { type OutputPair, type OutputPairs, type OutputSide, withOption } from "./pairs.js";

/** What outputs with code send for the first time, though it was denied wherever it could have been sent. As sentences name it. */
export class FirstSent {
  readonly #before: readonly OutputSide[];
  readonly #pairs: readonly OutputPair[];
  readonly #common: readonly HeldProperty[];
  readonly #byEvent = new Map<string, HeldProperty[]>();
  readonly #base: LoadedPlan;
  readonly #head: LoadedPlan;

  constructor({ both, removed }: OutputPairs, held: readonly Held[], base: LoadedPlan, head: LoadedPlan) {
    this.#pairs = both.filter((pair) => isCode(pair.base.written));
    this.#before = [...both.map((pair) => pair.base), ...removed].filter(({ written }) => isCode(written));
    this.#common = propertiesIn(held, base, head);
    for (const one of this.#common) {
      if (one.of.kind === "event") madeOnce(this.#byEvent, one.of.head.name.value, () => []).push(one);
    }
    this.#base = base;
    this.#head = head;
  }

  /** By an output that comes: also of what is new in the plan, where no output sent anything of its class. */
  by(own: OutputSide): readonly string[] {
    if (!isCode(own.written)) return [];
    const known = new Set(this.#common.map(({ path }) => JSON.stringify(path)));
    const all = propertiesIn(heldIn(this.#head, this.#head), this.#head, this.#head);
    const isNew = ({ path }: HeldProperty): boolean => !known.has(JSON.stringify(path));
    return [...this.#common, ...all.filter(isNew)]
      .filter((one) => has(own, one.of, "head") && this.#isFirst(one, own))
      .map(namedProperty);
  }

  /** By an output that is about another part of the plan, as one of its options says. */
  byPart(pair: OutputPair, option: string): readonly string[] {
    const changed = withOption(pair.base, option, pair.head);
    return newIn(pair, this.#common)
      .filter((one) => has(changed, one.of, "base") && this.#isFirst(one, pair.head))
      .map(namedProperty);
  }

  /** By outputs that hold some events only now, by their names in the head. */
  byEvents(names: ReadonlySet<string>): readonly string[] {
    const own = [...names].flatMap((name) => this.#byEvent.get(name) ?? []);
    const found = this.#pairs.flatMap((pair) => newIn(pair, own).filter((one) => this.#isFirst(one, pair.head)));
    return [...new Set(found.map(namedProperty))];
  }

  /** Whether all outputs that had it denied it, or all that there were where none had it. What became of its own privacy, other changes tell. */
  #isFirst({ of, privacy }: HeldProperty, own: OutputSide): boolean {
    const isInBase = of.base !== of.head || this.#base === this.#head;
    const holders = isInBase ? this.#before.filter((side) => has(side, of, "base")) : [];
    const asked = holders.length > 0 ? holders : this.#before;
    const denies = ({ part }: OutputSide): boolean => part.refused.has(privacy.head);
    return asked.length > 0 && !denies(own) && asked.every(denies);
  }
}

/** What an output has that it did not have. */
function newIn({ base, head }: OutputPair, properties: readonly HeldProperty[]): readonly HeldProperty[] {
  if (!isCode(head.written)) return [];
  return properties.filter(({ of }) => !has(base, of, "base") && has(head, of, "head"));
}
