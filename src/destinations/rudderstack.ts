import type { Destination } from "./destination.js";

const warehouses = {
  page: "https://www.rudderstack.com/docs/destinations/warehouse-destinations/faq/",
  checked: "2026-11-22",
  only: "warehouses",
} as const;
const track = {
  page: "https://www.rudderstack.com/docs/event-spec/standard-events/track/",
  checked: "2026-11-22",
} as const;
const identify = {
  page: "https://www.rudderstack.com/docs/event-spec/standard-events/identify/",
  checked: "2026-11-22",
} as const;

/** RudderStack passes calls on and documents few limits of its own. */
const rudderstack: Destination = {
  id: "rudderstack",
  name: "RudderStack",
  aliases: ["rudder"],
  events: {
    name: {
      length: {
        value: { max: 127, unit: "characters" },
        beyond: "cut",
        ...warehouses,
        note: "An event's name becomes that of a table. In PostgreSQL it is cut after 63 characters.",
      },
    },
  },
  properties: {
    name: {},
    drops: [],
    expects: [
      { value: { names: ["revenue", "value"], kind: "number" }, beyond: "misread", ...track },
      { value: { names: ["currency"], kind: "text" }, beyond: "misread", ...track },
    ],
  },
  traits: {
    name: {},
    drops: [],
    expects: [
      { value: { names: ["age"], kind: "number" }, beyond: "misread", ...identify },
      { value: { names: ["address", "company"], kind: "object" }, beyond: "misread", ...identify },
      {
        value: { names: ["email", "phone", "name", "firstName", "lastName"], kind: "text" },
        beyond: "misread",
        ...identify,
      },
    ],
  },
  lacks: [],
};

export default rudderstack;
