import type { ContextProperty, Entity, Event, NamedType } from "../plan/model.js";
import type { Sources, Span } from "../source/span.js";

/** Something that a source says and the plan does not. Nothing that is read is left out without one of these. */
export interface Loss {
  /** The event, entity or part of the source that it is about. */
  readonly where: string;
  /** Where it stands in its file, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly keyword: string;
  /** Why not, in words that follow the keyword: `is not in the language`. */
  readonly what: string;
  /** Whether the plan takes more values because of it. */
  readonly widens: boolean;
  readonly span: Span;
}

/** What became of a part of an import in the plan that it joins, where that is not just another entry. */
export interface Joint {
  readonly kind: "type" | "entity" | "context" | "event";
  readonly name: string;
  /** In words that follow the name: `is there already`. */
  readonly what: string;
  /** Whether other values are valid because of it than were by the source. */
  readonly changes: boolean;
  readonly span: Span;
  /** What it met. */
  readonly there: Span | undefined;
}

/** What was read of another tool's plan, before anything of it is shared or written. In the order of the source. */
export interface Imported {
  /** What the source calls itself. */
  readonly name: string | undefined;
  readonly types: readonly NamedType[];
  readonly entities: readonly Entity[];
  readonly context: readonly ContextProperty[];
  readonly events: readonly Event[];
  readonly losses: readonly Loss[];
  readonly sources: Sources;
}

/** How schemas are to be understood. */
export interface Understanding {
  /** Objects that list properties and don't say whether others may be there are closed. */
  readonly closed: boolean;
}

/** Why nothing can be made of a source: thrown by whoever finds out, told to the person by the command. */
export class NotImportable extends Error {
  override readonly name = "NotImportable";
  readonly span: Span | undefined;
  /** What to do. */
  readonly help: string | undefined;
  constructor(message: string, span?: Span, help?: string) {
    super(message);
    this.span = span;
    this.help = help;
  }
}
