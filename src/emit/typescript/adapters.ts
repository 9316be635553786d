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
