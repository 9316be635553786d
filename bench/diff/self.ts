import { diff } from "../../src/diff/index.js";
import { loadPlan } from "../../src/load.js";
import { resolveInputs } from "../../src/load-git.js";

// Loads the plan of the working folder, or compares two that are the same, in a process that has done nothing before.
// Usage: node self.js load | compare <arguments of trackc diff>

const [, , what, ...args] = process.argv;
if (what === "load") {
  const { value } = await loadPlan();
  if (!value) throw new Error("no plan");
} else {
  const { value } = await resolveInputs(args, { cwd: process.cwd(), env: {} });
  for (const { base, head } of value.pairs) {
    const { changes } = diff(base.loaded, head.loaded, { today: "2026-01-01" });
    if (changes.length > 0) throw new Error("it differs from itself");
  }
}
// As the command does.
process.exit();
