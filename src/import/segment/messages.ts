import { below } from "../../formats/json-schema/index.js";
import { bareDefinition } from "../../plan/bare.js";
import type { MappingNode, Node } from "../../syntax/node.js";
import type { Building, Carried, SchemaOf } from "../build.js";
import { at, start } from "./nodes.js";
import { type Rule, whereOf } from "./rules.js";

/** A plan's own names for what the parts of a message are called in messages about them. */
const parts = ["properties", "traits", "context"] as const;
export type Part = (typeof parts)[number];

/** Whether a schema is one of a whole message, whose properties are its parts. */
export function isMessage(schema: Node): boolean {
  const properties = at(schema, "properties");
  if (properties?.kind !== "mapping" || properties.entries.length === 0) return false;
  const keys = properties.entries.map(({ key }) => key.text);
  return keys.every((key) => parts.some((part) => part === key)) && keys.some((key) => key !== "context");
}

/** What stands around a message and says nothing of what it carries. */
const aroundMessage = new Set([
  "$schema",
  "$id",
  "id",
  "type",
  "title",
  "description",
  "labels",
  "properties",
  "required",
  "definitions",
  "$defs",
  "eventMetadata",
]);
/** Keywords that are read of the rule. */
const knownAtTop = new Set(["labels", "eventMetadata", "title"]);

/** Reads what a message carries in one of its parts. */
export function readPart(rule: Rule, part: Part, into: Building): Carried {
  const { schema: document, schemaPointer: prefix } = rule;
  const where = whereOf(rule);
  const open: Carried = {
    shape: { kind: "object", properties: [], additional: true },
    root: bareDefinition({ kind: "any" }, rule.span),
  };
  if (document?.kind !== "mapping") return open;
  const schema: Pick<SchemaOf, "document" | "where" | "prefix" | "draft"> = {
    document,
    where,
    prefix,
    draft: "draft-07",
  };
  const orAnything = (carried: Carried | undefined): Carried => {
    if (carried !== undefined) return carried;
    const what = `describes no object, and ${part} may be anything`;
    into.losses.push({ where, pointer: prefix, keyword: "type", what, widens: true, span: start(document) });
    return open;
  };
  if (!isMessage(document)) return orAnything(into.read({ ...schema, known: knownAtTop }));
  noteMessage(rule, document, part, into);
  const node = at(document, "properties", part);
  return node === undefined
    ? open
    : orAnything(into.read({ ...schema, part: { node, pointer: below("", "properties", part) } }));
}

/** Notes what a message's schema says besides the part that is read. */
function noteMessage(rule: Rule, document: MappingNode, part: Part, into: Building): void {
  const where = whereOf(rule);
  const { schemaPointer: pointer } = rule;
  for (const { key } of document.entries) {
    if (aroundMessage.has(key.text)) continue;
    const what = "stands around the message and not in what it carries";
    into.losses.push({
      where,
      pointer: below(pointer, key.text),
      keyword: key.text,
      what,
      widens: true,
      span: key.span,
    });
  }
  const properties = at(document, "properties");
  for (const { key, value } of properties?.kind === "mapping" ? properties.entries : []) {
    if (key.text === part || !saysSomething(value)) continue;
    const what =
      key.text === "context"
        ? "of Segment's libraries has no place in a plan"
        : `of ${rule.type === "COMMON" ? "every call" : `a ${rule.type.toLowerCase()} call`} have no place in a plan`;
    into.losses.push({
      where,
      pointer: below(pointer, "properties", key.text),
      keyword: key.text,
      what,
      widens: true,
      span: key.span,
    });
  }
}

/** Whether a schema does more than to say that there is an object. */
function saysSomething(schema: Node): boolean {
  if (schema.kind !== "mapping") return schema.kind === "scalar" && schema.text === "false";
  return schema.entries.some(({ key, value }) => {
    if (key.text === "type") return value.kind !== "scalar" || value.text !== "object";
    if (["description", "title", "$id", "id", "$schema"].includes(key.text)) return false;
    const isEmpty =
      (value.kind === "mapping" && value.entries.length === 0) ||
      (value.kind === "sequence" && value.items.length === 0);
    return !isEmpty;
  });
}
