import type { Rule } from "../../lint/rule.js";
import deprecatedWithoutReplacement from "./deprecated-without-replacement.js";
import describedAsDeprecated from "./described-as-deprecated.js";
import eventOwner from "./event-owner.js";
import expired from "./expired.js";
import proposedForLong from "./proposed-for-long.js";
import replacedStillActive from "./replaced-still-active.js";
import retiredStillPlanned from "./retired-still-planned.js";
import usesDeprecated from "./uses-deprecated.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const ownershipRules: readonly Rule[] = [
  deprecatedWithoutReplacement,
  describedAsDeprecated,
  eventOwner,
  expired,
  proposedForLong,
  replacedStillActive,
  retiredStillPlanned,
  usesDeprecated,
];
