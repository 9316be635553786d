import { type FailOptions, failureOf } from "../../../src/diff/fail-on.js";
import { diff as compare } from "../../../src/diff/index.js";
import type { FactKind } from "../../../src/diff/kinds.js";
import type { Change, Diff, Group, Severity, Subject, Verdict, Witness } from "../../../src/diff/model.js";
import { loadText } from "../../../src/load/text.js";
import { type DiffReport, failingOf, versionPlace } from "../../../src/report/diff/index.js";
import type { SourceFile, Sources } from "../../../src/source/span.js";

/** The span of a whole text in a made-up file. */
const span = { file: "plans/plan.yaml", start: 0, end: 5 };

export const subjectOfEvent = (name: string, ...inner: readonly string[]): Subject => ({
  kind: inner.length === 0 ? "event" : "property",
  group: { kind: "event", name },
  path: ["events", name, ...inner],
});

export function verdict(
  severity: Severity,
  { reason = "Because.", witness, withoutWitness = "No payload shows it." }: Partial<Verdict> = {},
): Verdict {
  if (severity === "safe") return { severity, reason, witness: undefined, withoutWitness: undefined };
  if (witness) return { severity, reason, witness, withoutWitness: undefined };
  return { severity, reason, witness, withoutWitness };
}

/** A witness of a track call. */
export function witness(name: string, payload: Witness["payload"] = {}): Witness {
  return { call: "track", name, payload, validUnder: "base" };
}

let made = 0;

/** A change as the judge makes it; safe for both where nothing else is said. */
export function change(kind: FactKind, subject: Subject, more: Partial<Change> = {}): Change {
  made++;
  return {
    kind,
    subject,
    base: kind.endsWith("-added") ? undefined : { span },
    head: kind.endsWith("-removed") ? undefined : { span },
    proofs: undefined,
    witnesses: undefined,
    also: [],
    shared: undefined,
    isCarried: true,
    producers: verdict("safe"),
    consumers: verdict("safe"),
    bump: "patch",
    fingerprint: `c_${made.toString(16).padStart(12, "0")}`,
    accepted: undefined,
    decidedBy: undefined,
    nearest: undefined,
    ...more,
  };
}

export function group(kind: Group["kind"], name = ""): Group {
  return { kind, name };
}

const version: Diff["version"] = { base: "1.0.0", head: "1.0.1", bump: "patch", required: "1.0.1", isEnough: true };

/** A report of changes that nobody compared. */
export function reportOf(
  changes: readonly Change[],
  more: Partial<Diff> = {},
  notes: readonly string[] = [],
): DiffReport {
  const file: SourceFile = { path: span.file, text: "events:\n  Song Played:\n", linted: true };
  const sources: Sources = new Map([[file.path, file]]);
  const diff: Diff = { changes, hints: [], today: "2026-01-01", version, ...more };
  return {
    diff,
    failing: failingOf(failureOf(diff)),
    sources: { base: sources, head: sources },
    notes,
    planNotes: [],
    names: { base: "main", head: "HEAD" },
    of: { name: "example", manifest: "trackc.yaml", version: undefined },
    unused: [],
  };
}

/** A report of two plans, each the text of one file. */
export function compared(before: string, after: string, options: FailOptions = {}): DiffReport {
  const [base, head] = [before, after].map((text) => {
    const { value, diagnostics } = loadText({
      "trackc.yaml": "name: example\nversion: 1.0.0\n",
      "plans/plan.yaml": text,
    });
    const mistakes = diagnostics.filter(({ origin }) => origin === "language");
    if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join("\n"));
    return value;
  }) as [ReturnType<typeof loadText>["value"], ReturnType<typeof loadText>["value"]];
  const diff = compare(base, head, { today: "2026-01-01" });
  return {
    diff,
    failing: failingOf(failureOf(diff, options)),
    sources: { base: base.sources, head: head.sources },
    notes: [],
    planNotes: [],
    names: { base: "main", head: "HEAD" },
    of: { name: "example", manifest: "trackc.yaml", version: versionPlace(head.project) },
    unused: [],
  };
}
