import type { Rule } from "../../lint/rule.js";
import personalUndeclared from "./personal-undeclared.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const privacyRules: readonly Rule[] = [personalUndeclared];
