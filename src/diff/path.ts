import type { Group, Subject } from "./model.js";

/** One step of a subject's path, from its group inwards. */
export interface PathStep {
  /** A name of the plan; the items of a list, the values of a map; a form of a choice of types; a value of an enum. */
  readonly kind: "name" | "items" | "map-values" | "form" | "value";
  /** What the plan calls it; of items and map values their key. */
  readonly name: string;
}

/** How many names stand before what is inside a group: `events` and the event's. */
const outer: Readonly<Record<Group["kind"], number>> = {
  event: 2,
  entity: 2,
  type: 2,
  bundle: 2,
  metric: 2,
  output: 2,
  context: 1,
  dictionary: 1,
  plan: 0,
};

/**
 * Reads the path of a subject inwards. Names of the plan can be called like the keys between them: only from the outside it can be told
 * which is which, since what stands behind a key is a name, whatever it says.
 */
export function stepsOf({ kind, group, path }: Subject): readonly PathStep[] {
  const inner = path.slice(outer[group.kind]);
  const value = kind === "enum-value" && inner.at(-2) === "enum" ? inner.at(-1) : undefined;
  const keys = value === undefined ? inner : inner.slice(0, -2);
  const steps: PathStep[] = [];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    const next = keys[at + 1];
    const isEntry = at === 0 && (group.kind === "context" || group.kind === "dictionary");
    if (isEntry) steps.push({ kind: "name", name: key });
    else if (key === "items") steps.push({ kind: "items", name: key });
    else if (key === "additionalProperties") steps.push({ kind: "map-values", name: key });
    else if (next !== undefined && (key === "properties" || key === "traits" || key === "anyOf")) {
      steps.push({ kind: key === "anyOf" ? "form" : "name", name: next });
      at++;
    } else steps.push({ kind: "name", name: key });
  }
  if (value !== undefined) steps.push({ kind: "value", name: value });
  return steps;
}
