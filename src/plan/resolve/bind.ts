import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { Span, Text } from "../../source/span.js";
import { keyTable, kindOf, listed, readFields, refuse } from "../../syntax/mapping.js";
import type { MappingNode, Node, ScalarNode, SyntaxTree } from "../../syntax/node.js";
import { definedTwice, notAPlan, optionalInDictionary, reservedTypeName } from "../mistakes/names.js";
import { isTypeWord } from "./expressions.js";
import { checkPlainName, checkPropertyName, readMark } from "./names.js";

/** The top-level keys: each a namespace of its own. */
export const sections = ["metrics", "entities", "dictionary", "types", "bundles", "context", "events"] as const;
export type Section = (typeof sections)[number];

/** A name and what is written behind it, not yet read. */
export interface Bound {
  readonly name: Text;
  readonly key: ScalarNode;
  readonly value: Node;
  /** The whole entry. */
  readonly span: Span;
  /** Of context properties: whether the name carries the mark. */
  readonly optional: boolean;
}

/** Every definition of the plan by its name, in code-unit order of names. */
export type Binding = Readonly<Record<Section, ReadonlyMap<string, Bound>>> & {
  /** False when a file could not be read to the end, down to its names: what is missing may be in it. */
  readonly whole: boolean;
};

const inManifest = "That belongs into the manifest, `trackc.yaml`.";

const planTable = keyTable("A plan", sections, {
  hints: new Map([
    [
      "properties",
      "Write `dictionary` for what names mean everywhere; an event's own `properties` stand under the event.",
    ],
    ["traits", "Traits stand under an entity: `entities`, its name, `traits`."],
    ["enums", "Write `types`."],
    ["definitions", "Write `types`."],
    ["users", "Write `entities`, with `kind: user`."],
    ["groups", "Write `entities`, with `kind: group`."],
    ["kpis", "Write `metrics`."],
    ["groupings", "Write `bundles`."],
    ...["name", "version", "plans", "vocabulary", "defaults", "naming", "lint", "outputs"].map(
      (key): [string, string] => [key, inManifest],
    ),
  ]),
});

/** What one thing of a section is called in a message. */
const kinds: Readonly<Record<Section, string>> = {
  metrics: "metric",
  entities: "entity",
  dictionary: "dictionary entry",
  types: "type",
  bundles: "bundle",
  context: "context property",
  events: "event",
};

/**
 * Collects the definitions of all files. The files are taken in the order of their paths, so that which of two
 * definitions counts as the first does not depend on who listed the folder.
 */
export function bind(trees: readonly SyntaxTree[], into: Diagnostic[]): Binding {
  const bound: Record<Section, Map<string, Bound>> = {
    metrics: new Map(),
    entities: new Map(),
    dictionary: new Map(),
    types: new Map(),
    bundles: new Map(),
    context: new Map(),
    events: new Map(),
  };
  let whole = true;
  for (const tree of [...trees].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))) {
    whole &&= !tree.broken;
    if (tree.root.kind === "empty") continue;
    if (tree.root.kind !== "mapping") {
      const values = { file: tree.file, found: kindOf(tree.root), keys: listed(sections, "or") };
      into.push(mistaken(notAPlan, tree.root.span, values));
      whole = false;
      continue;
    }
    const fields = readFields(tree.root, planTable, into);
    whole &&= !fields.faulty;
    for (const [section, entry] of fields.entries) {
      if (entry.value.kind === "mapping") {
        bindSection(section, entry.value, bound[section], into);
        whole &&= !entry.value.damaged;
      } else {
        into.push(refuse(section, entry.value, "names with their definitions"));
        whole = false;
      }
    }
  }
  return {
    whole,
    metrics: sorted(bound.metrics),
    entities: sorted(bound.entities),
    dictionary: sorted(bound.dictionary),
    types: sorted(bound.types),
    bundles: sorted(bound.bundles),
    context: sorted(bound.context),
    events: sorted(bound.events),
  };
}

function sorted(names: ReadonlyMap<string, Bound>): ReadonlyMap<string, Bound> {
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function bindSection(section: Section, node: MappingNode, names: Map<string, Bound>, into: Diagnostic[]): void {
  for (const { key, value, span } of node.entries) {
    const { name, optional } = nameIn(section, key);
    if (!isName(section, key, name.value, optional, into)) continue;
    const first = names.get(name.value);
    if (first) {
      into.push(
        mistaken(
          definedTwice,
          key.span,
          { kind: kinds[section], name: name.value },
          {
            label: "again here",
            related: [{ span: first.key.span, label: "first here" }],
          },
        ),
      );
      // Of two, the one that says something stands, so that nobody who refers to it misses what is in it.
      if (first.value.kind !== "empty" || value.kind === "empty") continue;
    }
    names.set(name.value, { name, key, value, span, optional });
  }
}

function nameIn(section: Section, key: ScalarNode): { name: Text; optional: boolean } {
  if (section === "dictionary" || section === "context") return readMark(key);
  return { name: { value: key.text, span: key.span }, optional: false };
}

const plainKinds = { types: "a type", entities: "an entity", bundles: "a bundle", metrics: "a metric" } as const;

/**
 * Whether a name can be one in its section; what is wrong with it is in `into`. A name with the wrong characters still
 * names what stands behind it: whoever refers to it is not to blame.
 */
function isName(section: Section, key: ScalarNode, name: string, optional: boolean, into: Diagnostic[]): boolean {
  switch (section) {
    case "events":
      return true;
    case "context":
      return checkPropertyName(key, name, "A context property", into);
    case "dictionary":
      if (optional) into.push(mistaken(optionalInDictionary, key.span, { name }));
      return checkPropertyName(key, name, "A property", into);
    default:
      if (section === "types" && isTypeWord(name)) {
        into.push(mistaken(reservedTypeName, key.span, { name }));
        return false;
      }
      checkPlainName(key, plainKinds[section], into);
      return true;
  }
}
