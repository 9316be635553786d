import type { Audience, Change } from "../../diff/model.js";
import { worstOf } from "../../diff/severity.js";
import { command, perStep } from "../github-command.js";
import { type Root, repositoryPath } from "../paths.js";
import { counted } from "../phrases.js";
import { regionOf } from "../region.js";
import { shortened, visible } from "../visible.js";
import { compactly } from "./compact.js";
import { failLine, fingerprintsOf, itemFails } from "./failing.js";
import { faultTexts } from "./faults.js";
import { errorTexts, nothingLine, uncomparedLine } from "./nothing.js";
import { type Item, outlineOf } from "./outline.js";
import { placeOf, placeText } from "./places.js";
import { divided, quietLine, totalLine } from "./plans.js";
import { dayOf, isLoss, reasonOf, safeReasons } from "./reasons.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared, Uncompared } from "./report.js";
import { groupName, quoted } from "./subjects.js";
import { isAccepted, severityWords, verdictLine, versionLine } from "./verdict.js";
import { callOf, claimOf } from "./witness.js";

/** Safe changes are annotated only where there are no more of them: the others would bury what matters. Removals always are. */
const fewSafe = 5;
/** Of one payload or reason; an annotation is a small box. */
const longSentence = 600;

type Level = "error" | "warning" | "notice";

/** Something to annotate, or to tell in the log where GitHub would drop it. */
interface Message {
  readonly level: Level;
  /** What it tells of, and of how many. */
  readonly of: keyof typeof manyOf;
  readonly count: number;
  readonly command: () => string;
  /** In a line, harmless. */
  readonly brief: () => string;
}

/** What messages tell of, in the order in which those that are left out are counted, and several of each. */
const manyOf = {
  "plan that was not compared": "plans that were not compared",
  "error of approvals": "errors of approvals",
  change: "changes",
  version: "versions",
  "unused approval": "unused approvals",
};

/**
 * Workflow commands of GitHub Actions, which become annotations of the head's changed lines: errors for what fails, so that they say why
 * the check is red. What the head has no longer is annotated next to where it was; what GitHub would drop stands folded in the log.
 */
export const github: DiffReporter = {
  id: "github",
  what: "for GitHub Actions: annotations on the changed lines, ten of each level, the rest folded in the log",
  render(report: DiffReport, options: DiffReportOptions): string {
    return github.together([report], options);
  },
  together(
    reports: readonly DiffReport[],
    { root }: DiffReportOptions,
    uncompared: readonly Uncompared[] = [],
  ): string {
    const { told } = divided(reports);
    const messages = [
      ...uncompared.map((plan) => uncomparedMessage(plan, root)),
      ...told.flatMap((report) => messagesOf(report, root)),
      ...told.flatMap((report) => unusedApprovals(report, root)),
    ];
    const counts = new Map<Level, number>();
    const shown: Message[] = [];
    const left: Message[] = [];
    for (const message of messages) {
      const count = (counts.get(message.level) ?? 0) + 1;
      counts.set(message.level, count);
      // GitHub counts all annotations of a step, whatever plan they are of. One notice is kept for saying what is left out.
      if (count <= (message.level === "notice" ? perStep - 1 : perStep)) shown.push(message);
      else left.push(message);
    }
    const lines = [
      ...shown.map((message) => message.command()),
      ...(left.length > 0 ? folded(left) : []),
      ...summaryOf(reports, uncompared),
    ];
    return lines.map((line) => `${line}\n`).join("");
  },
  nothing(problem: NothingCompared, { root }: DiffReportOptions): string {
    const title = `trackc diff: ${problem.isRefusal ? "not accepted" : "nothing was compared"}`;
    return `${errorsCommand(problem, `${visible(nothingLine(problem))}.`, title, root)}\n`;
  },
};

/** An annotation at the first of some errors, with the others in it. */
function errorsCommand(
  problem: Pick<NothingCompared, "errors" | "sources">,
  line: string,
  title: string,
  root: Root | undefined,
): string {
  const span = problem.errors[0]?.span;
  const file = span && visible(repositoryPath(span.file, root));
  const { shown, left } = errorTexts(problem, root);
  const told = shown.map(({ place, message }) => visible(place === undefined ? message : `${place}: ${message}`));
  const more = left > 0 ? [`and ${counted(left, "more error")}`] : [];
  const at = span && regionOf(span, problem.sources)?.line;
  return command("error", { file, line: at, title }, [line, ...told, ...more].join("\n"));
}

