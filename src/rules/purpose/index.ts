import type { Rule } from "../../lint/rule.js";
import definitionUnused from "./definition-unused.js";
import eventAnswersQuestion from "./event-answers-question.js";
import metricQuestion from "./metric-question.js";
import metricWithoutEvents from "./metric-without-events.js";
import northStar from "./north-star.js";
import tooManyEvents from "./too-many-events.js";
import tooManyProperties from "./too-many-properties.js";
import vocabularyUnused from "./vocabulary-unused.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const purposeRules: readonly Rule[] = [
  definitionUnused,
  eventAnswersQuestion,
  metricQuestion,
  metricWithoutEvents,
  northStar,
  tooManyEvents,
  tooManyProperties,
  vocabularyUnused,
];
