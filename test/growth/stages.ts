import { Session } from "node:inspector";
import { compile } from "../../src/emit/json-schema/index.js";
import { generate } from "../../src/emit/typescript/index.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { resolvePlan } from "../../src/plan/resolve.js";
import type { SourceFile } from "../../src/source/span.js";
import { parse } from "../../src/syntax/parse.js";
import { largePlan } from "../generators/large.js";

// Counts the work of every stage: how often each block of code was entered, as the engine itself counts it for coverage.
// Unlike seconds that is the same on every machine, and unlike counters in the code it forgets no loop. Prints JSON.

const session = new Session();
session.connect();
const ask = <T>(method: string, parameters: object = {}): T => {
  let answer: T | undefined;
  session.post(method, parameters, (error, result) => {
    if (error) throw error;
    answer = result as T;
  });
  return answer as T;
};
type Coverage = { result: { functions: { ranges: { count: number }[] }[] }[] };

/** Blocks entered since the last time it was asked. */
function entered(): number {
  const { result } = ask<Coverage>("Profiler.takePreciseCoverage");
  let sum = 0;
  for (const { functions } of result) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

ask("Profiler.enable");
ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

function workOf(events: number): Record<string, number> {
  const plan = largePlan(events);
  const { project } = loadText({ "trackc.yaml": plan["trackc.yaml"] ?? "" }).value;
  const files = Object.entries(plan)
    .filter(([path]) => path !== "trackc.yaml")
    .map(([path, text]): SourceFile => ({ path, text, linted: true }));
  const work: Record<string, number> = {};
  const counted = <T>(stage: string, run: () => T): T => {
    entered();
    const value = run();
    work[stage] = entered();
    return value;
  };
  const trees = counted("parse", () => files.map((file) => parse(file).value));
  const { value, diagnostics } = counted("resolve", () => resolvePlan(trees, project));
  const sources = new Map(files.map((file) => [file.path, file]));
  const loaded = { project, plan: value, sources, suppressions: [], baseline: undefined, diagnostics };
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.message);
  counted("lint", () => inspect(loaded, { today: "2026-01-01" }));
  counted("compile", () => compile(loaded));
  counted("generate", () => generate(loaded, { sdk: ["segment"] }));
  return work;
}

console.log(JSON.stringify(process.argv.slice(2).map((events) => workOf(Number(events)))));
