import type { Destination } from "./destination.js";

const checked = "2026-11-22";

/** Where events are taken in: the code that cuts names. */
const INGESTION = "https://github.com/PostHog/posthog/blob/master/nodejs/src/utils/db/utils.ts";
/** What the product lists in its filters: names that are too long never get there. */
const DEFINITIONS = "https://github.com/PostHog/posthog/blob/master/rust/property-defs-rs/src/types.rs";
const EVENTS = "https://posthog.com/docs/data/events";
const BROWSER = "https://github.com/PostHog/posthog-js/blob/main/packages/types/src/posthog-config.ts";

/** PostHog documents few limits; those that it keeps without documenting stand in its published code. */
const posthog: Destination = {
  id: "posthog",
  name: "PostHog",
  aliases: [],
  events: {
    name: {
      length: { value: { max: 200, unit: "units" }, beyond: "cut", page: INGESTION, checked },
      reserved: [
        {
          value: { names: [], prefixes: ["$"], ignoringCase: false },
          beyond: "misread",
          page: EVENTS,
          checked,
          note: "Page views and screens are sent as `$pageview` and `$screen` by its own calls.",
        },
      ],
    },
  },
  properties: {
    name: {
      length: {
        value: { max: 200, unit: "bytes" },
        beyond: "hidden",
        page: DEFINITIONS,
        checked,
        note: "It is stored with the event, but not offered where properties are chosen.",
      },
      reserved: [
        {
          value: { names: [], prefixes: ["$"], ignoringCase: false },
          beyond: "misread",
          page: EVENTS,
          checked,
          note: "`$set`, `$set_once` and `$unset` among an event's properties change the person.",
        },
      ],
    },
    text: {
      value: { max: 65_535, unit: "units" },
      beyond: "cut",
      page: BROWSER,
      checked,
      only: "the JavaScript SDK",
      note: "`properties_string_max_length` changes it.",
    },
    drops: [],
  },
  traits: {
    name: {
      length: { value: { max: 200, unit: "bytes" }, beyond: "hidden", page: DEFINITIONS, checked },
      reserved: [
        {
          value: { names: [], prefixes: ["$"], ignoringCase: false },
          beyond: "misread",
          page: "https://posthog.com/docs/data/user-properties",
          checked,
        },
      ],
    },
    drops: [],
  },
  lacks: [],
};

export default posthog;
