import type { Rule } from "../../lint/rule.js";
import propertyTypeConflict from "./property-type-conflict.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const consistencyRules: readonly Rule[] = [propertyTypeConflict];
