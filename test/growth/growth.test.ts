import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { bundleOptions } from "../../src/bundle.mjs";

const root = join(import.meta.dirname, "../..");

test("every stage's work grows at most 12-fold from 1,000 to 10,000 events in 50 files", async () => {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(root, "node_modules/.cache/trackc-growth-"));
  try {
    const outfile = join(folder, "stages.mjs");
    const { absWorkingDir, platform, target, banner } = bundleOptions;
    const entryPoints = ["test/growth/stages.ts"];
    await build({
      absWorkingDir,
      platform,
      target,
      banner,
      entryPoints,
      outfile,
      bundle: true,
      format: "esm",
    } as const);
    const printed = execFileSync(process.execPath, ["--max-old-space-size=8192", outfile, "1000", "10000"], {
      encoding: "utf8",
    });
    const [small, large] = JSON.parse(printed) as [Record<string, number>, Record<string, number>];
    expect(Object.keys(small)).toEqual(["parse", "resolve", "lint", "compile", "generate"]);
    for (const [stage, work] of Object.entries(small)) {
      expect(work, stage).toBeGreaterThan(10_000);
      const growth = (large[stage] ?? 0) / work;
      expect(growth, stage).toBeLessThan(12);
      // The large plan is really ten times the small one.
      expect(growth, stage).toBeGreaterThan(7);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
