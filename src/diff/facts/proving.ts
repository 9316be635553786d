import { bareDefinition } from "../../plan/bare.js";
import type { Definition, ObjectType, Property, Type } from "../../plan/model.js";
import { type Proof, subtype, usedUp } from "../../plan/subtype/index.js";
import { accepts } from "../../plan/values/accepts.js";
import { anything } from "../../plan/values/atoms.js";
import { propertiesByName } from "../../plan/values/judge.js";
import { madeOnce } from "../made-once.js";
import { isAssignable } from "./assignable.js";
import type { Call, Gate, Step } from "./place.js";
import type { Worlds } from "./worlds.js";

/** A proof, and where its value stands in the call. */
export interface Finding {
  readonly proof: Proof;
  readonly steps: readonly Step[];
  /** The properties that the value is about; the rest of the object is as it likes. `undefined`: it is the whole node. */
  readonly names: readonly string[] | undefined;
  /** The call in which it is seen, where that is not the place's own: of what many calls carry. */
  readonly call?: (() => Call | undefined) | undefined;
  /** Of something removed, for consumers: the proof when they no longer wait for it. Absent where nobody announced that it goes. */
  readonly unawaited?: Proof | undefined;
  /** Of what came under a name, or left it: what that does to calls which another definition of the name had, or has from here on. */
  readonly takeover?: Finding | undefined;
  /** Of names that calls may carry: whether the definition itself still admits all of them, whoever else takes such calls. */
  readonly own?: Proof | undefined;
}

/** What is found out about one fact. */
export interface Findings {
  readonly producers: Finding;
  readonly consumers: Finding;
  /** Whether generated code takes less than it did, whichever values are allowed. Absent: it doesn't. */
  readonly narrows?: (() => boolean) | undefined;
}

export const included: Proof = { kind: "included" };

/** Findings of what changes no value. */
export const harmless: Findings = {
  producers: { proof: included, steps: [], names: undefined },
  consumers: { proof: included, steps: [], names: undefined },
};

const gravity = { refuted: 0, undecided: 1, included: 2 } as const;

/** The graver of two; of two that are alike the one of which less was announced, and else the first. */
export function graver(one: Finding | undefined, other: Finding): Finding {
  if (!one) return other;
  const [before, after] = [one, other].map(
    ({ proof, unawaited }) => 3 * gravity[proof.kind] + gravity[(unawaited ?? proof).kind],
  ) as [number, number];
  return after < before ? other : one;
}

/** Findings of what no call carries: it breaks nobody, whatever it is. */
export const uncarried: Findings = { ...harmless };

/** How many steps a proof may take, and how many when many have used them up: a plan of large types must not hold us long. */
const mostSteps = 20_000;
const leastSteps = 500;

/** Asks for proofs, each question once. */
export class Proving {
  readonly worlds: Worlds;
  readonly #known = new WeakMap<Type, WeakMap<Type, Proof>>();
  readonly #narrowing = new WeakMap<Type, WeakMap<Type, boolean>>();

  #budget = mostSteps;

  constructor(worlds: Worlds) {
    this.worlds = worlds;
  }

