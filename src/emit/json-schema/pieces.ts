import type { LoadedPlan } from "../../loaded.js";
import type { Definition, Entity, Event, NamedType, Plan, Property } from "../../plan/model.js";
import { effectivePrivacy } from "../../plan/privacy.js";
import { typesNeededBy } from "../../plan/references.js";
import { eventsIn, type Subset, sentProperties, sentTraits } from "../../plan/sent.js";
import { fileName } from "../file-name.js";
import { remembered } from "../memory.js";
import { eventBody, idBody, traitsBody } from "./bodies.js";
import type { Ids } from "./ids.js";
import type { JsonMap } from "./json.js";
import type { Written } from "./memory.js";
import { type Draft, type SchemaWriter, schemaWriter } from "./schema.js";

/** An event's schema and where it goes. */
export interface EventPiece {
  readonly event: Event;
  readonly path: string;
  readonly id: string;
  /** Its name among the definitions of bundle and envelope; no type is called so, since these have no dots. */
  readonly key: string;
  readonly body: JsonMap;
  /** What the schema was written from: whose named types it needs. */
  readonly definitions: readonly Definition[];
  /** Whether its call must carry properties at all. */
  readonly needsProperties: boolean;
  /** The schema of the names that its call may carry, where these are a definition. */
  readonly callName: JsonMap | undefined;
}

/** The schema of an entity's traits and where it goes, and the schema of its id. */
export interface EntityPiece {
  readonly entity: Entity;
  readonly path: string;
  readonly id: string;
  readonly key: string;
  readonly body: JsonMap;
  readonly definitions: readonly Definition[];
  readonly idKey: string;
  /** `undefined` where the entity names no id. */
  readonly idSchema: JsonMap | undefined;
  readonly needsId: boolean;
  readonly needsTraits: boolean;
}

/** The schemas of an output, each written once, to be put together into files. */
export interface Pieces {
  readonly events: readonly EventPiece[];
  readonly users: readonly EntityPiece[];
  readonly groups: readonly EntityPiece[];
  /** The named types that definitions need, by name, each with its schema. */
  readonly typesFor: (definitions: Iterable<Definition>) => JsonMap;
}

/** Writes the schemas of what an output holds. */
export function piecesOf(loaded: LoadedPlan, subset: Subset, draft: Draft, ids: Ids, known: Written): Pieces {
  const { plan } = loaded;
  const writer = schemaWriter(draft, effectivePrivacy(plan.types));
  const typesByName = new Map(plan.types.map((type) => [type.name.value, type]));
  const entitiesOf = (kind: "user" | "group"): readonly EntityPiece[] =>
    plan.entities
      .filter((entity) => entity.kind.value === kind)
      .map((entity) => entityPiece(entity, writer, typesByName, ids));
  return {
    events: eventsIn(plan, subset).map((event) =>
      remembered(known.pieces, event, () => eventPiece(plan, event, subset, writer, ids, known)),
    ),
    users: entitiesOf("user"),
    groups: entitiesOf("group"),
    typesFor: typeSchemas(plan, writer),
  };
}

function eventPiece(
  plan: Plan,
  event: Event,
  subset: Subset,
  writer: SchemaWriter,
  ids: Ids,
  { printed }: Written,
): EventPiece {
  const { camel } = event.identifier;
  const sent = sentProperties(plan, event, subset);
  return {
    event,
    path: `events/${fileName(camel, "json")}`,
    id: ids.of("events", camel),
    key: `event.${camel}`,
    body: printed.keep(eventBody(event, sent, writer)),
    definitions: written(sent.properties, sent.additional),
    needsProperties: sent.properties.some((property) => property.required),
    callName: event.callName && writer.definition(event.callName),
  };
}

function entityPiece(
  entity: Entity,
  writer: SchemaWriter,
  types: ReadonlyMap<string, NamedType>,
  ids: Ids,
): EntityPiece {
  const { camel } = entity.identifier;
  const { id, traits } = sentTraits(entity);
  return {
    entity,
    path: `traits/${fileName(camel, "json")}`,
    id: ids.of("traits", camel),
    key: `traits.${camel}`,
    body: traitsBody(entity, writer),
    definitions: written(traits, entity.additional),
    idKey: `id.${camel}`,
    idSchema: idBody(entity, writer, types),
    needsId: id?.required === true,
    needsTraits: traits.some((trait) => trait.required),
  };
}

function written(properties: readonly Property[], additional: boolean | Definition): readonly Definition[] {
  return typeof additional === "boolean" ? properties : [...properties, additional];
}

function typeSchemas(plan: Plan, writer: SchemaWriter): Pieces["typesFor"] {
  const needed = typesNeededBy(plan.types);
  const schemas = new Map<string, JsonMap>();
  return (definitions) => {
    const found = new Map<string, JsonMap>();
    for (const type of needed(definitions)) {
      const name = type.name.value;
      const schema = schemas.get(name) ?? writer.definition(type.definition);
      schemas.set(name, schema);
      found.set(name, schema);
    }
    return found;
  };
}
