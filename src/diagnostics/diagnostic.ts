import type { Span } from "../source/span.js";
import type { Fix } from "./fix.js";
import type { Value } from "./message.js";

/** How much a diagnostic matters. Errors and (beyond `--max-warnings`) warnings fail a run. */
export type Level = "info" | "warn" | "error";

/** Another place that has to do with a diagnostic, and what stands there. */
export interface Related {
  readonly span: Span;
  readonly label: string;
}

/** One thing to tell a person: of the language (`origin: "language"`) or of a lint rule (`origin: "rule"`). */
export interface Diagnostic {
  /** Stable, kebab-case; `trackc explain CODE` explains it. */
  readonly code: string;
  readonly origin: "language" | "rule";
  readonly level: Level;
  /** One line in the reader's terms, plan text between backticks, unescaped: reports escape it. */
  readonly message: string;
  /** Where; `undefined` only where there is no file to point into. */
  readonly span: Span | undefined;
  /** What stands at `span`, shown under the code frame's marks where two places are shown. */
  readonly label: string | undefined;
  readonly related: readonly Related[];
  /** What to do: one or two sentences. */
  readonly help: string;
  /** The values the message was made of, as data. */
  readonly context: Readonly<Record<string, Value>>;
  /**
   * Where in the plan, in the plan's own names and apart from files and lines: `["events", "Song Played", "properties",
   * "song_id"]`. Empty where that is unknown, as long as nobody has linted the plan, and in the manifest.
   */
  readonly path: readonly string[];
  /** What would put it right, where that is mechanical. */
  readonly fix: Fix | undefined;
}

/** What every stage returns: a result as far as one could be made, and what to tell the person. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether something is wrong enough that nothing can be made of the plan. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ level }) => level === "error");
}
