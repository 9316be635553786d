import { github } from "./github.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import type { DiffReporter } from "./report.js";
import { text } from "./text.js";

export { markdownMarker } from "./markdown.js";
export type { DiffReport, DiffReporter, DiffReportOptions } from "./report.js";

/** Every way to report a comparison. A new one is a file beside this and a line here. */
export const diffReporters: readonly DiffReporter[] = [text, markdown, json, github];
