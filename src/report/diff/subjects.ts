import type { Group, Subject } from "../../diff/model.js";
import { stepsOf } from "../../diff/path.js";
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

/** Where something is inside its group. */
export interface Inner {
  /** As people write it: `cart.sku`, `tags[]`, `pieces.*`; `undefined` for the group itself. */
  readonly name: string | undefined;
  /** A value of an enum, as text. */
  readonly value: string | undefined;
}

/** Where a subject is, as people write it. */
export function innerOf(subject: Subject): Inner {
  let name = "";
  let value: string | undefined;
  for (const step of stepsOf(subject)) {
    const dot = name === "" ? "" : ".";
    if (step.kind === "value") value = step.name;
    else if (step.kind === "items") name += "[]";
    else if (step.kind === "form") name += `(${step.name})`;
    else name += `${dot}${step.kind === "map-values" ? "*" : step.name}`;
  }
  return { name: name === "" ? undefined : name, value };
}
