import { below } from "../../formats/json-schema/index.js";
import { bareDefinition } from "../../plan/bare.js";
import type { Text } from "../../source/span.js";
import type { MappingNode, Node, ScalarNode } from "../../syntax/node.js";
import type { Building } from "../build.js";
import { isMessage } from "./messages.js";
import { at, scalarAt, start, textAt } from "./nodes.js";
import type { Rule, RuleType } from "./rules.js";

/** The rules of a plan as the Config API gave them: lists of events and of traits, and schemas of what all calls carry. */
export function readConfigRules(rules: Node, pointer: string, into: Building): readonly Rule[] {
  const listed = (key: string, type: RuleType): readonly Rule[] => {
    const list = at(rules, key);
    if (list?.kind !== "sequence") return [];
    return list.items.flatMap((item, at) => readConfigRule(item, type, below(pointer, key, at), into) ?? []);
  };
  const single = (key: string, type: RuleType): readonly Rule[] => {
    const schema = at(rules, key);
    if (schema?.kind !== "mapping") return [];
    const place = below(pointer, key);
    return [{ ...noRule, type, schema, pointer: place, schemaPointer: place, span: start(schema) }];
  };
  return [
    ...single("global", "COMMON"),
    ...single("identify", "IDENTIFY"),
    ...listed("identify_traits", "IDENTIFY"),
    ...single("group", "GROUP"),
    ...listed("group_traits", "GROUP"),
    ...listed("events", "TRACK"),
  ];
}

const noRule = { name: undefined, description: undefined, version: 1, isDeprecated: false };

/** An event or a trait. */
function readConfigRule(node: Node, type: RuleType, pointer: string, into: Building): Rule | undefined {
  const name = textAt(node, "name");
  if (name === undefined) {
    const what = "is missing, and the rule is left out";
    into.losses.push({ where: "a rule", pointer, keyword: "name", what, widens: false, span: start(node) });
    return undefined;
  }
  return {
    type,
    name,
    description: textAt(node, "description"),
    version: Number(scalarAt(node, "version")?.text ?? 1) || 1,
    isDeprecated: false,
    schema: at(node, "rules"),
    pointer,
    schemaPointer: below(pointer, "rules"),
    span: start(node),
  };
}

/** Reads a trait in a list of them; false where the rule is none of those. */
export function readTrait(rule: Rule, name: Text, into: Building): boolean {
  const { schema } = rule;
  if (rule.pointer === rule.schemaPointer || schema?.kind !== "mapping" || isMessage(schema)) return false;
  const kind = rule.type === "IDENTIFY" ? "user" : "group";
  const properties: MappingNode = {
    kind: "mapping",
    entries: [
      { key: { kind: "scalar", style: "double", text: name.value, span: name.span }, value: schema, span: schema.span },
    ],
    span: schema.span,
  };
  const key: ScalarNode = { kind: "scalar", style: "double", text: "properties", span: name.span };
  const document: Node = {
    kind: "mapping",
    entries: [{ key, value: properties, span: schema.span }],
    span: schema.span,
  };
  const carried = into.read({ document, where: kind, prefix: rule.schemaPointer, draft: "draft-07" });
  const [trait] = carried?.shape.properties ?? [];
  if (carried === undefined || trait === undefined) return true;
  const described = { ...trait, description: rule.description ?? trait.description, required: false };
  const known = into.entities.findIndex((entity) => entity.name.value === kind);
  if (known < 0) {
    const shape = { ...carried.shape, properties: [described] };
    into.entity({ value: kind, span: rule.span }, kind, {
      ...carried,
      shape,
      root: bareDefinition({ kind: "any" }, rule.span),
    });
  } else {
    const entity = into.entities[known];
    if (entity && !entity.traits.some((other) => other.name.value === name.value)) {
      into.entities[known] = { ...entity, traits: [...entity.traits, { ...described, write: undefined }] };
    }
  }
  return true;
}
