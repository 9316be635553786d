const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space is left"],
  ["EDQUOT", "no space is left"],
  ["ENAMETOOLONG", "the path is too long"],
  ["EMFILE", "too many files are open"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a file stands where one of its folders should be"],
  ["ENOENT", "it vanished meanwhile"],
  ["EEXIST", "a file stands where a folder should be"],
]);

/** What the system said, in a person's words. Anything but a system's error is a bug and goes on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !("syscall" in error && "code" in error) || typeof error.code !== "string")
    throw error;
  return REASONS.get(error.code) ?? error.code;
}
