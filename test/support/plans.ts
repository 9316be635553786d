import type { LoadedPlan } from "../../src/loaded.js";
import type {
  ContextProperty,
  Definition,
  Entity,
  Event,
  NamedType,
  Plan,
  Property,
  Trait,
  Type,
} from "../../src/plan/model.js";
import { emptyProject } from "../../src/project/empty.js";
import type { Project } from "../../src/project/model.js";
import type { Span, Text } from "../../src/source/span.js";
import { define } from "./types.js";

/** Plans made by hand, for what no text can say or what should not depend on how text is read. */
const nowhere: Span = { file: "test", start: 0, end: 0 };

export const text = (value: string): Text => ({ value, span: nowhere });
export const texts = (...values: readonly string[]): readonly Text[] => values.map(text);

/** A property; a name that ends in `?` is optional. */
export function property(name: string, type: Type, rest: Partial<Property> = {}): Property {
  const optional = name.endsWith("?");
  return { ...define(type), name: text(optional ? name.slice(0, -1) : name), required: !optional, ...rest };
}

export function trait(name: string, type: Type, rest: Partial<Trait> = {}): Trait {
  return { write: undefined, ...property(name, type), ...rest };
}

export function contextProperty(name: string, type: Type, ...sources: readonly string[]): ContextProperty {
  return { ...property(name, type), sources: texts(...sources) };
}

const camel = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.map((word, at) => (at === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1)).join("");
};

const named = (name: string) => ({
  name: text(name),
  description: undefined,
  extensions: [],
  span: nowhere,
  keys: [],
  identifier: { camel: camel(name), pascal: camel(name), pinned: undefined },
});

export function event(name: string, rest: Partial<Event> = {}): Event {
  return {
    ...named(name),
    kind: "track",
    callName: undefined,
    trigger: undefined,
    owner: undefined,
    status: "active",
    since: undefined,
    expires: undefined,
    replacedBy: undefined,
    renamedFrom: [],
    answers: [],
    entities: [],
    sources: [],
    destinations: [],
    consent: [],
    retention: undefined,
    include: [],
    properties: [],
    additional: false,
    examples: [],
    links: [],
    ...rest,
  };
}

export function entity(name: string, kind: Entity["kind"]["value"], rest: Partial<Entity> = {}): Entity {
  return {
    ...named(name),
    kind: { value: kind, span: nowhere },
    id: undefined,
    belongsTo: [],
    owner: undefined,
    traits: [],
    additional: false,
    retention: undefined,
    consent: [],
    renamedFrom: [],
    expires: undefined,
    ...rest,
  };
}

export function namedType(name: string, type: Type, rest: Partial<Definition> = {}): NamedType {
  return { ...named(name), definition: { ...define(type), ...rest } };
}

export function planOf(parts: Partial<Plan>): Plan {
  return { metrics: [], entities: [], dictionary: [], types: [], bundles: [], context: [], events: [], ...parts };
}

export function loadedOf(parts: Partial<Plan>, project: Partial<Project> = {}): LoadedPlan {
  return {
    project: { ...emptyProject("example"), ...project },
    plan: planOf(parts),
    sources: new Map(),
    suppressions: [],
    baseline: undefined,
    diagnostics: [],
  };
}
