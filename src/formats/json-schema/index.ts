import type { Result } from "../../diagnostics/diagnostic.js";
import { identifierOf } from "../../plan/identifiers.js";
import type { Definition, NamedType } from "../../plan/model.js";
import type { SourceFile, Text } from "../../source/span.js";
import { refuse } from "../../syntax/mapping.js";
import type { Node } from "../../syntax/node.js";
import { parse } from "../../syntax/parse.js";
import { textAt } from "./definition.js";
import type { NotSaid } from "./not-said.js";
import { Reading } from "./reading.js";
import { type Draft, entriesOf } from "./schema.js";

export { typesOf } from "../../plan/values/atoms.js";
export type { NotSaid } from "./not-said.js";
export { carriedAs, eventOf, type PlanOfSchema, planOfSchema, planOfValues, shapeOf } from "./plan.js";
export { below, type Draft, entriesOf } from "./schema.js";

/** What a self-describing schema (Iglu) says it is. */
export interface SelfDescription {
  readonly vendor: Text | undefined;
  readonly name: Text | undefined;
  readonly format: Text | undefined;
  /** `MODEL-REVISION-ADDITION`, as in `1-0-2`. */
  readonly version: Text | undefined;
}

/** A JSON Schema, read. */
export interface ReadSchema {
  readonly draft: Draft;
  readonly self: SelfDescription | undefined;
  readonly title: Text | undefined;
  /** The values that the schema takes, or more where {@link NotSaid.widens} says so. */
  readonly root: Definition;
  /** Whatever the file defines or refers to, by name. Sorted. */
  readonly types: readonly NamedType[];
  /** What the schema says and the model does not, in the order of the text. */
  readonly notSaid: readonly NotSaid[];
}

/**
 * Reads a JSON Schema of draft-04 to 2020-12, in JSON or YAML, self-describing (Iglu) or not. The type of `root` takes every value that
 * the schema takes; where it takes more, `notSaid` says which keyword is to blame. Reports what is no JSON and no YAML; never throws.
 */
export function readJsonSchema(file: SourceFile): Result<ReadSchema> {
  const { value: tree, diagnostics } = parse(file);
  const isSchema =
    tree.root.kind === "mapping" || (tree.root.kind === "scalar" && /^(?:true|false)$/.test(tree.root.text));
  const misfit = isSchema || tree.broken ? [] : [refuse("JSON Schema", tree.root, "an object, `true` or `false`")];
  const read = readSchema(tree.root);
  return { value: isSchema ? read : { ...read, notSaid: [] }, diagnostics: [...diagnostics, ...misfit] };
}

/** Where a schema stands in a larger document, and what the document does not say itself. */
export interface SchemaPlace {
  /** The schema, where it isn't the whole document: references are looked up in the document all the same. */
  readonly part?: { readonly node: Node; readonly pointer: string };
  /** The draft of a document that does not name one: the newest by default. */
  readonly draft?: Draft;
}

/** Reads the JSON Schema in a document that is in memory already. */
export function readSchema(document: Node, { part, draft }: SchemaPlace = {}): ReadSchema {
  const r = new Reading(document, draft);
  const root = part === undefined ? r.read(document, "") : r.read(part.node, part.pointer);
  const keywords = entriesOf(document);
  const types = [...r.definitions()].map(([name, definition]) => namedType(name, definition));
  return {
    draft: r.document.draft,
    self: selfOf(keywords.get("self")?.value),
    title: textAt(keywords.get("title")),
    root,
    types: types.sort((a, b) => (a.name.value < b.name.value ? -1 : 1)),
    notSaid: r.notSaid,
  };
}

function namedType(name: string, definition: Definition): NamedType {
  const { description, extensions, span, keys } = definition;
  return {
    name: { value: name, span: { ...span, end: span.start } },
    description,
    extensions,
    span,
    keys,
    definition,
    identifier: identifierOf(name) ?? { camel: "_", pascal: "_", pinned: undefined },
  };
}

function selfOf(node: Node | undefined): SelfDescription | undefined {
  if (node?.kind !== "mapping") return undefined;
  const keywords = entriesOf(node);
  const [vendor, name, format, version] = ["vendor", "name", "format", "version"].map((key) =>
    textAt(keywords.get(key)),
  );
  return { vendor, name, format, version };
}
