import type { Event, Type } from "../../plan/model.js";
import type { Proof } from "../../plan/subtype/index.js";
import { accepts } from "../../plan/values/accepts.js";
import { type Comparison, withType } from "./comparison.js";
import type { Pairs } from "./pairs.js";
import { definitionOf, type Finding } from "./proving.js";
import { shapeOf, sourcesIn } from "./shapes.js";

type Side = "base" | "head";

/** Facts by which a name can come to mean one page, or cease to. */
const moving: ReadonlySet<string> = new Set([
  "event-added",
  "event-removed",
  "event-renamed",
  "event-kind-changed",
  "event-status-changed",
  "event-call-name-changed",
]);
const rank = { refuted: 0, undecided: 1, included: 2 } as const;

/**
 * Pages and screens go by the name in their call: first by the exact name of one, then by the definitions of names that others have. So
 * a page that comes may take calls which another's definition took, and one that goes may leave its calls to it. That makes the facts
 * by which it came or went graver.
 */
export function compareDispatch(comparison: Comparison, { both }: Pairs<Event>): void {
  const before = comparison.base.plan.events.filter(isNamed);
  const after = comparison.head.plan.events.filter(isNamed);
  if (!before.some(isLoose) && !after.some(isLoose)) return;
  const heirs = new Map(both.map(({ base, head }) => [base, head]));
  const kept = new Set(both.filter(({ base, head }) => isLoose(base) && isAlike(base, head)).map(({ head }) => head));
  for (const event of after) {
    if (before.some((one) => isSameExact(one, event)) || (isLoose(event) && kept.has(event))) continue;
    const others = before.filter((one) => isLoose(one) && isAlike(one, event) && mayMeet(comparison, one, event));
    if (others.length === 0) continue;
    // What only may be meant by a name leaves it to the others as well.
    const producers = isLoose(event)
      ? undefined
      : comparison.proving.proof(shapes(comparison, "base", others), shapes(comparison, "head", [event]));
    aggravate(comparison, event, producers, arrives(comparison, others, [event]));
  }
  for (const event of before) {
    if (isLoose(event) || after.some((one) => isSameExact(one, event))) continue;
    const others = after.filter((one) => isLoose(one) && isAlike(one, event) && mayMeet(comparison, event, one));
    if (others.length > 0) {
      aggravate(comparison, heirs.get(event) ?? event, undefined, arrives(comparison, [event], others));
    }
  }
}

/** Whether every payload that arrives by some definitions is one that others would have brought. */
function arrives(comparison: Comparison, before: readonly Event[], after: readonly Event[]): Proof {
  const { proving, worlds } = comparison;
  return proving.proof(shapes(comparison, "head", after), worlds.open(shapes(comparison, "base", before)));
}

/** What calls of some events may carry. */
function shapes(comparison: Comparison, side: Side, events: readonly Event[]): Type {
  const { worlds } = comparison;
  const { context } = comparison[side].plan;
  const sources = sourcesIn(comparison[side]);
  const move = worlds[side];
  const members = events.map((event) =>
    definitionOf(shapeOf({ event, context, sources, ofEvent: move, ofContext: move })),
  );
  return { kind: "union", members };
}

/** Makes the facts graver by which an event came, went, or changed its names. */
function aggravate(comparison: Comparison, event: Event, producers: Proof | undefined, consumers: Proof): void {
  for (const fact of comparison.found) {
    const { kind, place, findings } = fact;
    if (!findings || !moving.has(kind) || place.group.kind !== "event" || place.group.name !== event.name.value)
      continue;
    fact.findings = {
      producers: worse(findings.producers, producers),
      consumers: worse(findings.consumers, consumers),
    };
  }
}

/** The name is no part of the payload, so there is none to show. */
function worse(finding: Finding, proof: Proof | undefined): Finding {
  if (proof === undefined || rank[finding.proof.kind] <= rank[proof.kind]) return finding;
  return { proof, steps: [], names: undefined, call: () => undefined };
}

function isNamed({ kind, status }: Event): boolean {
  return kind !== "track" && status !== "proposed";
}

/** Whether it says which names its calls may carry, instead of having the one. */
function isLoose({ callName }: Event): boolean {
  return callName !== undefined;
}

function isAlike(one: Event, other: Event): boolean {
  return one.kind === other.kind;
}

function isSameExact(one: Event, other: Event): boolean {
  return !isLoose(one) && !isLoose(other) && isAlike(one, other) && one.name.value === other.name.value;
}

/** Whether calls of both may carry the same name, as far as that is plain. */
function mayMeet({ worlds }: Comparison, base: Event, head: Event): boolean {
  const names = (event: Event, move: (type: Type) => Type): Type =>
    event.callName
      ? withType(event.callName, move).type
      : { kind: "enum", constant: true, members: [{ value: event.name.value, span: event.name.span }] };
  const [one, other] = [names(base, worlds.base), names(head, worlds.head)];
  const listed = one.kind === "enum" ? one : other.kind === "enum" ? other : undefined;
  if (!listed) return true;
  const rest = listed === one ? other : one;
  return listed.members.some(({ value }) => accepts(rest, value, worlds.types));
}
