// What a change to one file of a large plan costs while `build --watch` runs, beside a whole run over the same files in a process
// that is as warm: linted, and all outputs brought up to date. CPU time of whole rounds, two processes in turn.
// Usage: node bench/watch.mjs [--quick]
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../src/bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quick = process.argv.includes("--quick");
const caches = join(root, "node_modules/.cache");
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, "trackc-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

await bundle(join(folder, "scripts"), { entries: { rounds: "bench/watch.ts" } });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const milliseconds = (number) => number.toFixed(0).padStart(12);

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`);
console.log("One changed file, CPU milliseconds        kept       whole   kept ÷ whole");
for (const events of quick ? [1_000] : [1_000, 10_000]) {
  const rounds = { kept: [], whole: [] };
  for (let turn = 0; turn < 2; turn++) {
    for (const mode of ["kept", "whole"]) {
      const plan = join(folder, `${events}-${mode}-${turn}`);
      const args = [join(folder, "scripts/rounds.js"), mode, String(events), plan];
      rounds[mode].push(...JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
      rmSync(plan, { recursive: true, force: true });
    }
  }
  const [kept, whole] = [median(rounds.kept), median(rounds.whole)];
  const head = `${events} events`.padEnd(34);
  console.log(`${head}${milliseconds(kept)}${milliseconds(whole)}${(kept / whole).toFixed(2).padStart(15)}`);
}
