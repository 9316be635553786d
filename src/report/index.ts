import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { line } from "./line.js";
import { markdown } from "./markdown.js";
import type { Reporter } from "./report.js";
import { sarif } from "./sarif.js";
import { summary } from "./summary.js";
import { text } from "./text.js";

export type { Root } from "./paths.js";
export type { Report, Reporter, ReportOptions, Tool } from "./report.js";

/** Every way to report. A new one is a file beside this and a line here. */
export const reporters: readonly Reporter[] = [text, line, summary, json, github, gitlab, sarif, junit, markdown];
