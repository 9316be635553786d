import { message } from "../../diagnostics/message.js";
import { flag } from "../../lint/option.js";
import { listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";

export default defineRule({
  id: "event-trigger",
  group: "documentation",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed:
    "Only asked of plans that have triggers at all; a good description often says when, too, so it is no more than a hint where a team doesn't want everything to be complete.",
  what: "A `track` event has no `trigger`, or an empty one, in a plan where other events have one. Where more than five and more than a tenth of the events lack it, that is said once. Pages and screens say it by their kind, and events that are deprecated or retired are past it.",
  why: "The web sends it when the button is pressed and the phone when the server has answered. Both are `Order Completed`, and the difference between them looks like a difference between people.",
  fix: "Say under `trigger` at which moment the call is made, and how often.",
  options: {
    always: flag("Ask for triggers in plans that have none, too.", false),
  },
  messages: {
    missing: message`\`${"event"}\` doesn't say when it is sent`,
    many: message`${"missing"} of ${"all"} events don't say when they are sent: ${"events"}`,
  },
  bad: `events:
  Song Played:
    description: A song was heard by a listener, whatever came before it.
    trigger: When audio starts, not when the button is pressed. Once per start, also after a skip.
  Song Saved:
    description: A song is from now on in the library of a listener.
`,
  good: `events:
  Song Played:
    description: A song was heard by a listener, whatever came before it.
    trigger: When audio starts, not when the button is pressed. Once per start, also after a skip.
  Song Saved:
    description: A song is from now on in the library of a listener.
    trigger: When the server has confirmed it. Not when a song that is there already is saved again.
`,
  create(context) {
    const missing: Event[] = [];
    let asked = 0;

    function tellOf({ name }: Event): void {
      const help = `Add \`trigger:\` under \`${name.value}\`: at which moment the call is made, and how often.`;
      context.report("missing", name.span, { event: name.value }, { help });
    }

    function tellOfMany(without: readonly Event[]): void {
      const [first] = without;
      if (!first) return;
      const events = listed(without.map(({ name }) => name.value));
      context.report("many", first.name.span, { missing: without.length, all: asked, events });
    }

    return {
      event(event) {
        if (event.kind !== "track" || event.status === "deprecated" || event.status === "retired") return;
        asked++;
        if (!event.trigger || event.trigger.value.trim() === "") missing.push(event);
      },
      end() {
        if (missing.length === asked && !context.options.always) return;
        const isMany = missing.length > Math.max(few, asked / 10);
        context.reportTogether(
          missing,
          ({ name }) => [name.span],
          (left) => {
            if (isMany && left.size > few) tellOfMany([...left.keys()]);
            else for (const event of left.keys()) tellOf(event);
          },
        );
      },
    };
  },
});

/** So many are told one by one in any plan. */
const few = 5;
