import { type Message, type Sink, whenFound } from "../core.js";
import { some, TRAITS_ADDED, traitsOf } from "./traits.js";

/** What is needed of `PostHog` in `posthog-node`. */
export interface PosthogNodeSdk {
  capture(event: object): unknown;
}

/**
 * Sends to PostHog from a server: `connect(posthogNode(() => posthog))`, where `posthog` is
 * `new PostHog(…)` of `posthog-node`.
 *
 * PostHog knows events, so every call is one, captured for the `userId` that it is about, or else
 * for the `anonymousId`:
 *
 * - track: the event of that name, with its properties.
 * - page, screen: `$pageview` and `$screen`, with the name as the property `page` or
 *   `$screen_name`.
 * - identify: `$identify`, with the traits in `$set`, those that are set once in `$set_once`. Where
 *   the call names an `anonymousId` too, PostHog adds what that one did to the user.
 * - group: `$groupidentify`, with the traits in `$group_set`. The group's type is the plan's name
 *   of the entity, such as `organization`.
 *
 * What happens to an `anonymousId` alone is an anonymous event to PostHog, which makes no person
 * profile of it.
 *
 * PostHog's SDK for servers doesn't remember which group somebody belongs to: give it to each call,
 * with the options' `context: { $groups: { organization: "o-7" } }`.
 *
 * PostHog can't add to a trait: amounts to add become the properties of an event `Traits Added`,
 * for an insight to sum up, and the person or the group doesn't have the total. It keeps no first
 * value of a group's trait: those that are set once are set like the others.
 *
 * `timestamp` is the event's. `messageId` is its `uuid` if it is a UUID; PostHog makes one up
 * otherwise. `context` is added to the event's properties, for PostHog's own such as `$ip` or
 * `$current_url`. `integrations` means nothing to PostHog.
 *
 * The SDK keeps events and sends them together. A process that ends loses those that it still has,
 * so end it with `await posthog.shutdown()`.
 *
 * PostHog's pages: https://posthog.com/docs/libraries/node,
 * https://posthog.com/docs/data/anonymous-vs-identified-events
 */
export function posthogNode(sdk: () => PosthogNodeSdk | null | undefined): Sink {
  return whenFound(sdk, (posthog, message) => {
    const { timestamp, messageId, context } = message.options ?? {};
    const capture = ({ properties, ...event }: Event): void => {
      const time = timestamp && { timestamp: new Date(timestamp) };
      posthog.capture({ ...event, properties: { ...properties, ...context }, ...time });
    };
    const { event, added } = eventsOf(message);
    capture({ ...event, ...(messageId && { uuid: messageId }) });
    if (added && some(added.properties)) capture(added);
  });
}

interface Event {
  readonly distinctId: string | undefined;
  readonly event: string;
  readonly properties: object;
  readonly groups?: object;
  readonly uuid?: string;
}

/** The event that a call is to PostHog, and the one with the amounts that it adds to traits. */
function eventsOf(message: Message): { readonly event: Event; readonly added?: Event } {
  const { type, name, body } = message;
  switch (type) {
    case "track":
      return { event: by(message, name, body) };
    case "page":
      return { event: by(message, "$pageview", { ...body, page: name }) };
    case "screen":
      return { event: by(message, "$screen", { ...body, $screen_name: name }) };
    case "identify":
      return identified(message);
    case "group":
      return grouped(message);
  }
}

/** An event of somebody who is known, or who isn't. */
function by({ identity }: Message, event: string, properties: object): Event {
  if (identity?.userId !== undefined) return { distinctId: identity.userId, event, properties };
  return {
    distinctId: identity?.anonymousId,
    event,
    properties: { $process_person_profile: false, ...properties },
  };
}

function identified(message: Message): { readonly event: Event; readonly added: Event } {
  const { set, setOnce, increment } = traitsOf(message);
  const distinctId = message.name;
  const anonymousId = message.identity?.anonymousId;
  const before = anonymousId !== undefined && { $anon_distinct_id: anonymousId };
  const properties = { ...before, $set: set, $set_once: setOnce };
  return {
    event: { distinctId, event: "$identify", properties },
    added: { distinctId, event: TRAITS_ADDED, properties: increment },
  };
}

function grouped(message: Message): { readonly event: Event; readonly added: Event } {
  const { set, setOnce, increment } = traitsOf(message);
  const { name: key, groupType: type = "group", identity } = message;
  // As the SDK's own call does: PostHog drops what anonymous people tell of a group.
  const distinctId = identity?.userId ?? `$${type}_${key}`;
  const properties = { $group_type: type, $group_key: key, $group_set: { ...set, ...setOnce } };
  return {
    event: { distinctId, event: "$groupidentify", properties },
    added: { distinctId, event: TRAITS_ADDED, properties: increment, groups: { [type]: key } },
  };
}
