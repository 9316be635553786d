import type { Span } from "../source/span.js";
import type { Definition, Type } from "./model.js";

/** A definition of which only the type is known, and where it is. */
export function bareDefinition(type: Type, span: Span): Definition {
  return {
    type,
    description: undefined,
    examples: [],
    deprecated: undefined,
    expires: undefined,
    renamedFrom: [],
    privacy: undefined,
    class: undefined,
    retention: undefined,
    consent: [],
    extensions: [],
    span,
    keys: [],
    origins: [],
  };
}
