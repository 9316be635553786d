import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/plan/**", "src/syntax/**", "src/rules/**"],
      thresholds: { "src/{plan,syntax,rules}/**": { lines: 95 } },
    },
  },
});
