import type { Destination } from "./destination.js";

const checked = "2026-11-22";

/** The schema of every event's schema: what its `name` may be. */
const SCHEMA =
  "https://github.com/snowplow/iglu-central/blob/master/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0";
const CANONICAL = "https://docs.snowplow.io/docs/fundamentals/canonical-event/";
const FROM_SEGMENT = "https://docs.snowplow.io/docs/migration-guides/segment/";

/** Snowplow takes what an event's schema says; the limits are those of schemas' names and of calls it doesn't have. */
const snowplow: Destination = {
  id: "snowplow",
  name: "Snowplow",
  aliases: [],
  events: {
    name: {
      length: {
        value: { max: 1000, unit: "characters" },
        beyond: "refused",
        page: CANONICAL,
        checked,
        note: "What is too long becomes a failed event. `atomicFieldsLimits` changes the number.",
      },
      characters: {
        value: { pattern: "^[A-Za-z0-9_-]+$", says: "letters, digits, `_` and `-`" },
        beyond: "refused",
        page: SCHEMA,
        checked,
        only: "self-describing events",
        note: "The name of an event is the name of its schema.",
      },
    },
  },
  properties: { name: {}, drops: [] },
  traits: { name: {}, drops: [] },
  lacks: [
    {
      value: "identify",
      beyond: "dropped",
      page: FROM_SEGMENT,
      checked,
      note: "It takes the user's id by `setUserId`; traits travel as an entity of every event.",
    },
    {
      value: "group",
      beyond: "dropped",
      page: FROM_SEGMENT,
      checked,
      note: "Put the group into an entity, or its changes into events.",
    },
  ],
};

export default snowplow;
