import type { Rule } from "../../lint/rule.js";
import descriptionSaysNothing from "./description-says-nothing.js";
import eventDescription from "./event-description.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const documentationRules: readonly Rule[] = [descriptionSaysNothing, eventDescription];
