import type { UnusedApproval } from "../../diff/approvals/approvals.js";
import { code, prose } from "../markdown-text.js";
import { repositoryPath } from "../paths.js";
import { counted } from "../phrases.js";
import { shortened } from "../visible.js";
import { acceptCommand, sameFromTop } from "./failing.js";
import { faultTexts } from "./faults.js";
import { few } from "./few.js";
import type { DiffReport, DiffReportOptions } from "./report.js";

// What a comment says of approvals: those that are wrong, those that accept nothing, and how to give one.

const mostTold = 10;
const longChange = 600;

/** Why approvals don't accept what they say: that fails whatever the changes do. */
export function faultsOf(report: DiffReport, { root }: DiffReportOptions): string {
  const { shown, left } = few(faultTexts(report, root), mostTold);
  if (shown.length === 0) return "";
  const lines = shown.map(({ place, message, help }) => `- ${code(place)}: ${prose(message)}<br>${prose(help)}`);
  if (left > 0) lines.push(`- and ${counted(left, "more error")}, in the log of the run.`);
  return `**What was accepted can't be told**, before this is put right:\n\n${lines.join("\n")}\n`;
}

/** Approvals that accept nothing, or no more. */
export function unusedOf({ unused }: DiffReport, options: DiffReportOptions): string {
  const [spent, others] = [true, false].map((isSpent) => unused.filter((one) => one.isSpent === isSpent));
  const unmatched = approvalList("**Approvals that accept nothing**, to be removed:", others ?? [], options);
  return `${unmatched}${approvalList("**Accepted before, and come again since**, to be accepted anew:", spent ?? [], options)}`;
}

function approvalList(title: string, approvals: readonly UnusedApproval[], { root }: DiffReportOptions): string {
  if (approvals.length === 0) return "";
  const { shown, left } = few(approvals, mostTold);
  const lines = shown.map(({ approval: { fingerprint, change }, file, line }) => {
    const was = change === undefined ? "" : ` (${code(shortened(change, longChange))})`;
    return `- ${code(fingerprint)}${was} at ${code(`${repositoryPath(file, root)}:${line}`)}`;
  });
  if (left > 0) lines.push(`- ${counted(left, "more approval")}.`);
  return `\n${title}\n\n${lines.join("\n")}\n`;
}

/** How to go on all the same, where something fails that can be accepted. */
export function acceptingOf(
  report: DiffReport,
  { isPrinted }: { readonly isPrinted: boolean },
  { root }: DiffReportOptions,
): string {
  // Nothing is accepted beside approvals that can't be read.
  if (report.failing.changes.size === 0 || (report.faults ?? []).length > 0) return "";
  const command = acceptCommand(report, root);
  const same = sameFromTop(report, root);
  const how =
    command !== undefined
      ? code(command)
      : isPrinted
        ? `the command is printed by ${code(same)}`
        : `it is too much for one command, so some hundreds at a time, whose fingerprints ${code(`${same} --format json`)} has`;
  const head = report.repeat?.checkout;
  const first = head === undefined ? "accept" : `check out ${code(head)}, accept`;
  return `\nTo go on all the same, ${first} what fails and commit the approvals: ${how}\n`;
}
