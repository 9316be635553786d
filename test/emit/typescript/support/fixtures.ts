import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../fixtures");

/** The files of a fixture's plan, manifest included, by path. */
export function fixture(name: string): Record<string, string> {
  const root = join(folder, name);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(root, path), "utf8")]));
}
