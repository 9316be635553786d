import type { Json, ObjectType, Property, Type } from "../model.js";
import { anything } from "../values/atoms.js";
import { propertiesByName } from "../values/judge.js";
import { type Answer, Conjunction, included, refuted, undecided } from "./proof.js";
import type { Prover } from "./prover.js";

/** What an object can be made to differ in: that a key is absent, a key's value, or a key that nobody names. */
export type Component =
  | { readonly kind: "absent"; readonly name: string }
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "fresh" };

/** The type of a key's value; `undefined` where the object can't have the key. */
function typeAt(type: ObjectType, name: string | undefined): Type | undefined {
  const property = name === undefined ? undefined : propertiesByName(type).get(name);
  if (property !== undefined) return property.type;
  if (typeof type.additional === "boolean") return type.additional ? anything : undefined;
  return type.additional.type;
}

/** The components in which an object of `a` may differ from all of `b`, those that make the smallest object first. */
export function componentsOf(a: ObjectType, b: ObjectType, names: ReadonlySet<string>): readonly Component[] {
  const components: Component[] = [];
  for (const name of names) if (isRequired(b, name) && !isRequired(a, name)) components.push({ kind: "absent", name });
  const taken = [...names].filter((name) => typeAt(a, name) !== undefined);
  for (const name of taken) if (isRequired(a, name)) components.push({ kind: "value", name });
  for (const name of taken) if (!isRequired(a, name)) components.push({ kind: "value", name });
  if (typeAt(a, undefined) !== undefined) components.push({ kind: "fresh" });
  return components;
}

function isRequired(type: ObjectType, name: string): boolean {
  return propertiesByName(type).get(name)?.required === true;
}

/** Whether an object type lies in the union of others. */
export function decideObjects(prover: Prover, a: ObjectType, bs: readonly ObjectType[]): Answer {
  return new Assigning(prover, a, bs).decide();
}

/** The value of one key, and the right sides that it refutes. */
type State =
  | { readonly kind: "absent" }
  | { readonly kind: "value"; readonly types: readonly Type[]; readonly witness: Json };

interface Option {
  readonly component: Component;
  /** A value for the component that refutes this right side alone. */
  readonly witness: Json | undefined;
}

/** A right side and the ways to refute it. */
interface Choice {
  readonly b: ObjectType;
  readonly options: readonly Option[];
}

/**
 * An object of `a` is outside all right sides exactly when every one of them can be assigned to one component of it, such
 * that each component is outside all that are assigned to it together.
 */
class Assigning {
  readonly #all = new Conjunction();
  readonly #prover: Prover;
  readonly #a: ObjectType;
  readonly #bs: readonly ObjectType[];
  #names: ReadonlySet<string> = new Set();

  constructor(prover: Prover, a: ObjectType, bs: readonly ObjectType[]) {
    this.#prover = prover;
    this.#a = a;
    this.#bs = bs;
  }

  decide(): Answer {
    const left = this.#bs.filter((b) => !this.#isApart(b));
    this.#names = new Set([this.#a, ...left].flatMap((type) => type.properties.map(({ name }) => name.value)));
    const choices: Choice[] = [];
    for (const b of left) {
      const alone = new Conjunction();
      const options = this.#optionsOf(b, alone);
      if (options.length === 0) return alone.answer();
      choices.push({ b, options });
    }
    choices.sort((one, other) => one.options.length - other.options.length);
    return this.#assign(choices, 0, new Map(), []) ?? this.#all.answer();
  }

