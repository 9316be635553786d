import type { Destination } from "./destination.js";

const events = {
  page: "https://docs.mixpanel.com/docs/data-structure/events-and-properties",
  checked: "2026-11-22",
} as const;
const profiles = {
  page: "https://docs.mixpanel.com/docs/data-structure/user-profiles",
  checked: "2026-11-22",
} as const;
const reserved = {
  page: "https://docs.mixpanel.com/docs/data-structure/property-reference/reserved-properties",
  checked: "2026-11-22",
} as const;
const types = {
  page: "https://docs.mixpanel.com/docs/data-structure/property-reference/data-type",
  checked: "2026-11-22",
} as const;
const imports = { page: "https://docs.mixpanel.com/reference/import-events", checked: "2026-11-22" } as const;
const groups = {
  page: "https://docs.mixpanel.com/docs/data-structure/group-analytics/group-analytics-faq",
  checked: "2026-11-22",
} as const;

const text = { value: { max: 255, unit: "characters" }, beyond: "cut", ...imports } as const;

const mixpanel: Destination = {
  id: "mixpanel",
  name: "Mixpanel",
  aliases: [],
  events: {
    name: { length: { ...text, note: "The page says it of all strings." } },
    count: {
      value: 5000,
      beyond: "hidden",
      ...events,
      note: "Later ones are taken in, but not indexed, and can't be chosen from menus.",
    },
  },
  properties: {
    name: {
      length: { value: { max: 255, unit: "characters" }, beyond: "cut", ...events },
      reserved: [
        {
          value: {
            names: [
              "token",
              "ip",
              "distinct_id",
              "$distinct_id",
              "$device_id",
              "$user_id",
              "$event_name",
              "time",
              "$time",
              "$insert_id",
              "$identified_id",
              "$anon_id",
              "alias",
              "$distinct_ids",
              "$distinct_id_before_identity",
              "$is_reshuffled",
              "$preshuffle_distinct_id",
              "$failure_description",
              "$failure_reason",
              "$identity_failure_reason",
              "mp_original_distinct_id",
              "mp_original_event_name",
              "$source",
              "$partner_id",
              "$warehouse_type",
              "$warehouse_import_id",
              "$warehouse_import_job_id",
              "$warehouse_import_run_id",
              "$warehouse_table",
              "$duration_s",
              "$event_count",
              "$origin_start",
              "$origin_end",
              "$mp_experiment_name",
            ],
            prefixes: [],
            ignoringCase: false,
          },
          beyond: "misread",
          ...reserved,
        },
        {
          value: { names: ["bucket", "$bucket"], prefixes: [], ignoringCase: false },
          beyond: "hidden",
          ...reserved,
          note: "It makes other events disappear from the product, too.",
        },
        {
          value: { names: ["$ignore"], prefixes: [], ignoringCase: false },
          beyond: "dropped",
          ...reserved,
          note: "Every event that carries it is dropped without an error.",
        },
      ],
    },
    perEvent: { value: 255, beyond: "refused", ...events },
    text: { ...text, note: "Its page on data types counts 255 bytes." },
    items: { value: 254, beyond: "refused", ...imports },
    depth: { value: 3, beyond: "refused", ...imports },
    drops: [],
  },
  traits: {
    name: {
      length: { value: { max: 255, unit: "characters" }, beyond: "cut", ...profiles },
      reserved: [
        {
          value: { names: ["$distinct_id", "$mp_first_event_time"], prefixes: [], ignoringCase: false },
          beyond: "misread",
          ...reserved,
        },
      ],
    },
    count: { value: 2000, beyond: "refused", ...profiles },
    text: { value: { max: 255, unit: "bytes" }, beyond: "undocumented", ...types },
    drops: [],
  },
  lacks: [],
  groups: { value: 3, beyond: "undocumented", ...groups, note: "Enterprise plans can have 6." },
};

export default mixpanel;
