import { decidingProof } from "../../diff/deciding-proof.js";
import type { Change, FactSide, Group, Subject, Verdict } from "../../diff/model.js";
import type { Proof } from "../../plan/subtype/index.js";
import type { Sources } from "../../source/span.js";
import { placeOf } from "../json.js";
import { jsonText } from "../json-text.js";
import { hintText } from "./hints.js";
import { nothingLine, uncomparedLine } from "./nothing.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared, Uncompared } from "./report.js";
import { countsOf, verdictLine } from "./verdict.js";
import { wordsOf } from "./words.js";

/** The version of the JSON report's shape, which `diff.schema.json` describes. Grows when a reader could break. */
const shapeVersion = 1;

/** For programs: everything as data, after `diff.schema.json`. Texts of plans are as the plans have them, unshortened. */
export const json: DiffReporter = {
  id: "json",
  what: "for programs: everything as data, with a published JSON Schema",
  render(report: DiffReport): string {
    return all([report]);
  },
  together(reports: readonly DiffReport[], _: DiffReportOptions, uncompared?: readonly Uncompared[]): string {
    return all(reports, uncompared);
  },
  nothing(problem: NothingCompared): string {
    return jsonText({
      version: shapeVersion,
      problem: { message: `${nothingLine(problem)}.`, errors: errorShapes(problem) },
      notes: [],
      plans: [],
      notCompared: [],
    });
  },
};

function all(reports: readonly DiffReport[], uncompared: readonly Uncompared[] = []): string {
  return jsonText({
    version: shapeVersion,
    problem: null,
    notes: [...(reports[0]?.notes ?? []), ...reports.flatMap(({ planNotes }) => planNotes)],
    plans: reports.map(planShape),
    notCompared: uncompared.map((one) => ({
      name: one.of.name,
      manifest: one.of.manifest,
      message: `${uncomparedLine(one)}.`,
      errors: errorShapes(one),
    })),
  });
}

function errorShapes({ errors, sources }: Pick<NothingCompared, "errors" | "sources">) {
  return errors.map(({ code, message, help, span }) => ({
    code,
    message,
    help: help ?? null,
    place: span ? placeOf(span, sources) : null,
  }));
}

function planShape(report: DiffReport) {
  const { diff, names, sources, of, unused } = report;
  return {
    name: of.name,
    manifest: of.manifest,
    verdict: verdictLine(diff),
    base: names.base,
    head: names.head,
    today: diff.today,
    notes: report.planNotes,
    summary: countsOf(diff),
    planVersion: {
      base: diff.version.base ?? null,
      head: diff.version.head ?? null,
      bump: diff.version.bump,
      required: diff.version.required ?? null,
      isEnough: diff.version.isEnough,
      fails: report.failing.version,
    },
    changes: diff.changes.map((change) => changeShape(change, report)),
    hints: diff.hints.map((hint) => ({
      removed: subjectShape(hint.removed),
      added: subjectShape(hint.added),
      message: `${hintText(hint, report, undefined).words}.`,
      line: hint.line,
      place: placeOf(hint.at, sources.head),
    })),
    approvalFaults: (report.faults ?? []).map(({ code, message, help, file, line }) => ({
      code,
      message,
      help,
      file,
      line: line ?? null,
    })),
    unusedApprovals: unused.map(({ approval, isSpent, file, line }) => ({
      fingerprint: approval.fingerprint,
      change: approval.change ?? null,
      reason: approval.reason,
      isSpent,
      file,
      line,
    })),
  };
}

function changeShape(change: Change, { sources, failing }: DiffReport) {
  return {
    kind: change.kind,
    subject: subjectShape(change.subject),
    message: wordsOf(change),
    base: sideShape(change.base, sources.base),
    head: sideShape(change.head, sources.head),
    also: change.also.map(subjectShape),
    shared: change.shared ? subjectShape(change.shared) : null,
    producers: verdictShape(change.producers, decidingProof(change.proofs, "producers")),
    consumers: verdictShape(change.consumers, decidingProof(change.proofs, "consumers")),
    bump: change.bump,
    fingerprint: change.fingerprint,
    accepted: change.accepted ?? null,
    fails: failing.changes.has(change),
    decidedBy: change.decidedBy ?? null,
    nearest: change.nearest ? placeOf(change.nearest, sources.head) : null,
  };
}

function subjectShape({ kind, group, path }: Subject) {
  return { kind, group: groupShape(group), path };
}

function groupShape({ kind, name }: Group) {
  return { kind, name: name === "" ? null : name };
}

/** `value` is left out rather than `null` where there is none: `null` can be a value. */
function sideShape(side: FactSide | undefined, sources: Sources) {
  if (!side) return null;
  const { span, value, definition } = side;
  return { place: placeOf(span, sources), ...(value === undefined ? {} : { value }), definition: definition ?? null };
}

function verdictShape({ severity, reason, witness, withoutWitness }: Verdict, proof: Proof | undefined) {
  return {
    severity,
    reason,
    proof: proof?.kind ?? null,
    witness: witness
      ? { call: witness.call, name: witness.name, payload: witness.payload, validUnder: witness.validUnder }
      : null,
    withoutWitness: withoutWitness ?? null,
  };
}
