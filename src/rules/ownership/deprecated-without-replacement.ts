import { message } from "../../diagnostics/message.js";
import { writtenHere } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, NamedType } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** How texts say what to do instead: by a word for it, or as an order at the beginning of a sentence. */
const saysInstead =
  /\b(?:instead|replaced|superseded|renamed|merged|no longer|without replacement)\b|(?:^|[.;:(]\s*)(?:please\s+)?(?:use|see|send)\b/i;

export default defineRule({
  id: "deprecated-without-replacement",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Deprecations are few and deliberate, and each is read by everybody who still sends the thing.",
  what: "Something is deprecated and doesn't say what to do: an event with neither `replaced_by` nor `expires`, or a property, trait, type or enum value with a bare `deprecated: true`, without a date and without a description that says what to use instead.",
  why: "The editor strikes the call through, and the engineer who meets it finds nothing to write in its place. So it stays, and the next one copies it.",
  fix: "Name what replaces it; where nothing does, say until when it is sent under `expires`.",
  messages: {
    event: message`\`${"name"}\` is deprecated and doesn't say what replaces it`,
    thing: message`\`${"name"}\` is deprecated and doesn't say what to use instead`,
  },
  bad: `events:
  Song Liked:
    description: The heart beside a song was pressed.
    status: deprecated
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
    const check = (name: Text, deprecated: Definition["deprecated"], texts: readonly (Text | undefined)[]): void => {
      if (deprecated?.value !== true || texts.some(says)) return;
      const help = `Write \`deprecated: Use … instead.\` in place of \`true\`; or until when it is sent, under \`expires\`.`;
      context.report("thing", deprecated.span, { name: name.value }, { help });
    };
    return {
      endingEvent({ name, status, replacedBy, expires, description, trigger }) {
        if (status !== "deprecated" || replacedBy || expires) return;
        if (says(description) || says(trigger)) return;
        const help = `Add \`replaced_by:\` under \`${name.value}\`, with the event to send instead; if there is none, \`expires:\` with the day until which it is sent.`;
        context.report("event", name.span, { name: name.value }, { help });
      },
      ending(each, owner) {
        if (isRetired(owner)) return;
        // What came along with a look-up or a reference is told where it is written.
        if (!each.deprecated || each.expires || !each.keys.some(({ key }) => key === "deprecated")) return;
        check(each.name, each.deprecated, [writtenHere(each, each.description)]);
      },
      type({ name, description, definition }: NamedType) {
        if (!definition.expires) check(name, definition.deprecated, [description]);
      },
      endingValue({ value, deprecated, description, expires, span }, owner) {
        if (deprecated && !expires && !isRetired(owner)) {
          check({ value: String(value), span }, deprecated, [description]);
        }
      },
    };
  },
});

function isRetired(owner: Owner): boolean {
  return owner.kind === "event" && owner.event.status === "retired";
}

function says(text: Text | undefined): boolean {
  return text !== undefined && saysInstead.test(text.value);
}
