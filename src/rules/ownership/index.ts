import type { Rule } from "../../lint/rule.js";
import eventOwner from "./event-owner.js";
import expired from "./expired.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const ownershipRules: readonly Rule[] = [eventOwner, expired];
