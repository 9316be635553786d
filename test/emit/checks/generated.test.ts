import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { eslintFindings } from "../../support/eslint.js";
import {
  bundled,
  bundler,
  compiled,
  generated,
  nodenext,
  textOf,
  under,
  written,
} from "../typescript/support/client.js";
import { fixture } from "../typescript/support/fixtures.js";

/** What formatters treat in ways of their own: lists of numbers, of objects and of lists, long lines, keys that need quotes. */
const layouts = `types:
  digits: { enum: [${Array.from({ length: 60 }, (_, at) => at * 1001).join(", ")}] }
  steps: { type: number, multipleOf: 0.01, minimum: -0.5, exclusiveMaximum: 1000000000000000 }
  either:
    anyOf:
      - { properties: { a: { enum: [one, two, three] }, b: string } }
      - { properties: { a: { enum: [four, five, six] }, c?: string } }
      - 'null'
  nested: { type: array, items: { type: array, items: { type: array, items: either, maxItems: 3 }, uniqueItems: true }, minItems: 1 }
events:
  Layout Seen:
    properties:
      "a key with spaces, and of some length, so that its value is broken up": digits
      1st: steps
      long text: { type: string, pattern: "^(?:${"abcdefghij|".repeat(9)}k)$" }
      é: either
      nested: nested
      slash: { enum: ["</script>", "a\\u2028b", "it's"] }
  Old Layout Seen: { status: retired }
  Layout Shown: { renamed_from: [Layout Displayed] }
`;

const clients = {
  ...under("listening", generated(fixture("listening"), { checks: true, deny: ["personal"] })),
  ...under("web", generated(fixture("listening"), { checks: true, source: "web", renamed: "all_names" })),
  ...under("shapes", generated(fixture("shapes"), { checks: true })),
  ...under("hostile", generated(fixture("hostile"), { checks: true })),
  ...under("layouts", generated(layouts, { checks: true, renamed: "all_names" })),
  ...under("empty", generated("", { checks: true })),
};

const usage = `
import { connect } from "./listening/index.js";
import { recording } from "./listening/sdk.js";
import { checked, violationIn, type CheckOptions, type Problem, type Violation } from "./listening/checks.js";

connect(checked(recording()));
const options: CheckOptions = { onViolation: ({ call, problems, text }) => void [call.name, problems[0]?.path, text] };
connect(checked(recording(), options));
connect(checked(recording(), { onViolation: undefined }));
const found: Violation | undefined = violationIn({ type: "track", name: "Song Played", body: {} });
const first: Problem | undefined = found?.problems[0];
// @ts-expect-error It is told of a violation.
connect(checked(recording(), { onViolation: (text: string) => void text }));
export { first };
`;

test.each([
  ["typescript", "nodenext", nodenext],
  ["typescript6", "bundler", bundler],
  ["typescript5", "nodenext", nodenext],
] as const)("Checks compile under every flag with %s and %s.", async (compiler, _, options) => {
  expect(await compiled(compiler, { ...clients, "usage.ts": usage }, options)).toBe("");
});

test("Biome's rules and formatter, and the recommended rules of ESLint, have nothing to say.", async () => {
  // A text of the hostile plan looks like a template, of which Biome warns, rightly.
  const files = Object.fromEntries(
    Object.entries(clients).filter(([path]) => path.includes("/checks") && path !== "hostile/checks.ts"),
  );
  const folder = await written({
    ...files,
    "biome.json": JSON.stringify({
      json: { formatter: { enabled: false } },
      formatter: { lineWidth: 100, indentStyle: "space", indentWidth: 2 },
      linter: { rules: { preset: "recommended" } },
      assist: { actions: { source: { organizeImports: "on" } } },
    }),
  });
  const biome = join(import.meta.dirname, "../../../node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "check", "--error-on-warnings", "--colors=off", "."];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(status === 0 ? "" : `${stdout}${stderr}`).toBe("");
  // The runtime is the same in each.
  const once = Object.entries(files).filter(([path]) => path.endsWith("/checks.ts") || path.startsWith("shapes/"));
  expect(await eslintFindings(Object.fromEntries(once))).toEqual([]);
});

test("The checks of a small plan are, byte for byte, those that were reviewed.", async () => {
  const files = generated(fixture("listening"), { checks: true, source: "web", deny: ["personal"] });
  await expect(textOf(files, "checks.ts")).toMatchFileSnapshot("expected/checks.ts");
  const again = generated(fixture("listening"), { checks: true, source: "web", deny: ["personal"] });
  expect(again).toEqual(files);
});

test("No text of a plan ends a literal, and there is no expression literal, `eval` or `Function`.", () => {
  for (const [path, text] of Object.entries(clients)) {
    if (!path.includes("/checks")) continue;
    expect(text, path).not.toMatch(/\beval\b|\bFunction\(|<\/script|[\u2028\u2029]/);
    expect(
      Math.max(...text.split("\n").map((line) => (line.includes('"') ? 0 : line.length))),
      path,
    ).toBeLessThanOrEqual(100);
  }
});

test("A client has no checks unless asked for.", () => {
  const files = generated(fixture("listening"));
  expect(files.filter(({ path }) => path.includes("check"))).toEqual([]);
  const more = generated(fixture("listening"), { checks: true });
  const without = more.filter(({ path }) => !path.includes("checks"));
  expect(without).toEqual(files);
});

const files = generated(fixture("listening"), { checks: true, sdk: ["segment"] });
const application = (connected: string, imports = "") => `
import { connect, songPlayed } from "./tracking";
import { segment } from "./tracking/sdk";
${imports}
connect(${connected});
songPlayed({ song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search" });
`;
const plain = application("segment(() => window.analytics)");
const importing = `import { checked } from "./tracking/checks";`;

test("An application that doesn't import its checks carries not a byte of them.", async () => {
  const without = generated(fixture("listening"), { sdk: ["segment"] });
  expect(await bundled(files, plain)).toBe(await bundled(without, plain));
});

test("Nor does one that imports them for development, once it is built for production.", async () => {
  const chosen = application(
    `process.env.NODE_ENV === "production" ? segment(() => window.analytics) : checked(segment(() => window.analytics))`,
    importing,
  );
  // Minifiers name things by how often they are used, also by what they leave out afterwards.
  const [built, bare] = [await bundled(files, chosen), await bundled(files, plain)];
  expect(built).toHaveLength(bare.length);
  expect(built).not.toContain("as the plan says");
  // Left unminified, esbuild builds for development.
  expect(await bundled(files, chosen, false)).toContain("isn't as the plan says");
});

test("An application with checks carries the table of its plan and a runtime of a few kilobytes.", async () => {
  const size = async (text: string) => gzipSync(await bundled(files, text), { level: 9 }).length;
  const more = (await size(application("checked(segment(() => window.analytics))", importing))) - (await size(plain));
  expect(more).toBeGreaterThan(1_000);
  expect(more).toBeLessThan(5_000);
});
