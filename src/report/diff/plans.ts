import { counted } from "../phrases.js";
import { failLine } from "./failing.js";
import { few } from "./few.js";
import { dayOf } from "./reasons.js";
import type { DiffReport, Uncompared } from "./report.js";
import { quoted } from "./subjects.js";
import { countsOf, countsText, verdictLine } from "./verdict.js";

/** Of plans in which nothing changed, these many are named. */
const mostNames = 10;

/**
 * The plans of a run: those that there is something to tell of, the worst first, and those in which nothing changed, which are one line together.
 */
export function divided(reports: readonly DiffReport[]): {
  readonly told: readonly DiffReport[];
  readonly quiet: readonly DiffReport[];
} {
  const told = reports.filter((one) => !isQuiet(one)).map((report) => ({ report, badness: badnessOf(report) }));
  told.sort((a, b) => b.badness - a.badness);
  return { told: told.map(({ report }) => report), quiet: reports.filter(isQuiet) };
}

function isQuiet({ diff, unused, failing, faults = [] }: DiffReport): boolean {
  return diff.changes.length === 0 && unused.length === 0 && faults.length === 0 && !failing.version;
}

/** How bad it is with a plan: what fails before what breaks somebody, and that before what wants looking at. Only the order means anything. */
export function badnessOf({ diff, failing, faults = [] }: DiffReport): number {
  const { producers, consumers, changes } = countsOf(diff);
  if (failing.changes.size > 0) return producers.breaking + consumers.breaking > 0 ? 6 : 5;
  if (producers.breaking + consumers.breaking > 0) return 4;
  if (failing.version || faults.length > 0) return 3;
  if (producers.dangerous + consumers.dangerous > 0) return 2;
  return changes > 0 ? 1 : 0;
}

/**
 * The whole run in a line, without a point: `26 plans: 1 breaking for producers, 300 dangerous for consumers; 1 change fails`. All plans are
 * counted in it, whatever a report has room for; those in which nothing changed too. What was not compared is said at once: the rest isn't all.
 */
export function totalLine(reports: readonly DiffReport[], uncompared: readonly Uncompared[] = []): string {
  if (reports.every(isQuiet) && uncompared.length === 0) return quietLine(reports);
  const failing = {
    changes: reports.reduce((sum, { failing: { changes } }) => sum + changes.size, 0),
    versions: reports.filter(({ failing: { version } }) => version).length,
    approvals: reports.filter(({ faults = [] }) => faults.length > 0).length,
  };
  const parts = [
    ...(failing.changes > 0 ? [counted(failing.changes, "change")] : []),
    ...(failing.versions > 0 ? [counted(failing.versions, "version")] : []),
    ...(failing.approvals > 0 ? [counted(failing.approvals, "file of approvals", "files of approvals")] : []),
  ];
  const verb = failing.changes + failing.versions + failing.approvals === 1 ? "fails" : "fail";
  const failed = parts.length === 0 ? "" : `; ${parts.join(" and ")} ${verb}`;
  const all = counted(reports.length + uncompared.length, "plan");
  if (uncompared.length === 0) return `${all}: ${countsOfAll(reports) || "no changes"}${failed}`;
  return `${all}, ${uncompared.length} of them not compared: ${countsOfAll(reports) || "no changes in the rest"}${failed}`;
}

/** How many changes several plans have together, how bad for whom; empty where they have none. */
export function countsOfAll(reports: readonly DiffReport[]): string {
  return countsText(countsOf({ changes: reports.flatMap(({ diff }) => diff.changes) }));
}

/** A plan in a line, without a point: `` `music`: 2 breaking for producers → 3.0.0. 2 changes fail``. Plan text stands between backticks. */
export function planLine(report: DiffReport): string {
  const failed = failLine(report);
  return `${quoted(report.of.name)}: ${verdictLine(report.diff)}${failed === undefined ? "" : `. ${failed}`}`;
}

/** What was compared: the names of the two sides, and the day, where one decided. */
export interface Sides {
  readonly base: string;
  readonly head: string;
  /** `, judged as of 2026-03-31`, or empty. */
  readonly day: string;
}

/** The two sides of a plan. */
export function sidesOf({ diff, names }: DiffReport): Sides {
  return { ...names, day: dayOf(diff) };
}

/** The two sides of all plans of a run, to be said once; `undefined` where they aren't the same for all. */
export function sidesOfAll(reports: readonly DiffReport[]): Sides | undefined {
  const all = reports.map(sidesOf);
  const [first, ...others] = all;
  // One day decides in all of them, or none.
  const [day = "", ...otherDays] = new Set(all.map((sides) => sides.day).filter((said) => said !== ""));
  const isOne = otherDays.length === 0 && others.every(({ base, head }) => base === first?.base && head === first.head);
  return first && isOne ? { ...first, day } : undefined;
}

/** ``No changes in 28 plans: `music`, `radio` and 26 more``. Plan text stands between backticks. */
export function quietLine(quiet: readonly DiffReport[]): string {
  const { shown, left } = few(quiet, mostNames);
  const names = shown.map(({ of }) => quoted(of.name)).join(", ");
  return `No changes in ${counted(quiet.length, "plan")}: ${names}${left > 0 ? ` and ${left} more` : ""}`;
}
