import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesOf } from "../../src/build.js";
import { hasErrors } from "../../src/diagnostics/diagnostic.js";
import { resolveOutputs } from "../../src/emit/outputs.js";
import { inspect } from "../../src/inspect.js";
import type { SharedWork } from "../../src/load/shared.js";
import { type LoadedPlans, loadPlans } from "../../src/load.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { folderWith } from "../support/terminal.js";

const root = join(import.meta.dirname, "../../plans");

/** The files of an example plan by their path. */
function example(name: string): Record<string, string> {
  const folder = join(root, name);
  const plans = readdirSync(join(folder, "plans"), { recursive: true, encoding: "utf8" });
  const paths = ["trackc.yaml", ...plans.filter((path) => path.endsWith(".yaml")).map((path) => `plans/${path}`)];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Everything that anybody sees of plans: the models, what is found in them, and all their outputs. */
async function everything({ plans }: LoadedPlans): Promise<unknown> {
  const seen: unknown[] = [];
  for (const loaded of plans) {
    const { value, diagnostics } = inspect(loaded, { today: "2026-01-01" });
    const outputs = hasErrors(diagnostics)
      ? []
      : await Promise.all(resolveOutputs(loaded).value.map((output) => filesOf(loaded, output)));
    seen.push({ plan: loaded.plan, value, diagnostics, outputs });
  }
  return seen;
}

const outputs = `outputs:
  - { target: json-schema, out: schemas }
  - { target: typescript, out: src/tracking, sdk: segment }
`;
const knit = {
  "trackc.yaml": `name: knit\nvocabulary: { sources: [web, ios] }\n${outputs}`,
  "plans/shared.yaml": `metrics: { reach: { question: How many listen? } }
dictionary: { song_id: { type: string, description: Which song. } }
types: { genre: { enum: [pop, jazz] } }
context: { app_version: string }
bundles: { song: { properties: { title: string } } }
`,
  "plans/a.yaml": `events:
  Song Played: { description: It began., include: song, properties: { song_id:, genre: genre }, answers: reach }
  Song Stopped: { description: It ended., status: deprecated, replaced_by: Song Paused }
  Song Skipped: { description: It was left., renamed_from: Song Left }
`,
  "plans/b.yaml": "events: { Song Paused: { description: It fell silent. } }\n",
};

test.each<[string, Record<string, string>]>([
  ["another event", { "plans/b.yaml": "events: { Song Paused: { description: Silence. } }\n" }],
  ["the event that replaces one", { "plans/b.yaml": "events: { Song Halted: { description: Silence. } }\n" }],
  ["an event of a former name", { "plans/b.yaml": "events: { Song Left: {}, Song Paused: {} }\n" }],
  ["an event called like a function of the client", { "plans/b.yaml": "events: { Send: {}, Song Paused: {} }\n" }],
  ["a metric's question", { "plans/shared.yaml": knit["plans/shared.yaml"].replace("How many listen", "Who listens") }],
  ["the dictionary", { "plans/shared.yaml": knit["plans/shared.yaml"].replace("type: string", "type: integer") }],
  ["a type", { "plans/shared.yaml": knit["plans/shared.yaml"].replace("jazz", "folk") }],
  ["the context", { "plans/shared.yaml": knit["plans/shared.yaml"].replace("app_version: string", "locale: string") }],
  ["a bundle", { "plans/shared.yaml": knit["plans/shared.yaml"].replace("title: string", "name: string") }],
  ["the manifest's vocabulary", { "trackc.yaml": knit["trackc.yaml"].replace("ios", "tv") }],
  ["the manifest's defaults", { "trackc.yaml": `${knit["trackc.yaml"]}defaults: { sources: [web] }\n` }],
  ["an output's options", { "trackc.yaml": knit["trackc.yaml"].replace("sdk: segment", "source: web") }],
  ["the plan's name", { "trackc.yaml": knit["trackc.yaml"].replace("knit", "purl") }],
  ["consent, of one event", { "plans/b.yaml": "events: { Song Paused: { consent: [ads] } }\n" }],
])("after a change to %s everything is as in a whole run, and so it is when that is taken back", async (_, change) => {
  const folder = folderWith({ ...knit, ".git/HEAD": "" });
  const kept = new Map<string, SharedWork>();
  for (const files of [{}, change, knit, change]) {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    const incremental = (await loadPlans([folder], { cwd: folder, kept })).value;
    const whole = (await loadPlans([folder], { cwd: folder })).value;
    expect(await everything(incremental)).toEqual(await everything(whole));
  }
});

const edits = fc.record({
  path: fc.nat(),
  at: fc.nat(9_999).map((part) => part / 10_000),
  cut: fc.nat(6),
  put: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("e", "7", " ", "\n", "#", ":", "?", "n", "S", "") },
    { weight: 1, arbitrary: fc.constantFrom("string", "x-a: 1\n", "type: ", "\n  New Event: {}\n", "{", "__proto__") },
  ),
});

const runs = isLong ? 2_000 : 30;

test.each(["music", "shop"])(`%s, edited ${runs} times at random: what is kept changes nothing`, async (name) => {
  const original = example(name);
  const paths = Object.keys(original);
  const folder = folderWith({ ...original, ".git/HEAD": "" });
  const kept = new Map<string, SharedWork>();
  let reused = 0;
  let clean = 0;
  let before: LoadedPlans | undefined;
  await fc.assert(
    fc.asyncProperty(edits, fc.integer({ min: 0, max: 3 }), async ({ path, at, cut, put }, then) => {
      const file = join(folder, paths[path % paths.length] as string);
      const text = readFileSync(file, "utf8");
      const offset = Math.floor(text.length * at);
      writeFileSync(file, text.slice(0, offset) + put + text.slice(offset + cut));
      const incremental = (await loadPlans([folder], { cwd: folder, kept })).value;
      const whole = (await loadPlans([folder], { cwd: folder })).value;
      expect(await everything(incremental)).toEqual(await everything(whole));
      const known = new Set(before?.plans[0]?.plan.events);
      if (incremental.plans[0]?.plan.events.some((event) => known.has(event))) reused++;
      if (!hasErrors(incremental.plans[0]?.diagnostics ?? [])) clean++;
      before = incremental;
      // Most edits are taken back, so that what follows meets a sound plan.
      if (then > 0) writeFileSync(file, text);
      if (then === 3) {
        rmSync(join(folder, "plans"), { recursive: true });
        mkdirSync(join(folder, "plans"));
        for (const [each, content] of Object.entries(original)) {
          mkdirSync(join(folder, each, ".."), { recursive: true });
          writeFileSync(join(folder, each), content);
        }
      }
    }),
    { numRuns: runs },
  );
  // It is no comparison of a whole run with itself.
  expect(reused).toBeGreaterThan(0);
  expect(clean).toBeGreaterThan(runs / 10);
});
