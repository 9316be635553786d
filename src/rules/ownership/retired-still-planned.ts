import { message } from "../../diagnostics/message.js";
import { listed } from "../../lint/plans/listed.js";
import { successorsIn } from "../../lint/plans/successors.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "retired-still-planned",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "The plan counts on what is no longer sent, and a number that falls to nothing is found late.",
  what: "The plan still reckons with a retired event: all events of a metric are retired, an event that is not retired names it under `replaced_by`, or it `expires` only in the future. A metric that some living event answers may name retired ones beside it, for the sake of old data.",
  why: "Retired events are no longer generated, so nothing arrives. The metric falls to zero, and the successor that people are sent to isn't there.",
  fix: "Name the living event instead, or set the status back if it is still sent.",
  fixes: "unsafe",
  messages: {
    metric: message`\`${"metric"}\` is answered only by what is retired: ${"events"}`,
    successor: message`\`${"event"}\` is replaced by \`${"successor"}\`, which is retired`,
    expires: message`\`${"event"}\` is retired and expires only on ${"date"}`,
  },
  bad: `metrics:
  library_growth:
    question: Do listeners build a collection?
  weekly_listeners:
    question: Do listeners come back every week?
events:
  Song Liked:
    description: The heart beside a song was pressed.
    status: retired
    answers: library_growth
  Song Saved:
    description: A song was added to the listener's library.
    answers: weekly_listeners
`,
  good: `metrics:
  library_growth:
    question: Do listeners build a collection?
  weekly_listeners:
    question: Do listeners come back every week?
events:
  Song Liked:
    description: The heart beside a song was pressed.
    status: retired
    answers: library_growth
  Song Saved:
    description: A song was added to the listener's library.
    answers: [weekly_listeners, library_growth]
`,
  create(context) {
    const successors = successorsIn(context.plan);
    return {
      metric(metric) {
        const { name, events } = metric;
        if (!successors.anyEnds) return;
        // What could not be read may hold one that stays.
        if (
          !context.isWhole ||
          events.length === 0 ||
          !events.every(({ value }) => successors.find(value)?.status === "retired")
        )
          return;
        const retired = listed(events.map(({ value }) => value));
        const help = successors.helpFor(metric);
        context.report("metric", name.span, { metric: name.value, events: retired }, { help });
      },
      endingEvent(event) {
        const { name, status, expires, replacedBy } = event;
        if (status === "retired") {
          if (!expires || expires.value <= context.today) return;
          const help = "Remove `expires`, or set the status back if it is still sent until then.";
          context.report("expires", expires.span, { event: name.value, date: expires.value }, { help });
          return;
        }
        const successor = replacedBy && successors.find(replacedBy.value);
        if (!replacedBy || successor?.status !== "retired") return;
        const living = successors.heirOf(successor);
        context.report(
          "successor",
          replacedBy.span,
          { event: name.value, successor: replacedBy.value },
          {
            related: [{ span: successor.name.span, label: "retired" }],
            help: living
              ? `Write \`replaced_by: ${living.name.value}\`, which replaces \`${replacedBy.value}\`.`
              : "Name an event that is still sent, or remove `replaced_by`.",
            fix: living && {
              title: `Replace by \`${living.name.value}\``,
              safe: false,
              changes: [{ kind: "replace-value", value: replacedBy.span, to: living.name.value }],
            },
          },
        );
      },
    };
  },
});
