import { message } from "../../diagnostics/message.js";
import { count } from "../../lint/option.js";
import { defineRule } from "../../lint/rule.js";
import type { Bundle, Event } from "../../plan/model.js";

export default defineRule({
  id: "too-many-properties",
  group: "purpose",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "An event beyond the limit is nearly always several events in one, or a copy of a record; below it, nobody is bothered.",
  what: "An event has more properties than `limit`, by default 40, those of its bundles counted, nested ones and those of the context not. A bundle that is too large by itself is reported once, and not again in the events that include it.",
  why: "Nobody fills 60 properties with care. Most stay empty, some are copied from whatever object was at hand, and an analyst can't tell which of them were meant.",
  fix: "Keep what answers a question. What an entity has belongs to its traits, what is the same in every event to the context, and what is only there in some cases is perhaps another event.",
  options: {
    limit: count("How many properties an event or a bundle may have.", 40),
  },
  messages: {
    event: message`\`${"name"}\` has ${"count"} properties, more than ${"limit"}`,
    bundle: message`The bundle \`${"name"}\` has ${"count"} properties, more than ${"limit"}`,
  },
  bad: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    too-many-properties: [warn, { limit: 3 }]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_id: string
      position: number
      queue_length: integer
      is_shuffled: boolean
`,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    too-many-properties: [warn, { limit: 3 }]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_id: string
      position: number
      queue_length: integer
`,
  },
  create(context) {
    const { limit } = context.options;
    const large = new Set(
      context.plan.bundles.filter(({ properties }) => properties.length > limit).map(({ name }) => name.value),
    );
    const check = (id: "event" | "bundle", { name, properties, include }: Event | Bundle): void => {
      if (properties.length <= limit || include.some((bundle) => large.has(bundle.value))) return;
      context.report(id, name.span, { name: name.value, count: properties.length, limit });
    };
    return {
      event(event) {
        if (event.status !== "retired") check("event", event);
      },
      bundle: (bundle) => check("bundle", bundle),
    };
  },
});
