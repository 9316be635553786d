import type { EnumType, Event, Json, Scalar, Type } from "../../plan/model.js";
import { partOf } from "../../plan/output-part.js";
import { eventsIn } from "../../plan/sent.js";
import { accepts } from "../../plan/values/accepts.js";
import { madeOnce } from "../made-once.js";
import type { Comparison } from "./comparison.js";
import { definitionOf } from "./proving.js";

type Side = "base" | "head";

/** Whether nothing of an event of one side is in any schema or client, so that nothing of it can break. */
export function isUnsent(comparison: Comparison, side: Side, event: Event): boolean {
  if (event.status !== "proposed") return false;
  const { plan, project } = comparison[side];
  const only = { ...plan, events: [event] };
  return !project.outputs.some((output) => eventsIn(only, partOf(output, comparison[side]).subset).length > 0);
}

/** Whether it says which names its calls may carry, instead of having the one. */
export function isLoose({ kind, callName }: Event): boolean {
  return kind !== "track" && callName !== undefined;
}

/** The names that calls of an event carry, in the world of its side. */
export function namesOf({ worlds }: Comparison, event: Event, side: Side): Type {
  if (event.kind !== "track" && event.callName) return worlds[side](event.callName.type);
  return constant(event.name.value, event);
}

function constant(value: Scalar, { name: { span } }: Event): EnumType {
  return { kind: "enum", constant: true, members: [{ value, span }] };
}

/** What calls of some events of one side may carry: of any of them. */
export function shapesOf(comparison: Comparison, side: Side, events: readonly Event[]): Type {
  const shapes = events.map((event) => comparison.sent[side](event));
  const [only] = shapes;
  return only && shapes.length === 1 ? only : { kind: "union", members: shapes.map(definitionOf) };
}

interface Named {
  readonly exact: ReadonlyMap<Json, Event>;
  readonly loose: readonly Event[];
  /** Of the loose ones those that list their names, by each of these; and the others. */
  readonly listing: ReadonlyMap<Json, readonly Event[]>;
  readonly others: readonly Event[];
  /** All names that calls may carry. */
  readonly names: Type;
}
const known = new WeakMap<Comparison, Map<string, Named>>();

/** One side's pages or screens by what decides about their calls; looked through once. */
function namedIn(comparison: Comparison, kind: Event["kind"], side: Side): Named {
  const kinds = madeOnce(known, comparison, () => new Map<string, Named>());
  return madeOnce(kinds, `${side} ${kind}`, () => {
    const alike = comparison[side].plan.events.filter(
      (event) => event.kind === kind && !isUnsent(comparison, side, event),
    );
    const exact = new Map(alike.filter((event) => !isLoose(event)).map((event) => [event.name.value, event]));
    const loose = alike.filter(isLoose);
    const all = [...exact.values(), ...loose].map((event) => definitionOf(namesOf(comparison, event, side)));
    const listing = new Map<Json, Event[]>();
    const others: Event[] = [];
    for (const event of loose) {
      const names = namesOf(comparison, event, side);
      if (names.kind !== "enum") others.push(event);
      else for (const { value } of names.members) madeOnce(listing, value, () => []).push(event);
    }
    return { exact, loose, listing, others, names: { kind: "union", members: all } };
  });
}

/** All of the head's definitions that calls of a kind may go under. */
export function alikeIn(comparison: Comparison, kind: Event["kind"]): readonly Event[] {
  const { exact, loose } = namedIn(comparison, kind, "head");
  return [...exact.values(), ...loose];
}

/** The names that calls of a kind may carry in the head. */
export function allNamesIn(comparison: Comparison, kind: Event["kind"]): Type {
  return namedIn(comparison, kind, "head").names;
}

/** Whether calls of a kind go by exact names on both sides, so that no two definitions can take the same. */
export function areAllExact(comparison: Comparison, kind: Event["kind"]): boolean {
  return (["base", "head"] as const).every((side) => namedIn(comparison, kind, side).loose.length === 0);
}

/** Whether one side has a definition of exactly this name, which takes all its calls. */
export function isExact(comparison: Comparison, kind: Event["kind"], name: Json, side: Side): boolean {
  return namedIn(comparison, kind, side).exact.has(name);
}

/**
 * One side's definitions that take a call of some name: the one with exactly this name, else all that admit it. Where several do, the
 * properties of any will do.
 */
export function takersOf(
  comparison: Comparison,
  kind: Event["kind"],
  name: Json,
  side: Side = "head",
): readonly Event[] {
  const { exact, listing, others } = namedIn(comparison, kind, side);
  const only = exact.get(name);
  if (only) return [only];
  const admits = (event: Event): boolean => accepts(namesOf(comparison, event, side), name, comparison.worlds.types);
  return [...(listing.get(name) ?? []), ...others.filter(admits)];
}
