import type { Audience, Severity, Verdict } from "../../diff/model.js";
import { command, perStep } from "../github-command.js";
import { type Root, repositoryPath } from "../paths.js";
import { counted } from "../phrases.js";
import { regionOf } from "../region.js";
import { shortened, visible } from "../visible.js";
import { compactly } from "./compact.js";
import { few } from "./few.js";
import { errorTexts, nothingLine } from "./nothing.js";
import { type Item, outlineOf } from "./outline.js";
import { placeOf, placeText } from "./places.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared } from "./report.js";
import { groupName, quoted } from "./subjects.js";
import { isAccepted, severityOf, severityWords, verdictLine } from "./verdict.js";
import { absenceOf, callOf, claimOf } from "./witness.js";

const commands: Readonly<Record<Severity, string>> = { breaking: "error", dangerous: "warning", safe: "notice" };

/** Safe changes are annotated only where there are no more of them: the others would bury what matters. */
const fewSafe = 5;
/** Of one payload or reason; an annotation is a small box. */
const longSentence = 600;
const mostFingerprints = 6;

/**
 * Workflow commands of GitHub Actions, which become annotations of the head's changed lines. What has no place in the head is
 * annotated without a line; what GitHub would drop stands folded in the log.
 */
export const github: DiffReporter = {
  id: "github",
  what: "for GitHub Actions: annotations on the changed lines, ten of each level, the rest folded in the log",
  render(report: DiffReport, { root }: DiffReportOptions): string {
    const { sections, safe } = outlineOf(report.diff);
    const items = [...sections.flatMap((section) => section.items), ...fewOf(safe)];
    const counts = new Map<string, number>();
    const shown: Item[] = [];
    const left: Item[] = [];
    for (const item of items) {
      const level = levelOf(item);
      const count = (counts.get(level) ?? 0) + 1;
      counts.set(level, count);
      // One notice is kept for saying what is left out.
      if (count <= (level === "notice" ? perStep - 1 : perStep)) shown.push(item);
      else left.push(item);
    }
    const lines = [
      ...shown.map((item) => annotation(item, report, root)),
      ...(left.length > 0 ? folded(left, report, root) : []),
      ...unusedApprovals(report, perStep - (counts.get("warning") ?? 0), root),
      `${report.plan === undefined ? "" : `Plan ${visible(quoted(report.plan))}: `}${verdictLine(report.diff)}`,
    ];
    return lines.map((line) => `${line}\n`).join("");
  },
  nothing(problem: NothingCompared, { root }: DiffReportOptions): string {
    const { errors, sources } = problem;
    const region = errors[0]?.span && regionOf(errors[0].span, sources);
    const { shown, left } = errorTexts(problem);
    const told = shown.map(({ place, message }) => visible(place === undefined ? message : `${place}: ${message}`));
    const file = errors[0]?.span && visible(repositoryPath(errors[0].span.file, root));
    const more = left > 0 ? [`and ${counted(left, "more error")}`] : [];
    const text = [`${visible(nothingLine(problem))}.`, ...told, ...more].join("\n");
    return `${command("error", { file, line: region?.line, title: "trackc diff: nothing was compared" }, text)}\n`;
  },
};

/** Warnings for approvals that accept nothing, as far as GitHub shows any more of these. */
function unusedApprovals({ unused }: DiffReport, room: number, root: Root | undefined): readonly string[] {
  return unused.slice(0, Math.max(0, room)).map(({ approval: { fingerprint, change }, file, line }) => {
    const was = change === undefined ? "" : ` (${visible(shortened(change, longSentence))})`;
    const text = `${visible(fingerprint)} accepts no change${was}. Remove its block.`;
    return command(
      "warning",
      { file: visible(repositoryPath(file, root)), line, title: "trackc diff: unused approval" },
      text,
    );
  });
}

/** Safe changes, where they are few; not those that are told of many places, since an annotation has but one. */
function fewOf(safe: readonly Item[]): readonly Item[] {
  const single = safe.filter(({ changes, groups }) => changes.length === 1 && groups.length === 1);
  return single.length <= fewSafe ? single : [];
}

/** What was accepted is for information. */
function levelOf({ first }: Item): string {
  return isAccepted(first) ? "notice" : commands[severityOf(first)];
}

function annotation(item: Item, report: DiffReport, root: Root | undefined): string {
  const { first } = item;
  const { sources } = report;
  // Another side's lines are not those of the files that GitHub shows.
  const span = first.head?.span;
  const region = span && regionOf(span, sources.head);
  const gone = first.base?.span.file;
  const file = span?.file ?? (gone !== undefined && sources.head.has(gone) ? gone : undefined);
  const columns = region && region.line === region.endLine ? { col: region.column, endColumn: region.endColumn } : {};
  return command(
    levelOf(item),
    {
      file: file === undefined ? undefined : visible(repositoryPath(file, root)),
      line: region?.line,
      endLine: region?.endLine,
      ...columns,
      title: `trackc diff: ${isAccepted(first) ? "accepted, " : ""}${severityWords(first)}`,
    },
    [
      `${visible(compactly(item))}.`,
      ...verdict("producers", first.producers),
      ...verdict("consumers", first.consumers),
      ...(first.accepted === undefined ? [] : [`Accepted: ${sentence(first.accepted)}`]),
      ...(span ? [] : elsewhere(item, report, root)),
      ...(severityOf(first) === "safe" ? [] : [`Fingerprint: ${fingerprints(item)}`]),
    ].join("\n"),
  );
}

function verdict(audience: Audience, one: Verdict): readonly string[] {
  if (one.severity === "safe") return [];
  const { witness } = one;
  const proof = witness ? `${claimOf(witness)}: ${callOf(witness)}` : `No payload shows it: ${absenceOf(one) ?? ""}`;
  return [`For ${audience}: ${sentence(one.reason)}`, sentence(proof.charAt(0).toUpperCase() + proof.slice(1))];
}

function fingerprints({ changes }: Item): string {
  const { shown, left } = few(changes, mostFingerprints);
  const list = shown.map(({ fingerprint }) => visible(fingerprint)).join(" ");
  return `${list}${left > 0 ? ` and ${left} more` : ""}`;
}

function sentence(text: string): string {
  return visible(shortened(text, longSentence));
}

/** Where it stood, for what has no place any more. */
function elsewhere({ first }: Item, report: DiffReport, root: Root | undefined): readonly string[] {
  const place = placeOf(first, report, root);
  return place ? [`It stood in ${visible(placeText(place))} of ${visible(report.names.base)}.`] : [];
}

function folded(left: readonly Item[], report: DiffReport, root: Root | undefined): readonly string[] {
  const title = `${counted(left.length, "change")} without an annotation`;
  return [
    command("group", {}, title),
    ...left.map((item) => {
      const place = placeOf(item.first, report, root);
      const at = place ? `, ${placeText(place)}` : "";
      const group = groupName(item.first.subject.group);
      const where = item.uses.length > 0 || compactly(item).startsWith(group) ? "" : `, first in ${group}`;
      return `- ${severityWords(item.first)}: ${visible(`${compactly(item)}${where}${at}`)}`;
    }),
    command("endgroup", {}, ""),
    command(
      "notice",
      { title: "trackc diff" },
      `GitHub shows ${perStep} annotations of a level for a step, so ${counted(left.length, "change")} ${
        left.length === 1 ? "has" : "have"
      } none: unfold "${title}" in this step's log.`,
    ),
  ];
}
