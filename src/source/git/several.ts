import path from "node:path";

/** How many are named before the rest is counted. */
const mostNamed = 3;

/** Some paths for a sentence: `` `a`, `b` and `c` ``, of many the first ones and how many more. */
export function several(paths: readonly string[]): string {
  const all = paths.map((one) => `\`${one}\``);
  const named = all.length > mostNamed + 1 ? [...all.slice(0, mostNamed), `${all.length - mostNamed} more`] : all;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

/**
 * The folders of some files, as git writes them from the top of a repository, without those that are below another. A file at the
 * top stands for itself: its folder is everything.
 */
export function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set(files.map((file) => (file.includes("/") ? path.posix.dirname(file) : file)));
  return [...folders].filter((one) => ![...folders].some((other) => one.startsWith(`${other}/`))).sort();
}
