import { message } from "../../diagnostics/message.js";
import { stemOf } from "../../lint/names/english.js";
import { isPlaceholder } from "../../lint/names/placeholders.js";
import { splitWords } from "../../lint/names/words.js";
import { firstFew } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";

/** Whether an event stands behind another in its file, or comes later by name: copies are made downwards. */
function isAfter(one: Event, other: Event): boolean {
  const [a, b] = [one.name.span, other.name.span];
  return a.file === b.file ? a.start > b.start : one.name.value > other.name.value;
}

/** Shorter texts are alike by chance. */
const shortest = 20;

export default defineRule({
  id: "description-repeated",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Hardly ever meant: a text was copied with the event that it is of, and one of the two is described wrongly.",
  what: "Two events have the same description, word for word. Told once for all events that share it, at the one whose name it fits least. Pages and screens, short texts and what is deprecated or retired are left alone.",
  why: "One of the events is not what its text says, and nobody can tell which. Who looks for the event picks either.",
  fix: "Say of each event what it is, and what sets it apart from the other.",
  messages: {
    one: message`\`${"event"}\` has the description of \`${"other"}\`, word for word`,
    several: message`\`${"event"}\` has the description of ${"count"} other events, word for word`,
  },
  bad: `events:
  Parcel Handed Over:
    description: The driver gave it to somebody at the door, who signed for it.
  Parcel Returned:
    description: The driver gave it to somebody at the door, who signed for it.
`,
  good: `events:
  Parcel Handed Over:
    description: The driver gave it to somebody at the door, who signed for it.
  Parcel Returned:
    description: Nobody took it, and it is in the depot again.
`,
  create(context) {
    const firsts = new Map<string, Event>();
    /** Those of which there are several. */
    const byText = new Map<string, Event[]>();

    function tell({ name, description }: Event, others: readonly Event[]): void {
      const [other] = others;
      if (!description || !other) return;
      const related = firstFew(others).flatMap(({ description }) =>
        description ? [{ span: description.span, label: "the same here" }] : [],
      );
      const event = name.value;
      if (others.length === 1) {
        context.report("one", description.span, { event, other: other.name.value }, { related });
      } else {
        context.report("several", description.span, { event, count: others.length }, { related });
      }
    }

    return {
      event(event) {
        if (event.kind !== "track" || !event.description) return;
        if (event.status === "retired" || event.status === "deprecated") return;
        const text = event.description.value.trim();
        if (text.length < shortest) return;
        const first = firsts.get(text);
        if (!first) {
          firsts.set(text, event);
          return;
        }
        const events = byText.get(text);
        if (events) events.push(event);
        else byText.set(text, [first, event]);
      },
      end() {
        for (const [text, events] of byText) {
          if (isPlaceholder(text)) continue;
          context.compared(events.length);
          const stems = new Set(splitWords(text).map((word) => stemOf(word.toLowerCase())));
          const fitting = (event: Event): number =>
            context.words(event.name.value).filter((word) => stems.has(stemOf(word))).length;
          const inDoubt = events
            .map((event) => ({ event, fits: fitting(event) }))
            .sort((a, b) => a.fits - b.fits || (isAfter(a.event, b.event) ? -1 : 1))
            .map(({ event }) => event);
          context.reportAmong(
            inDoubt,
            ({ name, description }) => [description?.span ?? name.span],
            "all",
            ({ present, left }) => {
              const last = present.find((event) => left.has(event));
              if (last)
                tell(
                  last,
                  present.filter((event) => event !== last),
                );
            },
          );
        }
      },
    };
  },
});
