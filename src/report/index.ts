import { json } from "./json.js";
import { line } from "./line.js";
import type { Reporter } from "./report.js";
import { text } from "./text.js";

export type { Report, Reporter, ReportOptions } from "./report.js";

/** Every way to report. A new one is a file beside this and a line here. */
export const reporters: readonly Reporter[] = [text, line, json];
