import type { Destination } from "./destination.js";

const checked = "2026-11-22";

const EVENT_LIMITS = "https://www.intercom.com/help/en/articles/5245634-event-limits-troubleshooting-and-f-a-q";
const TRACKING = "https://www.intercom.com/help/en/articles/175-set-up-event-tracking-in-intercom";
const REFERENCE = "https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/data-events";
const ATTRIBUTES = "https://www.intercom.com/help/en/articles/179-send-custom-user-attributes-to-intercom";
/** The oldest reference is the only one that still says what attributes may be. */
const USERS = "https://developers.intercom.com/docs/references/1.4/rest-api/users/create-or-update-user";

const intercom: Destination = {
  id: "intercom",
  name: "Intercom",
  aliases: [],
  events: {
    name: {
      characters: {
        value: { pattern: "^[^.$]*$", says: "characters other than full stops and `$`" },
        beyond: "renamed",
        page: "https://developers.intercom.com/docs/references/2.6/rest-api/data-events/event-model",
        checked,
        note: "They become hyphens. Names that differ in case only are one event.",
      },
    },
    count: {
      value: 120,
      beyond: "refused",
      page: EVENT_LIMITS,
      checked,
      note: "Archived events don't count.",
    },
  },
  properties: {
    name: {
      characters: {
        value: {
          pattern: "^[^.$~`!@#%^&*'\"{}|\\\\\\u0000]*$",
          says: "characters other than full stops, quotation marks and most signs (`$`, `@`, `#`, …)",
        },
        beyond: "undocumented",
        page: TRACKING,
        checked,
      },
    },
    perEvent: {
      value: 20,
      beyond: "dropped",
      page: TRACKING,
      checked,
      note: "It may be half of that: the reference of its REST API says 10, and that further ones are ignored.",
    },
    text: { value: { max: 255, unit: "characters" }, beyond: "undocumented", page: TRACKING, checked },
    drops: [
      {
        value: "object",
        beyond: "hidden",
        page: EVENT_LIMITS,
        checked,
        note: "Prices (`amount`, `currency`) and links (`url`, `value`) are understood.",
      },
      {
        value: "array of objects",
        beyond: "undocumented",
        page: REFERENCE,
        checked,
        note: "The page only says that nested JSON is not supported.",
      },
    ],
  },
  traits: {
    name: {
      length: { value: { max: 190, unit: "characters" }, beyond: "undocumented", page: USERS, checked },
      characters: {
        value: { pattern: "^[^.$]*$", says: "characters other than full stops and `$`" },
        beyond: "undocumented",
        page: USERS,
        checked,
      },
    },
    count: { value: 250, beyond: "undocumented", page: ATTRIBUTES, checked, note: "Archived attributes don't count." },
    text: { value: { max: 255, unit: "characters" }, beyond: "undocumented", page: USERS, checked },
    drops: [
      { value: "object", beyond: "refused", page: USERS, checked },
      { value: "array", beyond: "refused", page: USERS, checked },
    ],
  },
  lacks: [],
};

export default intercom;
