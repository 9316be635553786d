import { expect, test } from "vitest";
import { compiled, generated, under } from "../emit/typescript/support/client.js";
import { saidOfUsage } from "../support/sdk-types.js";

const plan = `
entities:
  user: { kind: user, id: user_id, traits: { user_id: string } }
  family: { kind: group, id: family_id, traits: { family_id: string } }
events:
  App Opened: {}
  Home Viewed: { kind: page }
  Player Viewed: { kind: screen }
`;

// What these SDKs do is tested in a browser, in `test/browser`.
const usages = {
  amplitude: `
import * as sdk from "@amplitude/analytics-browser";
import { connect } from "./tracking/index.js";
import { amplitude } from "./tracking/sdk.js";

declare const window: { amplitude?: typeof sdk };
connect(amplitude(() => sdk));
connect(amplitude(() => window.amplitude));
const client = sdk.createInstance();
connect(amplitude(() => Object.assign(client, { Identify: sdk.Identify })));
// @ts-expect-error It has no Identify.
connect(amplitude(() => client));
export { appOpened, groupFamily, homeViewed, identifyUser, playerViewed } from "./tracking/index.js";
`,
  clevertap: `
import { connect } from "./tracking/index.js";
import { clevertap } from "./tracking/sdk.js";

// The package has no types; these are in the shape of those that are published of it.
interface ProfileData {
  Site?: { Name?: string; Identity?: string | number; [key: string]: any };
  Facebook?: object;
}
interface Published {
  event: any[] & { push(name: string, ...more: (string | object)[]): 0 };
  onUserLogin: any[] & { push(...data: ProfileData[]): 0; clear(): void };
  profile: any[] & { push(...data: ProfileData[]): 0; getAttribute(name: string): any };
  handleDecrementValue: (key: any, value: number) => void;
  handleIncrementValue: (key: any, value: number) => void;
}
// What its snippet leaves until it is there.
interface Snippet {
  event: unknown[];
  profile: unknown[];
  account: unknown[];
  onUserLogin: unknown[];
}
declare const window: { clevertap?: Published | Snippet };
connect(clevertap(() => window.clevertap));
// @ts-expect-error Not an SDK.
connect(clevertap(() => ({ event: 1 })));
`,
  ga4: `
import { connect } from "./tracking/index.js";
import { ga4 } from "./tracking/sdk.js";

// As people declare it who do so themselves.
declare const own: (...values: unknown[]) => void;
// In the shape of the types that are published of it.
interface Published {
  (command: "config", target: string, config?: { [key: string]: any }): void;
  (command: "set", target: string, config: { [key: string]: any } | boolean | string): void;
  (command: "set", config: { [key: string]: any }): void;
  (command: "js", config: Date): void;
  (command: "event", name: "purchase" | (string & {}), parameters?: { send_to?: string } | { [key: string]: any }): void;
  (command: "get", target: string, field: "client_id", callback?: (field: string | undefined) => any): void;
}
declare const window: { gtag?: Published };
connect(ga4(() => own));
connect(ga4(() => window.gtag));
// @ts-expect-error It is the function that is asked for, not its queue.
connect(ga4(() => [] as unknown[]));
// @ts-expect-error It knows no groups.
export { groupFamily } from "./tracking/index.js";
export { appOpened, homeViewed, identifyUser, playerViewed } from "./tracking/index.js";
`,
  mixpanel: `
import sdk, { type Mixpanel, type OverridedMixpanel } from "mixpanel-browser";
import { connect } from "./tracking/index.js";
import { mixpanel } from "./tracking/sdk.js";

declare const window: { mixpanel?: OverridedMixpanel };
connect(mixpanel(() => sdk));
connect(mixpanel(() => window.mixpanel));
const named: Mixpanel = sdk.init("token", {}, "second");
connect(mixpanel(() => named));
// @ts-expect-error Not an SDK.
connect(mixpanel(() => ({ track: 1 })));
`,
  posthog: `
import sdk, { type PostHog } from "posthog-js";
import { connect } from "./tracking/index.js";
import { posthog } from "./tracking/sdk.js";

declare const window: { posthog?: PostHog };
connect(posthog(() => sdk));
connect(posthog(() => window.posthog));
// @ts-expect-error Not an SDK.
connect(posthog(() => ({ capture: 1 })));
`,
  rudderstack: `
import { RudderAnalytics } from "@rudderstack/analytics-js";
import { connect } from "./tracking/index.js";
import { rudderstack } from "./tracking/sdk.js";

declare const window: { rudderanalytics?: RudderAnalytics };
connect(rudderstack(() => window.rudderanalytics));
connect(rudderstack(() => new RudderAnalytics()));
// @ts-expect-error Not an SDK.
connect(rudderstack(() => ({ track: 1 })));
// @ts-expect-error The SDK has no call for screens.
export { playerViewed } from "./tracking/index.js";
export { appOpened, groupFamily, homeViewed, identifyUser } from "./tracking/index.js";
`,
};

test.each(Object.entries(usages))("%s: the SDK's own types fit the adapter's.", async (sdk, usage) => {
  expect(await saidOfUsage(usage, sdk, plan)).toBe("");
});

test("The adapters compile under the flags of every client, with nothing around them.", async () => {
  const client = generated(plan, { sdk: Object.keys(usages) });
  expect(await compiled("typescript5", under("tracking", client), { module: "nodenext" })).toBe("");
});
