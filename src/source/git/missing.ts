import path from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import { objectMissing, objectsMissing } from "./mistakes.js";
import { foldersOf, several } from "./several.js";
import { shellCommand } from "./shell.js";

/** Where files are missing: a commit of the repository, or of a submodule in it. */
export interface Lacking {
  /** The top of the repository that is compared. */
  readonly root: string;
  /** The top of the one that has the commit: the same, or a submodule's. */
  readonly top: string;
  readonly commit: string;
}

/**
 * The one mistake about all files of a commit whose content is not here, by their absolute paths, with the one command that gets
 * them.
 */
export function missingFiles(files: readonly string[], { root, top, commit }: Lacking): Diagnostic {
  const where = top === root ? [] : ["-C", top];
  const short = commit.slice(0, 7);
  const shown = files.map((file) => inside(root, file) || ".").sort();
  const [only = ".", ...others] = shown;
  if (others.length === 0) {
    const command = shellCommand(["git", ...where, "show", `${commit}:${inside(top, files[0] ?? top)}`]);
    const help = `Have git get it: \`${command} > /dev/null\``;
    return mistaken(objectMissing, undefined, { path: only, commit: short }, { help });
  }
  const within = foldersOf(files.map((file) => inside(top, file)));
  const args = ["diff", "--no-ext-diff", "--no-textconv", emptyTree(commit), commit, "--", ...within.map(fromTop)];
  const command = shellCommand(["git", ...where, ...args]);
  const help = `Have git get them, all at once: \`${command} > /dev/null\``;
  return mistaken(objectsMissing, undefined, { files: several(shown), commit: short }, { help });
}

/**
 * The tree of no files, which every git knows. Compared with it all files of a commit are new, so that git fetches all of them
 * with one request, also in a bare repository and whatever is checked out.
 */
function emptyTree(commit: string): string {
  return commit.length === 40
    ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
}

/** A path as git takes it wherever one is. In the long form a star is a star. */
function fromTop(file: string): string {
  return /^[\w./-]*$/.test(file) ? `:/${file}` : `:(top,literal)${file}`;
}

/** A path as git writes it, seen from a folder. */
function inside(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join("/");
}
