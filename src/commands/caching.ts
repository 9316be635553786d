import { RunCache } from "../cache/run-cache.js";
import type { Terminal } from "./spec.js";

/** The cache for a run over some paths, where there is one. */
export function openCache(
  paths: readonly string[],
  { cwd, env }: Pick<Terminal, "cwd" | "env">,
): Promise<RunCache | undefined> {
  return RunCache.open(paths, { cwd, env, platform: process.platform });
}
