import type { Audience, Bump, Change, Diff, Severity } from "../../diff/model.js";
import { worstOf } from "../../diff/severity.js";
import { isVersion } from "../../diff/versions.js";
import type { DiffReport } from "./report.js";

const audiences: readonly Audience[] = ["producers", "consumers"];

/** How many changes are how bad for whom. */
export interface Counts {
  readonly producers: Readonly<Record<Severity, number>>;
  readonly consumers: Readonly<Record<Severity, number>>;
  /** Safe for both. */
  readonly safe: number;
  /** Not safe, but accepted; these are counted nowhere else. */
  readonly accepted: number;
  readonly changes: number;
}

/** Whether a change is bad for somebody and was accepted. What is safe needs nobody to accept it. */
export function isAccepted(change: Change): boolean {
  return change.accepted !== undefined && worstOf(change) !== "safe";
}

/** Counts the changes, of one plan or of several. */
export function countsOf({ changes }: Pick<Diff, "changes">): Counts {
  const producers = { breaking: 0, dangerous: 0, safe: 0 };
  const consumers = { breaking: 0, dangerous: 0, safe: 0 };
  let safe = 0;
  let accepted = 0;
  for (const change of changes) {
    if (isAccepted(change)) {
      accepted++;
      continue;
    }
    producers[change.producers.severity]++;
    consumers[change.consumers.severity]++;
    if (worstOf(change) === "safe") safe++;
  }
  return { producers, consumers, safe, accepted, changes: changes.length };
}

/** `2 breaking for producers, 1 dangerous for consumers, 14 safe → 3.0.0`: all that a reader in a hurry needs. */
export function verdictLine(diff: Diff): string {
  const counts = countsOf(diff);
  if (counts.changes === 0) return "No changes";
  const { required, bump } = diff.version;
  return `${countsText(counts)}${required === undefined || bump === "none" ? "" : ` → ${required}`}`;
}

/** `2 breaking for producers, 1 dangerous for consumers, 14 safe`; empty where there are no changes. */
export function countsText(counts: Counts): string {
  const parts: string[] = [];
  for (const severity of ["breaking", "dangerous"] as const) {
    for (const audience of audiences) {
      const count = counts[audience][severity];
      if (count > 0) parts.push(`${count} ${severity} for ${audience}`);
    }
  }
  if (counts.safe > 0) parts.push(`${counts.safe} safe`);
  if (counts.accepted > 0) parts.push(`${counts.accepted} accepted`);
  return parts.join(", ");
}

/** ``Breaking for producers, dangerous for consumers``; `Safe` where it is that for both. */
export function severityWords({ producers, consumers }: Change): string {
  const bad = audiences.flatMap((audience) => {
    const { severity } = audience === "producers" ? producers : consumers;
    return severity === "safe" ? [] : [{ severity, audience }];
  });
  const [first, second] = bad;
  if (!first) return "safe";
  if (!second) return `${first.severity} for ${first.audience}`;
  if (first.severity === second.severity) return `${first.severity} for both`;
  return `${first.severity} for ${first.audience}, ${second.severity} for ${second.audience}`;
}

const demands: Readonly<Record<Bump, string>> = {
  major: "something that was relied on changes",
  minor: "something is new, or wants looking at",
  patch: "only texts and the like changed",
  none: "nothing changed",
};

/** What the plan's version must become, and whether it has. */
export function versionLine({ version: { base, head, bump, required, isEnough } }: Diff): string {
  if (required === undefined) {
    if (base !== undefined && !isVersion(base)) {
      return `Version: the base's, \`${base}\`, can't be read, so that none is demanded; this would be a ${bump} step.`;
    }
    return base === undefined && bump !== "none"
      ? `Version: the base has none, so that none is demanded; this would be a ${bump} step.`
      : "Version: none is demanded.";
  }
  const why = `a ${bump} step from ${base ?? "nothing"}, since ${demands[bump]}`;
  if (bump === "none") {
    if (isEnough) return `Version: ${head ?? "none"}, and nothing demands another.`;
    return head === undefined
      ? `Version: the manifest has lost it; write \`version: ${required}\` back.`
      : `Version: ${head} is lower than ${required}, which the base has: versions only go up.`;
  }
  if (isEnough) return `Version: ${head ?? "none"} is enough; at least ${required} was needed, ${why}.`;
  return head === undefined
    ? `Version: write \`version: ${required}\` into the manifest, ${why}.`
    : `Version: ${head} is not enough; it must be at least ${required}, ${why}.`;
}

/** Why `--check-version` has nothing to hold a plan's version against, and what to do; `undefined` where it has. */
export function uncheckedVersion(
  { version: { base, head, required } }: Diff,
  of: DiffReport["of"],
): string | undefined {
  if (required !== undefined) return undefined;
  const start = `\`--check-version\` checks nothing of the plan \`${of.name}\``;
  if (base !== undefined) return `${start}: the base's version, \`${base}\`, can't be read.`;
  if (head !== undefined) return `${start} yet: the base says no version.`;
  return `${start}, which says no version: write \`version: 1.0.0\`, or what it is by now, into \`${of.manifest}\`.`;
}
