import { isGlob, matchesGlob } from "./glob.js";

/** The manifest's name. */
export const manifestName = "trackc.yaml";

/**
 * Whether an entry of the manifest's `plans`, a folder, a file or a pattern, takes a file. Both paths are relative to
 * the manifest's folder, with `/`.
 */
export function selects(plans: string, path: string): boolean {
  if (!isPlanFile(path)) return false;
  const wanted = withoutDot(plans);
  if (isGlob(wanted)) return matchesGlob(wanted, path);
  return wanted === "" || path === wanted || path.startsWith(`${wanted}/`);
}

/** An entry of `plans` without a `./` before it and without a `/` behind it. */
export function withoutDot(plans: string): string {
  const trimmed = plans.replace(/^(?:\.\/+)+/, "").replace(/(?<!\/)\/+$/, "");
  return trimmed === "." ? "" : trimmed;
}

/** Whether a file is of a plan by its name: YAML, and not the manifest, which may stand among its plan's files. */
export function isPlanFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /\.ya?ml$/.test(name) && name !== manifestName;
}

/** Whether a folder below a plan's, or below one where manifests are looked for, is never entered. */
export function isIgnoredFolder(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}
