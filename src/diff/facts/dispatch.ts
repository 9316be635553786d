import type { Event, Json, Type } from "../../plan/model.js";
import { type Proof, smallest } from "../../plan/subtype/index.js";
import { accepts } from "../../plan/values/accepts.js";
import type { Comparison } from "./comparison.js";
import { mergedAmong, type Pairs } from "./pairs.js";
import { type Finding, included } from "./proving.js";
import { isLoose, isUnsent, namesOf, shapesOf } from "./takers.js";

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
export function compareDispatch(comparison: Comparison, pairs: Pairs<Event>): void {
  const { both } = pairs;
  const before = namedOn(comparison, "base");
  const after = namedOn(comparison, "head");
  if (!before.some(isLoose) && !after.some(isLoose)) return;
  const heirs = new Map([...both.map(({ base, head }) => [base, head] as const), ...mergedAmong(pairs)]);
  const kept = new Set(both.filter(({ base, head }) => isLoose(base) && isAlike(base, head)).map(({ head }) => head));
  for (const event of after) {
    if (before.some((one) => isSameExact(one, event)) || (isLoose(event) && kept.has(event))) continue;
    const others = before.filter((one) => isLoose(one) && isAlike(one, event) && mayMeet(comparison, one, event));
    if (others.length === 0) continue;
    // What only may be meant by a name leaves it to the others as well.
    const producers = isLoose(event)
      ? undefined
      : comparison.proving.proof(shapesOf(comparison, "base", others), shapesOf(comparison, "head", [event]));
    const arriving = isLoose(event) ? arrivesByName(comparison, others, event) : arrives(comparison, others, [event]);
    aggravate(comparison, event, producers, arriving);
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
  return proving.proof(shapesOf(comparison, "head", after), worlds.open(shapesOf(comparison, "base", before)));
}

/**
 * The same for one whose calls carry names of their own: what consumers know of a name is what those brought that admit it. All names
 * can't be tried, so that it is only proved when each of the others would have brought every payload.
 */
function arrivesByName(comparison: Comparison, before: readonly Event[], event: Event): Proof {
  const { types } = comparison.worlds;
  const names = [event, ...before].map((one) => namesOf(comparison, one, one === event ? "head" : "base"));
  const [own, ...known] = names as [Type, ...Type[]];
  const tried = names.flatMap((type): readonly (Json | undefined)[] =>
    type.kind === "enum" ? type.members.map(({ value }) => value) : [smallest(type, types)],
  );
  const exact = [...namedOn(comparison, "base"), ...namedOn(comparison, "head")].filter(
    (one) => !isLoose(one) && isAlike(one, event),
  );
  const others = new Set<Json | undefined>(exact.map(({ name }) => name.value)).add(undefined);
  for (const name of new Set(tried)) {
    if (name === undefined || others.has(name) || !accepts(own, name, types)) continue;
    const admitting = before.filter((_, at) => accepts(known[at] as Type, name, types));
    if (admitting.length === 0) continue;
    const proof = arrives(comparison, admitting, [event]);
    if (proof.kind === "refuted") return proof;
  }
  if (before.every((one) => arrives(comparison, [one], [event]).kind === "included")) return included;
  return { kind: "undecided", reason: "what consumers have seen of its calls depends on the names that they carry" };
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

/** The pages and screens of one side that are sent. */
function namedOn(comparison: Comparison, side: "base" | "head"): readonly Event[] {
  return comparison[side].plan.events.filter((event) => event.kind !== "track" && !isUnsent(comparison, side, event));
}

function isAlike(one: Event, other: Event): boolean {
  return one.kind === other.kind;
}

function isSameExact(one: Event, other: Event): boolean {
  return !isLoose(one) && !isLoose(other) && isAlike(one, other) && one.name.value === other.name.value;
}

/** Whether calls of both may carry the same name, as far as that is plain. */
function mayMeet(comparison: Comparison, base: Event, head: Event): boolean {
  const [one, other] = [namesOf(comparison, base, "base"), namesOf(comparison, head, "head")];
  const listed = one.kind === "enum" ? one : other.kind === "enum" ? other : undefined;
  if (!listed) return true;
  const rest = listed === one ? other : one;
  return listed.members.some(({ value }) => accepts(rest, value, comparison.worlds.types));
}
