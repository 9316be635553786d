import type { Definition, Type } from "../../plan/model.js";

/** Kinds of JSON values. */
export type Kind = "text" | "number" | "boolean" | "null" | "object" | "array";

/** What values of a type may be, as far as the type says. */
export interface Kinds {
  readonly kinds: ReadonlySet<Kind>;
  /** What the items of its lists may be, as far as they say. */
  readonly items: ReadonlySet<Kind>;
  /** The largest `maxItems` of its lists, 0 where none is given. */
  readonly maxItems: number;
  /** Whether some part is of any kind. */
  readonly isAny: boolean;
}

/** How many types are looked into at most: unions nest no deeper in plans that people write. */
const MOST = 50;

/** Tells of which kinds the values of a type may be. */
export function kindsOf(type: Type, resolved: (type: Type) => Type): Kinds {
  const kinds = new Set<Kind>();
  const items = new Set<Kind>();
  let maxItems = 0;
  let isAny = false;
  const open: { readonly type: Type; readonly into: Set<Kind> }[] = [{ type, into: kinds }];
  for (let looked = 0; looked < MOST; looked++) {
    const next = open.pop();
    if (!next) break;
    const { into } = next;
    const found = resolved(next.type);
    switch (found.kind) {
      case "any":
        isAny = true;
        break;
      case "string":
        into.add("text");
        break;
      case "number":
      case "boolean":
      case "null":
      case "object":
        into.add(found.kind);
        break;
      case "array":
        into.add("array");
        if (into === items) break;
        maxItems = Math.max(maxItems, found.maxItems ?? 0);
        if (found.items) open.push({ type: found.items.type, into: items });
        break;
      case "enum":
        for (const { value } of found.members) into.add(kindOfValue(value));
        break;
      case "union":
        for (const member of found.members) open.push({ type: member.type, into });
        break;
      case "reference":
        break;
    }
  }
  return { kinds, items, maxItems, isAny };
}

function kindOfValue(value: null | boolean | number | string): Kind {
  if (value === null) return "null";
  return typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";
}

/** Deeper than this, objects are as good as endless. */
const DEEPEST = 100;

/**
 * Gives how many objects may stand in one another in values of a type, lists not counted; `Infinity` for trees. Each named type
 * is worked out once.
 */
export function depthsOf(resolved: (type: Type) => Type): (type: Type) => number {
  const named = new Map<string, number>();

  function depthOf(type: Type, level: number): number {
    if (level > DEEPEST) return Number.POSITIVE_INFINITY;
    const deepest = (definitions: readonly Definition[]): number =>
      definitions.reduce((most, each) => Math.max(most, depthOf(each.type, level + 1)), 0);
    switch (type.kind) {
      case "reference": {
        const known = named.get(type.name);
        if (known !== undefined) return known;
        // Whoever comes back here while it is being worked out has gone round in a circle.
        named.set(type.name, Number.POSITIVE_INFINITY);
        const depth = depthOf(resolved(type), level + 1);
        named.set(type.name, depth);
        return depth;
      }
      case "array":
        return type.items ? depthOf(type.items.type, level + 1) : 0;
      case "union":
        return deepest(type.members);
      case "object":
        return (
          1 + deepest(typeof type.additional === "boolean" ? type.properties : [...type.properties, type.additional])
        );
      default:
        return 0;
    }
  }

  return (type) => depthOf(type, 0);
}
