import { message } from "../../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../../diagnostics/mistake.js";

/** No git on this machine. */
export const gitMissing = defineMistake({
  code: "git-missing",
  message: message`git can't be started`,
  what: "A commit was to be read, and the program `git` was not found on the path.",
  why: "Commits are read by git itself, so that every kind of repository works.",
  fix: message`Install git, or compare two folders: \`trackc diff before after\`.`,
});

/** A git that does not answer. */
export const gitTimedOut = defineMistake({
  code: "git-timed-out",
  message: message`\`git ${"command"}\` gave no answer for ${"seconds"} seconds`,
  what: "Git was asked for something that takes it milliseconds, and was still silent after half a minute.",
  why: "It waits for a disk or a lock that may never answer, and a check that never ends blocks everybody.",
  fix: message`Run the command again. If it stays, try \`git status\` in the same folder: the disk may be a network folder that is away.`,
});

/** A failure that git alone can explain. */
export const gitFailed = defineMistake({
  code: "git-failed",
  message: message`\`git ${"command"}\` failed: ${"reason"}`,
  what: "Git ended with an error of its own.",
  why: "What the plan was before can't be read.",
  fix: message`See what \`git fsck\` says of the repository.`,
});

/** A folder outside any repository. */
export const notARepository = defineMistake({
  code: "not-a-repository",
  message: message`\`${"folder"}\` is not in a git repository`,
  what: "A comparison with a commit was asked for, and the folder belongs to no repository.",
  why: "There is nothing to compare with.",
  fix: message`Give two folders: \`trackc diff before after\`. Or run this inside the repository.`,
});

/** A repository that git does not trust. */
export const dubiousOwnership = defineMistake({
  code: "dubious-ownership",
  message: message`Git does not trust \`${"folder"}\`: it belongs to another user`,
  what: "The repository's folder is owned by somebody else, so git refuses to read it. It happens in containers.",
  why: "A repository's settings can name programs to run, so git reads only those of their owner.",
  fix: message`If you trust it, run \`git config --global --add safe.directory\` with \`${"folder"}\`.`,
});

/** A name that leads to no commit. */
export const unknownRef = defineMistake({
  code: "unknown-ref",
  message: message`There is no commit called \`${"ref"}\` here`,
  what: "A branch, tag or commit was named, and this clone does not have it. In CI only one branch is cloned by default.",
  why: "Without it there is nothing to compare with.",
  fix: message`Check the spelling of \`${"ref"}\`; \`git branch --all\` and \`git tag\` list what there is.`,
});

/** A name that can't be one of a commit. */
export const notARef = defineMistake({
  code: "not-a-ref",
  message: message`\`${"ref"}\` can't be the name of a commit`,
  what: "What was given as a branch, tag or commit is empty, begins with `-` or has control characters in it.",
  why: "It is never handed to git, which could take it for an option.",
  fix: message`Give a branch, a tag or a commit, such as \`main\`, \`v1.2.0\` or \`HEAD~3\`.`,
});

/** Two commits of which nothing common is known. */
export const noMergeBase = defineMistake({
  code: "no-merge-base",
  message: message`\`${"one"}\` and \`${"other"}\` have no common commit`,
  what: "The commit where a branch left the other can't be found. Mostly the clone is shallow: it ends before that commit.",
  why: "Compared with anything else, changes of others would be shown as this branch's.",
  fix: message`Their histories are not related. Compare directly: \`trackc diff ${"one"}..${"other"}\`.`,
});

/** The previous commit lies beyond the end of a shallow clone. */
export const noPreviousCommit = defineMistake({
  code: "no-previous-commit",
  message: message`The commit before \`${"commit"}\` is not in this shallow clone`,
  what: "On the default branch a plan is compared with the previous commit, and the clone ends before it.",
  why: "There is nothing to compare with.",
  fix: message`Run \`git fetch --deepen=1\`, or have CI clone two commits: \`fetch-depth: 2\` for actions/checkout, \`GIT_DEPTH: 2\` on GitLab.`,
});

/** Nothing tells what to compare with. */
export const noBase = defineMistake({
  code: "no-base",
  message: message`Nothing tells what to compare with`,
  what: "Neither `--base` nor CI names a base, and there is no `origin/HEAD`, `main` or `master`.",
  why: "A guess could call a breaking change safe.",
  fix: message`Name it: \`--base the-branch\`, or make the default branch known: \`git remote set-head origin --auto\`.`,
});

