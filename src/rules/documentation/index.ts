import type { Rule } from "../../lint/rule.js";
import descriptionNamesUnknown from "./description-names-unknown.js";
import descriptionRepeated from "./description-repeated.js";
import descriptionSaysNothing from "./description-says-nothing.js";
import entityDescription from "./entity-description.js";
import enumValueDescription from "./enum-value-description.js";
import eventDescription from "./event-description.js";
import eventExamples from "./event-examples.js";
import eventTrigger from "./event-trigger.js";
import propertyDescription from "./property-description.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const documentationRules: readonly Rule[] = [
  descriptionNamesUnknown,
  descriptionRepeated,
  descriptionSaysNothing,
  entityDescription,
  enumValueDescription,
  eventDescription,
  eventExamples,
  eventTrigger,
  propertyDescription,
];
