import type { Rule } from "../../lint/rule.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const purposeRules: readonly Rule[] = [];
