import { type Sink, whenFound } from "../core.js";
import { some, TRAITS_ADDED, traitsOf } from "./traits.js";

/** What is needed of CleverTap's web SDK: the package has it, and its snippet what comes first. */
export interface ClevertapSdk {
  readonly event: { push(name: string, properties?: object): unknown };
  readonly onUserLogin: { push(profile: object): unknown };
  readonly profile: { push(profile: object): unknown; getAttribute?(name: string): unknown };
  handleIncrementValue?(name: string, amount: number): unknown;
  handleDecrementValue?(name: string, amount: number): unknown;
}

/**
 * Sends to CleverTap: `connect(clevertap(() => window.clevertap))`, with the snippet, or with the
 * default export of `clevertap-web-sdk` after its `init`.
 *
 * - track: `event.push` of the event, with its properties.
 * - page, screen: `event.push` of `Page Viewed` and `Screen Viewed`, with the name as the property
 *   `page` or `screen`: the SDK has no calls for them.
 * - identify: `onUserLogin.push`, with the id as `Identity` and the traits beside it. Traits keep
 *   their names, so those that CleverTap knows, such as `Name`, `Email` or `Phone`, need its names
 *   in the plan. Amounts to add go to `handleIncrementValue` and `handleDecrementValue`.
 * - group: CleverTap knows people only, so a client for it alone has no group calls, and beside
 *   another SDK they go to that one. Put what matters of a group into its people's traits.
 *
 * The SDK adds only to a trait of which this browser knows the value, and drops the amount
 * otherwise. What is known can be asked after `clevertap.enablePersonalization = true` alone.
 * Amounts for other traits become the properties of an event `Traits Added`, for you to sum up,
 * and the profile doesn't have them.
 *
 * CleverTap keeps no first value: traits that are set once are set like the others, and a later
 * value replaces the first.
 *
 * Text stays text, also where it is a date. To CleverTap a point in time is a text of its own,
 * `$D_` and the seconds since 1970, which a plan can ask for by `pattern: '^\$D_\d+$'`.
 *
 * The SDK takes none of the options `timestamp`, `messageId`, `context` and `integrations`: an
 * event has the time and the id that it gets when it is pushed, so one that waited for the SDK or
 * for consent counts as happening then.
 *
 * CleverTap's pages: https://developer.clevertap.com/docs/web-user-events,
 * https://developer.clevertap.com/docs/web-user-profiles
 */
export function clevertap(sdk: () => ClevertapSdk | null | undefined): Sink {
  return whenFound(sdk, (found, message) => {
    const { type, name, body } = message;
    switch (type) {
      case "track":
        // A copy, which the SDK may change, and nothing for nothing: to the SDK `{}` is invalid.
        if (some(body)) found.event.push(name, { ...body });
        else found.event.push(name);
        break;
      case "page":
        found.event.push("Page Viewed", { ...body, page: name });
        break;
      case "screen":
        found.event.push("Screen Viewed", { ...body, screen: name });
        break;
      case "identify": {
        const { set, setOnce, increment } = traitsOf(message);
        found.onUserLogin.push({ Site: { ...set, ...setOnce, Identity: name } });
        add(found, increment);
        break;
      }
      case "group":
        // For another SDK beside this one: a client for CleverTap alone has no such call.
        break;
    }
  });
}

function add(found: ClevertapSdk, increment: Readonly<Record<string, unknown>>): void {
  const unknown: Record<string, unknown> = {};
  for (const [trait, amount] of Object.entries(increment)) {
    if (typeof amount !== "number" || typeof found.profile.getAttribute?.(trait) !== "number") {
      unknown[trait] = amount;
    } else if (amount < 0) {
      found.handleDecrementValue?.(trait, -amount);
    } else if (amount > 0) {
      found.handleIncrementValue?.(trait, amount);
    }
  }
  if (some(unknown)) found.event.push(TRAITS_ADDED, unknown);
}
