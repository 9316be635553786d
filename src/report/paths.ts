/** Where the working folder lies in its repository. Files are reported from its top where a code host looks them up. */
export interface Root {
  /** From the top of the repository to the working folder, with `/`; empty where they are the same. */
  readonly prefix: string;
}

/**
 * A file of a diagnostic as the repository names it: from its top, with `/`, without `.` and `..`. A path that is absolute or
 * leads out of the repository stays as it is, since there is no better name for it.
 */
export function repositoryPath(file: string, root: Root | undefined): string {
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(file)) return file;
  const folders: string[] = [];
  for (const part of [...(root?.prefix ?? "").split("/"), ...file.split("/")]) {
    if (part === "" || part === ".") continue;
    if (part !== "..") folders.push(part);
    else if (folders.pop() === undefined) return file;
  }
  return folders.join("/");
}
