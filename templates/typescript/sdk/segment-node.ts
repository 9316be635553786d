import { type Sink, whenFound } from "../core.js";

/** What is needed of `Analytics` in `@segment/analytics-node`. */
export interface SegmentNodeSdk {
  track(call: object): unknown;
  page(call: object): unknown;
  screen(call: object): unknown;
  identify(call: object): unknown;
  group(call: object): unknown;
}

/**
 * Sends to Segment from a server: `connect(segmentNode(() => analytics))`, where `analytics` is
 * `new Analytics({ writeKey })` of `@segment/analytics-node`.
 *
 * Every call becomes the SDK's call of the same name, with the `userId` and the `anonymousId` that
 * it is about. A page's and a screen's name is Segment's `name`; an identify call's id is the
 * `userId`, also where the call is about an `anonymousId`, which Segment then knows to be the same
 * person; a group call says that its person belongs to the group.
 *
 * Segment sets traits and knows no other way to write them. Those that are set once or added travel
 * as traits like the others, the added ones with the amount to add: name them in the settings of
 * the destination behind Segment, such as Amplitude's "Traits to set once" and "Traits to
 * increment".
 *
 * `timestamp`, `messageId`, `integrations` and `context` are passed on. Segment drops a second call
 * with the same `messageId` within a day.
 *
 * The SDK keeps calls and sends them together. A process that ends loses those that it still has,
 * so end it with `await analytics.closeAndFlush()`.
 *
 * Segment's page on the SDK:
 * https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/node
 */
export function segmentNode(sdk: () => SegmentNodeSdk | null | undefined): Sink {
  return whenFound(sdk, (analytics, { type, name, body, identity, options }) => {
    const call = { ...options, ...identity };
    switch (type) {
      case "track":
        analytics.track({ ...call, event: name, properties: body });
        break;
      case "page":
      case "screen":
        analytics[type]({ ...call, name, properties: body });
        break;
      case "identify":
        analytics.identify({ ...call, userId: name, traits: body });
        break;
      case "group":
        analytics.group({ ...call, groupId: name, traits: body });
        break;
    }
  });
}