  /** Whether every value of one type is one of another, whichever worlds they are of. */
  proof(a: Type, b: Type): Proof {
    const answers = this.#known.get(a) ?? new WeakMap<Type, Proof>();
    const before = answers.get(b);
    if (before) return before;
    const proof = subtype(a, this.worlds.types, b, this.worlds.types, { budget: this.#budget });
    // What is inside types that are too large is too large, more often than not.
    if (proof.kind === "undecided" && proof.reason === usedUp) this.#budget = Math.max(leastSteps, this.#budget / 2);
    answers.set(b, proof);
    this.#known.set(a, answers);
    return proof;
  }

  /** Whether both are sure to hold the same values. */
  isSame(a: Type, b: Type): boolean {
    return this.proof(a, b).kind === "included" && this.proof(b, a).kind === "included";
  }

  /** Whether generated code has the same type for both, whichever values they hold. */
  isSameInCode(a: Type, b: Type): boolean {
    return !this.#narrows(a, b) && !this.#narrows(b, a);
  }

  #narrows(a: Type, b: Type): boolean {
    const [before, after] = [this.worlds.typed(a), this.worlds.typed(b)];
    const answers = madeOnce(this.#narrowing, before, () => new WeakMap<Type, boolean>());
    return madeOnce(answers, after, () => {
      const { kind } = this.proof(before, after);
      return kind === "refuted" || (kind === "included" && !isAssignable(before, after, this.worlds.types));
    });
  }

  /** What it means that a node was of type `base` and is of type `head`, when nothing else changes. */
  node(base: Type, head: Type, steps: readonly Step[], gate: Gate | undefined): Findings {
    return gate ? this.#within(gate, base, head) : this.#findings(base, head, head, base, steps, undefined);
  }

  /**
   * What a change of an object means: `undone` is the head's with only this change taken back, `done` the base's with only this
   * change made. `names` are the properties it is about.
   */
  object(change: ObjectChange, names: readonly string[], steps: readonly Step[], gate: Gate | undefined): Findings {
    if (gate) return this.change(change, steps, gate);
    const { base, head, undone, done } = change;
    const only = (type: ObjectType): ObjectType => restricted(type, names);
    return this.#findings(only(undone), only(head), only(done), only(base), steps, names);
  }

  /** What it means that one thing about a node changed; as {@link object}, of any type. */
  change({ base, head, undone, done }: Change, steps: readonly Step[], gate: Gate | undefined): Findings {
    return gate ? this.#within(gate, undone, done) : this.#findings(undone, head, done, base, steps, undefined);
  }

  /** What one change means inside a gate: nothing, where the whole takes all that it took, whatever the change would do alone. */
  #within(gate: Gate, undone: Type, done: Type): Findings {
    const alone = this.#findings(
      gate.headWith(undone),
      gate.head,
      gate.baseWith(done),
      gate.base,
      gate.steps,
      undefined,
    );
    const whole = this.#findings(gate.base, gate.head, gate.head, gate.base, gate.steps, undefined);
    const finding = (audience: "producers" | "consumers", own: Type, shown: () => Proof): Finding => {
      if (whole[audience].proof.kind === "included") return whole[audience];
      const { proof } = alone[audience];
      if (proof.kind !== "refuted" || accepts(own, proof.witness, this.worlds.types)) return alone[audience];
      // The value needs another change to be valid at all. Perhaps there is one that needs only what stands on its side.
      const better = shown();
      return better.kind === "refuted" ? { ...alone[audience], proof: better } : alone[audience];
    };
    const either = (one: Type, other: Type): Type => ({ kind: "union", members: [one, other].map(definitionOf) });
    return {
      producers: finding("producers", gate.base, () => this.proof(gate.base, either(gate.head, gate.baseWith(done)))),
      consumers: finding("consumers", gate.head, () =>
        this.proof(gate.head, either(this.worlds.open(gate.base), gate.headWith(undone))),
      ),
      narrows: () => whole.narrows?.() === true && alone.narrows?.() === true,
    };
  }

  /** What it means that other keys than those of `named` were allowed, or are. */
  rest(change: ObjectChange, named: readonly string[], steps: readonly Step[], gate: Gate | undefined): Findings {
    if (gate) return this.change(change, steps, gate);
    const only = (type: ObjectType): ObjectType => ({
      kind: "object",
      // The listed ones take anything: so the key that shows the difference is none of them.
      properties: named.map((name) => propertyOf(name, anything)),
      additional: type.additional,
    });
    const { base, head, undone, done } = change;
    return this.#findings(only(undone), only(head), only(done), only(base), steps, []);
  }

  #findings(
    before: Type,
    head: Type,
    after: Type,
    base: Type,
    steps: readonly Step[],
    names: readonly string[] | undefined,
  ): Findings {
    return {
      producers: { proof: this.proof(before, head), steps, names },
      consumers: { proof: this.proof(after, this.worlds.open(base)), steps, names },
      narrows: () => this.#narrows(before, head),
    };
  }
}

/** Both sides, and both with one change made or taken back. */
export interface Change<T extends Type = Type> {
  readonly base: T;
  readonly head: T;
  readonly undone: T;
  readonly done: T;
}
export type ObjectChange = Change<ObjectType>;

/** What an object says of some of its properties, and nothing of the others. */
function restricted(type: ObjectType, names: readonly string[]): ObjectType {
  const listed = propertiesByName(type);
  const properties = names.flatMap((name) => listed.get(name) ?? restOf(type, name));
  return { kind: "object", properties, additional: false };
}

/** A key that an object does not list, where it admits others. */
function restOf({ additional }: ObjectType, name: string): readonly Property[] {
  if (additional === false) return [];
  return [propertyOf(name, additional === true ? anything : additional.type)];
}

const nowhere = { file: "", start: 0, end: 0 };

/** An optional property that says nothing but its type. */
export function propertyOf(name: string, type: Type): Property {
  return { ...definitionOf(type), name: { value: name, span: nowhere }, required: false };
}

/** A definition that says nothing but its type. */
export function definitionOf(type: Type): Definition {
  return bareDefinition(type, nowhere);
}

/** An object with another property of a name in place of what it had, or without it. */
export function withProperty(type: ObjectType, name: string, property: Property | undefined): ObjectType {
  const at = type.properties.findIndex((one) => one.name.value === name);
  const properties = [...type.properties];
  if (at === -1) properties.push(...(property ? [property] : []));
  else properties.splice(at, 1, ...(property ? [property] : []));
  return { ...type, properties };
}
