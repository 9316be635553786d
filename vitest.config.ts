import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // These need a browser: `npm run test:browser`.
    exclude: [...configDefaults.exclude, "test/browser/**"],
    // All cores: much of a test's time is another process's.
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/plan/**", "src/syntax/**", "src/rules/**"],
      reporter: ["text-summary", "text"],
      reportOnFailure: true,
      thresholds: { "src/{plan,syntax,rules}/**": { lines: 95 } },
    },
  },
});