/** A repository that has only commits. */
export const noWorkingFolder = defineMistake({
  code: "no-working-folder",
  message: message`\`${"folder"}\` is a bare repository`,
  what: "A commit was to be compared with the working folder, and a bare repository has none.",
  why: "There is no plan to compare it with.",
  fix: message`Name both sides: \`trackc diff main..the-branch\`.`,
});

/** Bytes that a partial clone has left on the server. */
export const objectMissing = defineMistake({
  code: "object-missing",
  message: message`\`${"path"}\` of commit ${"commit"} is not in this clone`,
  what: "The clone is partial (`--filter`) or damaged: it knows the file and does not have its content.",
  why: "trackc never uses the network, and without the file a part of the plan would look removed.",
  fix: message`Have git get it: \`git show ${"commit"}:${"path"}\`.`,
});

/** Several of them, told at once. */
export const objectsMissing = defineMistake({
  code: "objects-missing",
  message: message`${"files"} of commit ${"commit"} are not in this clone`,
  what: "The clone is partial (`--filter`) or damaged: it knows the files and does not have their content.",
  why: "trackc never uses the network, and without the files a part of the plan would look removed.",
  fix: message`Have git get them, with one \`git diff\` of the commit ${"commit"} and the empty tree.`,
});

/** A submodule that nobody checked out, and in which something has changed. */
export const submoduleMissing = defineMistake({
  code: "submodule-missing",
  message: message`The submodule \`${"path"}\` is not checked out, and it is not the same on both sides`,
  what: "A part of the plan is in a submodule whose files are not here, and both sides do not name the same commit of it. A clone brings no submodules by itself.",
  why: "Without these files every change in them would be missed.",
  fix: message`Check it out: \`git submodule update --init ${"path"}\`. In CI: \`submodules: true\` for actions/checkout, \`GIT_SUBMODULE_STRATEGY: normal\` on GitLab.`,
});

/** A submodule without one of two commits. */
export const submoduleCommitMissing = defineMistake({
  code: "submodule-commit-missing",
  message: message`Commit ${"commit"} of the submodule \`${"path"}\` is not in this clone, and the other side has another one`,
  what: "A part of the plan is in a submodule that was cloned without a commit of it that is to be compared. Mostly its clone is shallow.",
  why: "Without that commit every change in the submodule would be missed.",
  fix: message`Fetch it in \`${"path"}\`: \`git fetch origin ${"commit"}\`.`,
});

/** Files that a sparse checkout keeps from the working folder. */
export const leftOut = defineMistake({
  code: "left-out",
  message: message`Git was told not to check out ${"files"}`,
  what: "The plan has files that a sparse checkout, or `git update-index --skip-worktree`, keeps from the working folder.",
  why: "They would look removed.",
  fix: message`Have git check it out: \`git sparse-checkout add\` with its folder.`,
});

/** A base that is named twice. */
export const twoBases = defineMistake({
  code: "two-bases",
  message: message`\`--base\` says what the branch is merged into, and \`${"given"}\` names the base already`,
  what: "Beside `--base`, a commit, two of them or two folders were given. They say themselves what to compare with.",
  why: "One of the two would be ignored.",
  fix: message`Leave out \`--base\`, or \`${"given"}\`.`,
});

/** A word that means two things. */
export const ambiguousInput = defineMistake({
  code: "ambiguous-input",
  message: message`\`${"given"}\` is a folder and a commit`,
  what: "What was given exists as a path and as a branch or tag.",
  why: "The two comparisons have nothing in common.",
  fix: message`Write \`./${"given"}\` for the path, or \`${"given"}~0\` for the commit.`,
});

/** More than two sides. */
export const tooManyInputs = defineMistake({
  code: "too-many-inputs",
  message: message`A comparison has two sides, and ${"count"} were given`,
  what: "More was given than what was before and what is now.",
  why: "Which two are meant can't be guessed.",
  fix: message`Give nothing, one commit, \`A..B\`, or two of commits, \`REF:path\` and folders.`,
});

/** The mistakes of reading commits. */
export const gitMistakes: readonly DocumentedMistake[] = [
  gitMissing,
  gitTimedOut,
  gitFailed,
  notARepository,
  dubiousOwnership,
  unknownRef,
  notARef,
  noMergeBase,
  noPreviousCommit,
  noBase,
  noWorkingFolder,
  objectMissing,
  objectsMissing,
  submoduleMissing,
  submoduleCommitMissing,
  leftOut,
  twoBases,
  ambiguousInput,
  tooManyInputs,
];
