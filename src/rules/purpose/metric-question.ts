import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "metric-question",
  group: "purpose",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed:
    "No data is lost by it, and its events can be found; but a plan has few metrics, and each is there for its question.",
  beyondEvents: true,
  what: "A metric has neither a `question` nor a description, or empty ones.",
  why: "Events are said to answer it, and nobody can tell whether they do. `conversion` is another number in every team, and the one that was meant is known to whoever wrote it, for as long as they stay.",
  fix: "Write the question that somebody asks of the number, or describe how it is counted.",
  messages: {
    missing: message`The metric \`${"metric"}\` asks no question`,
  },
  bad: `metrics:
  conversion:
    events: Song Played
events:
  Song Played:
    description: The first second of it reached the listener.
`,
  good: `metrics:
  conversion:
    question: How many of those who install the application play a song on that day?
    events: Song Played
events:
  Song Played:
    description: The first second of it reached the listener.
`,
  create(context) {
    return {
      metric({ name, question, description }) {
        if ([question, description].some((text) => text && text.value.trim() !== "")) return;
        const help = `Add \`question:\` under \`${name.value}\`: what somebody wants to know, in a sentence.`;
        context.report("missing", name.span, { metric: name.value }, { help });
      },
    };
  },
});
