import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "../src/build.js";
import { inspectAll } from "../src/commands/plans.js";
import type { SharedWork } from "../src/load/shared.js";
import { loadPlans } from "../src/load.js";
import { WrittenFiles } from "../src/write/written-files.js";
import { largePlan } from "../test/generators/large.js";

// One process of `bench/watch.mjs`: edits one file of a large plan again and again, and after each edit does what `build --watch`
// does, with what it keeps or without. Prints the CPU milliseconds of each round. Usage: node watch.js <kept|whole> <events> <folder>

const [mode, events = "1000", folder = "."] = process.argv.slice(2);
for (const [path, text] of Object.entries(largePlan(Number(events), 200))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
mkdirSync(join(folder, ".git"), { recursive: true });

const file = join(folder, "plans/area-003.yaml");
const text = readFileSync(file, "utf8");
const kept = mode === "kept" ? { loading: new Map<string, SharedWork>(), written: new WrittenFiles() } : undefined;

/** The first ones build everything, learn what is on disk, and are compiled by the engine. */
const warmUp = 3;
const rounds: number[] = [];
for (let round = 0; round < warmUp + 3; round++) {
  writeFileSync(file, text.replace("Somebody", `Somebody, ${round},`));
  const begun = process.cpuUsage();
  const { value: plans, diagnostics } = await loadPlans([folder], { cwd: folder, kept: kept?.loading });
  const { report } = inspectAll(plans, diagnostics, { today: "2026-01-01" });
  const [plan] = plans.plans;
  if (!plan || report.summary.errors > 0) throw new Error(report.diagnostics[0]?.message ?? "no plan");
  const { value: built } = await build(plan, { written: kept?.written });
  const { user, system } = process.cpuUsage(begun);
  // A round that wrote nothing, or everything, would measure something else.
  const written = built.outputs.flatMap((output) => output.written);
  if (round > 0 && (written.length === 0 || written.length > 10))
    throw new Error(`${written.length} files were written`);
  if (round >= warmUp) rounds.push((user + system) / 1000);
}
console.log(JSON.stringify(rounds));
