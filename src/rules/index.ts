import type { Rule } from "../lint/rule.js";
import { consistencyRules } from "./consistency/index.js";
import { destinationsRules } from "./destinations/index.js";
import { documentationRules } from "./documentation/index.js";
import { entitiesRules } from "./entities/index.js";
import { namingRules } from "./naming/index.js";
import { ownershipRules } from "./ownership/index.js";
import { privacyRules } from "./privacy/index.js";
import { purposeRules } from "./purpose/index.js";

/** Every rule, sorted by id. Each group lists its own. */
export const allRules: readonly Rule[] = [
  ...consistencyRules,
  ...destinationsRules,
  ...documentationRules,
  ...entitiesRules,
  ...namingRules,
  ...ownershipRules,
  ...privacyRules,
  ...purposeRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
