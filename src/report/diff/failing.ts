import { planFolder, referencesText } from "../../diff/approvals/accepting.js";
import type { Failure } from "../../diff/fail-on.js";
import type { Project } from "../../project/model.js";
import { shellCommand } from "../../source/git/shell.js";
import type { Span } from "../../source/span.js";
import type { Root } from "../paths.js";
import { counted } from "../phrases.js";
import { few } from "./few.js";
import type { Item } from "./outline.js";
import type { DiffReport, Failing } from "./report.js";

/** Of what fails, every fingerprint is wanted for accepting it, up to a number that nobody reads; of the rest a few. */
const mostFailing = 100;
const mostOthers = 6;

/** What a comparison fails on, as reports ask for it. */
export function failingOf({ changes, version }: Failure): Failing {
  return { changes: new Set(changes), version };
}

/** Where a manifest says its version; where it says none, its name, beside which it would. */
export function versionPlace({ version, name }: Project): Span {
  return (version ?? name).span;
}

/** Whether what a report tells as one fails. It does as a whole: changes of different severities are never told as one. */
export function itemFails({ first }: Item, { failing }: DiffReport): boolean {
  return failing.changes.has(first);
}

/** `2 changes, the version and the approvals fail`; `undefined` where nothing does. */
export function failLine({ failing: { changes, version }, faults = [] }: DiffReport): string | undefined {
  const count = changes.size;
  const parts = [
    ...(count > 0 ? [counted(count, "change")] : []),
    ...(version ? ["the version"] : []),
    ...(faults.length > 0 ? ["the approvals"] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return undefined;
  const isOne = parts.length === 0 && (count === 1 || version);
  const line = `${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last} ${isOne ? "fails" : "fail"}`;
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** The fingerprints of what is told as one, and how many more there are. */
export function fingerprintsOf(
  item: Item,
  report: DiffReport,
): { readonly shown: readonly string[]; readonly left: number } {
  const { shown, left } = few(item.changes, itemFails(item, report) ? mostFailing : mostOthers);
  return { shown: shown.map(({ fingerprint }) => fingerprint), left };
}

/** What a command may have: that of Windows takes 8,191 characters, and no other fewer. */
const longestOption = 7_500;

/** The option that accepts all that fails: each change stays an approval of its own. `undefined` where it is too long for a command. */
export function acceptOption(reports: readonly DiffReport[]): string | undefined {
  const references = reports.flatMap(({ failing, of, shared }) => {
    const plan = planFolder(of.manifest);
    return [...failing.changes].map(({ fingerprint }) => {
      return { plan: shared?.has(fingerprint) ? plan : undefined, fingerprint };
    });
  });
  const option = shellCommand(["--accept", referencesText(references)]);
  return option.length > longestOption ? undefined : option;
}

/** The command that makes the same comparison, from the folder where the run was. */
export function sameComparison(repeat: DiffReport["repeat"]): string {
  return shellCommand(["npx", "trackc", "diff", ...(repeat?.args ?? [])]);
}

/** The same from the top of the repository, from where reports for code hosts name all their places. */
export function sameFromTop({ repeat }: DiffReport, root: Root | undefined): string {
  const into = root?.prefix ? `${shellCommand(["cd", root.prefix])} && ` : "";
  return `${into}${sameComparison(repeat)}`;
}

/** The command that accepts all that fails; `undefined` where nothing does, or so much that nobody would read it. */
export function acceptCommand(report: DiffReport, root: Root | undefined): string | undefined {
  const { size } = report.failing.changes;
  const option = size === 0 || size > mostFailing ? undefined : acceptOption([report]);
  return option && `${sameFromTop(report, root)} ${option} --reason "why"`;
}
