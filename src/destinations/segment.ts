import type { Destination } from "./destination.js";

const rates = { page: "https://segment.com/docs/connections/rate-limits/", checked: "2026-11-22" } as const;
const schema = {
  page: "https://segment.com/docs/connections/sources/schema/schema-unique-limits/",
  checked: "2026-11-22",
} as const;
const warehouses = {
  page: "https://segment.com/docs/connections/storage/warehouses/schema/",
  checked: "2026-11-22",
  only: "warehouses",
} as const;
const track = { page: "https://segment.com/docs/connections/spec/track/", checked: "2026-11-22" } as const;
const identify = { page: "https://segment.com/docs/connections/spec/identify/", checked: "2026-11-22" } as const;
const mobile = { page: "https://segment.com/docs/connections/spec/mobile/", checked: "2026-11-22" } as const;

/** Names of events, of properties and of traits have no documented limit of length or characters. */
const segment: Destination = {
  id: "segment",
  name: "Segment",
  aliases: ["twiliosegment"],
  events: {
    name: {},
    count: {
      value: 4000,
      beyond: "hidden",
      ...schema,
      note: "Later ones still reach the destinations behind Segment, but don't appear in the source's schema.",
    },
  },
  properties: {
    name: {
      reserved: [
        {
          value: {
            names: ["anonymous_id", "event", "event_text", "id", "received_at", "sent_at", "user_id"],
            prefixes: [],
            ignoringCase: false,
          },
          beyond: "dropped",
          ...warehouses,
          note: "The tables of events have columns of these names, and Segment discards a property that is called like one of them.",
        },
      ],
    },
    perEvent: {
      value: 10_000,
      beyond: "dropped",
      ...rates,
      note: "The page of an event in the schema shows the first 300 only.",
    },
    text: { value: { max: 512, unit: "characters" }, beyond: "cut", ...warehouses },
    drops: [],
    expects: [
      { value: { names: ["revenue", "value"], kind: "number" }, beyond: "misread", ...track },
      { value: { names: ["currency"], kind: "text" }, beyond: "misread", ...track },
    ],
  },
  traits: {
    name: {},
    count: {
      value: 300,
      beyond: "hidden",
      ...schema,
      note: "Later ones still reach the destinations behind Segment, but don't appear in the source's schema.",
    },
    drops: [],
    expects: [
      { value: { names: ["age"], kind: "number" }, beyond: "misread", ...identify },
      { value: { names: ["address", "company"], kind: "object" }, beyond: "misread", ...identify },
      {
        value: {
          names: ["email", "phone", "name", "first_name", "firstName", "last_name", "lastName", "username", "website"],
          kind: "text",
        },
        beyond: "misread",
        ...identify,
      },
    ],
  },
  lacks: [],
  personal: {
    value: { privacy: "sensitive", called: "sensitive personal information" },
    beyond: "breach",
    ...mobile,
  },
};

export default segment;
