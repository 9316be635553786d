import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Debian's, unless said otherwise. */
const chromium = process.env.CHROMIUM_PATH || "/usr/bin/chromium";

try {
  accessSync(chromium, constants.X_OK);
} catch {
  console.error(`There is no Chromium at ${chromium}: install it, or say where it is in CHROMIUM_PATH.`);
  process.exit(1);
}

export default defineConfig({
  root: resolve(import.meta.dirname, "../.."),
  test: {
    include: ["test/browser/**/*.test.ts"],
    maxWorkers: "100%",
    env: { CHROMIUM_PATH: chromium },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
