import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ReadSchema, readJsonSchema } from "../../src/formats/json-schema/index.js";
import type { SourceFile } from "../../src/source/span.js";

/** What the authors say of a version by the part of its number that they raised. */
export const labels = ["MODEL", "REVISION", "ADDITION"] as const;
export type Label = (typeof labels)[number];

/** A schema in one version, read. */
export interface Version {
  readonly number: string;
  readonly file: SourceFile;
  readonly read: ReadSchema;
}

/** Two versions of a schema with none in between. */
export interface Pair {
  /** `com.sendgrid/bounce` */
  readonly family: string;
  readonly from: Version;
  readonly to: Version;
  readonly label: Label;
}

/** Every pair of neighbouring versions under a folder of `VENDOR/NAME/jsonschema/1-0-0`, with `.json` or without. */
export function pairsIn(path: string): readonly Pair[] {
  const root = existsSync(join(path, "schemas")) ? join(path, "schemas") : path;
  const pairs: Pair[] = [];
  for (const family of familiesIn(root)) {
    const folder = join(root, family, "jsonschema");
    const files = readdirSync(folder).filter((name) => /^\d+-\d+-\d+(?:\.json)?$/.test(name));
    const sorted = files.map((name) => ({ name, parts: partsOf(name) })).sort((a, b) => compare(a.parts, b.parts));
    const versions = sorted.map(({ name }) => versionOf(family, name, readFileSync(join(folder, name), "utf8")));
    for (const [at, from] of versions.entries()) {
      const to = versions[at + 1];
      if (to) pairs.push({ family, from, to, label: labelOf(partsOf(from.number), partsOf(to.number)) });
    }
  }
  return pairs;
}

function familiesIn(root: string): readonly string[] {
  const folders = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  return folders(root).flatMap((vendor) =>
    folders(join(root, vendor))
      .map((name) => `${vendor}/${name}`)
      .filter((family) => existsSync(join(root, family, "jsonschema"))),
  );
}

function versionOf(family: string, name: string, text: string): Version {
  const number = name.replace(/\.json$/, "");
  const file: SourceFile = { path: `${family}/jsonschema/${number}`, text, linted: true };
  const { value: read, diagnostics } = readJsonSchema(file);
  if (diagnostics.length > 0) throw new Error(`${file.path}: ${diagnostics[0]?.message}`);
  return { number, file, read };
}

function partsOf(number: string): readonly number[] {
  return number
    .replace(/\.json$/, "")
    .split("-")
    .map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, part] of a.entries()) if (part !== b[at]) return part - (b[at] ?? 0);
  return 0;
}

function labelOf(from: readonly number[], to: readonly number[]): Label {
  if (from[0] !== to[0]) return "MODEL";
  return from[1] === to[1] ? "ADDITION" : "REVISION";
}
