import { entriesOf } from "../../formats/json-schema/index.js";
import { jsonOf } from "../../formats/json-schema/json.js";
import { bareDefinition } from "../../plan/bare.js";
import type { Event, Extension } from "../../plan/model.js";
import type { Text } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import type { Building } from "../build.js";
import { readTrait } from "./config-api.js";
import { type Part, readPart } from "./messages.js";
import { textAt } from "./nodes.js";
import type { Rule } from "./rules.js";

/** Makes an event or an entity of a rule. */
export function readRule(rule: Rule, into: Building): void {
  if (rule.type === "COMMON") return;
  const isAboutSomebody = rule.type === "IDENTIFY" || rule.type === "GROUP";
  const part: Part = isAboutSomebody ? "traits" : "properties";
  if (isAboutSomebody && rule.name !== undefined && readTrait(rule, rule.name, into)) return;
  const carried = readPart(rule, part, into);
  if (isAboutSomebody) {
    if (carried.shape.properties.length === 0) return;
    const name = rule.type === "IDENTIFY" ? "user" : "group";
    into.entity({ value: name, span: rule.span }, name, carried);
    return;
  }
  const { schema } = rule;
  const description =
    rule.description ?? (schema && textAt(schema, "description")) ?? (schema && textAt(schema, "title"));
  const extensions = labelsOf(schema);
  const status = rule.isDeprecated ? "deprecated" : "active";
  const name = nameIn(rule, into);
  into.event(name, carried, { description, extensions, status, ...callOf(rule, name) });
}

/** Pages and screens without a name may be called anything; others are called as the event is, if that name was free. */
function callOf({ type, name, span }: Rule, event: Text): Partial<Event> {
  if (type !== "PAGE" && type !== "SCREEN") return {};
  const kind = type === "PAGE" ? "page" : "screen";
  if (name === undefined) return { kind, callName: bareDefinition({ kind: "string" }, span) };
  if (name.value === event.value) return { kind };
  const constant = { kind: "enum", members: [{ value: name.value, span: name.span }], constant: true } as const;
  return { kind, callName: bareDefinition(constant, span) };
}

/** Events, pages and screens have one list of names in a plan. */
function nameIn({ type, name, span }: Rule, into: Building): Text {
  const word = type === "PAGE" ? "Page" : "Screen";
  const wanted = name ?? { value: word, span };
  if (!into.names.has(wanted.value)) return wanted;
  let free = `${wanted.value} (${word.toLowerCase()})`;
  while (into.names.has(free)) free += "_";
  return { ...wanted, value: free };
}

/** Labels are kept under a key of one's own. */
function labelsOf(schema: Node | undefined): readonly Extension[] {
  const entry = schema && entriesOf(schema).get("labels");
  if (entry?.value.kind !== "mapping" || entry.value.entries.length === 0) return [];
  const name = { value: "x-labels", span: entry.key.span };
  return [{ name, value: { value: jsonOf(entry.value), span: entry.value.span } }];
}
