import type { Destination } from "./destination.js";

const limits = { page: "https://amplitude.com/docs/faq/limits", checked: "2026-11-22" } as const;
const http = { page: "https://amplitude.com/docs/apis/analytics/http-v2", checked: "2026-11-22" } as const;
const streaming = {
  page: "https://amplitude.com/docs/data/destination-event-streaming-overview",
  checked: "2026-11-22",
  only: "event streaming",
} as const;

const indexed = "What comes later is stored, but can't be queried; only an export of raw data shows it.";
const text = { value: { max: 1024, unit: "characters" }, beyond: "cut", ...limits } as const;
const depth = { value: 40, beyond: "undocumented", ...http } as const;

/** Names have no documented limit of length, and an event may carry any number of properties. */
const amplitude: Destination = {
  id: "amplitude",
  name: "Amplitude",
  aliases: [],
  events: {
    name: {
      reserved: [
        {
          value: {
            names: [
              "[Amplitude] Start Session",
              "[Amplitude] End Session",
              "[Amplitude] Revenue",
              "[Amplitude] Revenue (Verified)",
              "[Amplitude] Revenue (Unverified)",
              "[Amplitude] Merged User",
              "$identify",
              "$groupidentify",
            ],
            prefixes: [],
            ignoringCase: false,
          },
          beyond: "misread",
          ...http,
        },
        {
          value: { names: ["_all", "_identify"], prefixes: [], ignoringCase: false },
          beyond: "refused",
          ...streaming,
        },
      ],
    },
    count: { value: 2000, beyond: "hidden", ...limits, note: indexed },
  },
  properties: {
    name: {},
    count: { value: 2000, beyond: "hidden", ...limits, note: indexed },
    text: { ...text, note: "Properties that are split for cart analysis may be longer." },
    depth,
    drops: [],
  },
  traits: {
    name: {},
    count: { value: 1000, beyond: "hidden", ...limits, note: indexed },
    text,
    depth,
    drops: [],
  },
  lacks: [],
  groups: { value: 5, beyond: "dropped", ...http, note: "Groups are part of the Accounts add-on." },
};

export default amplitude;
