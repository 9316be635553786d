import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

// Approvals belong to a comparison of two plans, so that none of these has an example in the text of one.

/** Approvals that nobody can read. */
export const approvalsUnreadable = defineMistake({
  code: "approvals-unreadable",
  message: message`The approvals can't be read: ${"problem"}`,
  what: "`.trackc-approvals.json` beside the manifest is not what `trackc diff --accept` writes.",
  why: "Taken for empty, a damaged file would raise every accepted break again; taken for whole, it would hide new ones.",
  fix: message`Correct what you changed by hand, or restore the file from version control.`,
});

/** Approvals with a merge conflict in them. */
export const approvalsConflict = defineMistake({
  code: "approvals-conflict",
  message: message`The approvals hold an unresolved merge conflict`,
  what: "`.trackc-approvals.json` has the marks in it that git leaves where two branches changed the same lines.",
  why: "What was accepted can't be told as long as both sides stand there.",
  fix: message`Keep the approvals of both sides: each is a block of its own, and their order does not matter.`,
});

/** Something that approvals say twice. */
export const approvalRepeated = defineMistake({
  code: "approval-repeated",
  message: message`The approvals have \`${"key"}\` twice in the same place`,
  what: "Two blocks of `.trackc-approvals.json` have the same key, as two branches leave it that accept the same change.",
  why: "Only the last one would count, and the other, with a reason that somebody gave, be lost without a word.",
  fix: message`Keep one of the two, with the reason that holds.`,
});

/** An approval without a reason. */
export const approvalWithoutReason = defineMistake({
  code: "approval-without-reason",
  message: message`\`${"fingerprint"}\` is accepted without a reason`,
  what: "An approval does not say why the break is acceptable.",
  why: "Whoever reviews it, or finds it in a year, can't tell what was weighed, and who was asked.",
  fix: message`Write a \`reason\`: who was told, and why nobody is hurt.`,
});

/** An approval that accepts nothing. */
export const approvalUnused = defineMistake({
  code: "approval-unused",
  message: message`\`${"fingerprint"}\` accepts no change (${"change"})`,
  what: "An approval in `.trackc-approvals.json` matches none of the changes.",
  why: "The change was taken back, or has become another one that nobody has accepted. Once it is merged, nothing tells any more that what it says never came about.",
  fix: message`Remove the block of \`${"fingerprint"}\` from the file.`,
});

/** An approval of an earlier change. */
export const approvalSpent = defineMistake({
  code: "approval-spent",
  message: message`\`${"fingerprint"}\` was accepted before, and comes again (${"change"})`,
  what: "The base has this approval already, in the same words, and yet the change that it accepts comes only now: it was taken back in the meantime.",
  why: "An approval accepts a change once. Whoever gave it looked at that one, and nobody has looked at this.",
  fix: message`Accept it anew, with \`--accept ${"fingerprint"}\` and the reason of today.`,
});

/** What reading and using approvals can report. */
export const diffMistakes: readonly DocumentedMistake[] = [
  approvalsUnreadable,
  approvalsConflict,
  approvalRepeated,
  approvalWithoutReason,
  approvalUnused,
  approvalSpent,
];
