import type { Rule } from "../../lint/rule.js";
import eventRepeatsTrait from "./event-repeats-trait.js";
import mutableId from "./mutable-id.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const entitiesRules: readonly Rule[] = [eventRepeatsTrait, mutableId];
