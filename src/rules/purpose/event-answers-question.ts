import { message } from "../../diagnostics/message.js";
import { listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event, Metric } from "../../plan/model.js";

/** A plan that begins to say what it is for is asked for the whole, not for every event of it. */
const many = 5;

/** So many are told one by one in any plan. */
const few = 3;

export default defineRule({
  id: "event-answers-question",
  group: "purpose",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed:
    "Only asked of plans that have metrics; a first reader wants to know it, but an event may well come before its question.",
  what: "An event answers no metric, in a plan that has metrics. Where most events answer none, or more than five, it is said once for all of them. Only `track` events that are proposed or active are asked; pages and screens are what everything else stands on.",
  why: "Data that answers no question costs the same as data that does: somebody builds it, tests it, pays for it and keeps it lawful. And whoever looks for what can be deleted has no way to tell.",
  fix: "Name the metric under `answers`, or write down the question that it is collected for. If nobody has one, don't collect it.",
  messages: {
    one: message`\`${"event"}\` answers no metric`,
    most: message`${"count"} of ${"all"} events answer no metric${"left"}: ${"events"}`,
  },
  bad: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
events:
  Song Played:
    description: The first second of a song reached the listener.
    answers: weekly_listeners
  Volume Changed:
    description: The listener let go of the slider.
`,
  good: `metrics:
  weekly_listeners:
    question: Do listeners come back every week?
  playback_quality:
    question: What do listeners have to put right themselves?
events:
  Song Played:
    description: The first second of a song reached the listener.
    answers: weekly_listeners
  Volume Changed:
    description: The listener let go of the slider.
    answers: playback_quality
`,
  create(context) {
    const { plan } = context;
    const asked: Event[] = [];

    function tellOf({ name }: Event): void {
      const help = `Add \`answers:\` under \`${name.value}\`, with ${oneOf(plan.metrics)}. If nobody has a question for it, don't collect it.`;
      context.report("one", name.span, { event: name.value }, { help });
    }

    function tellOfMost(silent: readonly Event[]): void {
      const [first] = silent;
      if (!first) return;
      const events = listed(silent.map(({ name }) => name.value));
      const help =
        "Write the events of each metric under its `events`, or `answers` at the event. What is left over is collected for no question: ask whether it is needed.";
      const left = asked.length < plan.events.length ? " (deprecated and retired ones and views not counted)" : "";
      context.report("most", first.name.span, { count: silent.length, all: asked.length, left, events }, { help });
    }

    return {
      event(event) {
        const isAlive = event.status === "active" || event.status === "proposed";
        if (event.kind === "track" && isAlive) asked.push(event);
      },
      end() {
        // What could not be read may hold the answers.
        if (plan.metrics.length === 0 || !context.isWhole) return;
        const silent = asked.filter(({ answers }) => answers.length === 0);
        const isMost = silent.length > few && (silent.length * 2 > asked.length || silent.length > many);
        context.reportTogether(
          silent,
          ({ name }) => [name.span],
          (left) => {
            if (isMost && left.size > few) tellOfMost([...left.keys()]);
            else for (const event of left.keys()) tellOf(event);
          },
        );
      },
    };
  },
});

function oneOf(metrics: readonly Metric[]): string {
  if (metrics.length > 8) return "the metric that it is for";
  const names = metrics.map(({ name }) => `\`${name.value}\``);
  return names.length === 1 ? `${names[0]} or another metric` : `one of ${names.join(", ")}`;
}
