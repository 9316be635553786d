import { type Sink, whenFound } from "../core.js";
import { some, TRAITS_ADDED, traitsOf } from "./traits.js";

/** What is needed of Google's tag: the function `gtag`. */
export interface Gtag {
  (command: "event", name: string, parameters: GtagValues): unknown;
  (command: "set", values: GtagValues): unknown;
  (command: "set", name: "user_properties", properties: GtagValues): unknown;
}

/** What goes with one of its commands, by name. */
export type GtagValues = Readonly<Record<string, unknown>>;

/**
 * Sends to Google Analytics 4: `connect(ga4(() => window.gtag))`, with the function that Google's
 * snippet defines.
 *
 * - track: the event of that name, with the properties for its parameters.
 * - page: the event `page_view`, the name as its `page_title`. Where GA4 shall not count page views
 *   by itself too, configure the tag with `send_page_view: false` and turn off page changes in the
 *   stream's enhanced measurement.
 * - screen: the event `screen_view`, the name as its `screen_name`.
 * - identify: sets `user_id` and the `user_properties`, which are sent with every event that
 *   follows until the page is left. It is no event itself.
 * - group: GA4 knows no groups. A client that sends to GA4 alone has no functions for them; where
 *   it sends to others too, they get them and GA4 doesn't.
 *
 * GA4 takes names of letters, digits and `_`. Those of events, parameters and user properties that
 * have anything else in them are written so: `Song Played` becomes `song_played`. Names that are
 * too long or reserved stay what they are, and GA4 ignores them: `trackc lint` says so beforehand
 * for a plan whose destinations name `ga4`. Values are passed on as they are. GA4 reports texts and
 * numbers, and the list `items` of its recommended events.
 *
 * GA4 can only set user properties. Those that are set once are set every time, so the last value
 * stays. Amounts to add become the parameters of an event `traits_added`, for a custom metric to
 * sum up: as a property of the user the last amount would replace the total.
 *
 * `context` is added to the parameters of track, page and screen, for GA4's own such as
 * `page_location` or `send_to`. The tag takes neither a time nor an id, so `timestamp` and
 * `messageId` are left out: a call that waited for consent has the time at which it is sent.
 * `integrations` means nothing to GA4.
 *
 * Google's script can't be loaded without a network, so this file is tested against what is
 * documented of the tag, its queue `dataLayer`, and not against Google's script.
 *
 * Google's pages: https://developers.google.com/tag-platform/gtagjs/reference,
 * https://developers.google.com/analytics/devguides/collection/ga4/views,
 * https://developers.google.com/analytics/devguides/collection/ga4/user-properties,
 * https://support.google.com/analytics/answer/13316687
 */
export function ga4(gtag: () => Gtag | null | undefined): Sink {
  return whenFound(gtag, (tag, message) => {
    const { type, name, body, options } = message;
    const parameters = { ...fitting(body), ...options?.context };
    switch (type) {
      case "track":
        tag("event", fittingName(name), parameters);
        break;
      case "page":
        tag("event", "page_view", { page_title: name, ...parameters });
        break;
      case "screen":
        tag("event", "screen_view", { screen_name: name, ...parameters });
        break;
      case "identify": {
        const { set, setOnce, increment } = traitsOf(message);
        tag("set", { user_id: name });
        tag("set", "user_properties", fitting({ ...set, ...setOnce }));
        if (some(increment)) {
          const added = { ...fitting(increment), ...options?.context };
          tag("event", fittingName(TRAITS_ADDED), added);
        }
        break;
      }
      case "group":
        break;
    }
  });
}

function fitting(values: object): GtagValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [fittingName(name), value]),
  );
}

function fittingName(name: string): string {
  if (/^[\p{L}\p{M}\p{N}_]+$/u.test(name)) return name;
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  return words.join("_").toLowerCase();
}
