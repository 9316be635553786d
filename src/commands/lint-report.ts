import type { Report, Reporter } from "../report/index.js";
import type { LintCommand } from "./lint-options.js";
import { rootOf } from "./report-options.js";
import { say } from "./say.js";
import type { Terminal } from "./spec.js";

/** What a run found, wherever it came from. */
export interface Outcome {
  readonly report: Report;
  /** 2 when something could not be read at all, 1 when there are errors. */
  readonly exitCode: 0 | 1 | 2;
}

/** Makes the reports that `trackc lint` was asked for, and answers its exit code. */
export async function reportOutcome(
  { report, exitCode: found }: Outcome,
  command: LintCommand,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const tooMany = found === 0 && report.summary.warnings > command.warnings;
  const exitCode = tooMany ? 1 : found;
  const reports = await Promise.all(
    command.reports.map(async ({ reporter, file }) => ({ reporter: await reporter.load(), file })),
  );
  const asksTool = reports.some(({ reporter }) => reporter.asksTool?.(report) ?? true);
  const tool = asksTool ? (await import("./tool.js")).tool : undefined;
  const asked = { root: rootOf(terminal), tool, quiet: command.quiet, exitCode };
  const plain = { ...asked, colour: false };
  const onScreen = { ...asked, colour: terminal.color, width: terminal.columns };
  const render = (reporter: Reporter, toFile: boolean): string => reporter.render(report, toFile ? plain : onScreen);
  const reported = await say(reports, render, report.sources, terminal);
  if (!reported) return 2;
  if (tooMany) terminal.err(tooManyLine(report.summary.warnings, command.warnings));
  return exitCode;
}

function tooManyLine(found: number, allowed: number): string {
  return `${found === 1 ? "1 warning is" : `${found} warnings are`} more than --max-warnings ${allowed} allows\n`;
}
