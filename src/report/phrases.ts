import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Report } from "./report.js";
import { shortened, visible, visibleStart } from "./visible.js";

/** Names longer than this are shortened in messages. */
const longName = 80;
const quoted = /`([^`]*)`/g;
/** A page that a message cites stays whole, or nobody could open it. */
const page = /^https:\/\/[\w./?=&%-]{1,200}$/;
/** A command stays whole as well, or nobody could run it. */
const command = /^git [^`]{1,300}$/;
/** Whole messages longer than this are shortened, whatever made them long. */
const longMessage = 600;

/** The texts of a diagnostic for people: harmless, and of a bearable length. */
export interface Phrases {
  readonly message: string;
  /** What to do, and whether the tool can do it itself. */
  readonly help: string;
  readonly label: string | undefined;
  readonly related: readonly string[];
}

/** A diagnostic's texts, each through the door of the place where they go: a terminal's by default. */
export function phrasesOf(diagnostic: Diagnostic, door: (text: string) => string = visible): Phrases {
  const long = Object.values(diagnostic.context).filter(
    (value): value is string =>
      typeof value === "string" && value.length > longName && !value.includes("`") && !page.test(value),
  );
  const phrase = (text: string): string => {
    let short = text;
    for (const value of long) short = short.replaceAll(value, () => shortened(value, longName));
    // A value that is a phrase itself keeps its words; the names in it are shortened.
    short = short.replaceAll(quoted, (whole, name: string) =>
      command.test(name) ? whole : `\`${shortened(name, longName)}\``,
    );
    return door(shortened(short, longMessage));
  };
  return {
    message: phrase(diagnostic.message),
    help: [phrase(diagnostic.help), ...fixable(diagnostic)].join(" "),
    label: diagnostic.label === undefined ? undefined : phrase(diagnostic.label),
    related: diagnostic.related.map(({ label }) => phrase(label)),
  };
}

function fixable({ fix }: Diagnostic): readonly string[] {
  return fix ? [`Fixable with \`${fix.safe ? "--fix" : "--fix-unsafe"}\`.`] : [];
}

/** `3 fixable with `--fix`, 2 more with `--fix-unsafe``; `undefined` where nothing is. */
export function fixableLine(diagnostics: readonly Diagnostic[]): string | undefined {
  const safe = diagnostics.filter(({ fix }) => fix?.safe === true).length;
  const unsafe = diagnostics.filter(({ fix }) => fix?.safe === false).length;
  if (safe === 0) return unsafe === 0 ? undefined : `${unsafe} fixable with \`--fix-unsafe\``;
  return `${safe} fixable with \`--fix\`${unsafe > 0 ? `, ${unsafe} more with \`--fix-unsafe\`` : ""}`;
}

/** `3 errors, 2 warnings in 12 events (4 files), 40 more in the baseline`; `undefined` where no plan was found that could be counted. */
export function summaryLine({ summary, diagnostics }: Report): string | undefined {
  const { errors, warnings, infos, events, files, known } = summary;
  const found = [
    errors > 0 ? counted(errors, "error") : "",
    warnings > 0 ? counted(warnings, "warning") : "",
    infos > 0 ? counted(infos, "info") : "",
  ].filter((each) => each !== "");
  if (files === 0 && diagnostics.length > 0) return undefined;
  const counts = `${found.join(", ") || "No findings"} in ${counted(events, "event")} (${counted(files, "file")})`;
  return known > 0 ? `${counts}, ${known} more in the baseline` : counts;
}

/** `1 event`, `2 events`. */
export function counted(number: number, noun: string, many = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : many}`;
}

/** A file's path as it may begin a line: never like a build server's command. */
export function visiblePath(path: string): string {
  const shown = visible(path);
  return shown === visibleStart(path) ? shown : `./${shown}`;
}
