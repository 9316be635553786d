import type { Span } from "../../source/span.js";

/** Something that a schema says and the model does not. Nothing that is read is left out without one of these. */
export interface NotSaid {
  /** Where the keyword stands, as a JSON pointer (RFC 6901): `/properties/size/not`. */
  readonly pointer: string;
  readonly keyword: string;
  /** Why not, in words that follow the keyword's name: `is not in the language`. */
  readonly what: string;
  /** Whether the type admits more values because of it. A schema of which nothing widens has exactly the values of its type. */
  readonly widens: boolean;
  readonly span: Span;
}
