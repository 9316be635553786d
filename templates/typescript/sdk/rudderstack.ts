import { type CallOptions, type Sink, whenFound } from "../core.js";

/** What is needed of RudderStack's JavaScript SDK: `RudderAnalytics` and its snippet have it. */
export interface RudderstackSdk {
  track(name: string, properties?: object | null, options?: object | null): unknown;
  page(name: string, properties?: object | null, options?: object | null): unknown;
  identify(id: string, traits?: object | null, options?: object | null): unknown;
  group(id: string, traits?: object | null, options?: object | null): unknown;
}

/**
 * Sends to RudderStack: `connect(rudderstack(() => window.rudderanalytics))`, or with the
 * `RudderAnalytics` of `@rudderstack/analytics-js`.
 *
 * - track, identify, group: the SDK's calls of the same name.
 * - page: the SDK's call of the same name. The name is RudderStack's `name`, not a category.
 * - screen: the SDK has no such call, and RudderStack keeps screens for mobile apps. A client that
 *   sends to RudderStack alone has no functions for screens; where it sends to others too, they get
 *   them and RudderStack doesn't.
 *
 * RudderStack sets traits and knows no other way to write them. Those that are set once or added
 * travel as traits like the others, the added ones with the amount to add: name them in the
 * settings of the destination behind RudderStack, such as Amplitude's "Traits to set once" and
 * "Traits to increment".
 *
 * The SDK remembers a user's traits, without those that are `null`, and says them again with every
 * later call. A destination then adds an added one again, so tell such traits from a server. What
 * the SDK knows already stays with it when consent is taken back, until
 * `rudderanalytics.reset()`.
 *
 * `timestamp` becomes RudderStack's `originalTimestamp`. `context` and `integrations` are passed
 * on; `library`, `userAgent`, `screen` and `consentManagement` in the context are always the SDK's
 * own. The SDK gives every call a `messageId` of its own, so one that is given travels as
 * `context.messageId`.
 *
 * All of RudderStack's destinations get each call. Where an event is meant for some of them,
 * connect those by `fanout`, or choose them by a call's `integrations`.
 *
 * RudderStack's page on the SDK:
 * https://www.rudderstack.com/docs/sources/event-streams/sdks/rudderstack-javascript-sdk/supported-api/
 */
export function rudderstack(sdk: () => RudderstackSdk | null | undefined): Sink {
  return whenFound(sdk, (analytics, { type, name, body, options }) => {
    if (type !== "screen") analytics[type](name, body, options && optionsOf(options));
  });
}

function optionsOf({ timestamp, messageId, integrations, context }: CallOptions): object {
  return {
    context: { ...context, ...(messageId && { messageId }) },
    ...(integrations && { integrations }),
    // The SDK leaves out every time that isn't a text.
    ...(timestamp && { originalTimestamp: new Date(timestamp).toISOString() }),
  };
}
