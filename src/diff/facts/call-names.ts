import type { Definition, Event, Json, Type } from "../../plan/model.js";
import type { Proof } from "../../plan/subtype/index.js";
import { SmallValues } from "../../plan/subtype/smallest.js";
import { accepts } from "../../plan/values/accepts.js";
import type { Comparison } from "./comparison.js";
import type { Call, NamedCall } from "./place.js";
import { type Findings, included } from "./proving.js";
import { alikeIn, allNamesIn, areAllExact, isExact, isLoose, namesOf, shapesOf, takersOf } from "./takers.js";

/** An event on both sides; the head may not know it as such a call. */
interface Sides {
  readonly base: Event;
  readonly head: Event | undefined;
}

/** So many names of a call are tried to show something. */
const mostTried = 12;

/**
 * The names under which calls of a page or screen can show something; `undefined` where only its own comes into question. Where the event
 * was another kind of call, it is to be said of which kind those are.
 */
export function namesTried(comparison: Comparison, events: Sides, kind = events.base.kind): Call["names"] {
  if (kind === "track" || areAllExact(comparison, kind)) return undefined;
  return (side) => namedCalls(comparison, events, side, kind);
}

/** Names that calls of one side carry, with what takes such calls on the other: first those that are the event's on both sides. */
function namedCalls(
  comparison: Comparison,
  events: Sides,
  side: "base" | "head",
  kind: Event["kind"],
): readonly NamedCall[] {
  const other = side === "base" ? "head" : "base";
  const event = events[side];
  const isOwn = (name: Json, on: "base" | "head"): boolean => carries(comparison, events[on], name, on);
  const more =
    event && isLoose(event) ? ([side, other] as const).flatMap((on) => someNames(comparison, events[on], on)) : [];
  const some: readonly Json[] = [...(event ? [event.name.value] : []), ...more];
  const names = [...new Set(some)].filter((name): name is string => typeof name === "string" && isOwn(name, side));
  const ofBoth = names.filter((name) => isOwn(name, other));
  return [...new Set([...ofBoth, ...names])].slice(0, mostTried).map((name) => ({
    name,
    takers: takersOf(comparison, kind, name, other).map((one) => comparison.sent[other](one)),
  }));
}

/** Whether calls of an event carry a name, and go under its definition with that. */
function carries(comparison: Comparison, event: Event | undefined, name: Json, side: "base" | "head"): boolean {
  if (!event || !accepts(namesOf(comparison, event, side), name, comparison.worlds.types)) return false;
  return !isLoose(event) || !isExact(comparison, event.kind, name, side);
}

function someNames(comparison: Comparison, event: Event | undefined, side: "base" | "head"): readonly Json[] {
  const names = event && namesOf(comparison, event, side);
  if (!names) return [];
  if (names.kind === "enum") return names.members.map(({ value }) => value);
  return new SmallValues(comparison.worlds.types).several(names, mostTried / 2);
}

/**
 * What it means that calls of a page or screen may carry other names. A name that it admits no longer may be one that other definitions
 * of the head take: then calls stay valid.
 */
export function namesChanged(comparison: Comparison, events: Sides, base: Definition, head: Definition): Findings {
  const findings = comparison.proving.node(base.type, head.type, [], undefined);
  const { proof } = findings.producers;
  if (proof.kind !== "refuted") return findings;
  const left = leftToOthers(comparison, events, { before: base.type, after: head.type, witness: proof.witness });
  const own = left.kind === "included" ? proof : undefined;
  return { ...findings, producers: { ...findings.producers, proof: left, own } };
}

interface Lost {
  readonly before: Type;
  readonly after: Type;
  /** A name that is lost. */
  readonly witness: Json;
}

/** Whether other definitions of the head take the calls with names that one admits no longer. A refutation shows such a name. */
function leftToOthers(comparison: Comparison, { base, head }: Sides, { before, after, witness }: Lost): Proof {
  const { proving, worlds } = comparison;
  const { kind } = base;
  const shape = shapesOf(comparison, "base", [base]);
  const isLost = (name: Json): boolean =>
    carries(comparison, base, name, "base") && !accepts(after, name, worlds.types);
  const taken = (name: Json): Proof => {
    const takers = takersOf(comparison, kind, name);
    const proof = takers.length > 0 ? proving.proof(shape, shapesOf(comparison, "head", takers)) : undefined;
    return !proof || proof.kind === "refuted" ? { kind: "refuted", witness: name } : proof;
  };
  const worst = (names: readonly Json[]): Proof =>
    names
      .filter(isLost)
      .map(taken)
      .find((proof) => proof.kind !== "included") ?? included;
  if (before.kind === "enum") return worst(before.members.map(({ value }) => value));
  const others = alikeIn(comparison, kind).filter((event) => event !== head);
  const covered = proving.proof(before, allNamesIn(comparison, kind));
  const shown = covered.kind === "refuted" ? [covered.witness, witness] : [witness];
  const tried = worst([...shown, ...others.map(({ name }) => name.value)]);
  if (tried.kind !== "included") return tried;
  const takes = (one: Event): boolean => proving.proof(shape, shapesOf(comparison, "head", [one])).kind === "included";
  if (covered.kind === "included" && others.every(takes)) return included;
  return { kind: "undecided", reason: "which other definition takes its calls depends on the names that they carry" };
}
