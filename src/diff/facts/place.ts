import type { Json, Type } from "../../plan/model.js";
import type { Text } from "../../source/span.js";
import type { Group, Subject, SubjectKind } from "../model.js";
import type { Spans } from "./spans.js";

/** One step from an object, an array or a map into its parts. A property's name may differ on the two sides. */
export type Step =
  | { readonly kind: "property"; readonly base: string; readonly head: string }
  | { readonly kind: "items" }
  | { readonly kind: "values" };

/** The call that carries something, with what it carries on either side. */
export interface Call {
  readonly call: string;
  readonly base: { readonly name: string; readonly shape: Type };
  readonly head: { readonly name: string; readonly shape: Type };
  /** Whether the head has no such call of its own: its shape is what others take, and shows nothing that arrives. */
  readonly isGone?: boolean | undefined;
  /** What may take the same call on either side, where calls don't say which definition is theirs. */
  readonly others?: { readonly base: Takes; readonly head: Takes } | undefined;
  /**
   * Of pages and screens, where names of several may meet: the names that calls of a side may carry, the plainest first, with what takes
   * such calls on the other side. Absent: the name of that side alone.
   */
  readonly names?: ((side: "base" | "head") => readonly NamedCall[]) | undefined;
}

/** Whether something may take a call with a payload; in the base as its consumers see it, with objects opened. */
export type Takes = (payload: Json) => boolean;

/** A name that calls may carry, and the shapes of what takes such calls on the other side. */
export interface NamedCall {
  readonly name: string;
  readonly takers: readonly Type[];
}

/**
 * A node in which parts can't be judged one by one, because a value may find its place elsewhere in it: a union, or a list
 * whose items depend on one another. Inside it every fact is judged by the whole: with this change alone undone or done.
 */
export interface Gate {
  readonly base: Type;
  readonly head: Type;
  readonly steps: readonly Step[];
  /** The base's (the head's) node at the gate, with this in the place where we are. */
  readonly baseWith: (type: Type) => Type;
  readonly headWith: (type: Type) => Type;
}

/** Where a comparison stands. */
export interface Place {
  readonly kind: SubjectKind;
  readonly group: Group;
  readonly path: readonly string[];
  /** From the call's properties or traits to here. */
  readonly steps: readonly Step[];
  /** `undefined` where no call carries it: nothing sent can break. */
  readonly call: (() => Call | undefined) | undefined;
  readonly gate: Gate | undefined;
  /** Whether both sides are known to hold the same values, so that only texts and governance are compared. */
  readonly isSettled: boolean;
  /**
   * Where the two sides began to take what is compared from different definitions: what is found from there on is an edit of that place.
   * `undefined` where each side has what the other has.
   */
  readonly parting?: Spans | undefined;
  /** How long what it is part of is kept, on either side, and with that itself at most. */
  readonly kept?: Kept | undefined;
  /** Whether it was announced that what it is part of goes, so that nobody counts on what is missing. */
  readonly isGoing?: boolean | undefined;
}

/** ISO 8601 durations; `undefined` where nothing around says one. */
export interface Kept {
  readonly base: Text | undefined;
  readonly head: Text | undefined;
}

/** A place further inside. */
export function inside(
  place: Place,
  kind: SubjectKind,
  path: readonly string[],
  step: Step | undefined,
  gate: Gate | undefined,
): Place {
  return {
    ...place,
    kind,
    path: [...place.path, ...path],
    steps: step ? [...place.steps, step] : place.steps,
    gate,
  };
}

export function subjectOf({ kind, group, path }: Place): Subject {
  return { kind, group, path };
}

/** A gate seen from one step further inside, where the part is put back by these. */
export function narrowed(gate: Gate, base: (type: Type) => Type, head: (type: Type) => Type): Gate;
export function narrowed(
  gate: Gate | undefined,
  base: (type: Type) => Type,
  head: (type: Type) => Type,
): Gate | undefined;
export function narrowed(gate: Gate | undefined, base: (type: Type) => Type, head: (type: Type) => Type) {
  if (!gate) return undefined;
  return {
    ...gate,
    baseWith: (type: Type): Type => gate.baseWith(base(type)),
    headWith: (type: Type): Type => gate.headWith(head(type)),
  };
}

/** A gate that begins here. */
export function gateAt(place: Place, base: Type, head: Type): Gate {
  const itself = (type: Type): Type => type;
  return { base, head, steps: place.steps, baseWith: itself, headWith: itself };
}
