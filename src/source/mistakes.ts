import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const plan = "events:\n  Song Played:\n    description: A song started.\n";

/** An entry of `plans` that leads nowhere. */
export const plansNotFound = defineMistake({
  code: "plans-not-found",
  message: message`There is no \`${"plans"}\`, seen from the manifest`,
  what: "A folder that the manifest names under `plans`, or the folder `plans` itself when it names none, does not exist.",
  why: "The plan, or a part of it, would silently be empty.",
  fix: message`Create \`${"plans"}\` with a file such as \`events.yaml\` in it, or say in \`trackc.yaml\` where the plan is: \`plans: the/folder\`.`,
  bad: { "trackc.yaml": "name: music\nplans: tracking\n", "plans/plan.yaml": plan },
  good: { "trackc.yaml": "name: music\nplans: plans\n", "plans/plan.yaml": plan },
});

/** An entry of `plans` in which there is nothing to read. */
export const noPlanFiles = defineMistake({
  code: "no-plan-files",
  message: message`\`${"plans"}\` holds no plan files`,
  what: "A folder or pattern of the manifest's `plans` leads to no file that ends in `.yaml` or `.yml`.",
  why: "The plan, or a part of it, would silently be empty.",
  fix: message`Put the plan's files there; their names end in \`.yaml\` or \`.yml\`. Or correct \`plans\` in \`trackc.yaml\`.`,
  bad: { "trackc.yaml": "name: music\nplans: 'plans/**/*.json'\n", "plans/plan.yaml": plan },
  good: { "trackc.yaml": "name: music\nplans: 'plans/**/*.yaml'\n", "plans/plan.yaml": plan },
});

/** A file that was there a moment ago. */
export const fileVanished = defineMistake({
  code: "file-vanished",
  message: message`\`${"path"}\` was there and can't be found any more`,
  what: "A file was found and was gone when it was to be read, or is a link that leads nowhere.",
  why: "The plan would be incomplete.",
  fix: message`Run the command again. If it stays, \`${"path"}\` is a link whose target is missing: correct or remove it.`,
});

/** A file or folder that the system does not let us read. */
export const unreadable = defineMistake({
  code: "unreadable",
  message: message`\`${"path"}\` can't be read: ${"reason"}`,
  what: "The system refuses to read a file or folder of the plan.",
  why: "The plan would be incomplete.",
  fix: message`Check who may read \`${"path"}\`.`,
});

/** A file of a size that is no plan. */
export const fileTooLarge = defineMistake({
  code: "file-too-large",
  message: message`\`${"path"}\` has more than ${"limit"} megabytes`,
  what: "A file of the plan is larger than any plan.",
  why: "It is hardly a plan, and it would not fit into memory with all that is made of it.",
  fix: message`Move it out of the plan's folder, or divide it into several files.`,
});

/** Bytes that are no text. */
export const notUtf8 = defineMistake({
  code: "not-utf8",
  message: message`Line ${"line"} is not UTF-8`,
  what: "A file holds bytes that are not UTF-8, the encoding of all plan files.",
  why: "Letters outside English would come out as other letters in every output.",
  fix: message`Save the file with the encoding UTF-8.`,
});

/** UTF-16, as some editors of Windows write it. */
export const utf16 = defineMistake({
  code: "utf-16",
  message: message`\`${"path"}\` is saved as UTF-16`,
  what: "A file begins with the mark of UTF-16, another encoding than that of all plan files.",
  why: "Plan files are UTF-8, so that every tool reads them alike.",
  fix: message`Save the file with the encoding UTF-8.`,
});

/** What stands in git in place of a file. */
export const onlyStandIn = defineMistake({
  code: "only-stand-in",
  message: message`\`${"path"}\` is only what ${"program"} keeps in git in place of the file`,
  what: "A plan's file is stored by Git LFS or encrypted by git-crypt. What git itself has of it is a pointer, or bytes that nobody can read.",
  why: "Commits are read as git has them: no program runs, and nothing is fetched. So the plan can't be read in any of them.",
  fix: message`Keep plan files in git as they are: take them out of what \`.gitattributes\` gives to ${"program"}, and commit them again.`,
});

/** The mistakes of finding and reading files. */
export const sourceMistakes: readonly DocumentedMistake[] = [
  plansNotFound,
  noPlanFiles,
  fileVanished,
  unreadable,
  fileTooLarge,
  notUtf8,
  utf16,
  onlyStandIn,
];
