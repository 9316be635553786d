import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "event-description",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Nothing breaks without one today; the plan stops being readable in a year.",
  what: "An event has no description, or an empty one.",
  why: "The people who knew what `Song Played` counts have moved on; whoever reads the chart guesses whether a preview, a skip or a second device is in it.",
  fix: "Say in a sentence what happened in the world when this is sent, and what does not count.",
  messages: {
    missing: message`\`${"event"}\` has no description`,
    empty: message`The description of \`${"event"}\` is empty`,
  },
  bad: `events:
  Song Played:
    properties:
      song_id: string
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener. A skip within it does not count.
    properties:
      song_id: string
`,
  create(context) {
    return {
      event({ name, description }) {
        if (!description) {
          const help = `Add \`description:\` under \`${name.value}\`: what happened in the world when this is sent, and what does not count.`;
          context.report("missing", name.span, { event: name.value }, { help });
        } else if (description.value.trim() === "") {
          const span = description.span.end > description.span.start ? description.span : name.span;
          context.report("empty", span, { event: name.value });
        }
      },
    };
  },
});
