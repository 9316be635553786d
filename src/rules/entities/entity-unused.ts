import { message } from "../../diagnostics/message.js";
import { singular } from "../../lint/names/english.js";
import { entityOf } from "../../lint/plans/about.js";
import { defineRule } from "../../lint/rule.js";
import type { Definition, Plan } from "../../plan/model.js";

/** Names of entities have no more words. */
const longest = 4;

export default defineRule({
  id: "entity-unused",
  group: "entities",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "It spoils no data, and in a young plan the events may still be to come.",
  beyondEvents: true,
  what: "Nothing refers to an entity of kind `object`: no property takes one of its traits, no event names it under `entities` or in its own name. Users and groups make calls of their own and are never unused.",
  why: "Its description and its id look like a promise that the data speaks of it. Somebody plans an analysis on that, and finds out that no event ever says which one it was.",
  fix: "Refer to its traits in the events that are about it, name it under their `entities`, or remove it.",
  messages: {
    unused: message`Nothing refers to the entity \`${"entity"}\`, and no event is about it`,
  },
  bad: `entities:
  playlist:
    kind: object
    description: An ordered collection of songs.
    id: playlist_id
    traits:
      playlist_id: string
events:
  App Opened:
    description: The application came to the foreground.
`,
  good: `entities:
  playlist:
    kind: object
    description: An ordered collection of songs.
    id: playlist_id
    traits:
      playlist_id: string
events:
  App Opened:
    description: The application came to the foreground.
    properties:
      playlist_id: playlist.playlist_id
`,
  create(context) {
    const { plan, words, report } = context;
    // What could not be read may use any of them.
    if (!context.isWhole) return {};
    const open = new Map(
      plan.entities.filter(({ kind }) => kind.value === "object").map((entity) => [entity.name.value, entity]),
    );
    const wordsOf = (name: string): readonly string[] => words(name).map(singular);
    const seen = ({ origins }: Definition): void => {
      // Nearly all definitions are written on the spot.
      if (origins.length === 0) return;
      for (const { kind, name } of origins) if (kind === "trait") open.delete(entityOf(name));
    };
    return {
      definition: seen,
      end() {
        // A plan in which nothing happens yet is a beginning.
        if (plan.events.length === 0) return;
        for (const { entities } of plan.events) for (const { value } of entities) open.delete(value);
        if (open.size === 0) return;
        const names = singularNames(plan, wordsOf);
        for (const entity of open.values()) {
          const own = wordsOf(entity.name.value);
          context.compared();
          if (!names.has(own.join(" "))) report("unused", entity.name.span, { entity: entity.name.value });
        }
      },
    };
  },
});

/** Every run of so many words as names of entities have in the names of events. */
function singularNames(plan: Plan, wordsOf: (name: string) => readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const { name } of plan.events) {
    const words = wordsOf(name.value);
    for (let at = 0; at < words.length; at++) {
      for (let length = 1; length <= longest; length++) runs.add(words.slice(at, at + length).join(" "));
    }
  }
  return runs;
}
