import { describe, expect, it } from "vitest";
import { destinationFor } from "../../src/destinations/index.js";

describe("a plan's word for a destination", () => {
  it.each([
    ["ga4", "ga4"],
    ["GA4", "ga4"],
    ["google_analytics_4", "ga4"],
    ["Google Analytics 4", "ga4"],
    ["GoogleAnalytics", "ga4"],
    ["google-analytics", "ga4"],
    ["Customer.io", "customerio"],
    ["customer_io", "customerio"],
    ["RudderStack", "rudderstack"],
    ["PostHog", "posthog"],
    ["Firebase", "ga4"],
  ])("means one by its id or an alias, however it is written: %s", (word, id) => {
    expect(destinationFor(word)?.id).toBe(id);
  });

  it.each([
    ["amplitude_eu", "amplitude"],
    ["AmplitudeEU", "amplitude"],
    ["RudderStackProd", "rudderstack"],
    ["mixpanel-prod", "mixpanel"],
    ["GA4 (shop)", "ga4"],
    ["google analytics 4 web", "ga4"],
    ["customer.io eu", "customerio"],
    ["Segment Production EU West", "segment"],
  ])("may go on behind it: %s", (word, id) => {
    expect(destinationFor(word)?.id).toBe(id);
  });

  it.each([
    "warehouse",
    "crm",
    "segmented",
    "gallery",
    "my segment",
    "eu_amplitude",
    "4",
    "",
    "—",
    "constructor",
    "firebase_messaging",
    "Segmentation Service",

    "google",
  ])("means none that is known otherwise: %s", (word) => {
    expect(destinationFor(word)).toBeUndefined();
  });
});
