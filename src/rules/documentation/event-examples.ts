import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "event-examples",
  group: "documentation",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed:
    "A plan is right without examples; a team that generates documentation and tests from it wants one for every event.",
  what: "An event has properties, and no example. One under `examples` of the event is enough, and so is one at each of its properties. Events that are deprecated or retired are left alone.",
  why: "`duration: 214` or `214000`, `de` or `de-DE`: one example settles what three sentences leave open, and it is checked against the plan, so it stays true. Documentation and tests of the generated client take their values from it.",
  fix: "Write one set of properties under `examples`, as it would really be sent.",
  messages: {
    missing: message`\`${"event"}\` has no example`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
    examples:
      - { song_id: s-48 }
`,
  create(context) {
    return {
      event({ name, status, properties, examples }) {
        if (examples.length > 0 || status === "deprecated" || status === "retired") return;
        if (properties.every((property) => property.examples.length > 0)) return;
        const required = properties.filter((property) => property.required).map((property) => property.name.value);
        const help =
          required.length > 0 && required.length <= 4
            ? `Add \`examples:\` under \`${name.value}\`, with at least ${required.map((each) => `\`${each}\``).join(", ")}, as it would really be sent.`
            : `Add \`examples:\` under \`${name.value}\`, one set of properties as it would really be sent.`;
        context.report("missing", name.span, { event: name.value }, { help });
      },
    };
  },
});
