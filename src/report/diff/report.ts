import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ApprovalFault, UnusedApproval } from "../../diff/approvals/approvals.js";
import type { Change, Diff } from "../../diff/model.js";
import type { Repeat } from "../../load-git.js";
import type { Sources, Span } from "../../source/span.js";
import type { Root } from "../paths.js";

/** On what a comparison fails: not at all where nothing does. */
export interface Failing {
  readonly changes: ReadonlySet<Change>;
  /** Whether the version does, which did not move enough. */
  readonly version: boolean;
}

/** A comparison as reports take it: the changes, the files that they point into, and what was compared. */
export interface DiffReport {
  readonly diff: Diff;
  readonly failing: Failing;
  /** The files of each side, by the paths in its spans. */
  readonly sources: { readonly base: Sources; readonly head: Sources };
  /** Whole sentences about how the base was found, and what could not be taken into account: of the run, the same for all its plans. */
  readonly notes: readonly string[];
  /** The like about this plan alone: that it has moved, that the base hasn't it. */
  readonly planNotes: readonly string[];
  /** What people call the two sides: `main`, `working folder`. */
  readonly names: { readonly base: string; readonly head: string };
  /** The plan as its head has it: its name, the path of its manifest, and the place of its version or of what could have one. */
  readonly of: { readonly name: string; readonly manifest: string; readonly version: Span | undefined };
  /** The plan's name, to be said where several are compared in one run. */
  readonly plan?: string | undefined;
  /** Fingerprints that changes of another plan of the run have as well: who accepts one says of which plan. */
  readonly shared?: ReadonlySet<string> | undefined;
  /** Approvals that match none of the changes. */
  readonly unused: readonly UnusedApproval[];
  /** What is wrong with the approvals; the comparison fails by each. */
  readonly faults?: readonly ApprovalFault[] | undefined;
  /** How somebody who wants to accept something asks for the same comparison; as `trackc diff` alone where nobody says. */
  readonly repeat?: Repeat | undefined;
}

/** Why there is no comparison. */
export interface NothingCompared {
  /** In a line, without a point: `the plan has 2 errors`. */
  readonly why: string;
  readonly errors: readonly Diagnostic[];
  readonly sources: Sources;
  /** Whether it could be compared, but not accepted as was asked for. */
  readonly isRefusal?: boolean | undefined;
}

/** A plan of a run that could not be compared, since it has errors, while others were. The run fails by it. */
export interface Uncompared extends Pick<NothingCompared, "why" | "errors" | "sources"> {
  /** As {@link DiffReport.of}; the name is empty where the manifest can't be read. */
  readonly of: { readonly name: string; readonly manifest: string };
}

/** What the place that a report goes to can show. */
export interface DiffReportOptions {
  /** Whether to colour; false without a terminal or under `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal; 100 where unknown. */
  readonly width?: number | undefined;
  /** Where the working folder lies in its repository, for what a code host reads. */
  readonly root?: Root | undefined;
  /** How many characters a comment may have; 60,000 where nobody says. */
  readonly limit?: number | undefined;
}

/** One way to report a comparison. */
export interface DiffReporter {
  /** What `--format` calls it. */
  readonly id: string;
  readonly what: string;
  /** The whole report, with a line end behind its last line. */
  render(report: DiffReport, options: DiffReportOptions): string;
  /** The plans of a run in one report, at least one of them compared: what is said of the run is said once. */
  together(reports: readonly DiffReport[], options: DiffReportOptions, uncompared?: readonly Uncompared[]): string;
  /** What to say where nothing could be compared: whoever finds the former report in its place would believe it. */
  nothing(problem: NothingCompared, options: DiffReportOptions): string;
}
