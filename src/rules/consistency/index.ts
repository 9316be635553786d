import type { Rule } from "../../lint/rule.js";
import anyType from "./any-type.js";
import deepNesting from "./deep-nesting.js";
import enumBooleans from "./enum-booleans.js";
import enumCase from "./enum-case.js";
import enumNumbersAsStrings from "./enum-numbers-as-strings.js";
import enumOneValue from "./enum-one-value.js";
import multipleOfDecimals from "./multiple-of-decimals.js";
import nullableAndOptional from "./nullable-and-optional.js";
import openObject from "./open-object.js";
import propertiesRepeated from "./properties-repeated.js";
import propertyDefinedTwice from "./property-defined-twice.js";
import propertyLooserThanDictionary from "./property-looser-than-dictionary.js";
import propertyTypeConflict from "./property-type-conflict.js";
import unboundedString from "./unbounded-string.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const consistencyRules: readonly Rule[] = [
  anyType,
  deepNesting,
  enumBooleans,
  enumCase,
  enumNumbersAsStrings,
  enumOneValue,
  multipleOfDecimals,
  nullableAndOptional,
  openObject,
  propertiesRepeated,
  propertyDefinedTwice,
  propertyLooserThanDictionary,
  propertyTypeConflict,
  unboundedString,
];
