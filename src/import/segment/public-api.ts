import { below } from "../../formats/json-schema/index.js";
import type { Node } from "../../syntax/node.js";
import type { Building } from "../build.js";
import { at, scalarAt, start, textAt } from "./nodes.js";
import { type Rule, ruleTypes } from "./rules.js";

/** The rules of a plan as the Public API gives them: a list of `{ type, key, jsonSchema, version }`. */
export function readPublicRules(rules: readonly Node[], pointer: string, into: Building): readonly Rule[] {
  return rules.flatMap((item, at) => readPublicRule(item, below(pointer, at), into) ?? []);
}

function readPublicRule(node: Node, pointer: string, into: Building): Rule | undefined {
  const type = textAt(node, "type");
  const key = textAt(node, "key");
  const known = ruleTypes.find((each) => each === type?.value);
  const refuse = (keyword: string, what: string): undefined => {
    into.losses.push({ where: key?.value ?? "a rule", pointer, keyword, what, widens: false, span: start(node) });
  };
  if (known === undefined) return refuse("type", "is none that is known, and the rule is left out");
  if (known === "TRACK" && key === undefined) return refuse("key", "names no event, and the rule is left out");
  const deprecated = textAt(node, "deprecatedAt")?.value;
  return {
    type: known,
    name: key,
    description: undefined,
    version: Number(scalarAt(node, "version")?.text ?? 1) || 1,
    // What was never deprecated has the first day of all.
    isDeprecated: deprecated !== undefined && !deprecated.startsWith("0001-"),
    schema: at(node, "jsonSchema"),
    pointer,
    schemaPointer: below(pointer, "jsonSchema"),
    span: start(node),
  };
}
