import { createHash } from "node:crypto";
import type { Json } from "../plan/model.js";
import type { Fact, FactSide } from "./model.js";

/**
 * What tells each fact from the others, in their order: `c_` and 12 hexadecimal digits of a SHA-256. Made of what changed, where in the plan's own
 * names, and of what stood and stands there; not of files, lines or other changes. So an approval holds on through later commits,
 * and no longer when the change becomes another one. Facts that are alike in all of that are numbered.
 */
export function fingerprintsOf(facts: readonly Fact[]): readonly string[] {
  const alike = new Map<string, number>();
  return facts.map((fact) => {
    const essence = essenceOf(fact);
    const ordinal = alike.get(essence) ?? 0;
    alike.set(essence, ordinal + 1);
    const text = ordinal === 0 ? essence : `${essence}#${ordinal}`;
    return `c_${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
  });
}

/** As JSON, in which no two lists of texts are written alike. */
function essenceOf({ kind, subject, base, head }: Fact): string {
  return JSON.stringify([kind, subject.kind, subject.path, sideOf(base), sideOf(head)]);
}

/** What stands on one side, with the spaces of its definition evened out; `null` where nothing does. */
function sideOf(side: FactSide | undefined): Json {
  if (side === undefined) return null;
  const definition = side.definition?.replaceAll(/\s+/g, " ").trim();
  return [side.value ?? null, definition ?? null];
}
