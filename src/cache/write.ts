import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { Built } from "./built.js";
import type { Findings, Kind } from "./findings.js";
import { mostInEntry } from "./store.js";

// What a run that the cache answers has no use for: it only reads.

/**
 * Findings as `findings.ts` reads them; `undefined` where they are too many for an entry, which is told before they are all written.
 * Of a fix only what reports show of it: nobody carries out one from a cache.
 *
 * @param most the longest JSON, about, in UTF-16 code units
 */
export function writeFindings({ diagnostics, summary }: Findings, most = mostInEntry): unknown {
  const { errors, warnings, infos, events, files, known } = summary;
  const rows = new Rows();
  for (const diagnostic of diagnostics) {
    rows.add(diagnostic);
    if (rows.size > most) return undefined;
  }
  return { ...rows.written, summary: [errors, warnings, infos, events, files, known] };
}

/** A build as `built.ts` reads it; `undefined` where its findings are too many. */
export function writeBuilt({ findings, plans }: Built): unknown {
  const written = writeFindings(findings);
  return written === undefined ? undefined : { findings: written, plans };
}

/** What `findings.ts` describes, finding by finding. */
class Rows {
  /** About how long the JSON is. */
  size = 0;
  readonly #texts = new Map<string | number, number>();
  readonly #kinds: Kind[] = [];
  /** Those of a code, by their place among all. */
  readonly #byCode = new Map<string, number[]>();
  readonly #rows: number[] = [];

  get written(): { readonly texts: readonly unknown[]; readonly kinds: readonly unknown[]; readonly rows: unknown } {
    return {
      texts: [...this.#texts.keys()],
      kinds: this.#kinds.map(({ code, origin, level, names }) => [code, origin, level, names]),
      rows: this.#rows,
    };
  }

  add(diagnostic: Diagnostic): void {
    const { message, span, label, help, related, context, path, fix } = diagnostic;
    const names = Object.keys(context);
    this.#number(this.#kindOf(diagnostic, names));
    this.#value(message);
    this.#span(span);
    this.#value(label);
    this.#value(help);
    this.#number(related.length);
    for (const each of related) {
      this.#span(each.span);
      this.#value(each.label);
    }
    for (const name of names) this.#value(context[name]);
    this.#number(path.length);
    for (const step of path) this.#value(step);
    this.#value(fix?.title);
    if (fix) this.#number(fix.safe ? 1 : 0);
  }

  #kindOf({ code, origin, level }: Diagnostic, names: readonly string[]): number {
    const ofCode = this.#byCode.get(code) ?? [];
    const known = ofCode.find((at) => {
      const kind = this.#kinds[at];
      const isAlike = kind?.origin === origin && kind.level === level && kind.names.length === names.length;
      return isAlike && names.every((name, at) => name === kind.names[at]);
    });
    if (known !== undefined) return known;
    this.#byCode.set(code, [...ofCode, this.#kinds.length]);
    return this.#kinds.push({ code, origin, level, names }) - 1;
  }

  #span(span: Span | undefined): void {
    this.#value(span?.file);
    if (!span) return;
    this.#number(span.start);
    this.#number(span.end - span.start);
  }

  #value(value: string | number | undefined): void {
    const at = value === undefined ? -2 : this.#texts.get(value);
    this.#number(at === undefined ? 1 : at + 2);
    if (at !== undefined || value === undefined) return;
    this.#texts.set(value, this.#texts.size);
    this.size += typeof value === "string" ? value.length + 3 : 9;
  }

  #number(value: number): void {
    this.#rows.push(value);
    this.size += value < 10 ? 2 : value < 1_000 ? 4 : 7;
  }
}
