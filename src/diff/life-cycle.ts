import type { Definition, EnumMember, EventStatus, Plan, Type } from "../plan/model.js";
import { eachDefinition } from "../plan/references.js";
import { type Proof, subtype } from "../plan/subtype/index.js";
import type { Types } from "../plan/values/atoms.js";
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
 * Gives how far that had come which a definition admits no longer: values that it lists, and members of a union. Each of them, or it is not
 * known. Its day is the last of theirs.
 */
export function livesOfLosses({
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
    const now = plainType(after.type);
    const parts = partsOf(plainType(before.type), types.base, (type) => subtype(type, types.base, now, types.head));
    // Proofs are dear, and most types hold nothing that is deprecated.
    if (parts.every(({ until }) => until === undefined)) return undefined;
    const days = parts.filter(({ isLeft }) => !isLeft()).map(({ until }) => until);
    if (days.length === 0 || days.includes(undefined)) return undefined;
    return { status: "deprecated", expires: days.sort().at(-1) };
  };
}

/** A value that an enum lists, or a member of a union that is none itself. */
interface Part {
  /** The day until which it, or what it is part of, is kept; `undefined` where nobody announced that it goes. */
  readonly until: string | undefined;
  readonly isLeft: () => boolean;
}

function partsOf(whole: Type, types: Types, proof: (type: Type) => Proof): readonly Part[] {
  const seen = new Set<string>();
  const within = (type: Type, until: string | undefined): readonly Part[] => {
    const part = (one: Type, day = until): Part => ({ until: day, isLeft: () => proof(one).kind === "included" });
    if (type.kind === "union") return type.members.flatMap((member) => within(member.type, dayOf(member) ?? until));
    if (type.kind === "enum") {
      return type.members.map((member) => part({ ...type, members: [member] }, dayOf(member) ?? until));
    }
    const named = type.kind === "reference" && !seen.has(type.name) ? types(type.name) : undefined;
    if (!named || type.kind !== "reference") return [part(type)];
    seen.add(type.name);
    return within(named.type, dayOf(named) ?? until);
  };
  return within(whole, undefined);
}

/** The day until which something deprecated is kept. */
function dayOf({ deprecated, expires }: Definition | EnumMember): string | undefined {
  return deprecated ? expires?.value : undefined;
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
    if (type.kind === "union") for (const member of type.members) listed(member, member);
    listed(definition, undefined);
  };
  /** The values of a list: those that are deprecated, and the others where the whole is that lists them, a form or a named type. */
  const listed = ({ type }: Definition, whole: Definition | undefined): void => {
    if (type.kind !== "enum") return;
    for (const member of type.members) {
      const own = member.deprecated ? member : whole?.deprecated && whole;
      if (own) put({ status: "deprecated", expires: own.expires?.value }, member.span);
    }
  };
  for (const { status, expires, name, span, properties, additional, callName } of plan.events) {
    eachDefinition([...properties, ...listOf(additional), ...(callName ? [callName] : [])], visit);
    put({ status, expires: expires?.value }, span, name.span);
  }
  for (const { traits, additional } of plan.entities) eachDefinition([...traits, ...listOf(additional)], visit);
  for (const { name, definition } of plan.types) {
    eachDefinition([definition], visit);
    listed(definition, definition);
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
