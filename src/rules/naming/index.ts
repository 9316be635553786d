import type { Rule } from "../../lint/rule.js";
import eventNameCase from "./event-name-case.js";
import eventNameOrder from "./event-name-order.js";
import genericEventName from "./generic-event-name.js";
import misspeltName from "./misspelt-name.js";
import nameHasTypeOrUnitMismatch from "./name-has-type-or-unit-mismatch.js";
import nameRepeatsContainer from "./name-repeats-container.js";
import nameTooSimilar from "./name-too-similar.js";
import negativeBoolean from "./negative-boolean.js";
import propertyNameCase from "./property-name-case.js";
import traitNameCase from "./trait-name-case.js";
import unclearName from "./unclear-name.js";
import unitUnclear from "./unit-unclear.js";
import valueInEventName from "./value-in-event-name.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const namingRules: readonly Rule[] = [
  eventNameCase,
  eventNameOrder,
  genericEventName,
  misspeltName,
  nameHasTypeOrUnitMismatch,
  nameRepeatsContainer,
  nameTooSimilar,
  negativeBoolean,
  propertyNameCase,
  traitNameCase,
  unclearName,
  unitUnclear,
  valueInEventName,
];
