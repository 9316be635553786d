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

export type { NotSaid } from "./not-said.js";
export { type PlanOfSchema, planOfSchema, typesOf } from "./plan.js";
export type { Draft } from "./schema.js";

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
  const r = new Reading(tree.root);
  const root = r.read(tree.root, "");
  const keywords = entriesOf(tree.root);
  const types = [...r.definitions()].map(([name, definition]) => namedType(name, definition));
  return {
    value: {
      draft: r.document.draft,
      self: selfOf(keywords.get("self")?.value),
      title: textAt(keywords.get("title")),
      root,
      types: types.sort((a, b) => (a.name.value < b.name.value ? -1 : 1)),
      notSaid: isSchema ? r.notSaid : [],
    },
    diagnostics: [...diagnostics, ...misfit],
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
