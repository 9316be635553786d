import type { Value } from "../diagnostics/message.js";
import type { Json } from "../plan/model.js";
import type { Case, Hole } from "./judgement.js";
import type { FactKind } from "./kinds.js";
import type { Fact, Subject } from "./model.js";
import { toldOf } from "./told.js";

/** The values of a message's holes: plan text between backticks. */
export function holesOf({ fact, proof, life }: Case): Readonly<Record<Hole, Value>> {
  const told = toldOf(fact);
  return {
    // What the manifest says for all is said of the first of them.
    thing: thingOf(told.kind === "plan" ? fact.subject : told),
    value: quoted(proof?.kind === "refuted" ? JSON.stringify(proof.witness) : ""),
    before: said(fact.base?.value, fact.kind),
    after: said(fact.head?.value, fact.kind),
    why: proof?.kind === "undecided" ? proof.reason : "nothing is known of its values",
    expires: quoted(life?.expires ?? ""),
  };
}

/** What differs, as a sentence calls it. */
function thingOf({ kind, path, group }: Subject): string {
  const inwards = { items: "the items of", "map-values": "the values of", member: "a form of" };
  if (kind === "plan") return "the plan";
  // An event's own keys lead further in, but are nobody's name.
  if (kind === "event" || kind === "entity") return quoted(group.name);
  if (kind !== "items" && kind !== "map-values" && kind !== "member") return quoted(path.at(-1) ?? group.name);
  return `${inwards[kind]} ${quoted(path[lastNameIn(path)] ?? group.name)}`;
}

/** Where the last name stands in a path that leads on into its type. */
function lastNameIn(path: readonly string[]): number {
  let last = path.length - 1;
  for (let before = -1; before !== last; ) {
    before = last;
    if (path[last - 1] === "anyOf") last -= 2;
    else if (path[last] === "items" || path[last] === "additionalProperties") last -= 1;
  }
  return last;
}

/** What a side says of itself, or what it means to say nothing. */
function said(value: Json | undefined, kind: Fact["kind"]): string {
  if (value === undefined) return unsaid.get(kind) ?? "not said";
  return quoted(typeof value === "string" ? value : JSON.stringify(value));
}

const unsaid: ReadonlyMap<FactKind, string> = new Map([
  ["privacy-loosened", "`none`"],
  ["privacy-tightened", "`none`"],
  ["retention-lengthened", "ever"],
  ["retention-shortened", "ever"],
  ["trait-write-changed", "`set`"],
]);

function quoted(text: string): string {
  return `\`${text}\``;
}
