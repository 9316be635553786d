import type { Definition, Plan, Property } from "../plan/model.js";
import type { Span } from "../source/span.js";
import { Places, spanning, within } from "./spans.js";

/**
 * Where in the plan something is, from the outside in: `["events", "Song Played", "properties", "song_id"]`. It names
 * things as the plan does, so it stays what it is when lines or files around it move. Empty where that is unknown.
 */
export type PlanPath = readonly string[];

/** One named thing, and what stands in it, looked at only when a place in it is asked for. */
interface Part {
  readonly path: PlanPath;
  readonly parts: () => readonly (readonly [Span, Part])[];
}

/** Says for any place which part of the plan it lies in: the innermost thing with a name. */
export function planPaths(plan: Plan): (span: Span) => PlanPath {
  let top: Places<Part> | undefined;
  const inside = new Map<Part, Places<Part>>();
  const partsOf = (part: Part): Places<Part> => {
    const known = inside.get(part);
    if (known) return known;
    const made = new Places(part.parts());
    inside.set(part, made);
    return made;
  };
  return (span) => {
    top ??= new Places(topParts(plan));
    let part = top.at(span);
    for (let next = part; next; next = partsOf(next).at(span)) part = next;
    return part?.path ?? [];
  };
}

function topParts(plan: Plan): readonly (readonly [Span, Part])[] {
  const named = <T extends { readonly name: { readonly value: string }; readonly span: Span }>(
    key: string,
    things: readonly T[],
    partsOf: (thing: T, path: PlanPath) => readonly (readonly [Span, Part])[],
  ) =>
    things.map((thing) => {
      const path = [key, thing.name.value];
      return [thing.span, { path, parts: () => partsOf(thing, path) }] as const;
    });
  return [
    ...named("metrics", plan.metrics, () => []),
    ...named("entities", plan.entities, ({ traits, additional, span }, path) => [
      ...properties(traits, span, [...path, "traits"]),
      ...rest(additional, span, path),
    ]),
    ...properties(plan.dictionary, undefined, ["dictionary"]),
    ...named("types", plan.types, ({ definition }, path) => typeParts(definition, path)),
    ...named("bundles", plan.bundles, (bundle, path) =>
      properties(bundle.properties, bundle.span, [...path, "properties"]),
    ),
    ...properties(plan.context, undefined, ["context"]),
    ...named("events", plan.events, (event, path) => [
      ...properties(event.properties, event.span, [...path, "properties"]),
      ...rest(event.additional, event.span, path),
    ]),
  ];
}

/** Properties that are written within `entry`; what bundles brought along stands elsewhere. */
function properties(
  list: readonly Property[],
  entry: Span | undefined,
  path: PlanPath,
): readonly (readonly [Span, Part])[] {
  return list
    .filter(({ name }) => !entry || within(entry, name.span))
    .map((property) => {
      const own = [...path, property.name.value];
      const span =
        property.span.file === property.name.span.file
          ? spanning(property.name.span, property.span)
          : property.name.span;
      return [span, { path: own, parts: () => typeParts(property, own) }] as const;
    });
}

function rest(additional: boolean | Definition, entry: Span, path: PlanPath): readonly (readonly [Span, Part])[] {
  return typeof additional === "object" ? one(additional, entry, [...path, "additionalProperties"]) : [];
}

/** What is written within a definition: what a reference brought along stands elsewhere. */
function typeParts(definition: Definition, path: PlanPath): readonly (readonly [Span, Part])[] {
  const { type, span } = definition;
  switch (type.kind) {
    case "array":
      return type.items ? one(type.items, span, [...path, "items"]) : [];
    case "union":
      return type.members.flatMap((member, at) => one(member, span, [...path, "anyOf", String(at)]));
    case "object":
      return [...properties(type.properties, span, [...path, "properties"]), ...rest(type.additional, span, path)];
    case "enum":
      return type.members
        .filter((member) => within(span, member.span))
        .map((member) => [member.span, { path: [...path, "enum", String(member.value)], parts: () => [] }]);
    default:
      return [];
  }
}

function one(definition: Definition, entry: Span, path: PlanPath): readonly (readonly [Span, Part])[] {
  if (!within(entry, definition.span)) return [];
  return [[definition.span, { path, parts: () => typeParts(definition, path) }]];
}
