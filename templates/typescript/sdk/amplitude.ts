import { type CallOptions, type Message, type Sink, whenFound } from "../core.js";
import { traitsOf } from "./traits.js";

/** What is needed of Amplitude's Browser SDK 2: the package and `window.amplitude` have it. */
export interface AmplitudeSdk {
  readonly Identify: new () => AmplitudeIdentify;
  track(name: string, properties: object, options?: object): unknown;
  identify(traits: object, options?: object): unknown;
  setGroup(type: string, name: string, options?: object): unknown;
  groupIdentify(type: string, name: string, traits: object, options?: object): unknown;
}

/** Amplitude's list of what is to be done with traits. */
export interface AmplitudeIdentify {
  set(name: string, value: unknown): unknown;
  setOnce(name: string, value: unknown): unknown;
  add(name: string, value: unknown): unknown;
  unset(name: string): unknown;
}

/**
 * Sends to Amplitude: `connect(amplitude(() => window.amplitude))` with the script loader, or after
 * `import * as sdk from "@amplitude/analytics-browser"`, `connect(amplitude(() => sdk))`. A client
 * of `createInstance()` lacks the class `Identify`, so pass `Object.assign(client, { Identify })`.
 *
 * - track: the event of that name.
 * - page, screen: Amplitude knows events only. A page "Home" is the event `Viewed Home Page`, a
 *   screen the event `Viewed Home Screen`: the names that Segment gives them in Amplitude. The
 *   SDK's own page views (`autocapture.pageViews`) are events beside these.
 * - identify: the id becomes Amplitude's user id, from then on for all events, and the traits are
 *   written by one `Identify`: set, set once or added, as the plan says. A trait that is `null` is
 *   unset, as Amplitude keeps no `null`; one that is set once or added is left as it is then.
 * - group: `setGroup`, and `groupIdentify` with the traits. The group's type is the plan's name of
 *   the entity, such as `organization`. Groups need Amplitude's Accounts add-on.
 *
 * The SDK's `Identify` takes texts, numbers, true and false, lists of texts, numbers or objects,
 * and objects of all these. It leaves out other traits: a list of true and false, a list of lists,
 * an object with `null` in it.
 *
 * `timestamp` becomes Amplitude's `time`, `messageId` its `insert_id`, by which Amplitude drops an
 * event that comes again within seven days. `context` holds Amplitude's own event options, such as
 * `app_version`, `language` or `groups`. `integrations` means nothing to Amplitude.
 *
 * Amplitude's pages: https://amplitude.com/docs/sdks/analytics/browser/browser-sdk-2,
 * https://amplitude.com/docs/apis/analytics/identify
 */
export function amplitude(sdk: () => AmplitudeSdk | null | undefined): Sink {
  return whenFound(sdk, (client, message) => {
    const { type, name, body, groupType = "group" } = message;
    const options = optionsOf(message.options);
    switch (type) {
      case "track":
        client.track(name, body, options);
        break;
      case "page":
        client.track(`Viewed ${name} Page`, body, options);
        break;
      case "screen":
        client.track(`Viewed ${name} Screen`, body, options);
        break;
      case "identify":
        client.identify(identifyOf(client, message), { ...options, user_id: name });
        break;
      case "group":
        client.setGroup(groupType, name, options);
        if (Object.keys(body).length > 0) {
          const { insert_id: id } = options;
          // Two events of one id: Amplitude would take the second for the first come again.
          const own = id === undefined ? options : { ...options, insert_id: `${id}-traits` };
          client.groupIdentify(groupType, name, identifyOf(client, message), own);
        }
        break;
    }
  });
}

function identifyOf(client: AmplitudeSdk, message: Message): AmplitudeIdentify {
  const { set, setOnce, increment } = traitsOf(message);
  const identify = new client.Identify();
  for (const [name, value] of Object.entries(set)) {
    if (value === null) identify.unset(name);
    else identify.set(name, value);
  }
  for (const [name, value] of Object.entries(setOnce)) identify.setOnce(name, value);
  for (const [name, value] of Object.entries(increment)) identify.add(name, value);
  return identify;
}

interface EventOptions {
  readonly time?: number;
  readonly insert_id?: string;
}

function optionsOf({ timestamp, messageId, context }: CallOptions = {}): EventOptions {
  return {
    ...context,
    ...(timestamp && { time: new Date(timestamp).getTime() }),
    ...(messageId && { insert_id: messageId }),
  };
}
