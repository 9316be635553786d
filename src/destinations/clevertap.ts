import type { Destination } from "./destination.js";

const checked = "2026-11-22";

const CONSIDERATIONS = "https://docs.clevertap.com/docs/platform-considerations";
/** The limits of events stand in the published code of its SDKs. */
const ANDROID =
  "https://github.com/CleverTap/clevertap-android-sdk/blob/master/clevertap-core/src/main/java/com/clevertap/android/sdk/validation/ValidationConfig.kt";
const WEB = "https://github.com/CleverTap/clevertap-web-sdk/blob/master/src/util/constants.js";
const THROUGH_SEGMENT = "https://segment.com/docs/connections/destinations/catalog/clevertap/";

const clevertap: Destination = {
  id: "clevertap",
  name: "CleverTap",
  aliases: ["wizrocket"],
  events: {
    name: {
      length: {
        value: { max: 512, unit: "units" },
        beyond: "cut",
        page: ANDROID,
        checked,
        only: "the Android SDK",
        note: "The web SDK cuts at 1024.",
      },
      characters: {
        value: {
          pattern: "^[^.:$'\"\\\\]*$",
          says: "characters other than full stops, colons, `$`, quotation marks and backslashes",
        },
        beyond: "renamed",
        page: WEB,
        checked,
        note: "Its SDKs take these characters out of the name.",
      },
      reserved: [
        {
          value: {
            names: [
              "App Launched",
              "App Uninstalled",
              "Geocluster Entered",
              "Geocluster Exited",
              "Notification Bounced",
              "Notification Clicked",
              "Notification Sent",
              "Notification Viewed",
              "SCCampaignOptOut",
              "SCEnd",
              "SCIncoming",
              "SCOutgoing",
              "Stayed",
              "UTM Visited",
              "wzrk_d",
            ],
            prefixes: [],
            ignoringCase: true,
          },
          beyond: "refused",
          page: ANDROID,
          checked,
        },
      ],
    },
  },
  properties: {
    name: {
      length: {
        value: { max: 120, unit: "units" },
        beyond: "cut",
        page: ANDROID,
        checked,
        only: "the Android SDK",
        note: "The web SDK cuts at 1024.",
      },
      characters: {
        value: {
          pattern: "^[^:$'\"\\\\]*$",
          says: "characters other than colons, `$`, quotation marks and backslashes",
        },
        beyond: "renamed",
        page: ANDROID,
        checked,
        note: "Its SDKs take these characters out of the name; the web SDK also full stops.",
      },
    },
    text: {
      value: { max: 512, unit: "units" },
      beyond: "cut",
      page: ANDROID,
      checked,
      only: "the Android SDK",
      note: "The web SDK cuts at 1024.",
    },
    // Its SDKs drop `null` as well, which loses nothing: the property is absent then.
    drops: [],
  },
  traits: {
    name: {
      length: { value: { max: 120, unit: "characters" }, beyond: "undocumented", page: CONSIDERATIONS, checked },
    },
    count: { value: 256, beyond: "undocumented", page: CONSIDERATIONS, checked },
    text: { value: { max: 512, unit: "characters" }, beyond: "undocumented", page: CONSIDERATIONS, checked },
    items: {
      value: 100,
      beyond: "dropped",
      page: CONSIDERATIONS,
      checked,
      note: "The oldest items make room for new ones.",
    },
    drops: [
      { value: "null", beyond: "dropped", page: WEB, checked, note: "The user keeps the value that was there before." },
    ],
  },
  lacks: [
    {
      value: "group",
      beyond: "dropped",
      page: THROUGH_SEGMENT,
      checked,
      only: "through Segment",
      note: "CleverTap knows users only: put what matters of a group into traits of its users.",
    },
  ],
};

export default clevertap;
