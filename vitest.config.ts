import { configDefaults, defineConfig } from "vitest/config";

// Tests of what only computes share one process, which saves loading the same modules for each file. They stub nothing, and change
// nothing that others see; those that count work need a process in which nothing was compiled before.
const sharing = ["test/{diff,docs,lint,report,rules}/**/!(growth).test.ts"];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "sharing", include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["test/**/*.test.ts"],
          // Those of browsers need one: `npm run test:browser`.
          exclude: [...configDefaults.exclude, ...sharing, "test/browser/**"],
        },
      },
    ],
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
