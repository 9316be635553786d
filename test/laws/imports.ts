import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** One import as it is written, of types as well as of values. */
export interface Import {
  /** `src/plan/resolve.ts` */
  readonly from: string;
  /** `src/syntax/node.ts`, or the name of a package. */
  readonly to: string;
  /** Erased when compiled. */
  readonly typeOnly: boolean;
  /** `import(…)`. */
  readonly lazy: boolean;
}

const statement =
  /(?:^|\n)\s*(import|export)\s+(type\s)?[^"'`;]*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s*["']([^"']+)["']/g;

/** Every import of every file under `src`. */
export function importsOfSource(): Import[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts"))
    .sort();
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    return [...text.matchAll(statement)].map((match): Import => {
      const specifier = (match[3] ?? match[4] ?? match[5]) as string;
      const to = specifier.startsWith(".")
        ? relative(root, resolve(root, dirname(from), specifier))
            .replaceAll("\\", "/")
            .replace(/\.js$/, ".ts")
        : specifier;
      return { from, to, typeOnly: match[2] !== undefined, lazy: match[4] !== undefined };
    });
  });
}

/** `src/plan/subtype/index.ts` → `plan`; `src/cli.ts` → `cli.ts`. */
export function roomOf(path: string): string {
  return path.split("/")[1] as string;
}
