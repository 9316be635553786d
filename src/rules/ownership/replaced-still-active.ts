import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "replaced-still-active",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Two lines of one event contradict each other, and whoever wrote one of them forgot the other.",
  what: "An event that is active, or doesn't say its status, names its successor under `replaced_by`.",
  why: "The generated function looks as good as any, so new code goes on to call what was meant to end. Both events are sent from then on, and each counts a part.",
  fix: "Set `status: deprecated` as long as something still sends it, then `retired`; or take `replaced_by` away.",
  fixes: "unsafe",
  messages: {
    active: message`\`${"event"}\` is replaced by \`${"successor"}\` and still active`,
  },
  bad: `events:
  Song Liked:
    description: The heart beside a song was pressed.
    replaced_by: Song Saved
  Song Saved:
    description: A song was added to the listener's library.
`,
  good: `events:
  Song Liked:
    description: The heart beside a song was pressed.
    status: deprecated
    replaced_by: Song Saved
  Song Saved:
    description: A song was added to the listener's library.
`,
  create(context) {
    return {
      endingEvent({ name, status, replacedBy, span }) {
        if (status !== "active" || !replacedBy) return;
        context.report(
          "active",
          replacedBy.span,
          { event: name.value, successor: replacedBy.value },
          {
            help: `Add \`status: deprecated\` under \`${name.value}\` as long as something still sends it, then \`retired\`; or take \`replaced_by\` away.`,
            fix: {
              title: `Set \`status: deprecated\` on \`${name.value}\``,
              safe: false,
              changes: [{ kind: "set-key", of: span, key: "status", to: "deprecated" }],
            },
          },
        );
      },
    };
  },
});
