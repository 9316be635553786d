import { hasErrors } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import { notAVersion } from "../project/mistakes.js";
import type { Approvals } from "./approvals/approvals.js";
import { doubted } from "./doubts.js";
import { compareFacts } from "./facts/index.js";
import { judge } from "./judge.js";
import { isMissing } from "./missing-plan.js";
import type { Diff, Fact } from "./model.js";
import { demandedVersion } from "./versions.js";

export type { FactKind } from "./kinds.js";
export * from "./model.js";

/** What a comparison depends on beside the two plans. */
export interface DiffOptions {
  /** `YYYY-MM-DD`: decides about what was to go after a day. */
  readonly today: string;
  /** What was accepted although it breaks something. */
  readonly approvals?: Approvals | undefined;
}

/**
 * Compares two plans: what changed, whom it breaks and what proves it, and what the version must become. Takes a head without errors. Of a
 * base that has some, as when the language has become stricter since, what can be read is compared, and a change says so.
 */
export function diff(base: LoadedPlan, head: LoadedPlan, { today, approvals }: DiffOptions): Diff {
  const { facts, hints } = compareFacts(base, head);
  const unreadable = hasErrors(base.diagnostics) ? [unreadableBase(base, head)] : [];
  const changes = judge([...unreadable, ...doubted(facts, base)], { base, head, today, approvals });
  const demanded = demandedVersion(
    saidVersion(base),
    head.project.version?.value,
    changes.map(({ bump }) => bump),
  );
  // A plan that is gone has no version that could move.
  const version = isMissing(head) ? { ...demanded, required: undefined, isEnough: true } : demanded;
  return { changes, hints, today, version };
}

/** What a base says as its version, also what is none under today's language. */
function saidVersion({ project, diagnostics }: LoadedPlan): string | undefined {
  const text = diagnostics.find(({ code }) => code === notAVersion.code)?.context.text;
  return project.version?.value ?? (text === undefined ? undefined : String(text));
}

function unreadableBase({ project, diagnostics }: LoadedPlan, head: LoadedPlan): Fact {
  const first = diagnostics.find(({ level }) => level === "error");
  return {
    kind: "base-unreadable",
    subject: { kind: "plan", group: { kind: "plan", name: "" }, path: [] },
    base: { span: first?.span ?? project.name.span, value: first?.code ?? "" },
    head: { span: head.project.name.span },
    proofs: undefined,
    witnesses: undefined,
    also: [],
    shared: undefined,
    isCarried: false,
  };
}
