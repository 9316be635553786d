import type { Event, Json, Type } from "../../plan/model.js";
import type { Proof } from "../../plan/subtype/index.js";
import { accepts } from "../../plan/values/accepts.js";
import { madeOnce } from "../made-once.js";
import type { FactSide } from "../model.js";
import type { Comparison } from "./comparison.js";
import { placeOf } from "./events.js";
import type { Found } from "./found.js";
import { mergedAmong, type Pairs } from "./pairs.js";
import { smallestOf } from "./payload.js";
import type { Call } from "./place.js";
import { type Finding, graver, harmless, included } from "./proving.js";
import { keySpan } from "./spans.js";
import { isLoose, isUnsent, namesOf, shapesOf } from "./takers.js";
import { typeSide } from "./text.js";

/** Facts by which a name can come to mean one page, or cease to. */
const moving: ReadonlySet<string> = new Set([
  "event-added",
  "event-removed",
  "event-renamed",
  "event-kind-changed",
  "event-status-changed",
  "event-call-name-changed",
]);

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
  const listed = new Map(
    both.filter(({ base, head }) => isLoose(base) !== isLoose(head)).map(({ base, head }) => [head, base] as const),
  );
  const loose = new Set(before.filter(isLoose));
  const kept = new Set(both.filter(({ base, head }) => loose.has(base) && isAlike(base, head)).map(({ head }) => head));
  for (const event of after) {
    if (isExactIn(before, event) || (isLoose(event) && kept.has(event))) continue;
    const others = before.filter((one) => isLoose(one) && isAlike(one, event) && mayMeet(comparison, one, event));
    if (others.length === 0) continue;
    // What only may be meant by a name leaves it to the others as well.
    const producers = isLoose(event) ? undefined : takes(comparison, others, event);
    const arriving = isLoose(event)
      ? arrivesByName(comparison, others, event)
      : arrives(comparison, event.name.value, others, [event]);
    tellListed(comparison, listed.get(event), event, [producers, arriving]);
    aggravate(comparison, event, producers, arriving);
  }
  for (const event of before) {
    if (isLoose(event) || isExactIn(after, event)) continue;
    const others = after.filter((one) => isLoose(one) && isAlike(one, event) && mayMeet(comparison, event, one));
    if (others.length === 0) continue;
    const heir = heirs.get(event) ?? event;
    const arriving = arrives(comparison, event.name.value, [event], others);
    tellListed(comparison, event, heir, [arriving]);
    aggravate(comparison, heir, undefined, arriving);
  }
}

/** Whether every payload that others took under the name of an event is one that the event takes. */
function takes(comparison: Comparison, before: readonly Event[], event: Event): Finding {
  const [base, head] = [shapesOf(comparison, "base", before), shapesOf(comparison, "head", [event])];
  return seenIn(comparison.proving.proof(base, head), event, event.name.value, base, head);
}

/** Whether every payload that arrives by some definitions under a name is one that others would have brought. */
function arrives(comparison: Comparison, name: string, before: readonly Event[], after: readonly Event[]): Finding {
  const [base, head] = [shapesOf(comparison, "base", before), shapesOf(comparison, "head", after)];
  const proof = comparison.proving.proof(head, comparison.worlds.open(base));
  return seenIn(proof, after[0] as Event, name, base, head);
}

/** What a call of a name shows, when these take it on either side. */
function seenIn(proof: Proof, { kind }: Event, name: string, base: Type, head: Type): Finding {
  const call = (): Call => ({ call: kind, base: { name, shape: base }, head: { name, shape: head } });
  return { proof, steps: [], names: undefined, call };
}

/**
 * The same for one whose calls carry names of their own: what consumers know of a name is what those brought that admit it. All names
 * can't be tried, so that it is only proved when each of the others would have brought every payload.
 */
function arrivesByName(comparison: Comparison, before: readonly Event[], event: Event): Finding {
  const { types } = comparison.worlds;
  const names = [event, ...before].map((one) => namesOf(comparison, one, one === event ? "head" : "base"));
  const [own, ...known] = names as [Type, ...Type[]];
  const tried = names.flatMap((type): readonly (Json | undefined)[] =>
    type.kind === "enum" ? type.members.map(({ value }) => value) : [smallestOf(type, comparison.worlds)],
  );
  const isExact = (name: Json): boolean =>
    (["base", "head"] as const).some((side) => exactIn(namedOn(comparison, side)).has(keyOf(event, name)));
  for (const name of new Set([event.name.value, ...tried])) {
    if (typeof name !== "string" || !accepts(own, name, types) || isExact(name)) continue;
    const admitting = before.filter((_, at) => accepts(known[at] as Type, name, types));
    if (admitting.length === 0) continue;
    const finding = arrives(comparison, name, admitting, [event]);
    if (finding.proof.kind === "refuted") return finding;
  }
  const isKnown = before.every((one) => arrives(comparison, "", [one], [event]).proof.kind === "included");
  const reason = "what consumers have seen of its calls depends on the names that they carry";
  return { ...harmless.consumers, proof: isKnown ? included : { kind: "undecided", reason } };
}

