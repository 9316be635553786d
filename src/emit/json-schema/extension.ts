import type { Definition, Entity, EnumMember, EnumType, Event, Extension, Privacy } from "../../plan/model.js";
import { type JsonMap, mapOf, type Tree } from "./json.js";

/**
 * The one key for what JSON Schema has no word for. Its value is a {@link ValueFacts}, an {@link EventFacts} or an
 * {@link EntityFacts}; keys are the plan language's own. Validators that don't know it ignore it; Ajv's strict mode wants it
 * registered: `ajv.addKeyword("x-trackc")`.
 */
export const EXTENSION = "x-trackc";

/** A custom key of the plan, carried through under its own name. */
export interface CustomFacts {
  readonly [name: `x-${string}`]: unknown;
}

/** What is known of a value: of a property, a trait, an item, a member of `anyOf`, a named type. */
export interface ValueFacts extends CustomFacts {
  /** The sentence behind `deprecated`. */
  readonly deprecated?: string;
  /** A day, `YYYY-MM-DD`. */
  readonly expires?: string;
  readonly renamed_from?: readonly string[];
  /** The effective one: an object is as strict as its strictest member. Left out where nothing was declared. */
  readonly privacy?: "none" | "personal" | "sensitive";
  readonly class?: "identity" | "descriptive" | "behavioral" | "attitudinal";
  /** An ISO 8601 duration. */
  readonly retention?: string;
  /** Every one of these categories is needed for the property to be sent. */
  readonly consent?: readonly string[];
  /** Of a trait: `set` where it is left out. */
  readonly write?: "set_once" | "increment";
  /** Of a property that comes from the context, set once by the application and sent with every event. */
  readonly context?: true;
  /** Of a context property: the sources that set it; left out for all. */
  readonly sources?: readonly string[];
  /** What is known of the values of an enum, in their order; left out where nothing is. */
  readonly values?: readonly EnumValueFacts[];
}

/** What is known of one value of an enum. */
export interface EnumValueFacts extends CustomFacts {
  readonly value: string | number | boolean | null;
  readonly description?: string;
  readonly deprecated?: true | string;
  readonly expires?: string;
}

/** What is known of an event, on the schema of its properties. */
export interface EventFacts extends CustomFacts {
  readonly event: string;
  readonly kind: "track" | "page" | "screen";
  readonly status: "proposed" | "active" | "deprecated" | "retired";
  readonly trigger?: string;
  readonly owner?: string;
  /** The metrics that it answers. */
  readonly answers?: readonly string[];
  /** The entities that it is about. */
  readonly entities?: readonly string[];
  /** Left out for all. */
  readonly sources?: readonly string[];
  /** Left out for all. */
  readonly destinations?: readonly string[];
  readonly consent?: readonly string[];
  readonly retention?: string;
  readonly since?: string;
  readonly expires?: string;
  readonly replaced_by?: string;
  readonly renamed_from?: readonly string[];
  readonly links?: readonly string[];
  /** Examples of the event's own properties, where the context makes them incomplete as `examples`. */
  readonly examples?: readonly unknown[];
}

/** What is known of an entity, on the schema of its traits. */
export interface EntityFacts extends CustomFacts {
  readonly entity: string;
  readonly kind: "user" | "group" | "object";
  /** The trait that travels as the call's id and is therefore not among the traits. */
  readonly id?: string;
  readonly belongs_to?: readonly string[];
  readonly owner?: string;
  readonly consent?: readonly string[];
  readonly retention?: string;
  readonly expires?: string;
  readonly renamed_from?: readonly string[];
}

interface Named {
  readonly value: string;
}

/** The values of a list, or nothing for an empty one. */
function listed(names: readonly Named[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => name.value);
}

function addCustom(extensions: readonly Extension[], facts: Map<string, Tree>): void {
  for (const { name, value } of extensions) facts.set(name.value, value.value);
}

