import type { Rule } from "../../lint/rule.js";
import eventNameCase from "./event-name-case.js";
import propertyNameCase from "./property-name-case.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const namingRules: readonly Rule[] = [eventNameCase, propertyNameCase];
