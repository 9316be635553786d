/** An SDK, or another place, that a generated client can send to: one file under `templates/typescript/sdk/`. */
export interface Adapter {
  /** What a manifest's `sdk:` says, and the name of the file. */
  readonly name: string;
  /** One line for `--help`, mistakes and the documentation. */
  readonly description: string;
  /** Whether every client has it, without being asked for. */
  readonly always: boolean;
  /** Where the SDK behind it runs. In a browser one person is at work; a server speaks for many. */
  readonly runs: "browser" | "server" | "anywhere";
  /** The packages of npm that it sends through, as a `package.json` names them. */
  readonly packages: readonly string[];
  /** The calls that the SDK has no equivalent for: a client of which all adapters lack one has no such functions. */
  readonly lacks: readonly CallType[];
}

/** The calls that there are: what a message's `type` says. */
export type CallType = "track" | "page" | "screen" | "identify" | "group";

/** All adapters, sorted by name. Adding one is a line here and its file. */
export const adapters: readonly Adapter[] = [
  {
    name: "amplitude",
    description: "Amplitude's Browser SDK 2.",
    always: false,
    runs: "browser",
    packages: ["@amplitude/analytics-browser", "@amplitude/unified"],
    lacks: [],
  },
  {
    name: "clevertap",
    description: "CleverTap's web SDK.",
    always: false,
    runs: "browser",
    packages: ["clevertap-web-sdk"],
    lacks: ["group"],
  },
  {
    name: "console",
    description: "Prints every call, for development.",
    always: true,
    runs: "anywhere",
    packages: [],
    lacks: [],
  },
  {
    name: "fanout",
    description: "Passes every call on to several places, as an event's destinations say.",
    always: true,
    runs: "anywhere",
    packages: [],
    lacks: [],
  },
  {
    name: "ga4",
    description: "Google Analytics 4, by the function `gtag` of Google's snippet.",
    always: false,
    runs: "browser",
    packages: [],
    lacks: ["group"],
  },
  {
    name: "http",
    description: "An in-house collector: JSON in batches over HTTP.",
    always: false,
    runs: "anywhere",
    packages: [],
    lacks: [],
  },
  {
    name: "mixpanel",
    description: "Mixpanel's JavaScript SDK.",
    always: false,
    runs: "browser",
    packages: ["mixpanel-browser"],
    lacks: [],
  },
  {
    name: "posthog",
    description: "PostHog's JavaScript SDK.",
    always: false,
    runs: "browser",
    packages: ["posthog-js"],
    lacks: [],
  },
  {
    name: "posthog-node",
    description: "PostHog's SDK for Node.js.",
    always: false,
    runs: "server",
    packages: ["posthog-node"],
    lacks: [],
  },
  {
    name: "recording",
    description: "Keeps every call in a list, for an application's tests.",
    always: true,
    runs: "anywhere",
    packages: [],
    lacks: [],
  },
  {
    name: "rudderstack",
    description: "RudderStack's JavaScript SDK.",
    always: false,
    runs: "browser",
    packages: ["@rudderstack/analytics-js", "rudder-sdk-js"],
    lacks: ["screen"],
  },
  {
    name: "segment",
    description: "Segment's Analytics.js, and every SDK with the same calls.",
    always: false,
    runs: "browser",
    packages: ["@segment/analytics-next", "@customerio/cdp-analytics-browser", "@june-so/analytics-next"],
    lacks: [],
  },
  {
    name: "segment-node",
    description: "Segment's SDK for Node.js.",
    always: false,
    runs: "server",
    packages: ["@segment/analytics-node"],
    lacks: [],
  },
];

/** Where a client runs: in a browser or an app, for one person, or on a server, where every call says whom it is about. */
export type Side = "browser" | "server";

/** The side that an output asks for, else the one that its adapters are made for; a browser's where they run anywhere. */
export function sideOf({ sdk = [], side }: SideOptions): Side {
  return side ?? sidesOf(sdk)[0]?.side ?? "browser";
}

/** The options that decide it. */
export interface SideOptions {
  readonly sdk?: readonly string[] | undefined;
  readonly side?: Side | undefined;
}

/** The chosen adapters that don't run anywhere. */
export function sidesOf(sdk: readonly string[]): readonly { readonly name: string; readonly side: Side }[] {
  return adapters.flatMap(({ name, runs }) =>
    runs !== "anywhere" && sdk.includes(name) ? [{ name, side: runs }] : [],
  );
}

/** The calls that none of the chosen adapters can make; none where nothing is chosen. */
export function lackedCalls(sdk: readonly string[], known: readonly Adapter[] = adapters): ReadonlySet<CallType> {
  const [first, ...others] = known.filter(({ name, always }) => !always && sdk.includes(name));
  return new Set(first?.lacks.filter((call) => others.every(({ lacks }) => lacks.includes(call))));
}
