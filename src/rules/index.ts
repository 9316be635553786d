import type { Rule } from "../lint/rule.js";
import descriptionSaysNothing from "./description-says-nothing.js";
import eventDescription from "./event-description.js";
import eventNameCase from "./event-name-case.js";
import eventOwner from "./event-owner.js";
import eventRepeatsTrait from "./event-repeats-trait.js";
import expired from "./expired.js";
import mutableId from "./mutable-id.js";
import personalUndeclared from "./personal-undeclared.js";
import propertyNameCase from "./property-name-case.js";
import propertyTypeConflict from "./property-type-conflict.js";

/** Every rule, by id. A new one is a file beside this, a line here, and a row in `lint/presets.ts`. */
export const allRules: readonly Rule[] = [
  descriptionSaysNothing,
  eventDescription,
  eventNameCase,
  eventOwner,
  eventRepeatsTrait,
  expired,
  mutableId,
  personalUndeclared,
  propertyNameCase,
  propertyTypeConflict,
];
