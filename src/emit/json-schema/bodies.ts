import type { Entity, Event, JsonObject } from "../../plan/model.js";
import { type SentProperty, type SentShape, sentTraits } from "../../plan/sent.js";
import { EXTENSION, entityFacts, eventFacts, type Role } from "./extension.js";
import { type JsonMap, mapOf } from "./json.js";
import type { SchemaWriter } from "./schema.js";

/** The schema of what travels as an event's properties, without the heading of its file. */
export function eventBody(event: Event, sent: SentShape, writer: SchemaWriter): JsonMap {
  const examples = event.examples.map((example) => example.value);
  const whole = examples.every((example) => isWhole(example, sent.properties));
  return mapOf(
    ["title", event.name.value],
    ["description", event.description?.value],
    ["deprecated", event.status === "deprecated" || event.status === "retired" ? true : undefined],
    ...writer.object(sent.properties, sent.additional, roleOf),
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

/** The schema of an entity's id, which travels as `userId` or `groupId`; `undefined` where the entity names none. */
export function idBody(entity: Entity, writer: SchemaWriter): JsonMap | undefined {
  const { id } = sentTraits(entity);
  return id === undefined ? undefined : writer.definition(id);
}
