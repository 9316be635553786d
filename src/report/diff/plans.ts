import { counted } from "../phrases.js";
import { few } from "./few.js";
import type { DiffReport } from "./report.js";
import { quoted } from "./subjects.js";

/** Of plans in which nothing changed, these many are named. */
const mostNames = 10;

/** The plans of a run: those that there is something to tell of, and those in which nothing changed, which are one line together. */
export function divided(reports: readonly DiffReport[]): {
  readonly told: readonly DiffReport[];
  readonly quiet: readonly DiffReport[];
} {
  return { told: reports.filter((one) => !isQuiet(one)), quiet: reports.filter(isQuiet) };
}

function isQuiet({ diff, unused, failing }: DiffReport): boolean {
  return diff.changes.length === 0 && unused.length === 0 && !failing.version;
}

/** ``No changes in 28 plans: `music`, `radio` and 26 more``. Plan text stands between backticks. */
export function quietLine(quiet: readonly DiffReport[]): string {
  const { shown, left } = few(quiet, mostNames);
  const names = shown.map(({ of }) => quoted(of.name)).join(", ");
  return `No changes in ${counted(quiet.length, "plan")}: ${names}${left > 0 ? ` and ${left} more` : ""}`;
}
