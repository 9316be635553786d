import { message } from "../../diagnostics/message.js";
import { texts } from "../../lint/option.js";
import { isMention, typePlace } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
import type { Type } from "../../plan/model.js";

/** What programs write at any length, by the last word of the name. */
const long = new Set(
  "stack stacktrace trace traceback backtrace html xml json markdown payload response request dump log logs output stdout stderr sql headers base64".split(
    " ",
  ),
);
/** What people write as well, so that another word has to say that a program did. */
const shared = new Set(["message", "body", "text", "details"]);
const technical = new Set(
  "error err exception failure failed crash fault warning status debug log request response http server api".split(" "),
);

export default defineRule({
  id: "unbounded-string",
  group: "consistency",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed: "Most texts are short without anybody saying so, and a limit is worth its line only where they aren't.",
  what: "A property whose name speaks of texts of any length, such as `error_message`, `stack_trace` or `response_body`, has no `maxLength`. Other texts are left alone: most are short by nature, and what people type is the matter of `free-text`.",
  why: "One call with a page of text in it is over the size that tools accept, and the whole event is dropped or the text cut where nobody sees it.",
  fix: "Give it a `maxLength`, and cut the text before it is sent. Often a short code says more: `error_code: [timeout, refused]`.",
  options: {
    also: texts("Further words at the end of names that mean a long text: `[transcript, query]`."),
  },
  messages: {
    unbounded: message`\`${"property"}\` may be a text of any length`,
  },
  bad: `events:
  Playback Failed:
    description: A song did not start, or stopped without the listener asking for it.
    properties:
      error_message: string
`,
  good: `events:
  Playback Failed:
    description: A song did not start, or stopped without the listener asking for it.
    properties:
      error_message: { type: string, maxLength: 200 }
`,
  create(context) {
    const also = new Set(context.options.also.map((word) => word.toLowerCase()));
    return {
      property(property, owner) {
        if (!isUnbounded(property.type)) return;
        const words = context.words(property.name.value);
        const last = words.at(-1) ?? "";
        const isLong = long.has(last) || (shared.has(last) && words.some((word) => technical.has(word)));
        if (!isLong && !also.has(last)) return;
        if (isMention(property) || property.origins.some(({ kind }) => kind === "trait")) return;
        if (owner.kind === "event" && owner.event.status === "retired") return;
        context.report("unbounded", typePlace(property), { property: property.name.value });
      },
    };
  },
});

function isUnbounded(type: Type): boolean {
  if (type.kind === "union") return type.members.some((member) => isUnbounded(member.type));
  return type.kind === "string" && type.maxLength === undefined && !type.format && !type.patterns;
}
