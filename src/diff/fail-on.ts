import type { Audience, Change, Diff, Severity } from "./model.js";
import { badnessOf } from "./severity.js";

/** A reason for which a comparison fails: a change that is this bad, or worse, for them. */
export interface FailOn {
  readonly audience: Audience;
  readonly severity: Exclude<Severity, "safe">;
}

/**
 * What a comparison fails on when nobody says otherwise: what breaks producers or consumers. *Dangerous* is for people to
 * look at; whoever wants it stopped says so.
 */
export const failOnByDefault: readonly FailOn[] = [
  { audience: "producers", severity: "breaking" },
  { audience: "consumers", severity: "breaking" },
];

/** How an entry of `--fail-on` is written, for messages and documentation. */
export const failOnForms =
  "`breaking`, `dangerous`, `producers:breaking`, `producers:dangerous`, `consumers:breaking`, `consumers:dangerous`, or `never` alone";

/**
 * Reads `--fail-on`: entries with commas between. `breaking` alone means both audiences; `never` fails on nothing. What it can't be
 * comes back as the entry that is wrong.
 */
export function readFailOn(text: string): readonly FailOn[] | { readonly wrong: string } {
  const entries = text.split(",").map((entry) => entry.trim());
  if (entries.length === 1 && entries[0] === "never") return [];
  const found: FailOn[] = [];
  for (const entry of entries) {
    const parts = /^(?:(producers|consumers):)?(breaking|dangerous)$/.exec(entry);
    if (!parts) return { wrong: entry };
    const severity = parts[2] === "breaking" ? "breaking" : "dangerous";
    if (parts[1] !== "consumers") found.push({ audience: "producers", severity });
    if (parts[1] !== "producers") found.push({ audience: "consumers", severity });
  }
  return found;
}

/** Whether a change is of those on which a comparison fails. What was accepted never is. */
export function failsOn(change: Change, reasons: readonly FailOn[]): boolean {
  if (change.accepted !== undefined) return false;
  return reasons.some(({ audience, severity }) => badnessOf(change[audience].severity) >= badnessOf(severity));
}

/** What decides about a comparison's exit code. */
export interface FailOptions {
  readonly failOn?: readonly FailOn[] | undefined;
  /** Whether a version that did not move enough fails as well. */
  readonly checkVersion?: boolean | undefined;
}

/** Why a comparison fails; not at all when both say so. */
export interface Failure {
  readonly changes: readonly Change[];
  readonly version: boolean;
}

/**
 * On what a comparison fails: its changes that are not accepted, and the version where that is asked for. Accepting a break does not make the
 * version smaller that it demands.
 */
export function failureOf(diff: Diff, { failOn = failOnByDefault, checkVersion = false }: FailOptions = {}): Failure {
  return {
    changes: diff.changes.filter((change) => failsOn(change, failOn)),
    version: checkVersion && !diff.version.isEnough,
  };
}
