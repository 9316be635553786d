import type { Group, Subject } from "../../diff/model.js";
import { shortened } from "../visible.js";

/** Names longer than this are shortened in the middle. */
const longName = 80;

/** A text of the plan between backticks, which every report makes code of: of a bearable length, without backticks of its own. */
export function quoted(text: string): string {
  return `\`${shortened(text === "" ? '""' : text, longName).replaceAll("`", "’")}\``;
}

/** What a group is called at the head of its changes: ``event `Song Played` ``, `context`, `plan`. */
export function groupName({ kind, name }: Group): string {
  return name === "" && isAlone.has(kind) ? `the ${kind}` : `${kind} ${quoted(name)}`;
}

/** What there is but one of. */
const isAlone: ReadonlySet<Group["kind"]> = new Set(["context", "dictionary", "plan"]);

/** How many names stand before what is inside a group: `events` and the event's. */
const outer: Readonly<Record<Group["kind"], number>> = {
  event: 2,
  entity: 2,
  type: 2,
  bundle: 2,
  metric: 2,
  context: 1,
  dictionary: 1,
  plan: 0,
};

/** Where something is inside its group. */
export interface Inner {
  /** As people write it: `cart.sku`, `tags[]`, `pieces.*`; `undefined` for the group itself. */
  readonly name: string | undefined;
  /** A value of an enum, as text. */
  readonly value: string | undefined;
}

/** Reads the path of a subject inwards. */
export function innerOf({ kind, group, path }: Subject): Inner {
  const steps = path.slice(outer[group.kind]);
  const value = kind === "enum-value" && steps.at(-2) === "enum" ? steps.at(-1) : undefined;
  const own = value === undefined ? steps : steps.slice(0, -2);
  let name = "";
  // Names of the plan can be called like the keys between them: what stands behind a key is a name, whatever it says.
  for (let at = 0; at < own.length; at++) {
    const step = own[at] as string;
    const next = own[at + 1];
    const isFirst = name === "";
    if ((group.kind === "context" || group.kind === "dictionary") && at === 0) name = step;
    else if (step === "items") name += "[]";
    else if (step === "additionalProperties") name += isFirst ? "*" : ".*";
    else if (next !== undefined && (step === "properties" || step === "traits"))
      name += `${isFirst ? "" : "."}${own[++at]}`;
    else if (next !== undefined && step === "anyOf") name += `(${own[++at]})`;
    else name += `${isFirst ? "" : "."}${step}`;
  }
  return { name: name === "" ? undefined : name, value };
}
