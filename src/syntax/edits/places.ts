import type { Span } from "../../source/span.js";
import type { Entry, Node } from "../node.js";
import { isFlow } from "./layout.js";

/**
 * What a node is to the language, as far as writing asks: `names` are mappings from names that people chose (`marked` where
 * a `?` makes one optional), `thing` is what stands behind a name or in a list of definitions, `members` the values of an
 * enum with their texts, `value` anything else.
 */
export type Role = "root" | "names" | "marked" | "thing" | "entry" | "member" | "members" | "value";

/** A node and where it stands. */
export interface Place {
  readonly node: Node;
  readonly role: Role;
  /** The entry whose value it is; `undefined` for items of lists and for the top. */
  readonly entry: Entry | undefined;
  readonly parent: Place | undefined;
  /** Within brackets or braces, its own aside. */
  readonly inFlow: boolean;
}

/** The places of a file, found by the spans of the model. */
export interface PlaceIndex {
  /** The place of an entry's value, by the span of the entry or of its key. */
  entry(span: Span): Place | undefined;
  /** The place of a value, by its own span. */
  value(span: Span): Place | undefined;
  /** The place of a scalar that holds a span, or is it. */
  scalar(span: Span): Place | undefined;
  /** The place of a thing that has keys, by its own span, that of its entry, or of its key. */
  thing(span: Span): Place | undefined;
}

const sections: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["metrics", "names"],
  ["entities", "names"],
  ["bundles", "names"],
  ["events", "names"],
  ["types", "names"],
  ["dictionary", "marked"],
  ["context", "marked"],
]);

/** Under these, an entry with nothing behind it becomes a mapping of lines, and elsewhere one in braces. */
const entrySections: ReadonlySet<string> = new Set(["metrics", "entities", "bundles", "events"]);

/** Finds every place of a tree. Recurses: nesting was bounded when the tokens were read. */
export function indexPlaces(text: string, root: Node): PlaceIndex {
  const entries = new Map<string, Place>();
  const keys = new Map<string, Place>();
  const values = new Map<string, Place[]>();
  const scalars: Place[] = [];

  const visit = (place: Place): void => {
    const { node } = place;
    const at = spanKey(node.span);
    const same = values.get(at);
    if (same) same.push(place);
    else values.set(at, [place]);
    if (node.kind === "scalar") scalars.push(place);
    const inFlow = place.inFlow || isFlow(text, node);
    if (node.kind === "sequence") {
      const role = place.role === "members" ? "value" : place.role === "thing" ? "thing" : "value";
      for (const item of node.items) visit({ node: item, role, entry: undefined, parent: place, inFlow });
    } else if (node.kind === "mapping") {
      for (const entry of node.entries) {
        const inner: Place = { node: entry.value, role: roleOf(place, entry), entry, parent: place, inFlow };
        entries.set(spanKey(entry.span), inner);
        keys.set(spanKey(entry.key.span), inner);
        visit(inner);
      }
    }
  };
  visit({ node: root, role: "root", entry: undefined, parent: undefined, inFlow: false });

  const isThing = ({ role }: Place): boolean => role === "thing" || role === "entry" || role === "member";
  const byEntry = (span: Span): Place | undefined => keys.get(spanKey(span)) ?? entries.get(spanKey(span));
  return {
    entry: byEntry,
    value: (span) => values.get(spanKey(span))?.[0],
    scalar: (span) => {
      const found = values.get(spanKey(span))?.find(({ node }) => node.kind === "scalar" || node.kind === "empty");
      if (found) return found;
      const last = scalars[lastAtMost(scalars, span.start)];
      return last && span.end <= last.node.span.end ? last : undefined;
    },
    thing: (span) => {
      // A mapping of one entry has the span of this entry: what takes keys counts, not what holds names.
      const own = values.get(spanKey(span)) ?? [];
      return own.find(isThing) ?? byEntry(span) ?? own[0];
    },
  };
}

function roleOf(outer: Place, { key }: Entry): Role {
  switch (outer.role) {
    case "root":
      return sections.get(key.text) ?? "value";
    case "names":
      return outer.entry && outer.parent?.role === "root" && entrySections.has(outer.entry.key.text)
        ? "entry"
        : "thing";
    case "marked":
      return "thing";
    case "members":
      return "member";
    case "entry":
    case "thing":
      if (key.text === "properties" || key.text === "traits") return "marked";
      if (key.text === "enum") return "members";
      return key.text === "items" || key.text === "additionalProperties" || key.text === "anyOf" || key.text === "name"
        ? "thing"
        : "value";
    case "member":
    case "value":
      return "value";
  }
}

function spanKey({ start, end }: Span): string {
  return `${start}:${end}`;
}

function lastAtMost(places: readonly Place[], limit: number): number {
  let low = -1;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as Place).node.span.start <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
