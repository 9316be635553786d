import { type Sink, whenFound } from "../core.js";

/** What is needed of Analytics.js: `AnalyticsBrowser`, `Analytics` and the snippet have it. */
export interface SegmentSdk {
  track(name: string, properties: object, options?: object): unknown;
  page(name: string, properties: object, options?: object): unknown;
  screen(name: string, properties: object, options?: object): unknown;
  identify(id: string, traits: object, options?: object): unknown;
  group(id: string, traits: object, options?: object): unknown;
}

/**
 * Sends to Segment: `connect(segment(() => window.analytics))`, or with the `AnalyticsBrowser` of
 * `@segment/analytics-next`.
 *
 * Every call becomes the SDK's call of the same name. A page's and a screen's name is Segment's
 * `name`, not its category. `timestamp`, `messageId`, `integrations` and `context` are passed on.
 *
 * Segment sets traits and knows no other way to write them. Those that are set once or added travel
 * as traits like the others, the added ones with the amount to add: name them in the settings of
 * the destination behind Segment, such as Amplitude's "Traits to set once" and "Traits to
 * increment".
 *
 * The SDK remembers a user's traits and says them again with every later identify call. A
 * destination then adds an added one again, so tell such traits from a server. What the SDK knows
 * already stays with it when consent is taken back, until `analytics.reset()`.
 *
 * All of Segment's destinations get each call. Where an event is meant for some of them, connect
 * those by `fanout`, or choose them by a call's `integrations`.
 *
 * Segment's page on the SDK:
 * https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/website/javascript
 */
export function segment(sdk: () => SegmentSdk | null | undefined): Sink {
  return whenFound(sdk, (analytics, message) => {
    analytics[message.type](message.name, message.body, message.options);
  });
}
