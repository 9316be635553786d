import { message } from "../../diagnostics/message.js";
import { listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";

/** With fewer metrics, everybody knows which of them counts. */
const several = 3;

export default defineRule({
  id: "north-star",
  group: "purpose",
  levels: { minimal: "off", recommended: "off", strict: "warn" },
  placed: "Whether to name one is a way of working that a team chooses: never an error, and strict only reminds of it.",
  beyondEvents: true,
  what: "A plan has three metrics or more, and none of them is the north star. Two north stars are an error of the language; one that no event answers is told of by `metric-without-events`.",
  why: "When two metrics move in opposite directions, every team picks the one that suits it. The plan is where it can be read which of them the company follows.",
  fix: "Set `north_star: true` on the one metric that the others serve.",
  messages: {
    none: message`None of the ${"count"} metrics is the north star: ${"metrics"}`,
  },
  bad: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
    events: Song Played
  discovery_rate:
    question: How often does somebody find something new?
    events: Song Played
  playback_quality:
    question: How often does a song stop by itself?
    events: Song Played
events:
  Song Played:
    description: The first second of a song reached the listener.
`,
  good: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
    north_star: true
    events: Song Played
  discovery_rate:
    question: How often does somebody find something new?
    events: Song Played
  playback_quality:
    question: How often does a song stop by itself?
    events: Song Played
events:
  Song Played:
    description: The first second of a song reached the listener.
`,
  create(context) {
    return {
      plan({ metrics }) {
        const first = metrics[0];
        if (!context.isWhole || !first || metrics.length < several) return;
        if (metrics.some((metric) => metric.northStar?.value === true)) return;
        const names = listed(metrics.map(({ name }) => name.value));
        context.report("none", first.name.span, { count: metrics.length, metrics: names });
      },
    };
  },
});
