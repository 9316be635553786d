import type { Rule } from "../../lint/rule.js";
import destinationCutsValue from "./destination-cuts-value.js";
import destinationEventName from "./destination-event-name.js";
import destinationForbidsPersonal from "./destination-forbids-personal.js";
import destinationLacksCall from "./destination-lacks-call.js";
import destinationPropertyName from "./destination-property-name.js";
import destinationTooMany from "./destination-too-many.js";
import destinationType from "./destination-type.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const destinationsRules: readonly Rule[] = [
  destinationCutsValue,
  destinationEventName,
  destinationForbidsPersonal,
  destinationLacksCall,
  destinationPropertyName,
  destinationTooMany,
  destinationType,
];
