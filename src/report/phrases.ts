import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Report } from "./report.js";
import { shortened, visible, visibleStart } from "./visible.js";

/** Names longer than this are shortened in messages. */
const longName = 80;
const quoted = /`([^`]*)`/g;
/** Whole messages longer than this are shortened, whatever made them long. */
const longMessage = 600;

/** The texts of a diagnostic as a terminal may have them: harmless, and of a bearable length. */
export function phrasesOf(diagnostic: Diagnostic): {
  message: string;
  help: string;
  label: string | undefined;
  related: readonly string[];
} {
  const long = Object.values(diagnostic.context).filter(
    (value): value is string => typeof value === "string" && value.length > longName && !value.includes("`"),
  );
  const phrase = (text: string): string => {
    let short = text;
    for (const value of long) short = short.replaceAll(value, () => shortened(value, longName));
    // A value that is a phrase itself keeps its words; the names in it are shortened.
    short = short.replaceAll(quoted, (_, name: string) => `\`${shortened(name, longName)}\``);
    return visible(shortened(short, longMessage));
  };
  return {
    message: phrase(diagnostic.message),
    help: phrase(diagnostic.help),
    label: diagnostic.label === undefined ? undefined : phrase(diagnostic.label),
    related: diagnostic.related.map(({ label }) => phrase(label)),
  };
}

/** `3 errors, 2 warnings in 12 events (4 files)`; `undefined` where no plan was found that could be counted. */
export function summaryLine({ summary, diagnostics }: Report): string | undefined {
  const { errors, warnings, infos, events, files } = summary;
  const found = [
    errors > 0 ? counted(errors, "error") : "",
    warnings > 0 ? counted(warnings, "warning") : "",
    infos > 0 ? counted(infos, "info") : "",
  ].filter((each) => each !== "");
  if (files === 0 && diagnostics.length > 0) return undefined;
  return `${found.join(", ") || "No findings"} in ${counted(events, "event")} (${counted(files, "file")})`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A file's path as it may begin a line: never like a build server's command. */
export function visiblePath(path: string): string {
  const shown = visible(path);
  return shown === visibleStart(path) ? shown : `./${shown}`;
}
