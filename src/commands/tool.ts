import { mistakes } from "../mistakes.js";
import { catalogue } from "../report/explain.js";
import type { Tool } from "../report/index.js";
import { allRules } from "../rules/index.js";
import { homepage, version } from "../version.js";

/** What a report may tell of the tool: its pages, and all that it can say. Imported when a report asks, since it brings all rules. */
export const tool: Tool = { version, homepage, catalogue: catalogue(allRules, mistakes) };
