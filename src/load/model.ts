import type { Result } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import type { SourceFile } from "../source/span.js";

// What a comparison is asked for, and what it has: pure types.

/** What decides about the sides of a comparison beside its arguments. */
export interface ResolveOptions {
  /** The working folder. Paths in results are relative to it. */
  readonly cwd: string;
  /** The variables of the environment: CI names the base in them. */
  readonly env: NodeJS.ProcessEnv;
  /** `--base`: what to take the merge base with. */
  readonly base?: string | undefined;
  /** Names of files that may stand beside a manifest, and that are read with the head, and with the base where the head has them. */
  readonly beside?: readonly string[] | undefined;
}

/** A plan as it was or is somewhere. */
export interface Side {
  readonly loaded: LoadedPlan;
  /** What to call the place: `main (3f2a1c0)`, `merge base with main (3f2a1c0)`, `the working folder`, `before`. */
  readonly label: string;
  /** The id of the commit; `undefined` on disk. */
  readonly commit: string | undefined;
  /** The day of the commit, `YYYY-MM-DD`: what counts as today on this side; `undefined` on disk. */
  readonly date: string | undefined;
  /** False where the place has no such plan: `loaded` is an empty one. */
  readonly exists: boolean;
  /** What {@link ResolveOptions.beside} asked for, by name; without those that aren't there. */
  readonly beside: ReadonlyMap<string, Result<SourceFile | undefined>>;
}

/** One plan on both sides. */
export interface PlanPair {
  readonly base: Side;
  readonly head: Side;
  /** What concerns this plan alone. */
  readonly notes: readonly Note[];
}

/** What a note is about. */
export type NoteKind =
  /** Which base was chosen, and why. */
  | "base"
  /** The same on the default branch, where it is the previous commit. */
  | "previous-commit"
  /** A path that git does not hold was read from the working folder on both sides. */
  | "from-working-folder"
  /** A submodule's files were read from the working folder, without the commit that the tree names, or not at all. */
  | "submodule"
  /** The plan is not in the base: everything is new. */
  | "no-base-plan"
  /** The plan is not in the head: everything is removed. */
  | "no-head-plan"
  /** The base has errors under today's language. */
  | "base-broken"
  /** The manifest stands in another folder than before. */
  | "plan-moved"
  /** A file that belongs beside a manifest stands where there is none. */
  | "left-beside"
  /** A path that was given is a part of a plan, which is compared as a whole. */
  | "whole-plan";

/** Something that a reader of the comparison must know: one line, names and paths raw between backticks. */
export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
}

/** How somebody else, or the same person in another place, asks for the same comparison. */
export interface Repeat {
  /** What stands behind `trackc diff`: `--base origin/release`, `v1.2.0 plans/music`. None where it finds the base by itself anywhere. */
  readonly args: readonly string[];
  /** What the head is called where it is a commit, which has to be checked out to write to it. */
  readonly checkout: string | undefined;
}

/** Everything to compare. */
export interface Inputs {
  /** One for each plan, sorted by its manifest in the head. */
  readonly pairs: readonly PlanPair[];
  /** What concerns all of them: the base, and what was read from the working folder. */
  readonly notes: readonly Note[];
  readonly repeat: Repeat;
}
