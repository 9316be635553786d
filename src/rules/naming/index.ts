import type { Rule } from "../../lint/rule.js";
import eventNameCase from "./event-name-case.js";
import eventNameOrder from "./event-name-order.js";
import nameHasTypeOrUnitMismatch from "./name-has-type-or-unit-mismatch.js";
import nameRepeatsContainer from "./name-repeats-container.js";
import nameTooSimilar from "./name-too-similar.js";
import propertyNameCase from "./property-name-case.js";
import traitNameCase from "./trait-name-case.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const namingRules: readonly Rule[] = [
  eventNameCase,
  eventNameOrder,
  nameHasTypeOrUnitMismatch,
  nameRepeatsContainer,
  nameTooSimilar,
  propertyNameCase,
  traitNameCase,
];
