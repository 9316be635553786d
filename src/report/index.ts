import { line } from "./line.js";
import type { Reporter } from "./report.js";
import { summary } from "./summary.js";
import { text } from "./text.js";

export type { Root } from "./paths.js";
export type { Report, Reporter, ReportOptions, Tool } from "./report.js";

/** A way to report by its name. What makes it is loaded by whoever asks for it. */
export interface ReportFormat {
  /** What `--format` calls it. */
  readonly id: string;
  load(): Promise<Reporter>;
}

/** Every way to report. A new one is a file beside this and a line here. */
export const reportFormats: readonly ReportFormat[] = [
  { id: text.id, load: async () => text },
  { id: line.id, load: async () => line },
  { id: summary.id, load: async () => summary },
  { id: "json", load: async () => (await import("./json.js")).json },
  { id: "github", load: async () => (await import("./github.js")).github },
  { id: "gitlab", load: async () => (await import("./gitlab.js")).gitlab },
  { id: "sarif", load: async () => (await import("./sarif.js")).sarif },
  { id: "junit", load: async () => (await import("./junit.js")).junit },
  { id: "markdown", load: async () => (await import("./markdown.js")).markdown },
];

/** How findings are told on standard error: with code frames to a person at a terminal, a line each to a log. */
export function usualReporter(interactive: boolean): Reporter {
  return interactive ? text : line;
}
