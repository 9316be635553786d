import type { Definition, EnumMember, EventStatus, Plan } from "../plan/model.js";
import { definitionsIn, eachDefinition } from "../plan/references.js";
import type { Span } from "../source/span.js";

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

/** The life of what stands in several places: it was announced to go only where it was in all of them, and the last day counts. */
export function sharedLife(one: Life | undefined, other: Life | undefined): Life | undefined {
  if (!one || !other || !one.expires) return one && other;
  return !other.expires || other.expires > one.expires ? other : one;
}

function livesByPlace(plan: Plan): ReadonlyMap<string, Life> {
  const own = new Map<string, Life>();
  // One definition may be part of several, as where many places have it from a bundle: some of them deprecated, and others not.
  const parts = new Map<string, Life | undefined>();
  const put = (life: Life, ...places: readonly Span[]): void => {
    for (const place of places) own.set(placeOf(place), life);
  };
  const putPart = (life: Life | undefined, { span }: Definition | EnumMember): void => {
    const at = placeOf(span);
    parts.set(at, parts.has(at) ? sharedLife(parts.get(at), life) : life);
  };
  const visit = (definitions: readonly Definition[]): void => {
    const open = definitions.map((definition) => ({ definition, whole: undefined as Life | undefined }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { definition, whole } = next;
      const said = lifeOf(definition);
      if (said) put(said, definition.span, ...namesOf(definition));
      else putPart(whole, definition);
      const life = said ?? whole;
      const { type } = definition;
      for (const member of type.kind === "enum" ? type.members : []) {
        const day = lifeOf(member);
        if (day) put(day, member.span);
        else putPart(life, member);
      }
      for (const inner of definitionsIn(type)) open.push({ definition: inner, whole: life });
    }
  };
  for (const { status, expires, name, span } of plan.events) put({ status, expires: expires?.value }, span, name.span);
  const whole = definitionsOf(plan);
  // Most plans have nothing that is deprecated, and plans are large.
  if (!isAnyDeprecated(whole)) return own;
  visit(whole);
  for (const { name, definition } of plan.types) {
    const life = lifeOf(definition);
    if (life) put(life, name.span);
  }
  const announced = [...parts].filter((part): part is [string, Life] => part[1] !== undefined);
  return new Map([...announced, ...own]);
}

/** The definitions of a plan that stand in no other. */
function definitionsOf({ events, entities, types, context }: Plan): readonly Definition[] {
  return [
    ...events.flatMap(({ properties, additional, callName }) => [
      ...properties,
      ...listOf(additional),
      ...(callName ? [callName] : []),
    ]),
    ...entities.flatMap(({ traits, additional }) => [...traits, ...listOf(additional)]),
    ...types.map(({ definition }) => definition),
    ...context,
  ];
}

function isAnyDeprecated(definitions: readonly Definition[]): boolean {
  let isAny = false;
  eachDefinition(definitions, (definition) => {
    isAny ||= lifeOf(definition) !== undefined;
    if (definition.type.kind === "enum")
      isAny ||= definition.type.members.some((member) => lifeOf(member) !== undefined);
  });
  return isAny;
}

/** What something deprecated says of itself. */
function lifeOf({ deprecated, expires }: Definition | EnumMember): Life | undefined {
  return deprecated ? { status: "deprecated", expires: expires?.value } : undefined;
}

function namesOf(definition: Definition): readonly Span[] {
  return "name" in definition ? [(definition as { name: { span: Span } }).name.span] : [];
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
