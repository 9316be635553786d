import type { Diagnostic, Related } from "../diagnostics/diagnostic.js";
import type { Report } from "../report/index.js";
import type { Span } from "../source/span.js";
import { integer, list, record, Shape, text, word } from "./shape.js";

/** What a run found, as reports need it. */
export type Findings = Pick<Report, "diagnostics" | "summary">;

/*
 * Findings as JSON, of which tens of thousands have to be read in a moment (`write.ts` writes them):
 *
 * - `texts`: every text once, numbers of a context among them, in the order in which findings first mention them;
 * - `kinds`: what findings of a rule have in common: `[code, origin, level, [names in the context]]`;
 * - `rows`: whole numbers, finding after finding. A text is 0 where there is none, 1 for the first of `texts` that was not mentioned
 *   yet, and n + 2 for the one at n. A span is the file, its start and its length, and 0 alone where there is none. A list begins with its
 *   length. A finding is: its kind, message, span, label, help, `[span, label]` of what is related, a value for each name of the context,
 *   path, and of a fix its title and whether it is safe;
 * - `summary`: errors, warnings, infos, events, files, known.
 */

/** Reads findings; throws a {@link Shape} where they are none. */
export function readFindings(json: unknown): Findings {
  const { texts, kinds, rows, summary } = record(json);
  const numbers = list(summary, integer);
  const [errors, warnings, infos, events, files, known] = numbers;
  if (numbers.length !== 6 || !Array.isArray(texts) || !Array.isArray(rows)) throw new Shape();
  return {
    diagnostics: new Rows(texts, rows, list(kinds, readKind)).read(),
    summary: {
      errors: errors as number,
      warnings: warnings as number,
      infos: infos as number,
      events: events as number,
      files: files as number,
      known: known as number,
    },
  };
}

/** What findings of a rule have in common. */
export interface Kind extends Pick<Diagnostic, "code" | "origin" | "level"> {
  /** The names in the context. */
  readonly names: readonly string[];
}

function readKind(json: unknown): Kind {
  const [code, origin, level, names, ...more] = list(json, (one) => one);
  if (more.length > 0) throw new Shape();
  return {
    code: text(code),
    origin: word(origin, ["language", "rule"]),
    level: word(level, ["info", "warn", "error"]),
    names: list(names, text),
  };
}

/** Reads the rows one number after the other. */
class Rows {
  readonly #texts: readonly unknown[];
  readonly #rows: readonly unknown[];
  readonly #kinds: readonly Kind[];
  #at = 0;
  /** How many of the texts were mentioned. */
  #mentioned = 0;

  constructor(texts: readonly unknown[], rows: readonly unknown[], kinds: readonly Kind[]) {
    this.#texts = texts;
    this.#rows = rows;
    this.#kinds = kinds;
  }

  read(): readonly Diagnostic[] {
    const diagnostics: Diagnostic[] = [];
    while (this.#at < this.#rows.length) diagnostics.push(this.#diagnostic());
    return diagnostics;
  }

  #diagnostic(): Diagnostic {
    const kind = this.#kinds[this.#number()];
    if (kind === undefined) throw new Shape();
    const { code, origin, level, names } = kind;
    // Each takes its numbers in this order.
    return {
      code,
      origin,
      level,
      message: text(this.#value()),
      span: this.#span(),
      label: this.#text(),
      help: text(this.#value()),
      related: this.#list((): Related => ({ span: present(this.#span()), label: text(this.#value()) })),
      context: Object.fromEntries(names.map((name) => [name, present(this.#value())])),
      path: this.#list(() => text(this.#value())),
      fix: this.#fix(),
    };
  }

  #fix(): Diagnostic["fix"] {
    const title = this.#text();
    return title === undefined ? undefined : { title, safe: this.#number() === 1, changes: [] };
  }

  #span(): Span | undefined {
    const file = this.#text();
    if (file === undefined) return undefined;
    const start = this.#number();
    return { file, start, end: integer(start + this.#number()) };
  }

  #list<T>(one: () => T): readonly T[] {
    // Each takes a number at least, so that no length leads beyond the rows.
    const length = this.#number();
    const all: T[] = [];
    while (all.length < length) all.push(one());
    return all;
  }

  #text(): string | undefined {
    const value = this.#value();
    return value === undefined ? undefined : text(value);
  }

  #value(): string | number | undefined {
    const which = this.#number();
    if (which === 0) return undefined;
    const value = this.#texts[which === 1 ? this.#mentioned++ : which - 2];
    if (typeof value !== "string" && typeof value !== "number") throw new Shape();
    return value;
  }

  #number(): number {
    return integer(this.#rows[this.#at++]);
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Shape();
  return value;
}
