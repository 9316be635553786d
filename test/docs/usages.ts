/** How an adapter is connected, as its page shows it. What it needs beside the client stands in it: it compiles as it is. */
export interface Usage {
  /** What it is for, where there are several. */
  readonly title?: string;
  readonly code: string;
}

/** With the SDK's package. `start` makes what `found` then gives. */
const withPackage = (adapter: string, imported: string, start: string, found: string, several = true): Usage => ({
  ...(several && { title: "With the package:" }),
  code: `${imported}\nimport { connect } from "./tracking";\nimport { ${adapter} } from "./tracking/sdk";\n\n${start}\nconnect(${adapter}(() => ${found}));`,
});

/** With a snippet on the page, which leaves the SDK in the window. */
const withSnippet = (adapter: string, type: string, global: string, several = true): Usage => {
  const names = [adapter, `type ${type}`].join(", ");
  return {
    ...(several && { title: "With the snippet on the page:" }),
    code: `import { connect } from "./tracking";\nimport { ${names} } from "./tracking/sdk";\n\ndeclare global {\n  interface Window {\n    ${global}?: ${type};\n  }\n}\n\nconnect(${adapter}(() => window.${global}));`,
  };
};

/** With nothing but the client. */
const alone = (adapters: string, connected: string): readonly Usage[] => [
  {
    code: `import { connect } from "./tracking";\nimport { ${adapters} } from "./tracking/sdk";\n\nconnect(${connected});`,
  },
];

/** How each adapter is connected, by its name. */
export const usages: Readonly<Record<string, readonly Usage[]>> = {
  amplitude: [
    withPackage("amplitude", 'import * as sdk from "@amplitude/analytics-browser";', 'sdk.init("API key");', "sdk"),
    withSnippet("amplitude", "AmplitudeSdk", "amplitude"),
  ],
  clevertap: [
    withPackage("clevertap", 'import sdk from "clevertap-web-sdk";', 'sdk.init("account ID");', "sdk"),
    {
      title:
        "The package has no types of its own. Where nothing else declares them, say what the client needs, in a file such as:",
      code: `// clevertap-web-sdk.d.ts
declare module "clevertap-web-sdk" {
  const sdk: import("./tracking/sdk").ClevertapSdk & { init(accountId: string): void };
  export default sdk;
}`,
    },
    withSnippet("clevertap", "ClevertapSdk", "clevertap"),
  ],
  console: alone("toConsole", "toConsole()"),
  fanout: [
    {
      code: `import * as amplitudeSdk from "@amplitude/analytics-browser";
import { AnalyticsBrowser } from "@segment/analytics-next";
import { connect } from "./tracking";
import { amplitude, fanout, segment } from "./tracking/sdk";

amplitudeSdk.init("API key");
const analytics = AnalyticsBrowser.load({ writeKey: "write key" });
connect(fanout({ segment: segment(() => analytics), amplitude: amplitude(() => amplitudeSdk) }));`,
    },
  ],
  ga4: [withSnippet("ga4", "Gtag", "gtag", false)],
  http: alone("http", 'http("https://collect.example.com/v1/batch")'),
  mixpanel: [
    withPackage("mixpanel", 'import sdk from "mixpanel-browser";', 'sdk.init("project token");', "sdk"),
    withSnippet("mixpanel", "MixpanelSdk", "mixpanel"),
  ],
  posthog: [
    withPackage(
      "posthog",
      'import sdk from "posthog-js";',
      'sdk.init("project key", { api_host: "https://eu.i.posthog.com" });',
      "sdk",
    ),
    withSnippet("posthog", "PosthogSdk", "posthog"),
  ],
  "posthog-node": [
    withPackage(
      "posthogNode",
      'import { PostHog } from "posthog-node";',
      'const client = new PostHog("project key", { host: "https://eu.i.posthog.com" });',
      "client",
      false,
    ),
  ],
  recording: [
    {
      code: `import { connect } from "./tracking";\nimport { recording } from "./tracking/sdk";\n\nconst calls = recording();\nconnect(calls);`,
    },
  ],
  rudderstack: [
    withPackage(
      "rudderstack",
      'import { RudderAnalytics } from "@rudderstack/analytics-js";',
      'const analytics = new RudderAnalytics();\nanalytics.load("write key", "https://data-plane.example.com");',
      "analytics",
    ),
    withSnippet("rudderstack", "RudderstackSdk", "rudderanalytics"),
  ],
  segment: [
    withPackage(
      "segment",
      'import { AnalyticsBrowser } from "@segment/analytics-next";',
      'const analytics = AnalyticsBrowser.load({ writeKey: "write key" });',
      "analytics",
    ),
    withSnippet("segment", "SegmentSdk", "analytics"),
  ],
  "segment-node": [
    withPackage(
      "segmentNode",
      'import { Analytics } from "@segment/analytics-node";',
      'const analytics = new Analytics({ writeKey: "write key" });',
      "analytics",
      false,
    ),
  ],
};
