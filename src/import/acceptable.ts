import { planText } from "../formats/plan-text.js";
import { loadText } from "../load/text.js";
import { identifierOf } from "../plan/identifiers.js";
import type {
  Definition,
  Entity,
  Event,
  Identifier,
  NamedType,
  ObjectType,
  Plan,
  Property,
  Type,
} from "../plan/model.js";
import { prototypeNames } from "../plan/resolve/names.js";
import type { Span } from "../source/span.js";
import { withType } from "./change.js";
import type { Imported, Loss } from "./imported.js";

/** More rounds than anything needs: each makes what is left simpler. */
const mostRounds = 20;
const file = "plans/plan.yaml";

/**
 * The same with nothing in it that the language refuses: what is called alike in code gets an identifier of its own, and what is
 * refused (bounds that leave nothing, a property called `constructor`, an example that does not fit) is loosened or left out, and noted.
 * The loader itself is asked, so that its rules are not told twice.
 */
export function acceptable(given: Imported): Imported {
  let imported = identified(withoutPrototypeNames(given));
  const tries = new Map<string, number>();
  for (let round = 0; round < mostRounds; round++) {
    const text = planText(imported);
    const { value, diagnostics } = loadText({ "trackc.yaml": "name: imported\n", [file]: text });
    const errors = diagnostics.filter(({ level }) => level === "error");
    if (errors.length === 0) return imported;
    // One a part and round: a second mistake in the same place may be the same.
    const parts = new Map<string, Part>();
    for (const { message, span } of errors) {
      const part = span && partAt(value.plan, span, message);
      if (part) parts.set(keyOf(part), parts.get(keyOf(part)) ?? part);
    }
    if (parts.size === 0) throw new Error(`an imported plan is refused: ${errors[0]?.message}`);
    for (const [key, part] of parts) {
      const attempt = (tries.get(key) ?? 0) + 1;
      tries.set(key, attempt);
      imported = loosened(imported, part, attempt);
    }
  }
  throw new Error("an imported plan is refused again and again");
}

// ── what the language refuses ──────────────────────────────────────────────────────────────────────────────────

/** What a mistake is in: something at the top level, and one of its properties. */
interface Part {
  readonly section: "types" | "entities" | "context" | "events";
  readonly name: string;
  readonly property: string | undefined;
  readonly message: string;
}

function keyOf({ section, name, property }: Part): string {
  return JSON.stringify([section, name, property]);
}

type Loaded = ReturnType<typeof loadText>["value"]["plan"];

function partAt(plan: Loaded, span: Span, message: string): Part | undefined {
  const holds = (outer: Span): boolean => outer.start <= span.start && span.start <= outer.end;
  const at = (section: Part["section"], name: string, properties: readonly Property[]): Part => {
    const property = properties.find((one) => holds(one.name.span) || holds(one.span))?.name.value;
    return { section, name, property, message };
  };
  const event = plan.events.find((one) => holds(one.span));
  if (event) return at("events", event.name.value, event.properties);
  const entity = plan.entities.find((one) => holds(one.span));
  if (entity) return at("entities", entity.name.value, entity.traits);
  const type = plan.types.find((one) => holds(one.span));
  if (type) return at("types", type.name.value, []);
  const context = plan.context.find((one) => holds(one.name.span) || holds(one.span));
  return context && at("context", context.name.value, []);
}

/** Without what a mistake is in: at the first attempt its examples, then what it says, then the whole of it. */
function loosened(imported: Imported, part: Part, attempt: number): Imported {
  const { section, name, property, message } = part;
  const losses: Loss[] = [];
  const note = (one: { readonly span: Span }, where: string, keyword: string, what: string, widens: boolean): void => {
    const reason = message.replace(/\s+/g, " ");
    losses.push({ where, pointer: "", keyword, what: `${what}: ${reason}`, widens, span: one.span });
  };
  const change = <P extends Definition>(one: P, where: string, named: string): readonly P[] => {
    if (attempt === 1 && one.examples.length > 0) {
      note(one, where, "examples", `of \`${named}\` are left out`, false);
      return [{ ...one, examples: [] }];
    }
    if (attempt <= 2 && one.type.kind !== "any") {
      note(one, where, named, "may be anything here", true);
      return [{ ...one, type: { kind: "any" }, examples: [] }];
    }
    note(one, where, named, "is left out", true);
    return [];
  };
  const within = <P extends Property>(properties: readonly P[]): readonly P[] =>
    properties.flatMap((one) => (one.name.value === property ? change(one, name, one.name.value) : [one]));
  const events = imported.events.flatMap((event): readonly Event[] => {
    if (section !== "events" || event.name.value !== name) return [event];
    if (property !== undefined) return [{ ...event, properties: within(event.properties) }];
    if (attempt === 1 && event.examples.length > 0) {
      note(event, name, "examples", "are left out", false);
      return [{ ...event, examples: [] }];
    }
    if (attempt <= 2 && typeof event.additional !== "boolean") {
      note(event, name, "additionalProperties", "may be anything here", true);
      return [{ ...event, additional: true, examples: [] }];
    }
    note(event, name, "event", "is left out", true);
    return [];
  });
  const entities = imported.entities.flatMap((entity): readonly Entity[] => {
    if (section !== "entities" || entity.name.value !== name) return [entity];
    if (property !== undefined) return [{ ...entity, traits: within(entity.traits) }];
    if (attempt <= 2 && typeof entity.additional !== "boolean") {
      note(entity, name, "additionalProperties", "may be anything here", true);
      return [{ ...entity, additional: true }];
    }
    note(entity, name, "entity", "is left out", true);
    return [];
  });
  const types = imported.types.flatMap((type): readonly NamedType[] => {
    if (section !== "types" || type.name.value !== name) return [type];
    const { definition } = type;
    note(definition, name, "type", "may be anything here", true);
    return [{ ...type, definition: { ...definition, type: { kind: "any" }, examples: [] } }];
  });
  const context = imported.context.flatMap((one) =>
    section === "context" && one.name.value === name ? change(one, "context", name) : [one],
  );
  return { ...imported, types, entities, context, events, losses: [...imported.losses, ...losses] };
}

