import type { Destination } from "./destination.js";

const checked = "2026-11-22";

const REFUSED = "https://docs.customer.io/journeys/invalid-api-requests";

const customerio: Destination = {
  id: "customerio",
  name: "Customer.io",
  aliases: ["cio"],
  events: {
    name: { length: { value: { max: 100, unit: "bytes" }, beyond: "refused", page: REFUSED, checked } },
  },
  // An event's data is only limited as a whole, to 100,000 bytes.
  properties: {
    name: {
      reserved: [
        {
          value: { names: ["recipient", "from_address", "reply_to"], prefixes: [], ignoringCase: false },
          beyond: "misread",
          page: "https://docs.customer.io/api/track/",
          checked,
          note: "E-mails that the event triggers are sent to, from, or answered to the address that stands there.",
        },
      ],
    },
    drops: [],
  },
  traits: {
    name: {
      length: { value: { max: 150, unit: "bytes" }, beyond: "refused", page: REFUSED, checked },
      reserved: [
        {
          value: { names: ["cio_id"], prefixes: [], ignoringCase: false },
          beyond: "misread",
          page: "https://docs.customer.io/messaging/people/reserved-attributes/",
          checked,
          note: "Customer.io sets it, and nobody can change it.",
        },
        {
          value: { names: ["_created_in_customerio_at"], prefixes: [], ignoringCase: false },
          beyond: "misread",
          page: "https://docs.customer.io/journeys/attributes",
          checked,
          note: "Customer.io sets it, and nobody can change it.",
        },
      ],
    },
    count: {
      value: 300,
      beyond: "refused",
      page: REFUSED,
      checked,
      note: "So many may stand in one identify call.",
    },
    text: { value: { max: 1000, unit: "bytes" }, beyond: "refused", page: REFUSED, checked },
    drops: [],
  },
  lacks: [],
};

export default customerio;
