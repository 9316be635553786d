import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "event-trigger",
  group: "documentation",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed:
    "A good description often says when, too; only a team that separates the two wants to be told of each event without.",
  what: "A `track` event has no `trigger`, or an empty one. Pages and screens say it by their kind, and events that are deprecated or retired are past it.",
  why: "The web sends it when the button is pressed and the phone when the server has answered. Both are `Order Completed`, and the difference between them looks like a difference between people.",
  fix: "Say under `trigger` at which moment the call is made, and how often.",
  messages: {
    missing: message`\`${"event"}\` doesn't say when it is sent`,
  },
  bad: `events:
  Song Played:
    description: A song was heard by a listener, whatever came before it.
`,
  good: `events:
  Song Played:
    description: A song was heard by a listener, whatever came before it.
    trigger: When audio starts, not when the button is pressed. Once per start, also after a skip.
`,
  create(context) {
    return {
      event({ name, kind, status, trigger }) {
        if (kind !== "track" || status === "deprecated" || status === "retired") return;
        if (trigger && trigger.value.trim() !== "") return;
        const help = `Add \`trigger:\` under \`${name.value}\`: at which moment the call is made, and how often.`;
        context.report("missing", name.span, { event: name.value }, { help });
      },
    };
  },
});
