import type { LoadedPlan } from "../../../src/loaded.js";
import type { Definition } from "../../../src/plan/model.js";

const places = new Set(["span", "keySpan", "valueSpan", "pinned", "keys", "origins", "include", "constant", "from"]);

/** All that a plan says, in one text that two plans share when they say the same: without places, order, and names of types. */
export function meaningOf({ plan, project }: LoadedPlan): string {
  const types = new Map(plan.types.map(({ name, definition }) => [name.value, definition]));
  const metrics = plan.metrics.map(({ events: _, ...metric }) => metric);
  const { context, events, entities } = plan;
  const named = plan.types.map(({ name, identifier, definition }) => ({ name, identifier, definition }));
  const { name, description, version, extensions } = project;
  const sources = context.some((one) => one.sources.length > 0) ? project.vocabulary.sources : undefined;
  const said = { name, description, version, extensions, metrics, context, events, entities, named, sources };
  return JSON.stringify(plain(said, types, 0));
}

function plain(value: unknown, types: ReadonlyMap<string, Definition>, depth: number): unknown {
  if (Array.isArray(value)) {
    return value
      .map((one) => plain(one, types, depth))
      .map((one) => JSON.stringify(one) ?? "")
      .sort();
  }
  if (typeof value !== "object" || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  // A reference is what it refers to; where that goes round in circles, its name.
  if (object.kind === "reference" && depth < 4) {
    const type = types.get(String(object.name))?.type;
    if (type) return plain(type, types, depth + 1);
  }
  if (object.kind === "union") {
    const members = [...new Set(membersOf(object).map((one) => JSON.stringify(plain(one, types, depth))))];
    return { kind: "union", members: members.sort() };
  }
  if (object.value !== undefined && "span" in object && Object.keys(object).length === 2) {
    return plain(object.value, types, depth);
  }
  const entries = Object.entries(object)
    .filter(([key, inner]) => !places.has(key) && inner !== undefined)
    .map(([key, inner]) => [key, plain(inner, types, depth)] as const)
    .filter(([key, inner]) => !(key === "privacy" && inner === "none") && !(key === "northStar" && inner === false));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The members of a union and of those inside it that say nothing of themselves. */
function membersOf(union: Readonly<Record<string, unknown>>): readonly unknown[] {
  const members = union.members as readonly Definition[];
  return members.flatMap((one) => (one.type.kind === "union" && !one.description ? membersOf({ ...one.type }) : [one]));
}
