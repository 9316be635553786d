import type { ArrayType, Definition } from "../../plan/model.js";
import { gateAt, inside, narrowed, type Place } from "./place.js";
import type { Findings } from "./proving.js";
import { blameParts } from "./together.js";
import type { Walk } from "./walk.js";

/** Compares how long two lists may be, and their items. */
export function compareArrays(
  walk: Walk,
  place: Place,
  da: Definition,
  db: Definition,
  a: ArrayType,
  b: ArrayType,
): void {
  const isTangled = a.uniqueItems || b.uniqueItems || a.maxItems === 0 || b.maxItems === 0;
  const gate = place.gate ?? (isTangled ? gateAt(place, a, b) : undefined);
  const isSettled = place.isSettled || (isTangled === true && walk.settles(place, da, db, a, b));
  const at = { ...place, gate, isSettled };
  const since = walk.mark();
  if (!a.items || !b.items) {
    if (a.items !== b.items || !sameLimits(a, b)) walk.typeChanged(at, da, db, a, b);
    return;
  }
  const { items } = a;
  const other = b.items;
  if (!sameLimits(a, b)) {
    const findings = (): Findings => {
      const undone = { ...a, items: other };
      const done = { ...b, items };
      return walk.comparison.proving.change({ base: a, head: b, undone, done }, at.steps, at.gate);
    };
    walk.tellTypeChanged(at, da, db, findings);
  }
  const narrow = narrowed(
    gate,
    (type) => ({ ...a, items: { ...items, type } }),
    (type) => ({ ...b, items: { ...other, type } }),
  );
  walk.definitions(inside(at, "items", ["items"], { kind: "items" }, narrow), items, other);
  if (gate && !place.gate) {
    const parts = { place: at, base: da, head: db, since };
    blameParts(walk, parts, () => walk.comparison.proving.node(a, b, at.steps, gate));
  }
}

function sameLimits(a: ArrayType, b: ArrayType): boolean {
  return (
    (a.minItems ?? 0) === (b.minItems ?? 0) &&
    a.maxItems === b.maxItems &&
    (a.uniqueItems ?? false) === (b.uniqueItems ?? false)
  );
}
