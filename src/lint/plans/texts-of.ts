import type { Type } from "../../plan/model.js";

/** The texts that a type says it admits. */
export interface Texts {
  /** The largest `maxLength`, in characters; 0 where none is given. */
  readonly maxLength: number;
  /** Those that are listed. */
  readonly values: readonly string[];
}

/** How many types are looked into at most: unions and lists nest no deeper in plans that people write. */
const MOST = 50;

/**
 * Gives the texts that a type says it admits: itself, as a member of a union or an item of a list. `undefined` where it says
 * nothing, which is what most do. Members of objects are texts of their own.
 */
export function textsOf(resolved: (type: Type) => Type): (type: Type) => Texts | undefined {
  return (type) => {
    if (type.kind === "number" || type.kind === "boolean" || type.kind === "object") return undefined;
    let maxLength = 0;
    const values: string[] = [];
    const open: Type[] = [type];
    for (let looked = 0; looked < MOST; looked++) {
      const next = open.pop();
      if (!next) break;
      const found = resolved(next);
      if (found.kind === "string") maxLength = Math.max(maxLength, found.maxLength ?? 0);
      else if (found.kind === "array" && found.items) open.push(found.items.type);
      else if (found.kind === "union") for (const member of found.members) open.push(member.type);
      else if (found.kind === "enum") {
        for (const { value } of found.members) if (typeof value === "string") values.push(value);
      }
    }
    return maxLength > 0 || values.length > 0 ? { maxLength, values } : undefined;
  };
}
