import type { Definition, EnumMember } from "../../plan/model.js";
import type { Span } from "../../source/span.js";
import type { Owner } from "../rule.js";

/**
 * The values that are listed in a definition itself: not a constant, and not what the dictionary or a type lists. Members of a
 * union are definitions of their own and visited as such. The names of a page are names, and what retired events
 * list can't be changed any more.
 */
export function writtenEnum(definition: Definition, owner: Owner): readonly EnumMember[] | undefined {
  const { type, origins } = definition;
  if (type.kind !== "enum" || type.constant || origins.length > 0) return undefined;
  if (owner.kind === "event" && (owner.event.status === "retired" || owner.event.callName === definition)) {
    return undefined;
  }
  return type.members;
}

/** Where values are written, from the first to the last. */
export function valuesPlace(members: readonly EnumMember[]): Span | undefined {
  const [first] = members;
  const last = members.at(-1);
  return first && last && { file: first.span.file, start: first.span.start, end: last.span.end };
}
