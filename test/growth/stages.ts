import { compile } from "../../src/emit/json-schema/index.js";
import { generate } from "../../src/emit/typescript/index.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { resolvePlan } from "../../src/plan/resolve.js";
import type { SourceFile } from "../../src/source/span.js";
import { parse } from "../../src/syntax/parse.js";
import { largePlan } from "../generators/large.js";
import { counted } from "../support/work.js";

// Counts the work of every stage, in blocks of code. Prints JSON.

function stagesOf(events: number): Record<string, number> {
  const plan = largePlan(events);
  const { project } = loadText({ "trackc.yaml": plan["trackc.yaml"] ?? "" }).value;
  const files = Object.entries(plan)
    .filter(([path]) => path !== "trackc.yaml")
    .map(([path, text]): SourceFile => ({ path, text, linted: true }));
  const work: Record<string, number> = {};
  const stage = <T>(name: string, run: () => T): T => {
    const { value, work: done } = counted(run);
    work[name] = done;
    return value;
  };
  const trees = stage("parse", () => files.map((file) => parse(file).value));
  const { value, diagnostics } = stage("resolve", () => resolvePlan(trees, project));
  const sources = new Map(files.map((file) => [file.path, file]));
  const loaded = { project, plan: value, sources, suppressions: [], baseline: undefined, diagnostics };
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.message);
  stage("lint", () => inspect(loaded, { today: "2026-01-01" }));
  stage("compile", () => compile(loaded));
  stage("generate", () => generate(loaded, { sdk: ["segment"] }));
  return work;
}

console.log(JSON.stringify(process.argv.slice(2).map((events) => stagesOf(Number(events)))));
