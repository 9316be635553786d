import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The top of the repository that a folder is in: where `.git` stands. Without one, the folder itself. */
export function repositoryTop(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
