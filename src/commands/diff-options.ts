import { type Reference, readReferences } from "../diff/approvals/accepting.js";
import { type FailOn, failOnByDefault, failOnForms, readFailOn } from "../diff/fail-on.js";
import { type DiffReporter, diffReporters } from "../report/diff/index.js";
import { visible } from "../report/visible.js";
import { type Asked, listOf, readFormats } from "./formats.js";
import type { Invocation } from "./spec.js";
import { todayComplaint } from "./values.js";

/** The options of `trackc diff`, read. */
export interface DiffCommand {
  /** `--today`; `undefined` where nobody says: then a commit has its own day. */
  readonly today: string | undefined;
  readonly base: string | undefined;
  readonly reports: readonly Asked<DiffReporter>[];
  readonly failOn: readonly FailOn[];
  readonly checkVersion: boolean;
  /** Changes to accept, and why; none in an ordinary run. */
  readonly accept: readonly Reference[];
  readonly reason: string;
}

/** Options that make no sense, and the reports that have to say so: what stood in their files would be taken for the comparison. */
export interface RefusedOptions extends Pick<DiffCommand, "reports"> {
  /** In a line, without a point. */
  readonly refused: string;
}

/**
 * Reads the options of `trackc diff`. What makes no sense is said on standard error; where it is `--format` itself, nobody knows where else
 * to say it, and there is no answer.
 */
export function readDiffOptions({ options, terminal }: Invocation): DiffCommand | RefusedOptions | undefined {
  const reports = readFormats(options.format, diffReporters, terminal);
  if (!reports) return undefined;
  const failOn = options.failOn === undefined ? failOnByDefault : readFailOn(String(options.failOn));
  // As the reports and the closing line write several: with commas, or with spaces in quotes.
  const read = listOf(options.accept).map(readReferences);
  const accept = read.flatMap((each) => ("wrong" in each ? [] : each));
  const wrong = read.flatMap((each) => ("wrong" in each ? [each.wrong] : []))[0];
  const reason = String(options.reason ?? "").trim();
  const refused =
    todayComplaint(options.today) ??
    ("wrong" in failOn
      ? `--fail-on can't be \`${visible(failOn.wrong)}\`: it takes ${failOnForms}, with commas between`
      : wrong !== undefined
        ? `\`${visible(wrong)}\` is no fingerprint: every change of the report ends with its own, such as c_0123456789ab`
        : options.accept !== undefined && accept.length === 0
          ? "--accept takes the fingerprints of changes, with commas between: every change of the report ends with its own"
          : accept.length > 0 && reason === ""
            ? '--accept needs a reason for those who read it later: --reason "nobody has sent it since March"'
            : accept.length === 0 && reason !== ""
              ? "--reason says why a change is accepted: name the change with --accept"
              : undefined);
  if (refused !== undefined) terminal.err(`error: ${refused}\n`);
  if (refused !== undefined) return { refused, reports };
  const base = options.base;
  return {
    today: options.today === undefined ? undefined : String(options.today),
    base: typeof base === "string" ? base : undefined,
    reports,
    failOn: "wrong" in failOn ? [] : failOn,
    checkVersion: options.checkVersion === true,
    accept,
    reason,
  };
}
