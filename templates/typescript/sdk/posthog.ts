import { type CallOptions, type Sink, whenFound } from "../core.js";
import { some, TRAITS_ADDED, traitsOf } from "./traits.js";

/** What is needed of PostHog's JavaScript SDK: `posthog-js` and the snippet have it. */
export interface PosthogSdk {
  capture(event: string, properties: object, options?: object): unknown;
  identify(id: string, set?: object, setOnce?: object): unknown;
  group(type: string, key: string, set?: object): unknown;
}

/**
 * Sends to PostHog: `connect(posthog(() => window.posthog))` with the snippet, or with the default
 * export of `posthog-js` after its `init`: before that the SDK drops every call.
 *
 * - track: `capture` of the event, with its properties.
 * - page, screen: `capture` of `$pageview` and `$screen`, with the name as the property `page` or
 *   `$screen_name`. PostHog captures a `$pageview` of its own whenever a page is loaded: where the
 *   plan has page calls, initialise it with `capture_pageview: false`.
 * - identify: `identify`, with the traits to set and those that are set once. The SDK remembers who
 *   it is. It refuses ids that a mistake has left, such as `undefined` or `null`.
 * - group: `group`, with the traits to set. The group's type is the plan's name of the entity, such
 *   as `organization`. The SDK remembers the group, so that later events belong to it.
 *
 * PostHog can't add to a trait: amounts to add become the properties of an event `Traits Added`,
 * for an insight to sum up, and the person or the group doesn't have the total. It keeps no first
 * value of a group's trait: those that are set once are set like the others.
 *
 * Events take `timestamp`, and `messageId` as their `uuid` if it is a UUID; PostHog makes one up
 * otherwise. `context` is added to an event's properties, for PostHog's own such as
 * `$current_url`. The SDK's `identify` and `group` take none of these, and `integrations` means
 * nothing to PostHog.
 *
 * PostHog's pages: https://posthog.com/docs/libraries/js,
 * https://posthog.com/docs/product-analytics/group-analytics
 */
export function posthog(sdk: () => PosthogSdk | null | undefined): Sink {
  return whenFound(sdk, (found, message) => {
    const { type, name, body, groupType = "group", options } = message;
    const capture = (event: string, properties: object): void => {
      found.capture(event, { ...properties, ...options?.context }, captureOptions(options));
    };
    switch (type) {
      case "track":
        capture(name, body);
        break;
      case "page":
        capture("$pageview", { ...body, page: name });
        break;
      case "screen":
        capture("$screen", { ...body, $screen_name: name });
        break;
      case "identify": {
        const { set, setOnce, increment } = traitsOf(message);
        found.identify(name, given(set), given(setOnce));
        if (some(increment)) capture(TRAITS_ADDED, increment);
        break;
      }
      case "group": {
        const { set, setOnce, increment } = traitsOf(message);
        found.group(groupType, name, given({ ...set, ...setOnce }));
        if (some(increment)) capture(TRAITS_ADDED, increment);
        break;
      }
    }
  });
}

/** Nothing where there is nothing to say: an event with options is in no batch. */
function captureOptions({ timestamp, messageId }: CallOptions = {}): object | undefined {
  return given({
    ...(timestamp && { timestamp: new Date(timestamp) }),
    ...(messageId && { uuid: messageId }),
  });
}

/** What there is, if anything: the SDK sends an event for empty traits, too. */
function given(values: object): object | undefined {
  return some(values) ? values : undefined;
}
