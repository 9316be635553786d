import type { Diagnostic, Result } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import { pointerOf } from "../../project/baseline.js";
import { conflictIn, isRecord, placeOf, recordIn, repeatedKeyIn, type Unreadable } from "../../project/record-file.js";
import { positionAt, type SourceFile, type Span } from "../../source/span.js";
import { madeOnce } from "../made-once.js";
import {
  approvalRepeated,
  approvalSpent,
  approvalsConflict,
  approvalsUnreadable,
  approvalUnused,
  approvalWithoutReason,
} from "../mistakes.js";
import type { Change } from "../model.js";
import { isFingerprint } from "./fingerprints.js";

export { approvalsName } from "../../project/record-file.js";

/** A change that somebody has accepted although it breaks something. */
export interface Approval {
  /** The change's fingerprint. */
  readonly fingerprint: string;
  readonly reason: string;
  /** What it was when it was accepted, for those who read the file: `enum-value-removed /events/Song Played/…`. */
  readonly change: string | undefined;
  /** Who accepted it, and on which day, where somebody wrote that down. */
  readonly by: string | undefined;
  readonly on: string | undefined;
}

/** What was accepted. */
export interface Approvals {
  /** Sorted by fingerprint, each once. */
  readonly entries: readonly Approval[];
  /**
   * Those that the base has in the same words, sorted likewise. What they accepted is part of the base, or was: they tell of it, and let
   * nothing pass that comes after.
   */
  readonly former: readonly Approval[];
  /** Its file, for code frames; `undefined` for one that is not written yet. */
  readonly file: SourceFile | undefined;
}

/** The version of the file's shape. Grows when an older trackc could misread it. */
const shapeVersion = 1;

/**
 * Reads approvals. What can't be read is one error and no approvals; an approval without a reason is an error of its own and accepts
 * nothing.
 */
export function readApprovals(file: SourceFile): Result<Approvals | undefined> {
  const conflict = conflictIn(file);
  if (conflict) return { value: undefined, diagnostics: [mistaken(approvalsConflict, conflict, {})] };
  const read = entriesOf(file.text);
  if ("problem" in read) {
    const { problem, at } = read;
    const span = { file: file.path, start: at, end: at };
    return { value: undefined, diagnostics: [mistaken(approvalsUnreadable, span, { problem })] };
  }
  const repeated = repeatedKeyIn(file);
  if (repeated) {
    const { key, span } = repeated;
    return { value: undefined, diagnostics: [mistaken(approvalRepeated, span, { key })] };
  }
  const diagnostics = read
    .filter(({ reason }) => reason.trim() === "")
    .map(({ fingerprint }) => mistaken(approvalWithoutReason, spanOfApproval(file, fingerprint), { fingerprint }));
  return {
    value: { entries: inOrder(read.filter(({ reason }) => reason.trim() !== "")), former: [], file },
    diagnostics,
  };
}

/** The approvals of a head, by what of them its base has already. */
export function approvalsSince({ entries, former, file }: Approvals, base: Approvals | undefined): Approvals {
  const before = new Set(base?.entries.map(keyOf));
  const all = inOrder([...entries, ...former]);
  return {
    entries: all.filter((entry) => !before.has(keyOf(entry))),
    former: all.filter((entry) => before.has(keyOf(entry))),
    file,
  };
}

function keyOf({ fingerprint, reason, change, by, on }: Approval): string {
  return JSON.stringify([fingerprint, reason, change, by, on]);
}

/** The entries of a file's text, or what is wrong with it. */
function entriesOf(text: string): Approval[] | Unreadable {
  const approvals = recordIn(text, "approvals", shapeVersion);
  if ("problem" in approvals) return approvals;
  const entries: Approval[] = [];
  for (const [fingerprint, block] of approvals) {
    const at = placeOf(text, fingerprint);
    if (!isFingerprint(fingerprint))
      return { problem: "an approval is not under a fingerprint such as `c_0123456789ab`", at };
    if (!isRecord(block)) return { problem: `\`${fingerprint}\` is not an object`, at };
    const wrong = Object.keys(block).find((key) => !keys.has(key) || typeof block[key] !== "string");
    if (wrong !== undefined) return { problem: `\`${fingerprint}\` has a \`${wrong}\` that is not understood`, at };
    const of = (key: string): string | undefined => (typeof block[key] === "string" ? block[key] : undefined);
    entries.push({
      fingerprint,
      reason: of("reason") ?? "",
      change: of("change"),
      by: of("by"),
      on: of("on"),
    });
  }
  return entries;
}

const keys: ReadonlySet<string> = new Set(["reason", "change", "by", "on"]);

