import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { fixPlans } from "../fix.js";
import type { LoadedPlans } from "../load.js";
import { renderDiff } from "../report/diff.js";
import { visible } from "../report/visible.js";
import type { LintCommand } from "./lint-options.js";
import type { Terminal } from "./spec.js";

/** The plans after fixing, or the exit code of a run that ends there. */
export type Fixing =
  | { readonly plans: LoadedPlans; readonly loading: readonly Diagnostic[] }
  | { readonly exitCode: 0 | 1 | 2 };

/**
 * `--fix`, `--fix-unsafe` and `--dry-run`: says what was put right on standard error, or shows it as a patch on standard
 * output.
 */
export async function fixing(
  paths: readonly string[],
  which: "safe" | "all",
  command: LintCommand,
  terminal: Terminal,
): Promise<Fixing> {
  const { today, only, without, level, baseline, dryRun, quiet } = command;
  const done = await fixPlans(paths, { cwd: terminal.cwd, today, only, without, level, baseline, which, dryRun });
  for (const { path, reason } of done.unwritten)
    terminal.err(`error: \`${visible(path)}\` was not written: ${reason}\n`);
  if (done.unwritten.length > 0) return { exitCode: 2 };
  if (!quiet) {
    for (const { diagnostic, title, reason } of done.refused) {
      const where = diagnostic.span ? `${visible(diagnostic.span.file)}: ` : "";
      terminal.err(`${where}not fixed, \`${diagnostic.code}\` (${visible(title)}): ${reason}\n`);
    }
    const fixes = counted(done.fixed, "fix", "fixes");
    const files = counted(done.files.length, "file", "files");
    if (done.fixed === 0) terminal.err(`Nothing ${dryRun ? "would be" : "was"} fixed\n`);
    else terminal.err(dryRun ? `${fixes} would change ${files}; nothing was written\n` : `${fixes} in ${files}\n`);
  }
  if (!dryRun) return { plans: done.plans, loading: done.loading };
  terminal.out(renderDiff(done.files, { colour: terminal.color }));
  return { exitCode: done.files.length > 0 ? 1 : 0 };
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
