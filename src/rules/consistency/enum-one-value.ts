import { message } from "../../diagnostics/message.js";
import { writtenEnum } from "../../lint/plans/enums.js";
import { placeIn } from "../../lint/plans/holder.js";
import { defineRule } from "../../lint/rule.js";
import type { Scalar } from "../../plan/model.js";

export default defineRule({
  id: "enum-one-value",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Either values are missing or nobody needs the property; a person has to say which.",
  what: "An enum has a single value. `const`, which says that this is meant, is fine.",
  why: "A property that is always the same answers no question. If more values exist, the calls that send them are refused.",
  fix: "List the other values. If there is just this one, leave the property out, or write `const` where it tells alternatives apart.",
  messages: {
    one: message`\`${"value"}\` is the only value of ${"what"}`,
  },
  bad: `events:
  Playlist Shared:
    description: The listener gave a playlist to somebody else.
    properties:
      share_channel: [link]
`,
  good: `events:
  Playlist Shared:
    description: The listener gave a playlist to somebody else.
    properties:
      share_channel: [link, message]
`,
  create(context) {
    return {
      enum(definition, owner, inside) {
        const members = writtenEnum(definition, owner);
        const member = members?.length === 1 ? members[0] : undefined;
        if (!member) return;
        const value = shown(member.value);
        context.report(
          "one",
          member.span,
          { value: String(member.value), what: placeIn(definition, owner, inside) },
          {
            help: `List the other values. If there is just this one, leave the property out, or write \`{ const: ${value} }\` where it tells alternatives apart.`,
          },
        );
      },
    };
  },
});

/** A value as it can be typed: texts in quotes unless they are plain words. */
function shown(value: Scalar): string {
  if (typeof value !== "string" || /^[A-Za-z][A-Za-z_-]*$/.test(value)) return String(value);
  return `'${value.replaceAll("'", "''")}'`;
}
