import { message } from "../../diagnostics/message.js";
import { count } from "../../lint/option.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";

export default defineRule({
  id: "too-many-events",
  group: "purpose",
  levels: { minimal: "off", recommended: "info", strict: "warn" },
  placed:
    "A large product has a right to a large plan, so it is never an error: it is said once, for whoever decides what comes next.",
  beyondEvents: true,
  what: "A plan has more events than `limit`, retired ones not counted: by default 200, which is where makers of analytics tools put the end of what a plan needs, and about what a person can keep in mind.",
  why: "Nobody reads a list of 600 events: people search for a word, take the first that fits, and two analysts answer one question with two events. Most of the others are the same thing in another place, which a property would say.",
  fix: "Look for events that differ only in where or on what they happened, and make them one event with a property. Retire what answers no metric.",
  options: {
    limit: count("How many events a plan may have.", 200),
  },
  messages: {
    many: message`The plan has ${"count"} events, more than ${"limit"}`,
  },
  bad: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    too-many-events: [info, { limit: 2 }]\n",
    "plans/plan.yaml": `events:
  Song Card Opened:
    description: The card of a song came into view.
  Artist Card Opened:
    description: The card of a singer or band came into view.
  Playlist Card Opened:
    description: The card of a collection came into view.
`,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    too-many-events: [info, { limit: 2 }]\n",
    "plans/plan.yaml": `events:
  Card Opened:
    description: The card of something in the catalogue came into view.
    properties:
      shown: [song, artist, playlist]
`,
  },
  create(context) {
    return {
      plan({ events }) {
        const { limit } = context.options;
        const alive = events.filter(({ status }) => status !== "retired");
        if (alive.length <= limit) return;
        const values = { count: alive.length, limit };
        context.report("many", context.project.name.span, values, { help: helpFor(alive, context.words) });
      },
    };
  },
});

/** Where to begin: the words with which most of the names begin and end. */
function helpFor(events: readonly Event[], words: (name: string) => readonly string[]): string {
  const often = (word: (list: readonly string[]) => string | undefined): string | undefined => {
    const times = new Map<string, number>();
    for (const { name } of events) {
      const found = word(words(name.value));
      if (found !== undefined) times.set(found, (times.get(found) ?? 0) + 1);
    }
    const groups = [...times].filter(([, count]) => count > 2).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const counted = groups.slice(0, 3).map(([found, count]) => `\`${found}\` (${count})`);
    return counted.length > 0 ? counted.join(", ") : undefined;
  };
  const first = often((list) => list[0]);
  const last = often((list) => (list.length > 1 ? list.at(-1) : undefined));
  const where = [first && `begin with ${first}`, last && `end in ${last}`].filter((each) => each !== undefined);
  const look = where.length > 0 ? ` Most names ${where.join(", and ")}: begin there.` : "";
  return `Make events that differ only in where or on what they happened one event with a property.${look} If the product is that large, raise \`limit\`.`;
}