/** Without properties that are called like a member of `Object.prototype`, at any depth: the loader does not even show them. */
function withoutPrototypeNames(imported: Imported): Imported {
  const losses: Loss[] = [];
  const type = (one: Type, where: string): Type => {
    switch (one.kind) {
      case "array":
        return one.items === undefined ? one : { ...one, items: definition(one.items, where) };
      case "union":
        return { ...one, members: one.members.map((member) => definition(member, where)) };
      case "object":
        return { ...one, ...listing(one, one.properties, where), additional: additional(one.additional, where) };
      default:
        return one;
    }
  };
  const definition = <D extends Definition>(one: D, where: string): D => withType(one, type(one.type, where));
  const additional = (one: ObjectType["additional"], where: string): ObjectType["additional"] =>
    typeof one === "boolean" ? one : definition(one, where);
  const listing = <P extends Property>(
    of: Pick<ObjectType, "additional">,
    properties: readonly P[],
    where: string,
  ): { readonly properties: readonly P[] } => ({
    properties: properties.flatMap((property) => {
      if (!prototypeNames.has(property.name.value)) return [definition(property, where)];
      const what = "is left out: JavaScript has another meaning for a property of that name";
      const { value, span } = property.name;
      losses.push({ where, pointer: "", keyword: value, what, widens: of.additional !== false, span });
      return [];
    }),
  });
  const result = {
    types: imported.types.map((one) => ({ ...one, definition: definition(one.definition, one.name.value) })),
    entities: imported.entities.map((one) => ({
      ...one,
      traits: listing(one, one.traits, one.name.value).properties,
      additional: additional(one.additional, one.name.value),
    })),
    context: listing({ additional: true }, imported.context, "context").properties,
    events: imported.events.map((one) => ({
      ...one,
      ...listing(one, one.properties, one.name.value),
      additional: additional(one.additional, one.name.value),
    })),
  };
  return { ...imported, ...result, losses: [...imported.losses, ...losses] };
}

// ── identifiers ────────────────────────────────────────────────────────────────────────────────────────────────

/** Pins what generated code, or a file system that ignores capitals, could not tell apart. The first one keeps its name. */
export function identified(imported: Imported, there?: Pick<Plan, "entities" | "types" | "events">): Imported {
  const taken = new Set<string>();
  const keysOf = (names: readonly string[]): readonly string[] =>
    names.map((name) => name.toLowerCase().normalize("NFC"));
  for (const entity of there?.entities ?? []) for (const key of keysOf(namesOfEntity(entity))) taken.add(key);
  for (const type of there?.types ?? []) for (const key of keysOf(namesOfType(type))) taken.add(key);
  for (const event of there?.events ?? []) for (const key of keysOf(namesOfEvent(event))) taken.add(key);
  const give = <Thing extends Event | Entity | NamedType>(
    thing: Thing,
    word: string,
    namesOf: (thing: Thing) => readonly string[],
  ): Thing => {
    const made = identifierOf(thing.name.value);
    const base = made ?? identifierOf(`${word} 1`);
    if (!base) return thing;
    const withIdentifier = (identifier: Identifier): Thing => ({ ...thing, identifier });
    const isFree = (one: Thing): boolean => keysOf(namesOf(one)).every((key) => !taken.has(key));
    let given = withIdentifier(made ? base : { ...base, pinned: thing.name.span });
    for (let number = 2; !isFree(given); number++) {
      const [camel, pascal] = [`${base.camel}${number}`, `${base.pascal}${number}`];
      given = withIdentifier({ camel, pascal, pinned: thing.name.span });
    }
    for (const key of keysOf(namesOf(given))) taken.add(key);
    return given;
  };
  return {
    ...imported,
    entities: imported.entities.map((entity) => give(entity, entity.kind.value, namesOfEntity)),
    types: imported.types.map((type) => give(type, "type", namesOfType)),
    events: imported.events.map((event) => give(event, "event", namesOfEvent)),
  };
}

/** A file, a function and an interface. */
function namesOfEntity({ identifier: { camel, pascal }, kind }: Entity): readonly string[] {
  return [`file ${camel}`, `${kind.value === "user" ? "identify" : "group"}${pascal}`, `${pascal}Traits`];
}

function namesOfType({ identifier: { camel, pascal } }: NamedType): readonly string[] {
  return [pascal, `${camel}Values`];
}

function namesOfEvent({ identifier: { camel, pascal } }: Event): readonly string[] {
  return [camel, pascal];
}
