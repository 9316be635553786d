import type { Rule } from "../../lint/rule.js";
import consentUnused from "./consent-unused.js";
import dataClassMissing from "./data-class-missing.js";
import freeText from "./free-text.js";
import personalInName from "./personal-in-name.js";
import personalUndeclared from "./personal-undeclared.js";
import personalWithoutRetention from "./personal-without-retention.js";
import sensitiveWithoutConsent from "./sensitive-without-consent.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const privacyRules: readonly Rule[] = [
  consentUnused,
  dataClassMissing,
  freeText,
  personalInName,
  personalUndeclared,
  personalWithoutRetention,
  sensitiveWithoutConsent,
];
