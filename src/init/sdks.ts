import { readFile } from "node:fs/promises";
import path from "node:path";

/** What sends, as far as a project's `package.json` tells. */
export interface FoundSdk {
  /** The package that was found. */
  readonly package: string;
  /** What the manifest's `sdk:` says for it; `undefined` where there is no adapter. */
  readonly adapter: string | undefined;
}

/** SDKs by their package, those with an adapter first. */
const known: readonly FoundSdk[] = [
  { package: "@segment/analytics-next", adapter: "segment" },
  ...[
    "@amplitude/analytics-browser",
    "@amplitude/unified",
    "@customerio/cdp-analytics-browser",
    "@june-so/analytics-next",
    "@rudderstack/analytics-js",
    "@segment/analytics-node",
    "@snowplow/browser-tracker",
    "amplitude-js",
    "mixpanel-browser",
    "posthog-js",
    "posthog-node",
    "rudder-sdk-js",
  ].map((name): FoundSdk => ({ package: name, adapter: undefined })),
];

/** What a folder's `package.json` says, as far as it matters here. */
export interface PackageFacts {
  /** Its name without a scope. */
  readonly name: string | undefined;
  readonly sdk: FoundSdk | undefined;
}

/** Reads a folder's `package.json`. One that is missing or broken says nothing: whoever uses it will hear from npm. */
export async function readPackage(folder: string): Promise<PackageFacts> {
  const text = await readFile(path.join(folder, "package.json"), "utf8").catch(() => "");
  const json = parsed(text);
  const dependencies = new Set(
    ["dependencies", "devDependencies", "peerDependencies"].flatMap((key) => Object.keys(objectAt(json, key))),
  );
  const { name } = json;
  return {
    name: typeof name === "string" ? name.replace(/^@[^/]*\//, "") : undefined,
    sdk: known.find((sdk) => dependencies.has(sdk.package)),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

function objectAt(json: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  return Object.hasOwn(json, key) ? asObject(json[key]) : {};
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
