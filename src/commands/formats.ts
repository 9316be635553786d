import path from "node:path";
import { nearest } from "../diagnostics/nearest.js";
import { visible } from "../report/visible.js";
import { refusalByName, refusalLine } from "./report-files.js";
import type { Terminal } from "./spec.js";

/** Formats that are one document for a program. Two on one screen, or one among lines for people, nobody could read. */
const documents: ReadonlySet<string> = new Set(["json", "sarif", "gitlab", "junit"]);

/** One report that was asked for. */
export interface Asked<Format> {
  readonly reporter: Format;
  /** The absolute path of the file it goes to, and as it was given; `undefined` for standard output. */
  readonly file: { readonly absolute: string; readonly given: string } | undefined;
}

/**
 * The values of `--format`: `text`, `sarif=report.sarif`. What goes to files takes nothing from the screen: there, where nothing
 * else was asked for, it is one line a finding without a terminal, else the first of the formats. `undefined`, said on standard
 * error, for what is no format.
 */
export function readFormats<Format extends { readonly id: string }>(
  value: unknown,
  formats: readonly Format[],
  terminal: Terminal,
): readonly Asked<Format>[] | undefined {
  const asked: Asked<Format>[] = [];
  for (const text of listOf(value)) {
    const at = text.indexOf("=");
    const id = at < 0 ? text : text.slice(0, at);
    const reporter = formats.find((each) => each.id === id);
    if (!reporter) {
      const near = nearest(
        id,
        formats.map((each) => each.id),
      );
      const list = formats.map((each) => each.id).join(", ");
      terminal.err(
        `error: there is no format \`${visible(id)}\`${near ? `; did you mean \`${near}\`?` : ""}\n  The formats are ${list}; \`FORMAT=FILE\` writes one to a file.\n`,
      );
      return undefined;
    }
    const given = at < 0 ? undefined : text.slice(at + 1);
    if (given === "") {
      terminal.err(`error: --format ${id}= names no file: write --format ${id}=FILE, or --format ${id}\n`);
      return undefined;
    }
    const file = given === undefined ? undefined : { absolute: path.resolve(terminal.cwd, given), given };
    const refusal = file && refusalByName(file.absolute);
    if (file && refusal !== undefined) {
      terminal.err(refusalLine(file.given, refusal));
      return undefined;
    }
    asked.push({ reporter, file });
  }
  const files = asked.flatMap(({ file }) => (file ? [file] : []));
  const twice = files.find((file, at) => files.findIndex(({ absolute }) => absolute === file.absolute) < at);
  if (twice) {
    terminal.err(`error: two formats would be written to \`${visible(twice.given)}\`\n`);
    return undefined;
  }
  const onScreen = asked.filter(({ file }) => !file);
  const alone = onScreen.length > 1 && onScreen.find(({ reporter }) => documents.has(reporter.id));
  if (alone) {
    const { id } = alone.reporter;
    terminal.err(`error: what reads ${id} takes nothing beside it: write one to a file, --format ${id}=FILE\n`);
    return undefined;
  }
  if (onScreen.length > 0) return asked;
  const usual = (terminal.interactive ? undefined : formats.find(({ id }) => id === "line")) ?? formats[0];
  return usual ? [{ reporter: usual, file: undefined }, ...asked] : asked;
}

/** What an option holds that may be given several times. */
export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}
