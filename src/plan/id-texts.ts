import type { EnumType, NamedType, StringType, Type } from "./model.js";

/**
 * The texts of a type's numbers: of any number, where the type is not a list of values. Ids travel as texts, since SDKs take nothing
 * else, so that clients make texts of ids that are numbers.
 */
export function numbersAsTexts(type: Type, types: ReadonlyMap<string, NamedType>): readonly (StringType | EnumType)[] {
  switch (type.kind) {
    case "number":
      return [{ kind: "string", patterns: [type.integer ? INTEGER : NUMBER] }];
    case "enum": {
      const members = type.members.flatMap(({ value, span }) =>
        typeof value === "number" ? [{ value: String(value), span }] : [],
      );
      return members.length === 0 ? [] : [{ kind: "enum", members, constant: false }];
    }
    case "union":
      return type.members.flatMap((member) => numbersAsTexts(member.type, types));
    case "reference": {
      const target = types.get(type.name);
      return target ? numbersAsTexts(target.definition.type, types) : [];
    }
    default:
      return [];
  }
}

const INTEGER = "^-?(?:0|[1-9][0-9]*)$";
const NUMBER = "^-?[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?$";
