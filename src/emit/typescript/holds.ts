import type { NamedType, Type } from "../../plan/model.js";

/** Whether all values of a type are texts, or all are numbers. */
export function holdsOnly(kind: "string" | "number", type: Type, types: ReadonlyMap<string, NamedType>): boolean {
  const seen = new Set<string>();
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    switch (next.kind) {
      case "enum":
        if (!next.members.every(({ value }) => typeof value === kind)) return false;
        break;
      case "union":
        open.push(...next.members.map((member) => member.type));
        break;
      case "reference": {
        const target = types.get(next.name);
        if (!target) return false;
        if (!seen.has(next.name)) open.push(target.definition.type);
        seen.add(next.name);
        break;
      }
      default:
        if (next.kind !== kind) return false;
    }
  }
  return true;
}
