import { message } from "../../diagnostics/message.js";
import { isAskedFor } from "../../lint/plans/consent.js";
import { defineRule } from "../../lint/rule.js";
import type { Text } from "../../source/span.js";

export default defineRule({
  id: "consent-unused",
  group: "privacy",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Either the list asks people for too much, or something is sent without asking: both are worth a look.",
  beyondEvents: true,
  what: "The manifest lists a category under `vocabulary.consent` that no event, entity or property asks for. Categories that nobody is asked for, such as `necessary`, are left alone.",
  why: "The banner asks people for something that nothing depends on. Whoever refuses `marketing` believes that nothing is sent for it, and the plan can't show that this is so.",
  fix: "Write it under `consent` of what needs it, or take it out of the list.",
  messages: {
    unused: message`No event, entity or property asks for the consent \`${"category"}\``,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  consent: [analytics, marketing]\n",
    "plans/plan.yaml": `events:
  Newsletter Joined:
    description: The link in the first mail was opened, which confirms the address.
    consent: analytics
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  consent: [analytics, marketing]\n",
    "plans/plan.yaml": `events:
  Newsletter Joined:
    description: The link in the first mail was opened, which confirms the address.
    consent: [analytics, marketing]
`,
  },
  create(context) {
    const { plan, project, report } = context;
    // What could not be read may ask for any of them.
    if (!context.isWhole) return {};
    const open = new Map(
      (project.vocabulary.consent ?? []).filter(({ value }) => isAskedFor(value)).map((word) => [word.value, word]),
    );
    if (open.size === 0) return {};
    const needs = (categories: readonly Text[]): void => {
      for (const { value } of categories) open.delete(value);
    };
    return {
      definition: ({ consent }) => needs(consent),
      end() {
        // A plan in which nothing is sent yet is a beginning.
        if (plan.events.length === 0 && plan.entities.length === 0) return;
        needs(project.defaults.consent);
        for (const { consent } of plan.events) needs(consent);
        for (const { consent } of plan.entities) needs(consent);
        for (const { value, span } of open.values()) report("unused", span, { category: value });
      },
    };
  },
});
