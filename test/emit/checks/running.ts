import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { OutputFile } from "../../../src/emit/target.js";
import type { CheckOptions, Violation } from "../../../templates/typescript/checks/checked.js";
import type { Message, Sink } from "../../../templates/typescript/core.js";
import { under, written } from "../typescript/support/client.js";

/** What a generated `checks.ts` exports. */
export interface Checks {
  checked(sink: Sink, options?: CheckOptions): Sink;
  violationIn(call: Message): Violation | undefined;
}

/** Bundles a client's checks, for no platform in particular, and runs them here. */
export async function checksOf(files: readonly OutputFile[]): Promise<Checks> {
  const folder = await written(under("tracking", files));
  try {
    const path = join(folder, "checks.mjs");
    await writeFile(path, await checksBundle(folder, "esm"));
    return await import(pathToFileURL(path).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same as the text of a script that declares `checks`. */
export async function checksScript(files: readonly OutputFile[]): Promise<string> {
  const folder = await written(under("tracking", files));
  try {
    return await checksBundle(folder, "iife");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Left neutral, esbuild doesn't put a word in place of `process.env.NODE_ENV`. */
async function checksBundle(folder: string, format: "esm" | "iife"): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["tracking/checks.ts"],
    bundle: true,
    write: false,
    platform: "neutral",
    format,
    ...(format === "iife" ? { globalName: "checks" } : {}),
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