  /** Whether no object of `a` is one of `b`, by their names or by a constant that tells them apart. */
  #isApart(b: ObjectType): boolean {
    if (b.properties.some(({ name, required }) => required && typeAt(this.#a, name.value) === undefined)) return true;
    for (const { name, required, type } of this.#a.properties) {
      if (!required) continue;
      const theirs = typeAt(b, name.value);
      if (theirs === undefined) return true;
      const constant = this.#prover.left.constantOf(type);
      if (constant !== undefined && this.#prover.rightTakes(theirs, constant.value) === false) return true;
    }
    return false;
  }

  /** The components that refute `b` if nothing else is asked of them. */
  #optionsOf(b: ObjectType, alone: Conjunction): readonly Option[] {
    const options: Option[] = [];
    for (const component of this.#prover.theory.componentsOf(this.#a, b, this.#names)) {
      if (component.kind === "absent") {
        options.push({ component, witness: undefined });
        continue;
      }
      const name = component.kind === "fresh" ? undefined : component.name;
      const [mine, theirs] = [typeAt(this.#a, name), typeAt(b, name)];
      if (mine === undefined) continue;
      const answer = this.#outside(mine, theirs === undefined ? [] : [theirs], name);
      // A component that is no option, or not known to be one, counts when the options fail as well.
      this.#all.take(answer);
      if (alone.take(answer)) options.push({ component, witness: answer.witness });
    }
    return options;
  }

  /** A value of a type that none of the others takes: the smallest when there are no others. `name` is the key's, if it has one. */
  #outside(type: Type, others: readonly Type[], name: string | undefined): Answer {
    if (others.length > 0) return this.#prover.notIn(type, others);
    if (this.#prover.left.isEmpty(type)) return included;
    const smallest = this.#prover.left.smallest(type);
    if (smallest !== undefined) return refuted(smallest);
    return undecided(`no value could be made for ${name === undefined ? "other properties" : `\`${name}\``}`);
  }

  #assign(
    choices: readonly Choice[],
    at: number,
    states: ReadonlyMap<string, State>,
    fresh: readonly Json[],
  ): Answer | undefined {
    const choice = choices[at];
    if (choice === undefined) return this.#assemble(states, fresh);
    for (const option of choice.options) {
      const answer = this.#prover.deeper(() => this.#assignTo(option, choices, at, states, fresh));
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #assignTo(
    { component, witness }: Option,
    choices: readonly Choice[],
    at: number,
    states: ReadonlyMap<string, State>,
    fresh: readonly Json[],
  ): Answer | undefined {
    if (component.kind === "fresh") {
      // Every right side has a key of its own, so they never get into one another's way.
      return this.#assign(choices, at + 1, states, [...fresh, witness as Json]);
    }
    const state = this.#stateWith(states.get(component.name), component, (choices[at] as Choice).b);
    if (state === undefined) return undefined;
    return this.#assign(choices, at + 1, new Map(states).set(component.name, state), fresh);
  }

  /** What a key must be to refute `b` as well; `undefined` where it can't be. */
  #stateWith(
    state: State | undefined,
    component: Exclude<Component, { kind: "fresh" }>,
    b: ObjectType,
  ): State | undefined {
    if (component.kind === "absent") return state?.kind === "value" ? undefined : { kind: "absent" };
    if (state?.kind === "absent") return undefined;
    const [mine, theirs] = [typeAt(this.#a, component.name), typeAt(b, component.name)];
    if (mine === undefined) return undefined;
    const before = state?.types ?? [];
    const types = theirs === undefined ? before : this.#prover.theory.together(before, theirs);
    const answer = this.#outside(mine, types, component.name);
    return this.#all.take(answer) ? { kind: "value", types, witness: answer.witness } : undefined;
  }

  #assemble(states: ReadonlyMap<string, State>, fresh: readonly Json[]): Answer | undefined {
    const made: Record<string, Json> = Object.create(null);
    for (const property of this.#a.properties) {
      const name = property.name.value;
      const value = this.#valueOf(property, states.get(name));
      if (value === "none") {
        this.#all.take(undecided(`no value could be made for \`${name}\``));
        return undefined;
      }
      if (value !== undefined) made[name] = value.value;
    }
    for (const [name, state] of states) {
      if (state.kind === "value" && !(name in made)) made[name] = state.witness;
    }
    let number = 0;
    for (const value of fresh) {
      while (this.#names.has(freshName(number))) number++;
      made[freshName(number++)] = value;
    }
    return refuted(made);
  }

  #valueOf(property: Property, state: State | undefined): { readonly value: Json } | "none" | undefined {
    if (state?.kind === "value") return { value: state.witness };
    if (state?.kind === "absent" || !property.required) return undefined;
    const value = this.#prover.left.smallestOf(property);
    return value === undefined ? "none" : { value };
  }
}

/** `other`, `other2`, … */
function freshName(number: number): string {
  return number === 0 ? "other" : `other${number + 1}`;
}
