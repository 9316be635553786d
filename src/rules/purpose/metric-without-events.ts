import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "metric-without-events",
  group: "purpose",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "A question that nothing answers is an intention or a slip, and both want a word; no data is lost by it.",
  beyondEvents: true,
  what: "No event answers a metric: neither does the metric name `events`, nor does an event name the metric under `answers`. A plan that has no events at all yet is left alone.",
  why: "Somebody counts on the number. That nothing is collected for it comes out when the quarter is over and the chart is asked for.",
  fix: "Name the events that answer it, or write down the one that is missing, with `status: proposed` as long as nobody sends it.",
  messages: {
    metric: message`No event answers \`${"metric"}\``,
    star: message`No event answers \`${"metric"}\`, the north star`,
  },
  bad: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
    events: Song Played
  library_growth:
    question: Do listeners build a collection?
events:
  Song Played:
    description: The first second of a song reached the listener.
`,
  good: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
    events: Song Played
  library_growth:
    question: Do listeners build a collection?
    events: Song Saved
events:
  Song Played:
    description: The first second of a song reached the listener.
  Song Saved:
    description: A song was added to the listener's library.
`,
  create(context) {
    // What could not be read may hold the answer.
    if (!context.isWhole || context.plan.events.length === 0) return {};
    return {
      metric({ name, events, northStar }) {
        if (events.length > 0) return;
        const help = `Add \`events:\` under \`${name.value}\`, or \`answers: ${name.value}\` to the events that answer it. If one is still to be made, write it down with \`status: proposed\`.`;
        context.report(northStar?.value ? "star" : "metric", name.span, { metric: name.value }, { help });
      },
    };
  },
});
