import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import { type Fields, type KeyTable, readFields, refuse, scalarOf } from "../../syntax/mapping.js";
import type { MappingNode, Node, ScalarNode } from "../../syntax/node.js";
import { missingType } from "../mistakes/definitions.js";
import type { Definition, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import { baseOf, brokenBase, definitionOf, makeDefinition, noKeys, noOrigins, plainBase } from "./bases.js";
import { readSequence } from "./enums.js";
import { emptyHead, readHead } from "./heads.js";
import type { Base, Found, Resolution } from "./resolution.js";
import { impliedType, shapeOf } from "./shapes.js";
import { type DefinitionKey, innerTable, typeKeys } from "./tables.js";

/** A definition, and its mapping if it is written as one: traits and context properties have keys of their own in it. */
export interface Defined {
  readonly definition: Definition;
  readonly fields: Fields<DefinitionKey> | undefined;
}

/** What a look-up of the name finds; `broken` when that can't be told, which has been reported. */
export type LookUp = () => Found | "broken" | undefined;

/** A definition where nothing is looked up: items, members of unions, what other keys hold. */
export function resolveDefinition(r: Resolution, node: Node, name: string): Definition {
  return define(r, node, name, innerTable).definition;
}

/**
 * Resolves one definition. An empty node is for the caller to look up; here it is a mistake. A mapping without a type
 * of its own refines what `lookUp` finds.
 */
export function define(
  r: Resolution,
  node: Node,
  name: string,
  table: KeyTable<DefinitionKey>,
  lookUp?: LookUp,
): Defined {
  r.steps.read++;
  switch (node.kind) {
    case "scalar":
      return { definition: definitionOf(baseOf(r, node), node.span), fields: undefined };
    case "sequence":
      return { definition: definitionOf(plainBase(typeOfSequence(r, node, name)), node.span), fields: undefined };
    case "empty":
      r.report(refuse(name, node, "a type, a list of values, or a mapping with `type`"));
      return { definition: unknowableDefinition(node.span), fields: undefined };
    case "mapping":
      return (
        r.down(name, node.span, () => defineMapping(r, node, name, table, lookUp)) ?? {
          definition: unknowableDefinition(node.span),
          fields: undefined,
        }
      );
  }
}

/** A definition of which nothing can be said. */
export function unknowableDefinition(span: Span): Definition {
  return makeDefinition(emptyHead, unknowable, span, noKeys, noOrigins);
}

/** The type of a list in place of a definition. */
export function typeOfSequence(r: Resolution, node: Extract<Node, { kind: "sequence" }>, name: string): Type {
  const { members, whole } = readSequence(r, node, name);
  return whole ? { kind: "enum", members, constant: false } : unknowable;
}

function defineMapping(
  r: Resolution,
  node: MappingNode,
  name: string,
  table: KeyTable<DefinitionKey>,
  lookUp: LookUp | undefined,
): Defined {
  const fields = readFields(node, table, r.diagnostics);
  const base = isComplete(fields) ? writtenBase(r, fields) : lookedUpBase(r, fields, name, lookUp);
  const written = readHead(r, fields, base.head, base.span, name);
  const type = shapeOf(r, fields, base, { name });
  for (const { node: at, value } of written.examples) r.pendingExamples.push({ type: () => type, node: at, value });
  const head =
    type === base.type || fields.entries.has("examples")
      ? written.head
      : { ...written.head, examples: r.inherited(written.head.examples, () => type) };
  return { definition: makeDefinition(head, type, node.span, fields.keys, base.origins), fields };
}

/** Whether a mapping says its own type, so that it looks nothing up. */
export function isComplete(fields: Fields<DefinitionKey>): boolean {
  return typeKeys.some((key) => fields.entries.has(key));
}

/** The type that a complete mapping begins with. */
export function writtenBase(r: Resolution, fields: Fields<DefinitionKey>): Base {
  const entry = fields.entries.get("type");
  if (!entry) return plainBase(impliedType(fields));
  const node = typeScalar(r, entry.value);
  return node ? baseOf(r, node) : brokenBase;
}

function typeScalar(r: Resolution, node: Node): ScalarNode | undefined {
  if (node.kind === "sequence" && node.items.length > 0 && node.items.every((item) => item.kind === "scalar")) {
    const words = node.items.map((item) => (item.kind === "scalar" ? item.text : "")).join(" | ");
    r.report(refuse("type", node, "a type", `Write \`type: ${words}\` for any of these types.`));
    return undefined;
  }
  return scalarOf("type", node, r.diagnostics, "a type");
}

/** Says that a mapping has no type; where nothing is looked up, the dictionary is no way out. */
export function lackingType(node: MappingNode, name: string, looksUp: boolean): Diagnostic {
  const help = "Add its type, such as `type: string`, or its values, `enum: [a, b]`.";
  return mistaken(missingType, node.span, { name }, looksUp ? {} : { help });
}

function lookedUpBase(
  r: Resolution,
  { node, faulty }: Fields<DefinitionKey>,
  name: string,
  lookUp: LookUp | undefined,
): Base {
  const found = lookUp?.();
  if (found === "broken") return brokenBase;
  if (found === undefined) {
    // A key that nobody knows may have meant the type.
    if (!faulty && (r.whole || !lookUp)) r.report(lackingType(node, name, lookUp !== undefined));
    return brokenBase;
  }
  const { definition, origins } = found;
  return {
    type: definition.type,
    head: definition,
    origins,
    span: origins[0]?.span,
    named: true,
    broken: definition.type === unknowable,
  };
}