/** Approvals as text: a block for each, sorted by fingerprint, so that two branches seldom touch the same lines. */
export function approvalsText(entries: readonly Approval[]): string {
  const blocks = inOrder(entries).map(({ fingerprint, change, reason, by, on }) => {
    const lines = [
      ["change", change],
      ["reason", reason],
      ["by", by],
      ["on", on],
    ].flatMap(([key, value]) => (value === undefined ? [] : [`      "${key}": ${JSON.stringify(value)}`]));
    return `    "${fingerprint}": {\n${lines.join(",\n")}\n    }`;
  });
  const approvals = blocks.length === 0 ? "{}" : `{\n${blocks.join(",\n")}\n  }`;
  return `{\n  "version": ${shapeVersion},\n  "approvals": ${approvals}\n}\n`;
}

/** What somebody says when they accept a change. */
export interface Acceptance {
  readonly reason: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
}

/** The approvals with one change more among them; one that was accepted before has the new reason now. */
export function withAccepted(
  entries: readonly Approval[],
  change: Change,
  { reason, on }: Acceptance,
): readonly Approval[] {
  const { fingerprint } = change;
  const added: Approval = { fingerprint, reason, change: describe(change), by: undefined, on };
  return inOrder([...entries.filter((entry) => entry.fingerprint !== fingerprint), added]);
}

/** What a change is, in a line that outlives the plan that it was made in. */
function describe({ kind, subject, shared }: Change): string {
  const place = pointerOf((shared ?? subject).path);
  return place === "" ? kind : `${kind} ${place}`;
}

/** The reasons by fingerprint. */
export function reasonsOf(approvals: Approvals | undefined): ReadonlyMap<string, string> {
  return new Map(approvals?.entries.map(({ fingerprint, reason }) => [fingerprint, reason]));
}

/** An approval that accepts no change, and where it stands. */
export interface UnusedApproval {
  readonly approval: Approval;
  /** Whether there is such a change, and it has come since: the base has the approval already. */
  readonly isSpent: boolean;
  readonly file: string;
  /** The line of its block. */
  readonly line: number;
}

/** The approvals that match no change, and those of the base that would have to be given once more. */
export function unusedAmong(
  { entries, former, file }: Approvals,
  changes: readonly Pick<Change, "fingerprint">[],
): readonly UnusedApproval[] {
  if (!file) return [];
  const there = new Set(changes.map(({ fingerprint }) => fingerprint));
  const placed = (isSpent: boolean) => (approval: Approval) => {
    const { start } = spanOfApproval(file, approval.fingerprint);
    return { approval, isSpent, file: file.path, line: positionAt(file, start).line };
  };
  return [
    ...entries.filter(({ fingerprint }) => !there.has(fingerprint)).map(placed(false)),
    ...former.filter(({ fingerprint }) => there.has(fingerprint)).map(placed(true)),
  ];
}

/** Something wrong with the approvals of a plan, so that they don't accept what they say: a comparison fails by it. */
export interface ApprovalFault {
  readonly code: string;
  /** In a line, without a point; plan text stands between backticks. */
  readonly message: string;
  readonly help: string;
  readonly file: string;
  /** `undefined` where the file can't be read. */
  readonly line: number | undefined;
}

/** The errors among what was found with the approvals of a path; their file is `undefined` where it can't be read. */
export function approvalFaults(
  diagnostics: readonly Diagnostic[],
  path: string,
  file: SourceFile | undefined,
): readonly ApprovalFault[] {
  return diagnostics.flatMap(({ level, code, message, help, span }) => {
    if (level !== "error") return [];
    const line = file && span && positionAt(file, span.start).line;
    return [{ code, message, help, file: path, line }];
  });
}

/** A warning for each approval that accepts no change. */
export function unusedApprovals(approvals: Approvals, changes: readonly Change[]): readonly Diagnostic[] {
  return unusedAmong(approvals, changes).map(({ approval: { fingerprint, change }, isSpent }) => {
    const span = approvals.file && spanOfApproval(approvals.file, fingerprint);
    const was = change === undefined ? "not said of what" : `\`${change}\``;
    return { ...mistaken(isSpent ? approvalSpent : approvalUnused, span, { fingerprint, change: was }), level: "warn" };
  });
}

/** Where an approval stands in its file. */
export function spanOfApproval(file: SourceFile, fingerprint: string): Span {
  const at = madeOnce(placesIn, file, () => fingerprintsIn(file)).get(fingerprint);
  if (at === undefined) return { file: file.path, start: 0, end: 0 };
  return { file: file.path, start: at, end: at + fingerprint.length + 2 };
}

const placesIn = new WeakMap<SourceFile, ReadonlyMap<string, number>>();

/** Where each fingerprint stands first in a file, with its quotes. */
function fingerprintsIn({ text }: SourceFile): ReadonlyMap<string, number> {
  const quoted = [...text.matchAll(/"(c_[0-9a-f]{12})"/g)];
  return new Map(quoted.reverse().map(({ 1: fingerprint = "", index }) => [fingerprint, index]));
}

function inOrder(entries: readonly Approval[]): readonly Approval[] {
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...entries].sort((a, b) => before(a.fingerprint, b.fingerprint));
}
