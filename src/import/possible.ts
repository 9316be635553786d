import type { ArrayType, Definition, NamedType, ObjectType, Property, Type } from "../plan/model.js";
import { isNothing } from "../plan/resolve/meet.js";
import type { Span } from "../source/span.js";
import { within, withType } from "./change.js";

/** Called with what the plan takes more for it: a keyword of the source, why in words that follow it, and the place. */
type Note = (keyword: string, what: string, span: Span) => void;

const anything: Type = { kind: "any" };

/** Named types in which no part is of no value at all, which the language refuses. */
export function possibleTypes(types: readonly NamedType[], note: Note): readonly NamedType[] {
  return types.map((type) => {
    const { definition, span } = type;
    if (!isNothing(definition.type)) return { ...type, definition: possible(definition, note) };
    note("type", "takes no value in the source; here it may be anything", { ...span, end: span.start });
    return { ...type, definition: { ...definition, type: anything } };
  });
}

/**
 * An object in which no part is of no value at all. Where such a part only says what must not be there it goes; where a property asks
 * for one anything will do, which is noted.
 */
export function possibleShape(type: ObjectType, note: Note): ObjectType {
  const isClosed = type.additional === false || (type.additional !== true && isNothing(type.additional.type));
  return {
    kind: "object",
    properties: type.properties.flatMap((property): readonly Property[] => {
      if (!isNothing(property.type)) return [possible(property, note)];
      if (!property.required && isClosed) return [];
      const { value: name, span } = property.name;
      if (property.required) {
        const what = `asks for \`${name}\`, of which the source takes no value, so that no object was valid; here it may be anything`;
        note("required", what, span);
      } else note(name, "must not be there, which is not in the language; here it may be anything", span);
      return [{ ...property, type: anything, examples: [] }];
    }),
    additional:
      isClosed || typeof type.additional === "boolean" ? type.additional === true : possible(type.additional, note),
  };
}

function possible<D extends Definition>(definition: D, note: Note): D {
  return withType(definition, possibleType(definition.type, note));
}

function possibleType(type: Type, note: Note): Type {
  switch (type.kind) {
    case "object":
      return possibleShape(type, note);
    case "array":
      return type.items !== undefined && isNothing(type.items.type)
        ? emptyOnly(type)
        : within(type, (one) => possible(one, note));
    case "union": {
      const members = type.members.filter((member) => !isNothing(member.type)).map((member) => possible(member, note));
      return members.length === type.members.length ? { ...type, members } : (alone(members) ?? { ...type, members });
    }
    default:
      return type;
  }
}

/** Lists without an item: no item is of a type that has no values. */
function emptyOnly({ items: _, ...rest }: ArrayType): ArrayType {
  return { ...rest, maxItems: 0 };
}

function alone([only, ...others]: readonly Definition[]): Type | undefined {
  return others.length === 0 ? only?.type : undefined;
}
