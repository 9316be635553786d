import type { Span } from "../source/span.js";
import type { Diagnostic, Related } from "./diagnostic.js";
import type { Fix } from "./fix.js";
import type { Message, Value } from "./message.js";

/** A plan in a documentation example: the text of one file, or several by their path. */
export type Example = string | Readonly<Record<string, string>>;

/**
 * One kind of mistake in the plan language or the manifest. The object is the check's documentation: `explain`
 * and the reference print it, and a generic test runs `bad` and `good`.
 */
export interface Mistake<Name extends string = string> {
  readonly code: string;
  /** The one-line message. */
  readonly message: Message<Name>;
  /** What is wrong, in a sentence for somebody who meets the code for the first time. */
  readonly what: string;
  /** Why the language does not allow it. */
  readonly why: string;
  /** What to do, as a message of the same values: the `help` of a diagnostic unless a better one is at hand. */
  readonly fix: Message<NoInfer<Name>>;
  /** A plan that has exactly this mistake, once. Left out only where text can't show it (a file that vanishes). */
  readonly bad?: Example | undefined;
  /** The same plan without it. */
  readonly good?: Example | undefined;
}

/** A mistake as documentation sees it, whatever its message's holes are called. */
export type DocumentedMistake = Omit<Mistake, "message" | "fix"> & Record<"message" | "fix", Pick<Message, "template">>;

/** Declares a mistake; the message's holes type the values that {@link mistaken} asks for. */
export function defineMistake<const Name extends string>(mistake: Mistake<Name>): Mistake<Name> {
  return mistake;
}

/** What a diagnostic may add to its mistake. */
export interface Particulars {
  readonly label?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  /** Stands in place of the mistake's own `fix`, where more is known. */
  readonly help?: string | undefined;
  /** What would put it right, where that is mechanical. */
  readonly fix?: Fix | undefined;
}

/** A mistake made at a place. */
export function mistaken<Name extends string>(
  mistake: Mistake<Name>,
  span: Span | undefined,
  values: Readonly<Record<NoInfer<Name>, Value>>,
  particulars: Particulars = {},
): Diagnostic {
  return {
    code: mistake.code,
    origin: "language",
    level: "error",
    message: mistake.message(values),
    span,
    label: particulars.label,
    related: particulars.related ?? [],
    help: particulars.help ?? mistake.fix(values),
    context: values,
    path: [],
    fix: particulars.fix,
  };
}