/**
 * Tells of a page that lists the name which it had anyhow, or does so no longer. Its calls carry the same name, but others that admit it take
 * them as well from here on, or no longer: which calls are its own has changed, although no other fact says so.
 */
function tellListed(
  comparison: Comparison,
  base: Event | undefined,
  head: Event,
  findings: readonly (Finding | undefined)[],
): void {
  if (!base || isLoose(base) === isLoose(head)) return;
  if (findings.every((finding) => finding === undefined || finding.proof.kind === "included")) return;
  if (movingIn(comparison, head).length > 0) return;
  const { path, ...place } = placeOf(head, () => undefined);
  const [before, after] = [base, head].map((event): FactSide => {
    const names = event.callName && typeSide(event.callName.type);
    return { span: keySpan(event, "name"), ...names };
  });
  comparison.tellValues(
    "event-call-name-changed",
    { ...place, path: [...path, "name"] },
    before,
    after,
    () => harmless,
  );
}

/** Makes the facts graver by which an event came, went, or changed its names; where it did none of these, its status. */
function aggravate(comparison: Comparison, event: Event, producers: Finding | undefined, consumers: Finding): void {
  const facts = movingIn(comparison, event);
  const others = facts.filter(({ kind }) => kind !== "event-status-changed");
  for (const fact of others.length > 0 ? others : facts) {
    const { findings } = fact;
    if (!findings) continue;
    fact.findings = {
      ...findings,
      producers: graverBy(findings.producers, producers),
      consumers: graverBy(findings.consumers, consumers),
    };
  }
}

const moved = new WeakMap<readonly Found[], { readonly byName: Map<string, Found[]>; seen: number }>();

/** The facts by which an event came, went, or changed its names. Facts are only added: each is looked at once. */
function movingIn({ found }: Comparison, event: Event): readonly Found[] {
  const known = madeOnce(moved, found, () => ({ byName: new Map<string, Found[]>(), seen: 0 }));
  for (const fact of found.slice(known.seen)) {
    const { kind, place } = fact;
    if (moving.has(kind) && place.group.kind === "event") madeOnce(known.byName, place.group.name, () => []).push(fact);
  }
  known.seen = found.length;
  return known.byName.get(event.name.value) ?? [];
}

/** What calls show that were, or are, another definition's, is told apart from what the definition's own calls show. */
function graverBy(finding: Finding, takeover: Finding | undefined): Finding {
  if (!takeover || takeover.proof.kind === "included") return finding;
  if (takeover.proof.kind === "refuted") return { ...finding, takeover: finding.takeover ?? takeover };
  return graver(finding, { ...takeover, takeover: finding.takeover, call: () => undefined });
}

const named = new WeakMap<Comparison, Map<"base" | "head", readonly Event[]>>();

/** The pages and screens of one side that are sent; looked for once. */
function namedOn(comparison: Comparison, side: "base" | "head"): readonly Event[] {
  const { events } = comparison[side].plan;
  const bySide = madeOnce(named, comparison, () => new Map<"base" | "head", readonly Event[]>());
  return madeOnce(bySide, side, () =>
    events.filter((event) => event.kind !== "track" && !isUnsent(comparison, side, event)),
  );
}

function isAlike(one: Event, other: Event): boolean {
  return one.kind === other.kind;
}

const exact = new WeakMap<readonly Event[], ReadonlySet<string>>();

/** The pages and screens that have one name, each by its kind and name. */
function exactIn(events: readonly Event[]): ReadonlySet<string> {
  const keys = (): ReadonlySet<string> =>
    new Set(events.filter((event) => !isLoose(event)).map((event) => keyOf(event, event.name.value)));
  return madeOnce(exact, events, keys);
}

function keyOf({ kind }: Event, name: Json): string {
  return JSON.stringify([kind, name]);
}

function isExactIn(events: readonly Event[], event: Event): boolean {
  return !isLoose(event) && exactIn(events).has(keyOf(event, event.name.value));
}

/** Whether calls of both may carry the same name, as far as that is plain. */
function mayMeet(comparison: Comparison, base: Event, head: Event): boolean {
  const [one, other] = [namesOf(comparison, base, "base"), namesOf(comparison, head, "head")];
  const listed = one.kind === "enum" ? one : other.kind === "enum" ? other : undefined;
  if (!listed) return true;
  const rest = listed === one ? other : one;
  return listed.members.some(({ value }) => accepts(rest, value, comparison.worlds.types));
}
