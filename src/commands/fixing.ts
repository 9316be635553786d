import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { fixPlans, withoutRefused } from "../fix.js";
import type { LoadedPlans } from "../load.js";
import { renderDiff } from "../report/diff.js";
import { repositoryPath } from "../report/paths.js";
import { shortened, visible } from "../report/visible.js";
import type { LintCommand } from "./lint-options.js";
import { rootOf } from "./report-options.js";
import type { Terminal } from "./spec.js";

/** The plans after fixing, or the exit code of a run that ends there. */
export type Fixing =
  | {
      readonly plans: LoadedPlans;
      readonly loading: readonly Diagnostic[];
      /** Takes fixes that were refused out of what is found now. */
      readonly withoutRefused: (found: readonly Diagnostic[]) => readonly Diagnostic[];
    }
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
      const why = visible(shortened(reason, longReason));
      terminal.err(`${where}not fixed, \`${diagnostic.code}\` (${visible(title)}): ${why}\n`);
    }
    const fixes = counted(done.fixed, "fix", "fixes");
    const files = counted(done.files.length, "file", "files");
    if (done.fixed === 0) terminal.err(`Nothing ${dryRun ? "would be" : "was"} fixed\n`);
    else terminal.err(dryRun ? `${fixes} would change ${files}; nothing was written\n` : `${fixes} in ${files}\n`);
  }
  if (!dryRun) {
    const { plans, loading, refused } = done;
    return { plans, loading, withoutRefused: (found) => withoutRefused(found, refused) };
  }
  const root = rootOf(terminal);
  // A patch may name nothing above the folder where it is applied.
  const isAbove = root.prefix !== "" && done.files.some((file) => file.path.startsWith("../"));
  const named = isAbove ? done.files.map((file) => ({ ...file, path: repositoryPath(file.path, root) })) : done.files;
  if (isAbove && !quiet) {
    const top = root.prefix.replaceAll(/[^/]+/g, "..");
    terminal.err(`The patch names files from the top of the repository: apply it with \`git -C ${top} apply\`\n`);
  }
  terminal.out(renderDiff(named, { colour: terminal.color }));
  return { exitCode: done.files.length > 0 ? 1 : 0 };
}

/** A reason may quote a message, and that a plan's own words. */
const longReason = 300;

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
