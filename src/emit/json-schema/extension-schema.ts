import type { EntityFacts, EnumValueFacts, EventFacts, ValueFacts } from "./extension.js";

/** A schema per key, so that a key added to the type does not compile until it is described here. */
type Described<Facts> = { readonly [Key in Exclude<keyof Facts, `x-${string}`>]-?: object };

const text = { type: "string" };
const texts = { type: "array", items: text, minItems: 1 };
const privacy = { type: "string", enum: ["none", "personal", "sensitive"] };
const dataClass = { type: "string", enum: ["identity", "descriptive", "behavioral", "attitudinal"] };

const enumValue: Described<EnumValueFacts> = {
  value: {},
  description: text,
  deprecated: { anyOf: [{ type: "boolean", const: true }, text] },
  expires: text,
};

const value: Described<ValueFacts> = {
  deprecated: text,
  expires: text,
  renamed_from: texts,
  privacy,
  class: dataClass,
  retention: text,
  consent: texts,
  write: { type: "string", enum: ["set_once", "increment"] },
  context: { type: "boolean", const: true },
  sources: texts,
  values: { type: "array", items: closed(enumValue, ["value"]) },
};

const event: Described<EventFacts> = {
  event: text,
  kind: { type: "string", enum: ["track", "page", "screen"] },
  status: { type: "string", enum: ["proposed", "active", "deprecated", "retired"] },
  trigger: text,
  owner: text,
  answers: texts,
  entities: texts,
  sources: texts,
  destinations: texts,
  consent: texts,
  retention: text,
  since: text,
  expires: text,
  replaced_by: text,
  renamed_from: texts,
  links: texts,
  examples: { type: "array", items: { type: "object" }, minItems: 1 },
};

const entity: Described<EntityFacts> = {
  entity: text,
  kind: { type: "string", enum: ["user", "group", "object"] },
  id: text,
  belongs_to: texts,
  owner: text,
  consent: texts,
  retention: text,
  expires: text,
  renamed_from: texts,
};

/** The schema of what stands under the extension key. */
export const extensionSchema = {
  anyOf: [closed(value, []), closed(event, ["event", "kind", "status"]), closed(entity, ["entity", "kind"])],
};

/** An object with these keys and any `x-` ones. */
function closed(properties: object, required: readonly string[]): object {
  return { type: "object", properties, required, patternProperties: { "^x-": {} }, additionalProperties: false };
}