/** A plan that could not be compared, at the first of its errors. */
function uncomparedMessage(plan: Uncompared, root: Root | undefined): Message {
  const line = visible(uncomparedLine(plan));
  return {
    level: "error",
    of: "plan that was not compared",
    count: 1,
    command: () => errorsCommand(plan, `${line}.`, "trackc diff: a plan was not compared", root),
    brief: () => `- ${line}`,
  };
}

/** The verdicts, and what fails. */
function summaryOf(reports: readonly DiffReport[], uncompared: readonly Uncompared[]): readonly string[] {
  const [first, ...others] = reports;
  if (first && others.length + uncompared.length === 0) return [verdictOf(first)];
  const { told, quiet } = divided(reports);
  if (told.length + uncompared.length === 0) return [visible(totalLine(reports))];
  return [
    `${totalLine(reports, uncompared)}.`,
    ...uncompared.map((plan) => `${visible(uncomparedLine(plan))}.`),
    ...told.map((report) => `Plan ${visible(quoted(report.of.name))}: ${verdictOf(report)}`),
    ...(quiet.length > 0 ? [visible(quietLine(quiet))] : []),
  ];
}

function verdictOf(report: DiffReport): string {
  const failed = failLine(report);
  return `${verdictLine(report.diff)}${dayOf(report.diff)}${failed === undefined ? "" : `. ${failed}.`}`;
}

function messagesOf(report: DiffReport, root: Root | undefined): readonly Message[] {
  const { sections, safe } = outlineOf(report.diff);
  const { version } = report.failing;
  // Of a version that fails more is said than that it changed.
  const rest = version ? safe.filter(({ first }) => first.kind !== "version-changed") : safe;
  const items = [...sections.flatMap((section) => section.items), ...fewOf(rest)];
  return [
    ...approvalErrors(report, root),
    ...(version ? [versionMessage(report, root)] : []),
    ...items.map(
      (item): Message => ({
        level: levelOf(item, report),
        of: "change",
        count: item.changes.length,
        command: () => annotation(item, report, root),
        brief: () => briefly(item, report, root),
      }),
    ),
  ];
}

/** A version that did not move enough, where the manifest says it or could. */
function versionMessage({ diff, of, sources }: DiffReport, root: Root | undefined): Message {
  const line = of.version && regionOf(of.version, sources.head)?.line;
  const file = visible(repositoryPath(of.manifest, root));
  const text = visible(versionLine(diff));
  return {
    level: "error",
    of: "version",
    count: 1,
    command: () => command("error", { file, line, title: "trackc diff: the version is not enough" }, text),
    brief: () => `- ${file}: ${text}`,
  };
}

/** Errors for approvals that don't accept what they say. */
function approvalErrors(report: DiffReport, root: Root | undefined): readonly Message[] {
  return faultTexts(report, root).map(({ file, line, place, message, help }): Message => {
    const properties = { file: visible(file), line, title: "trackc diff: the approvals are wrong" };
    return {
      level: "error",
      of: "error of approvals",
      count: 1,
      command: () => command("error", properties, `${sentence(message)}.\n${sentence(help)}`),
      brief: () => `- ${visible(place)}: ${sentence(message)}`,
    };
  });
}

/** Warnings for approvals that accept nothing. */
function unusedApprovals({ unused }: DiffReport, root: Root | undefined): readonly Message[] {
  return unused.map(({ approval: { fingerprint, change }, isSpent, file: path, line }): Message => {
    const file = visible(repositoryPath(path, root));
    const was = change === undefined ? "" : ` (${visible(shortened(change, longSentence))})`;
    const text = isSpent
      ? `${visible(fingerprint)} was accepted before, and comes again${was}. Accept it anew.`
      : `${visible(fingerprint)} accepts no change${was}. Remove its block.`;
    return {
      level: "warning",
      of: "unused approval",
      count: 1,
      command: () => command("warning", { file, line, title: "trackc diff: unused approval" }, text),
      brief: () => `- ${file}:${line}: ${text}`,
    };
  });
}

/** What is gone; the others where they are few, but not those that are told of many places, since an annotation has but one. */
function fewOf(safe: readonly Item[]): readonly Item[] {
  const others = safe.filter((item) => !isLoss(item) && item.changes.length === 1 && item.groups.length === 1);
  return [...safe.filter(isLoss), ...(others.length <= fewSafe ? others : [])];
}

