import type { Definition, EnumMember, EventStatus, Plan } from "../plan/model.js";
import { eachDefinition } from "../plan/references.js";
import { accepts } from "../plan/values/accepts.js";
import { atomsOf, type Types } from "../plan/values/atoms.js";
import type { Span } from "../source/span.js";
import { plainType } from "./facts/worlds.js";
import type { Fact } from "./model.js";

/** How far something had come before it changed. */
export interface Life {
  readonly status: EventStatus;
  /** `YYYY-MM-DD`. */
  readonly expires: string | undefined;
}

/** What a base says of the lives of what stands in it, by its place there. */
export type Lives = (span: Span) => Life | undefined;

/**
 * Gives the lives of what a plan holds: of its events, and of everything that is deprecated. Found by place, since the same definition
 * may stand in many events; worked out when it is first asked for.
 */
export function livesIn(plan: Plan): Lives {
  let known: ReadonlyMap<string, Life> | undefined;
  return (span) => {
    known ??= livesByPlace(plan);
    return known.get(placeOf(span));
  };
}

/**
 * Gives how far the names had come that calls of a page or screen carry no longer: each of them, or it is not known. Its day is the last of
 * theirs.
 */
export function livesOfNames({
  base,
  head,
}: {
  readonly base: Plan;
  readonly head: Plan;
}): (fact: Fact) => Life | undefined {
  const types = { base: typesIn(base), head: typesIn(head) };
  return ({ base: before, head: after }) => {
    // One that has but one name is called by the event's.
    if (!before?.type || !after?.type || (after.type.kind === "enum" && after.type.constant)) return undefined;
    const names = plainType(after.type);
    const atoms = atomsOf(plainType(before.type), types.base);
    const gone: EnumMember[] = [];
    for (const atom of atoms) {
      if (atom.kind !== "enum") return undefined;
      gone.push(...atom.members.filter(({ value }) => !accepts(names, value, types.head)));
    }
    const days = gone.map(({ deprecated, expires }) => (deprecated ? expires?.value : undefined));
    if (days.length === 0 || days.includes(undefined)) return undefined;
    return { status: "deprecated", expires: days.sort().at(-1) };
  };
}

function typesIn({ types }: Plan): Types {
  const named = new Map(types.map(({ name, definition }) => [name.value, definition]));
  return (name) => named.get(name);
}

function livesByPlace(plan: Plan): ReadonlyMap<string, Life> {
  const lives = new Map<string, Life>();
  const put = (life: Life, ...places: readonly Span[]): void => {
    for (const place of places) lives.set(placeOf(place), life);
  };
  const visit = (definition: Definition): void => {
    const { deprecated, expires, type, span } = definition;
    if (deprecated) {
      const life: Life = { status: "deprecated", expires: expires?.value };
      put(life, span, ...("name" in definition ? [(definition as { name: { span: Span } }).name.span] : []));
    }
    if (type.kind !== "enum") return;
    for (const member of type.members) {
      if (member.deprecated) put({ status: "deprecated", expires: member.expires?.value }, member.span);
    }
  };
  for (const { status, expires, name, span, properties, additional, callName } of plan.events) {
    eachDefinition([...properties, ...listOf(additional), ...(callName ? [callName] : [])], visit);
    put({ status, expires: expires?.value }, span, name.span);
  }
  for (const { traits, additional } of plan.entities) eachDefinition([...traits, ...listOf(additional)], visit);
  for (const { name, definition } of plan.types) {
    eachDefinition([definition], visit);
    if (definition.deprecated) put({ status: "deprecated", expires: definition.expires?.value }, name.span);
  }
  eachDefinition(plan.context, visit);
  return lives;
}

function listOf(additional: boolean | Definition): readonly Definition[] {
  return typeof additional === "boolean" ? [] : [additional];
}

function placeOf({ file, start }: Span): string {
  return `${start} ${file}`;
}

/** Whether a day has passed: what holds until a day still holds on that day. */
export function hasPassed(day: string | undefined, today: string): boolean {
  return day !== undefined && day < today;
}
