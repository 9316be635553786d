import type { Destination } from "./destination.js";

const limits = { page: "https://support.google.com/analytics/answer/9267744", checked: "2026-11-22" } as const;
const naming = { page: "https://support.google.com/analytics/answer/13316687", checked: "2026-11-22" } as const;
const protocol = {
  page: "https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference",
  checked: "2026-11-22",
} as const;
const sending = {
  page: "https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events",
  checked: "2026-11-22",
} as const;
const policy = {
  page: "https://developers.google.com/analytics/devguides/collection/protocol/ga4/policy",
  checked: "2026-11-22",
} as const;
const firebase = {
  page: "https://firebase.google.com/docs/reference/cpp/group/event-names",
  checked: "2026-11-22",
  only: "apps",
} as const;
const cloudMode = {
  page: "https://segment.com/docs/connections/destinations/catalog/actions-google-analytics-4/",
  checked: "2026-11-22",
  only: "Measurement Protocol",
  note: "The whole event is lost that holds such a value.",
} as const;

const ascii = {
  pattern: "^[A-Za-z][A-Za-z0-9_]*$",
  says: "letters, digits and `_`, beginning with a letter",
} as const;
/** As `ascii`: event names may have letters of any language. */
const letters = { pattern: "^\\p{L}[\\p{L}\\p{M}\\p{N}_]*$", says: ascii.says } as const;

const ga4: Destination = {
  id: "ga4",
  name: "Google Analytics 4",
  aliases: [
    "google_analytics_4",
    "google_analytics",
    "ga",
    "firebase",
    "firebase_analytics",
    "google_analytics_firebase",
  ],
  events: {
    name: {
      length: { value: { max: 40, unit: "characters" }, beyond: "dropped", ...limits },
      characters: {
        value: letters,
        beyond: "undocumented",
        ...naming,
        note: "Firebase, which apps send with, ignores an event whose name has other characters.",
      },
      reserved: [
        {
          value: {
            names: [
              "ad_impression",
              "app_remove",
              "app_store_refund",
              "app_store_subscription_cancel",
              "app_store_subscription_renew",
              "click",
              "error",
              "file_download",
              "first_open",
              "first_visit",
              "form_start",
              "form_submit",
              "in_app_purchase",
              "page_view",
              "scroll",
              "session_start",
              "user_engagement",
              "view_complete",
              "video_progress",
              "video_start",
              "view_search_results",
            ],
            prefixes: ["query_id"],
            ignoringCase: false,
          },
          beyond: "refused",
          ...naming,
        },
        {
          value: {
            names: [
              "ad_activeview",
              "ad_click",
              "ad_exposure",
              "ad_query",
              "ad_reward",
              "adunit_exposure",
              "app_clear_data",
              "app_exception",
              "app_store_subscription_convert",
              "app_update",
              "app_upgrade",
              "dynamic_link_app_open",
              "dynamic_link_app_update",
              "dynamic_link_first_open",
              "notification_dismiss",
              "notification_foreground",
              "notification_open",
              "notification_receive",
              "os_update",
              "session_start_with_rollout",
            ],
            prefixes: ["firebase_", "google_", "ga_"],
            ignoringCase: false,
          },
          beyond: "refused",
          ...firebase,
        },
      ],
    },
    count: {
      value: 500,
      beyond: "dropped",
      ...limits,
      only: "apps",
      note: "It counts what one user of an app sends. On the web there is no limit.",
    },
  },
  properties: {
    name: {
      length: { value: { max: 40, unit: "characters" }, beyond: "dropped", ...limits },
      characters: { value: ascii, beyond: "undocumented", ...sending },
      reserved: [
        {
          value: {
            names: ["engagement_time_msec", "gclid", "session_id", "session_number"],
            prefixes: ["_", "firebase_", "ga_", "google_", "gtag."],
            ignoringCase: false,
          },
          beyond: "refused",
          ...naming,
        },
      ],
    },
    perEvent: { value: 25, beyond: "dropped", ...limits },
    text: {
      value: { max: 100, unit: "characters" },
      beyond: "dropped",
      ...limits,
      except: ["page_location", "page_referrer", "page_title"],
    },
    drops: [
      { value: "object", beyond: "dropped", ...cloudMode },
      { value: "array", beyond: "dropped", ...cloudMode, except: ["items", "products"] },
      { value: "null", beyond: "dropped", ...cloudMode },
    ],
  },
  traits: {
    name: {
      length: { value: { max: 24, unit: "characters" }, beyond: "dropped", ...limits },
      reserved: [
        {
          value: {
            names: [
              "first_open_time",
              "first_visit_time",
              "last_deep_link_referrer",
              "user_id",
              "first_open_after_install",
            ],
            prefixes: ["_", "firebase_", "ga_", "google_"],
            ignoringCase: false,
          },
          beyond: "refused",
          ...naming,
        },
      ],
    },
    count: { value: 25, beyond: "dropped", ...limits },
    text: { value: { max: 36, unit: "characters" }, beyond: "dropped", ...limits },
    drops: [],
  },
  lacks: [
    {
      value: "group",
      beyond: "dropped",
      ...protocol,
      note: "What it takes is made of a user, the user's properties and events.",
    },
    { value: "set_once", beyond: "undocumented", ...protocol, note: "Properties of users are only ever set." },
    { value: "increment", beyond: "undocumented", ...protocol, note: "Properties of users are only ever set." },
  ],
  personal: {
    value: { privacy: "personal", classes: ["identity"], called: "data that identifies a person" },
    beyond: "breach",
    ...policy,
  },
};

export default ga4;
