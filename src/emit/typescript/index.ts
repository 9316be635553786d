import type { Result } from "../../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../../loaded.js";
import { GENERATED } from "../header.js";
import { checkSide } from "../sides.js";
import type { OutputFile } from "../target.js";
import { adapters } from "./adapters.js";
import { destinationsFile, indexFile, type Parts, sdkFile } from "./barrels.js";
import { checksFile, checksTemplates } from "./checks/index.js";
import { clientOf, type GenerateOptions } from "./client.js";
import { type Code, docText, literal } from "./doors.js";
import { entitiesFile } from "./entities.js";
import { eventsFile } from "./events.js";
import { template } from "./templates.js";
import { tracked, trackFile } from "./track.js";
import { typesFile } from "./types.js";

export type { GenerateOptions } from "./client.js";

/**
 * Generates the TypeScript client of a plan: an `index.ts` with a function for each event, user and group, and an `sdk.ts`
 * with what to connect it to. Paths are relative to the output's folder and sorted.
 */
export function generate(loaded: LoadedPlan, options: GenerateOptions = {}): Result<readonly OutputFile[]> {
  const diagnostics = checkSide(options);
  if (diagnostics.length > 0) return { value: [], diagnostics };
  const client = clientOf(loaded, options);
  const written = new Map<string, Code>();
  if (client.events.length > 0) written.set("events.ts", eventsFile(client));
  if (client.entities.length > 0) written.set("entities.ts", entitiesFile(client));
  if (tracked(client).length > 0) written.set("track.ts", trackFile(client));
  const usesJson = [...written.values()].some((text) => text.includes("JsonValue"));
  const types = typesFile(client, usesJson);
  if (types !== "") written.set("types.ts", types);
  if (options.checks) written.set("checks.ts", checksFile(client));
  const isServer = client.side === "server";
  const parts: Parts = {
    as: isServer && client.events.length + client.entities.length > 0,
    consent: client.consent.length > 0 && !isServer,
    context: client.context.length > 0,
    entities: written.has("entities.ts"),
    events: written.has("events.ts"),
    track: written.has("track.ts"),
    types: written.has("types.ts"),
  };
  const sdks = adapters.map(({ name }) => name).filter((name) => isWanted(name, options));
  written.set("index.ts", indexFile(parts, client));
  written.set("sdk.ts", sdkFile(sdks));
  written.set("sdk/destinations.ts", destinationsFile(client));

  const header = headerFor(client.name);
  const calls = [...client.events, ...client.entities];
  const keepsOwn = calls.some(({ body }) => body.own.length > 0);
  const copied = [
    "core.ts",
    ...(parts.as ? ["as.ts"] : []),
    ...(client.consent.length > 0 && isServer ? ["given-consent.ts"] : []),
    ...(client.events.some(({ alsoAs }) => alsoAs.length > 0) ? ["under-names.ts"] : []),
    ...(parts.consent ? ["consent.ts"] : []),
    ...(parts.context ? [isServer ? "given-context.ts" : "context.ts"] : []),
    ...(isServer && calls.some(({ body }) => body.consent.length > 0) ? ["given-permitted.ts"] : []),
    ...(isServer && client.consent.length + client.context.length > 0 ? ["identity.ts"] : []),
    ...(keepsOwn ? ["keeping-own.ts"] : []),
    ...(keepsOwn || [...written.values()].some((text) => text.includes('"./without.js"')) ? ["without.ts"] : []),
    ...(options.checks ? checksTemplates : []),
    ...sdks.map((name) => `sdk/${name}.ts`),
    ...(sdks.some((name) => template(`sdk/${name}.ts`).includes('"./traits.js"')) ? ["sdk/traits.ts"] : []),
  ];
  const files: OutputFile[] = [
    ...[...written].map(([path, text]) => ({ path, text: `${header}\n${text}\n` })),
    ...copied.map((path) => ({ path, text: `${header}\n${template(path)}` })),
  ];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { value: files, diagnostics: [] };
}

function isWanted(name: string, { sdk = [] }: GenerateOptions): boolean {
  return sdk.includes(name) || adapters.some((adapter) => adapter.name === name && adapter.always);
}

/** Says what the file was made from. The project's name passes both doors: it stands in a literal within a comment. */
function headerFor(name: string): string {
  return `/*\n * ${GENERATED}\n * Made from the plan ${docText(literal(name))}.\n */\n`;
}
