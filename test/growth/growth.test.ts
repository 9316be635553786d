import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundle } from "../../src/bundle.mjs";

const root = join(import.meta.dirname, "../..");

test("every stage's work grows at most 12-fold from 1,000 to 10,000 events in 50 files", async () => {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(root, "node_modules/.cache/trackc-growth-"));
  try {
    await bundle(folder, { entries: { stages: "test/growth/stages.ts" } });
    const script = join(folder, "stages.js");
    const printed = execFileSync(process.execPath, ["--max-old-space-size=8192", script, "1000", "10000"], {
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
