import type { ObjectType, Property, Type } from "../../plan/model.js";
import { nothing } from "../../plan/resolve/meet.js";
import { unionOf } from "./kinds.js";
import { countAt } from "./numbers.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** How many objects may stand for one whose keys are counted. */
const mostObjects = 16;

/**
 * An object of which `minProperties` or `maxProperties` count the keys. The language does not count, but where few names can be
 * there the objects with that many of them can be listed: exactly one of `a` and `b` is an object with `a` or an object with `b`.
 */
export function byCounts(r: Reading, schema: Schema, type: ObjectType): Type {
  const least = countAt(r, schema, "minProperties") ?? 0;
  const most = countAt(r, schema, "maxProperties") ?? Number.POSITIVE_INFINITY;
  const required = type.properties.filter((property) => property.required);
  const optional = type.properties.filter((property) => !property.required);
  // Where nothing may stand beside what is required, nobody else has a place.
  const isClosed = type.additional === false || most === required.length;
  if (most < required.length || most < least) return nothing;
  if (isClosed && least > type.properties.length) return nothing;

  const fewest = Math.max(0, least - required.length);
  const largest = isClosed ? Math.min(optional.length, most - required.length) : optional.length;
  const isSaidMost = isClosed || most === Number.POSITIVE_INFINITY;
  const isSaidLeast = fewest === 0 || isClosed;
  const count = combinations(optional.length, largest) * combinations(largest, fewest);
  if (!isSaidLeast || count > mostObjects) {
    if (fewest > 0) r.noteKeyword(schema, "minProperties", "counts keys, which is not in the language");
    if (largest < optional.length || !isSaidMost) noteMost(r, schema);
    return type;
  }
  if (!isSaidMost) noteMost(r, schema);
  if (fewest === 0 && largest === optional.length && isClosed === (type.additional === false)) return type;

  const objects = chosen(optional, largest).flatMap((allowed) =>
    chosen(allowed, fewest).map((needed): ObjectType => {
      const properties = type.properties.flatMap((property): readonly Property[] => {
        if (property.required) return [property];
        if (needed.includes(property)) return [{ ...property, required: true }];
        return allowed.includes(property) ? [property] : [];
      });
      return { kind: "object", properties, additional: isClosed ? false : type.additional };
    }),
  );
  return unionOf(objects, schema);
}

function noteMost(r: Reading, schema: Schema): void {
  r.noteKeyword(schema, "maxProperties", "counts keys, which is not in the language");
}

function combinations(of: number, take: number): number {
  let count = 1;
  for (let at = 0; at < take; at++) count = (count * (of - at)) / (at + 1);
  return count;
}

/** Every choice of so many. */
function chosen<T>(from: readonly T[], take: number): readonly (readonly T[])[] {
  if (take === 0) return [[]];
  return from.flatMap((first, at) => chosen(from.slice(at + 1), take - 1).map((rest) => [first, ...rest]));
}
