import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import { tooDeep, tooLarge } from "../mistakes/types.js";
import type { Type } from "../model.js";
import { definitionsIn } from "../references.js";
import { unknowable } from "../unknowable.js";
import { deepest, type Resolution } from "./resolution.js";

/** What is looked up is shared in memory, but outputs write it out: a plan that doubles itself is stopped here. */
const largest = 50_000;

/** How many definitions a type has when everything in it is written out, and how deep they go; names count as one. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

const single: Extent = { size: 1, depth: 1 };
const extents = new WeakMap<Type, Extent>();

function extentOf(type: Type): Extent {
  if (type.kind !== "object" && type.kind !== "array" && type.kind !== "union") return single;
  const known = extents.get(type);
  if (known !== undefined) return known;
  let size = 1;
  let depth = 0;
  for (const inner of definitionsIn(type)) {
    const extent = extentOf(inner.type);
    size += extent.size;
    depth = Math.max(depth, extent.depth);
  }
  const extent = { size, depth: depth + 1 };
  extents.set(type, extent);
  return extent;
}

/** The type itself, or what stands for it when it is enormous once it is written out, which is reported. */
export function withinLimits(r: Resolution, type: Type, name: string, span: Span): Type {
  const { size, depth } = extentOf(type);
  if (size > largest) r.report(mistaken(tooLarge, span, { name, limit: largest }));
  else if (depth > deepest) r.report(mistaken(tooDeep, span, { name, limit: deepest }));
  else return type;
  return unknowable;
}
