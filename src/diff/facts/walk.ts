import type { Definition, Type } from "../../plan/model.js";
import { atomsOf } from "../../plan/values/atoms.js";
import { compareArrays } from "./arrays.js";
import type { Comparison } from "./comparison.js";
import type { Found } from "./found.js";
import { compareHeads } from "./metadata.js";
import { compareObjects, nested } from "./objects.js";
import type { Place } from "./place.js";
import type { Findings } from "./proving.js";
import { differingSpans, type Spans, spanOf } from "./spans.js";
import { typeSide } from "./text.js";
import { compareUnions } from "./unions.js";
import { plainName } from "./worlds.js";

/** What a pair of types brought about: where, and which of the facts that were found. */
interface Walked {
  readonly path: readonly string[];
  readonly found: [from: number, to: number];
  readonly again: [from: number, to: number];
}

/** Types that are made of one another twice over double the places with every level: nobody reads so many. */
const mostRepeated = 1000;

/** Walks two definitions of one thing by name, as deep as they have parts of the same names, and tells what differs. */
export class Walk {
  readonly comparison: Comparison;
  /** Pairs of types that were walked in this group: again they would only bring the same facts in other places. */
  readonly #walked = new Map<Type, Map<Type, Map<Type | undefined, Walked>>>();
  #repeated = 0;

  constructor(comparison: Comparison) {
    this.comparison = comparison;
  }

  /** Compares what two definitions say and which values they admit. Both in the worlds of the comparison. */
  definitions(place: Place, a: Definition, b: Definition, formerly?: string): void {
    if (formerly === undefined && this.comparison.same.definition(a, b)) return;
    compareHeads(this.comparison.tell, place, a, b, { base: spanOf(a), head: spanOf(b) }, formerly);
    this.types(place, a, b);
  }

  /** Compares which values two definitions admit. */
  types(place: Place, a: Definition, b: Definition): void {
    const { same, worlds } = this.comparison;
    if (same.type(a.type, b.type)) return;
    const [before, after] = [atomsOf(a.type, worlds.types), atomsOf(b.type, worlds.types)];
    const [one, other] = [before[0], after[0]];
    if (before.length === 1 && after.length === 1 && one?.kind === "object" && other?.kind === "object") {
      this.once(one, other, place, () => compareObjects(this, place, one, other, nested, this.spans(a, b)));
    } else if (before.length === 1 && after.length === 1 && one?.kind === "array" && other?.kind === "array") {
      this.once(one, other, place, () => compareArrays(this, place, a, b, one, other));
    } else {
      this.once(a.type, b.type, place, () => compareUnions(this, place, { base: a, head: b, before, after }));
    }
  }

  /** Where two definitions differ. */
  spans(a: Definition, b: Definition): Spans {
    return differingSpans(a, b, this.comparison.written);
  }

  /** Compares a pair of types unless it was: then what was found holds here as well. */
  once(a: Type, b: Type, place: Place, compare: () => void): void {
    const others = this.#walked.get(a) ?? new Map<Type, Map<Type | undefined, Walked>>();
    const gates = others.get(b) ?? new Map<Type | undefined, Walked>();
    const gate = place.isSettled ? a : place.gate?.head;
    const walked = gates.get(gate);
    if (walked) {
      this.#repeat(walked, place);
      return;
    }
    const { found, again } = this.comparison;
    const now: Walked = { path: place.path, found: [found.length, found.length], again: [again.length, again.length] };
    gates.set(gate, now);
    others.set(b, gates);
    this.#walked.set(a, others);
    compare();
    now.found[1] = found.length;
    now.again[1] = again.length;
  }

  /** Takes down that facts hold here as well. A type in itself has none yet: where it holds further in goes without saying. */
  #repeat({ path, found, again }: Walked, place: Place): void {
    const { comparison } = this;
    const put = (fact: Found, at: readonly string[]): void => {
      if (this.#repeated++ < mostRepeated) {
        comparison.again.push({ fact, place: { ...fact.place, path: [...place.path, ...at.slice(path.length)] } });
      }
    };
    for (const fact of comparison.found.slice(...found)) put(fact, fact.place.path);
    for (const one of comparison.again.slice(...again)) put(one.fact, one.place.path);
  }

  /** One node became another as a whole. */
  typeChanged(place: Place, da: Definition, db: Definition, a: Type, b: Type): void {
    if (place.isSettled || this.comparison.proving.isSame(a, b)) return;
    this.tellTypeChanged(place, da, db, () => this.comparison.proving.node(a, b, place.steps, place.gate));
  }

  /** Tells that a node is of another type, and what that means. */
  tellTypeChanged(place: Place, da: Definition, db: Definition, findings: () => Findings): void {
    const prefix = place.kind === "trait" || place.kind === "context-property" ? place.kind : "property";
    const spans = this.spans(da, db);
    const [a, b] = this.#shown(da.type, db.type);
    const base = { span: spans.base, ...typeSide(a) };
    const head = { span: spans.head, ...typeSide(b) };
    this.comparison.tellValues(`${prefix}-type-changed`, place, base, head, findings);
  }

  /** What two types are: of a type that has one name on both sides, what changed in it. */
  #shown(a: Type, b: Type): readonly [Type, Type] {
    const { types } = this.comparison.worlds;
    const seen = new Set<Type>();
    let [one, other] = [a, b];
    while (one.kind === "reference" && other.kind === "reference" && plainName(one.name) === plainName(other.name)) {
      const [before, after] = [types(one.name)?.type, types(other.name)?.type];
      if (!before || !after || seen.has(before)) break;
      seen.add(before);
      [one, other] = [before, after];
    }
    return [one, other];
  }
}
