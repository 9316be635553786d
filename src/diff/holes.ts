import type { Value } from "../diagnostics/message.js";
import type { Json } from "../plan/model.js";
import type { Case, Hole } from "./judgement.js";
import type { FactKind } from "./kinds.js";
import type { Fact, Subject } from "./model.js";
import { stepsOf } from "./path.js";
import { toldOf } from "./told.js";

/** The values of a message's holes: plan text between backticks. */
export function holesOf({ fact, proof, life, whole, code }: Case): Readonly<Record<Hole, Value>> {
  return {
    thing: thingIn(fact),
    value: quoted(proof?.kind === "refuted" ? JSON.stringify(proof.witness) : ""),
    before: said(fact.base?.value, fact.kind),
    after: said(fact.head?.value, fact.kind),
    why: proof?.kind === "undecided" ? proof.reason : "nothing is known of its values",
    expires: quoted(life?.expires ?? ""),
    ended: quoted(whole?.expires ?? ""),
    these: someOf(code.these),
    sent: someOf(code.sent),
  };
}

/** What a fact is about, as the sentences about it call it. */
export function thingIn(fact: Fact): string {
  const told = toldOf(fact);
  // What the manifest says for all is said of the first of them.
  return thingOf(told.kind === "plan" ? fact.subject : told);
}

/** What differs, as a sentence calls it. */
function thingOf(subject: Subject): string {
  const { kind, path, group } = subject;
  const inwards = { items: "the items of", "map-values": "the values of", member: "a form of" };
  if (kind === "plan") return "the plan";
  // An event's own keys lead further in, but are nobody's name.
  if (kind === "event" || kind === "entity" || kind === "output") return quoted(group.name);
  if (kind !== "items" && kind !== "map-values" && kind !== "member") return quoted(path.at(-1) ?? group.name);
  const own = stepsOf(subject).findLast((step) => step.kind === "name");
  return `${inwards[kind]} ${quoted(own?.name ?? group.name)}`;
}

/** What a side says of itself, or what it means to say nothing. */
function said(value: Json | undefined, kind: Fact["kind"]): string {
  if (value === undefined) return unsaid.get(kind) ?? "not said";
  if (Array.isArray(value)) return someOf(value.map((each: Json) => quoted(written(each))));
  return quoted(written(value));
}

function written(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const unsaid: ReadonlyMap<FactKind, string> = new Map([
  ["privacy-loosened", "`none`"],
  ["privacy-tightened", "`none`"],
  ["retention-lengthened", "ever"],
  ["retention-shortened", "ever"],
  ["trait-write-changed", "`set`"],
  ["output-denial-loosened", "nothing"],
  ["output-denial-tightened", "nothing"],
  ["output-sdk-changed", "none"],
  ["client-consent-changed", "none"],
  ["client-destinations-changed", "anything"],
]);

/** Of many names, the first are told and the others counted. */
const mostNames = 3;

export function someOf(names: readonly string[]): string {
  const shown = names.length > mostNames + 1 ? names.slice(0, mostNames) : names;
  const left = names.length - shown.length;
  if (left > 0) return `${shown.join(", ")} and ${left} others`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export function quoted(text: string): string {
  return `\`${text}\``;
}
