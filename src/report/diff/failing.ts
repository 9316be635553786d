import { planFolder, referencesText } from "../../diff/accepting.js";
import type { Failure } from "../../diff/fail-on.js";
import type { Project } from "../../project/model.js";
import { shellCommand } from "../../source/git/shell.js";
import type { Span } from "../../source/span.js";
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

/** `2 changes and the version fail`; `undefined` where nothing does. */
export function failLine({ failing: { changes, version } }: DiffReport): string | undefined {
  const count = changes.size;
  if (count === 0) return version ? "The version fails" : undefined;
  if (version) return `${counted(count, "change")} and the version fail`;
  return count === 1 ? "1 change fails" : `${count} changes fail`;
}

/** The fingerprints of what is told as one, and how many more there are. */
export function fingerprintsOf(
  item: Item,
  report: DiffReport,
): { readonly shown: readonly string[]; readonly left: number } {
  const { shown, left } = few(item.changes, itemFails(item, report) ? mostFailing : mostOthers);
  return { shown: shown.map(({ fingerprint }) => fingerprint), left };
}

/** The option that accepts all that fails: each change stays an approval of its own. */
export function acceptOption(reports: readonly DiffReport[]): string {
  const references = reports.flatMap(({ failing, of, shared }) => {
    const plan = planFolder(of.manifest);
    return [...failing.changes].map(({ fingerprint }) => {
      return { plan: shared?.has(fingerprint) ? plan : undefined, fingerprint };
    });
  });
  return shellCommand(["--accept", referencesText(references)]);
}

/** The command that accepts all that fails; `undefined` where nothing does, or so much that nobody would read it. */
export function acceptCommand(report: DiffReport): string | undefined {
  const { size } = report.failing.changes;
  if (size === 0 || size > mostFailing) return undefined;
  return `trackc diff ${acceptOption([report])} --reason "why"`;
}
