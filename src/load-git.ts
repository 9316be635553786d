/**
 * The two sides of a comparison, from what was given on the command line.
 *
 * ```ts
 * const { value: inputs, diagnostics } = await resolveInputs(args, { cwd, env, base });
 * // diagnostics: why nothing can be compared (an unknown ref, no manifest, a file missing from a partial clone). With one of
 * // them there are no pairs: report and exit 2.
 * for (const { base, head } of inputs.pairs) diff(base.loaded, head.loaded, { today: given ?? head.date ?? clock });
 * for (const { kind, text } of inputs.notes) …   // for the report: which base and why, what was read from the working folder
 * // `notes` of a pair are about that plan alone: that it is new or has moved, or that its base has errors.
 * ```
 *
 * - `head.loaded.diagnostics` may hold errors of the plan itself, as after `loadPlans`: report those and exit 1, there is no
 *   whole plan to compare. Those of `base.loaded` are not reported; where there are errors a note of the kind `base-broken`
 *   says how many, and the diff goes on with what can be read.
 * - The paths in both sides' `sources` read alike (`plans/music.yaml`), so a renamed folder shows and nothing else does. What
 *   tells them apart is the side: `side.label` (`main (3f2a1c0)`, `the working folder`), and `SourceFile.revision` on each file
 *   of a commit, absent on those that were read from the disk.
 * - `beside` names files to read beside the manifest of the head, such as the approvals: `head.beside` has them, from the commit where the
 *   head is one.
 * - Where every file of a plan is the same on both sides, `base.loaded.plan === head.loaded.plan`: nothing to compare.
 * - `text` of a note is one line with names between backticks; plan text and paths in it are raw, so it passes the report's door.
 */
export { resolveInputs } from "./load/inputs.js";
export type { Inputs, Note, NoteKind, PlanPair, Repeat, ResolveOptions, Side } from "./load/model.js";
export { notesOn } from "./load/notes.js";
