import { readFileSync } from "node:fs";
import { resolveOutputs } from "../src/emit/outputs.js";
import { lint } from "../src/lint/index.js";
import { loadPlans } from "../src/load.js";
import { mistakeCodes } from "../src/mistakes.js";
import { usualReporter } from "../src/report/index.js";
import { allRules } from "../src/rules/index.js";

// Lints a plan once, as `trackc lint` does, in a process that has done nothing before, and prints how much of the process
// the rules were. Usage: node cold.js <folder>

/** Milliseconds that this thread has worked since the process began; where nobody counts that, milliseconds that went by. */
function worked(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

const { value, diagnostics } = await loadPlans(process.argv[2]);
const [loaded] = value.plans;
if (!loaded || diagnostics.length > 0) throw new Error(diagnostics[0]?.message ?? "no plan");
const outputs = resolveOutputs(loaded).diagnostics;

const before = worked();
const result = lint(
  { ...loaded, diagnostics: [...loaded.diagnostics, ...outputs] },
  { today: "2026-01-01", rules: allRules, errorCodes: mistakeCodes },
);
const rules = worked() - before;

const report = { diagnostics: result.diagnostics, summary: result.value, sources: value.sources };
const text = usualReporter(true).render(report, { colour: false, exitCode: 0 });
console.log(JSON.stringify({ rules, process: worked(), shown: text.length }));
