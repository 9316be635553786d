import { type CallOptions, type Sink, whenFound } from "../core.js";
import { some, TRAITS_ADDED, traitsOf } from "./traits.js";

/** What is needed of Mixpanel's JavaScript SDK: `mixpanel-browser` and the snippet have it. */
export interface MixpanelSdk {
  track(event: string, properties: object): unknown;
  track_pageview(properties: object): unknown;
  identify(id: string): unknown;
  set_group(key: string, id: string): unknown;
  get_group(key: string, id: string): MixpanelGroup;
  readonly people: MixpanelPeople;
}

/** How a person's traits are written. */
export interface MixpanelPeople {
  set(traits: object): unknown;
  set_once(traits: object): unknown;
  increment(traits: object): unknown;
}

/** How a group's traits are written. */
export interface MixpanelGroup {
  set(traits: object): unknown;
  set_once(traits: object): unknown;
}

/**
 * Sends to Mixpanel: `connect(mixpanel(() => window.mixpanel))`, with the snippet, or with the
 * default export of `mixpanel-browser` after its `init`.
 *
 * - track: `track` of the event, with its properties.
 * - page: `track_pageview`, with the name as the property `page`. Mixpanel tells kinds of pages
 *   apart by such a property, not by an event for each.
 * - screen: `track` of an event `Screen Viewed`, with the name as the property `screen`: Mixpanel's
 *   JavaScript SDK has no call for screens.
 * - identify: `identify`, then the traits: `people.set`, `people.set_once` for those that are set
 *   once, `people.increment` for amounts to add. The SDK remembers who it is.
 * - group: `set_group`, then the traits by the group's own `set` and `set_once`. The group key is
 *   the plan's name of the entity, such as `organization`: add it in the settings of your Mixpanel
 *   project. The SDK remembers the group, so that later events belong to it.
 *
 * Mixpanel can't add to a group's trait: amounts to add become the properties of an event
 * `Traits Added`, for a report to sum up, and the group doesn't have the total.
 *
 * Events take `timestamp` as `time`, and `messageId` as `$insert_id`, which Mixpanel wants to have
 * at most 36 letters, digits and `-`. `context` is added to an event's properties. The SDK's calls
 * for people and groups take none of these, and `integrations` means nothing to Mixpanel.
 *
 * Mixpanel's pages: https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript,
 * https://docs.mixpanel.com/docs/data-structure/group-analytics
 */
export function mixpanel(sdk: () => MixpanelSdk | null | undefined): Sink {
  return whenFound(sdk, (found, message) => {
    const { type, name, body, groupType = "group", options } = message;
    const more = eventProperties(options);
    switch (type) {
      case "track":
        found.track(name, { ...body, ...more });
        break;
      case "page":
        found.track_pageview({ ...body, page: name, ...more });
        break;
      case "screen":
        found.track("Screen Viewed", { ...body, screen: name, ...more });
        break;
      case "identify": {
        const { set, setOnce, increment } = traitsOf(message);
        found.identify(name);
        if (some(set)) found.people.set(set);
        if (some(setOnce)) found.people.set_once(setOnce);
        if (some(increment)) found.people.increment(increment);
        break;
      }
      case "group": {
        const { set, setOnce, increment } = traitsOf(message);
        found.set_group(groupType, name);
        const group = found.get_group(groupType, name);
        if (some(set)) group.set(set);
        if (some(setOnce)) group.set_once(setOnce);
        if (some(increment)) found.track(TRAITS_ADDED, { ...increment, ...more });
        break;
      }
    }
  });
}

/** What an event carries of a call's options. */
function eventProperties({ timestamp, messageId, context }: CallOptions = {}): object {
  return {
    ...context,
    ...(timestamp && { time: new Date(timestamp).getTime() / 1_000 }),
    ...(messageId && { $insert_id: messageId }),
  };
}
