import { compile } from "../src/emit/json-schema/index.js";
import { generate } from "../src/emit/typescript/index.js";
import { lint } from "../src/lint/index.js";
import { loadText } from "../src/load/text.js";
import type { LoadedPlan } from "../src/loaded.js";
import { resolvePlan } from "../src/plan/resolve.js";
import { allRules } from "../src/rules/index.js";
import type { SourceFile } from "../src/source/span.js";
import { parse } from "../src/syntax/parse.js";
import { largePlan } from "../test/generators/large.js";

const stages = ["parse", "bind + resolve", "rules", "compile", "generate"] as const;
type Stage = (typeof stages)[number];

/** Times each stage on plans of growing size, in one process, and prints how they grow. */
export function measureStages(sizes: readonly number[], rounds: number): void {
  // Small plans are over before the engine has compiled anything: they need more rounds to say something.
  const rows = sizes.map((events) => ({
    events,
    ...measure(events, Math.max(rounds, Math.round(20_000 / events)), 1),
  }));
  console.log(`\nStages, milliseconds          ${sizes.map((size) => `${size} events`.padStart(14)).join("")}`);
  for (const stage of stages) {
    console.log(stage.padEnd(30) + rows.map((row) => row.times[stage].toFixed(1).padStart(14)).join(""));
  }
  for (let at = 1; at < rows.length; at++) {
    const [small, large] = [rows[at - 1], rows[at]];
    if (!small || !large) continue;
    console.log(`\nGrowth from ${small.events} to ${large.events} events`);
    for (const stage of stages) {
      console.log(`${stage.padEnd(30)}${(large.times[stage] / small.times[stage]).toFixed(1).padStart(14)}×`);
    }
  }
}

function measure(events: number, rounds: number, warmUp: number): { times: Record<Stage, number> } {
  const plan = largePlan(events);
  const { project } = loadText({ "trackc.yaml": plan["trackc.yaml"] ?? "" }).value;
  const files = Object.entries(plan).filter(([path]) => path !== "trackc.yaml");
  const sources = files.map(([path, text]): SourceFile => ({ path, text, linted: true }));
  const samples: Record<Stage, number[]> = { parse: [], "bind + resolve": [], rules: [], compile: [], generate: [] };
  for (let round = 0; round < rounds + warmUp; round++) {
    const timed = <T>(stage: Stage, run: () => T): T => {
      const start = process.hrtime.bigint();
      const value = run();
      if (round >= warmUp) samples[stage].push(Number(process.hrtime.bigint() - start) / 1e6);
      return value;
    };
    const trees = timed("parse", () => sources.map((file) => parse(file).value));
    const resolved = timed("bind + resolve", () => resolvePlan(trees, project));
    if (resolved.diagnostics.length > 0) throw new Error(resolved.diagnostics[0]?.message);
    const loaded: LoadedPlan = {
      project,
      plan: resolved.value,
      sources: new Map(sources.map((file) => [file.path, file])),
      suppressions: [],
      baseline: undefined,
      diagnostics: [],
    };
    timed("rules", () => lint(loaded, { today: "2026-01-01", rules: allRules }));
    if (warmUp === 0) continue;
    timed("compile", () => compile(loaded, {}));
    timed("generate", () => generate(loaded, { sdk: ["segment"] }));
  }
  const median = (numbers: readonly number[]): number =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  return { times: Object.fromEntries(stages.map((stage) => [stage, median(samples[stage])])) as Record<Stage, number> };
}