/** By what it does to the check; what was accepted is for information. */
function levelOf(item: Item, report: DiffReport): Level {
  if (itemFails(item, report)) return "error";
  return isAccepted(item.first) || worstOf(item.first) === "safe" ? "notice" : "warning";
}

function annotation(item: Item, report: DiffReport, root: Root | undefined): string {
  const { first } = item;
  return command(
    levelOf(item, report),
    {
      ...placeIn(first, report, root),
      title: `trackc diff: ${isAccepted(first) ? "accepted, " : ""}${severityWords(first)}`,
    },
    [
      `${visible(compactly(item))}.`,
      ...verdict("producers", item),
      ...verdict("consumers", item),
      ...safeReasons(item).map(sentence),
      ...(first.accepted === undefined ? [] : [`Accepted: ${sentence(first.accepted)}`]),
      ...(first.head ? [] : elsewhere(item, report, root)),
      ...(worstOf(first) === "safe" ? [] : [`Fingerprint: ${fingerprints(item, report)}`]),
    ].join("\n"),
  );
}

/** Where GitHub shows it. Another side's lines are not those of the files that it shows: what is gone stands by what is nearest. */
function placeIn({ base, head, nearest }: Change, { sources }: DiffReport, root: Root | undefined) {
  const fileOf = (file: string): string => visible(repositoryPath(file, root));
  if (head) {
    const region = regionOf(head.span, sources.head);
    const columns = region && region.line === region.endLine ? { col: region.column, endColumn: region.endColumn } : {};
    return { file: fileOf(head.span.file), line: region?.line, endLine: region?.endLine, ...columns };
  }
  // What was gone stood behind the end of it.
  if (nearest) return { file: fileOf(nearest.file), line: regionOf(nearest, sources.head)?.endLine };
  const file = base?.span.file;
  return file !== undefined && sources.head.has(file) ? { file: fileOf(file) } : {};
}

function verdict(audience: Audience, item: Item): readonly string[] {
  const one = item.first[audience];
  if (one.severity === "safe") return [];
  const proof = one.witness
    ? `${claimOf(one.witness)}: ${callOf(one.witness)}`
    : `No payload shows it: ${one.withoutWitness}`;
  return [
    `For ${audience}: ${sentence(reasonOf(item, audience))}`,
    sentence(proof.charAt(0).toUpperCase() + proof.slice(1)),
  ];
}

function fingerprints(item: Item, report: DiffReport): string {
  const { shown, left } = fingerprintsOf(item, report);
  return `${visible(shown.join(" "))}${left > 0 ? ` and ${left} more` : ""}`;
}

function sentence(text: string): string {
  return visible(shortened(text, longSentence));
}

/** Where it stood, for what has no place any more. */
function elsewhere({ first }: Item, report: DiffReport, root: Root | undefined): readonly string[] {
  const place = placeOf(first, report, root);
  return place ? [`It stood in ${visible(placeText(place))} of ${visible(report.names.base)}.`] : [];
}

function briefly(item: Item, report: DiffReport, root: Root | undefined): string {
  const place = placeOf(item.first, report, root);
  const at = place ? `, ${placeText(place)}` : "";
  const group = groupName(item.first.subject.group);
  const where = item.uses.length > 0 || compactly(item).startsWith(group) ? "" : `, first in ${group}`;
  return `- ${severityWords(item.first)}: ${visible(`${compactly(item)}${where}${at}`)}`;
}

function folded(left: readonly Message[]): readonly string[] {
  const count = left.reduce((sum, message) => sum + message.count, 0);
  const what = Object.entries(manyOf).flatMap(([one, many]) => {
    const number = left.reduce((sum, message) => sum + (message.of === one ? message.count : 0), 0);
    return number === 0 ? [] : [counted(number, one, many)];
  });
  const title = `${what.join(", ")} without an annotation`;
  return [
    command("group", {}, title),
    ...left.map((message) => message.brief()),
    command("endgroup", {}, ""),
    command(
      "notice",
      { title: "trackc diff" },
      `GitHub shows ${perStep} annotations of a level for a step, so ${what.join(", ")} ${
        count === 1 ? "has" : "have"
      } none: unfold "${title}" in this step's log.`,
    ),
  ];
}
