import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Adapter, adapters } from "../emit/typescript/adapters.js";

/** What sends, as far as a project's `package.json` tells. */
export interface FoundSdk {
  /** The package that was found. */
  readonly package: string;
  /** What the manifest's `sdk:` says for it; `undefined` where there is no adapter. */
  readonly adapter: string | undefined;
  /** Whether it runs on servers. */
  readonly server: boolean;
}

/** SDKs that nothing is known to send to, so that a project that has one is told so. */
const withoutAdapter = ["@snowplow/browser-tracker", "amplitude-js"];

/** SDKs by their package. Of several that a project has, the first is taken: browsers before servers, Segment before those behind it. */
export const knownSdks: readonly FoundSdk[] = [
  ...[...adapters]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(({ name, packages, runs }) =>
      packages.map((each): FoundSdk => ({ package: each, adapter: name, server: runs === "server" })),
    ),
  ...withoutAdapter.map((name): FoundSdk => ({ package: name, adapter: undefined, server: false })),
];

function rank({ name, runs }: Adapter): number {
  return (runs === "server" ? 2 : 0) + (name.startsWith("segment") ? 0 : 1);
}

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
    sdk: knownSdks.find((sdk) => dependencies.has(sdk.package)),
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
