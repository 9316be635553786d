import { numbersAsTexts } from "../../plan/id-texts.js";
import type { Entity, EnumType, Event, JsonObject, NamedType, StringType } from "../../plan/model.js";
import { type SentProperty, type SentShape, sentTraits } from "../../plan/sent.js";
import { EXTENSION, entityFacts, eventFacts, type Role } from "./extension.js";
import { type JsonMap, mapOf } from "./json.js";
import { withPageFields } from "./page-fields.js";
import type { SchemaWriter } from "./schema.js";

/** The schema of what travels as an event's properties, without the heading of its file. */
export function eventBody(event: Event, sent: SentShape, writer: SchemaWriter): JsonMap {
  const examples = event.examples.map((example) => example.value);
  const whole = examples.every((example) => isWhole(example, sent.properties));
  return mapOf(
    ["title", event.name.value],
    ["description", event.description?.value],
    ["deprecated", event.status === "deprecated" || event.status === "retired" ? true : undefined],
    ...withPageFields(event, writer.object(sent.properties, sent.additional, roleOf)),
    ["examples", examples.length > 0 && whole ? examples : undefined],
    [EXTENSION, eventFacts(event, whole ? [] : examples)],
  );
}

function roleOf(property: SentProperty): Role | undefined {
  return property.from === "context" ? { context: true, sources: property.sources } : undefined;
}

/** Whether an example, which shows an event's own properties, lacks nothing that the context must add. */
function isWhole(example: JsonObject, properties: readonly SentProperty[]): boolean {
  return properties.every(
    (property) => property.from === "event" || !property.required || Object.hasOwn(example, property.name.value),
  );
}

/** The schema of what travels as an entity's traits: without the one that is the call's id. */
export function traitsBody(entity: Entity, writer: SchemaWriter): JsonMap {
  return mapOf(
    ["title", entity.name.value],
    ["description", entity.description?.value],
    ...writer.object(sentTraits(entity).traits, entity.additional, ({ write }) => write && { write }),
    [EXTENSION, entityFacts(entity)],
  );
}

/**
 * The schema of an entity's id, which travels as `userId` or `groupId`; `undefined` where the entity names none. Ids
 * travel as texts: SDKs take nothing else, so that clients make texts of numbers.
 */
export function idBody(entity: Entity, writer: SchemaWriter, types: TypesByName): JsonMap | undefined {
  const { id } = sentTraits(entity);
  if (id === undefined) return undefined;
  const schema = writer.definition(id);
  const texts = numbersAsTexts(id.type, types).map(textSchema);
  return texts.length === 0 ? schema : mapOf(["anyOf", [schema, ...texts]]);
}

type TypesByName = ReadonlyMap<string, NamedType>;

function textSchema(type: StringType | EnumType): JsonMap {
  if (type.kind === "string") return mapOf(["type", "string"], ["pattern", type.patterns?.[0]]);
  return mapOf(["type", "string"], ["enum", type.members.map(({ value }) => value)]);
}