/** What only some definitions have: traits their `write`, context properties their `sources`. */
export interface Role {
  readonly write?: Named | undefined;
  readonly context?: boolean | undefined;
  readonly sources?: readonly Named[] | undefined;
}

const NO_ROLE: Role = {};

/** Most definitions have no facts at all; a plan of ten thousand events asks a hundred thousand times. */
function saysNothing(definition: Definition): boolean {
  const {
    deprecated,
    expires,
    privacy,
    class: dataClass,
    retention,
    renamedFrom,
    consent,
    extensions,
    type,
  } = definition;
  const said = deprecated ?? expires ?? privacy ?? dataClass ?? retention;
  const lists = renamedFrom.length + consent.length + extensions.length;
  return said === undefined && lists === 0 && type.kind !== "enum";
}

/** The facts of a definition, or nothing where there are none. `privacy` is the effective one. */
export function valueFacts(definition: Definition, privacy: Privacy, role: Role = NO_ROLE): JsonMap | undefined {
  if (role === NO_ROLE && privacy === "none" && saysNothing(definition)) return undefined;
  const { deprecated } = definition;
  const facts = mapOf(
    ["deprecated", typeof deprecated?.value === "string" ? deprecated.value : undefined],
    ["expires", definition.expires?.value],
    ["renamed_from", listed(definition.renamedFrom)],
    ["privacy", definition.privacy !== undefined || privacy !== "none" ? privacy : undefined],
    ["class", definition.class?.value],
    ["retention", definition.retention?.value],
    ["consent", listed(definition.consent)],
    ["write", role.write === undefined || role.write.value === "set" ? undefined : role.write.value],
    ["context", role.context === true ? true : undefined],
    ["sources", listed(role.sources ?? [])],
    ["values", definition.type.kind === "enum" ? enumFacts(definition.type) : undefined],
  );
  addCustom(definition.extensions, facts);
  return facts.size === 0 ? undefined : facts;
}

function enumFacts(type: EnumType): readonly Tree[] | undefined {
  if (!type.members.some(isDescribed)) return undefined;
  return type.members.map((member) => {
    const facts = mapOf(
      ["value", member.value],
      ["description", member.description?.value],
      ["deprecated", member.deprecated?.value],
      ["expires", member.expires?.value],
    );
    addCustom(member.extensions ?? [], facts);
    return facts;
  });
}

function isDescribed(member: EnumMember): boolean {
  return (
    member.description !== undefined ||
    member.deprecated !== undefined ||
    member.expires !== undefined ||
    (member.extensions ?? []).length > 0
  );
}

/** The facts of an event; `examples` are those that the schema itself can't show. */
export function eventFacts(event: Event, examples: readonly Tree[]): JsonMap {
  const facts = mapOf(
    ["event", event.name.value],
    ["kind", event.kind],
    ["status", event.status],
    ["trigger", event.trigger?.value],
    ["owner", event.owner?.value],
    ["answers", listed(event.answers)],
    ["entities", listed(event.entities)],
    ["sources", listed(event.sources)],
    ["destinations", listed(event.destinations)],
    ["consent", listed(event.consent)],
    ["retention", event.retention?.value],
    ["since", event.since?.value],
    ["expires", event.expires?.value],
    ["replaced_by", event.replacedBy?.value],
    ["renamed_from", listed(event.renamedFrom)],
    ["links", listed(event.links)],
    ["examples", examples.length === 0 ? undefined : examples],
  );
  addCustom(event.extensions, facts);
  return facts;
}

/** The facts of an entity. */
export function entityFacts(entity: Entity): JsonMap {
  const facts = mapOf(
    ["entity", entity.name.value],
    ["kind", entity.kind.value],
    ["id", entity.id?.value],
    ["belongs_to", listed(entity.belongsTo)],
    ["owner", entity.owner?.value],
    ["consent", listed(entity.consent)],
    ["retention", entity.retention?.value],
    ["expires", entity.expires?.value],
    ["renamed_from", listed(entity.renamedFrom)],
  );
  addCustom(entity.extensions, facts);
  return facts;
}
