import type { NotSaid } from "../../src/formats/json-schema/index.js";

interface Schema {
  [keyword: string]: unknown;
}

/** What goes with a keyword that a plan can't say: what it means depends on the keyword. */
const together: Readonly<Record<string, readonly string[]>> = {
  patternProperties: ["additionalProperties"],
  items: ["additionalItems"],
  prefixItems: ["items"],
};

/**
 * A schema without all that its reader said of it that plans take more: the most that a plan of it may take. `oneOf` is left as
 * `anyOf`, for plans have no "exactly one of".
 */
export function relaxed(schema: Schema, notSaid: readonly NotSaid[]): Schema {
  const copy: Schema = structuredClone(schema);
  // What is deepest first, since what it stands in may go or move.
  for (const { pointer, keyword, widens } of [...notSaid].sort((a, b) => b.pointer.length - a.pointer.length)) {
    if (!widens) continue;
    const steps = pointer.split("/").slice(1, -1);
    const holder = steps.reduce<Schema>(
      (found, step) => found[step.replaceAll("~1", "/").replaceAll("~0", "~")] as Schema,
      copy,
    );
    const { [keyword]: said } = holder;
    for (const each of [keyword, ...(together[keyword] ?? [])]) delete holder[each];
    if (keyword === "oneOf" && said !== undefined) {
      holder.allOf = [...((holder.allOf ?? []) as unknown[]), { anyOf: said }];
    }
  }
  return copy;
}
