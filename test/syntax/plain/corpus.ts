import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Example } from "../../../src/diagnostics/mistake.js";
import { mistakes } from "../../../src/mistakes.js";
import { allRules } from "../../../src/rules/index.js";
import { largePlan } from "../../generators/large.js";

const root = join(import.meta.dirname, "../../..");

/** Texts by a name that leads to them. */
export type Corpus = ReadonlyMap<string, string>;

/** Every YAML file of the example plans, the templates and the tests. */
export function filesOfTheRepository(): Corpus {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "node_modules") walk(path);
      } else if (/\.ya?ml$/.test(entry.name)) {
        found.set(relative(root, path), withoutMark(readFileSync(path, "utf8")));
      }
    }
  };
  for (const folder of ["plans", "templates", "test"]) walk(join(root, folder));
  return found;
}

/** Reading files takes the byte order mark away. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** The plans and manifests in `docs/language.md`. */
export function examplesOfTheLanguage(): Corpus {
  const text = readFileSync(join(root, "docs/language.md"), "utf8");
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block as string);
  return new Map(blocks.map((block, at) => [`docs/language.md, example ${at + 1}`, block]));
}

/** What the rules and the mistakes show as bad and as good. */
export function examplesOfTheRules(): Corpus {
  const found = new Map<string, string>();
  const add = (name: string, example: Example | undefined): void => {
    if (typeof example === "string") found.set(name, example);
    else for (const [path, text] of Object.entries(example ?? {})) found.set(`${name}, ${path}`, withoutMark(text));
  };
  for (const { id, bad, good } of allRules) {
    add(`${id}, bad`, bad);
    add(`${id}, good`, good);
  }
  for (const { code, bad, good } of mistakes) {
    add(`${code}, bad`, bad);
    add(`${code}, good`, good);
  }
  return found;
}

/** The large plan of the benchmarks. */
export function largePlanFiles(events: number): Corpus {
  return new Map(Object.entries(largePlan(events)));
}

/** Pieces short enough to be changed and read many times: whole short files, and long ones from a top-level key on. */
export function shortPieces(corpora: readonly Corpus[]): readonly string[] {
  const most = 1500;
  const pieces = new Set<string>();
  for (const text of corpora.flatMap((corpus) => [...corpus.values()])) {
    if (text.length <= most) {
      pieces.add(text);
      continue;
    }
    for (const { index } of text.matchAll(/^\w[^\n]*:[^\n]*\n/gm)) {
      const end = text.lastIndexOf("\n", index + most);
      pieces.add(text.slice(index, end < index ? index + most : end + 1));
    }
  }
  return [...pieces];
}
