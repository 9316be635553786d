import { lstat } from "node:fs/promises";
import path from "node:path";
import { disk, type Files, statOf } from "../source/files.js";
import { globBase, isGlob, matchesGlob } from "../source/glob.js";
import { shown } from "../source/list.js";
import { readSource } from "../source/read.js";
import { isIgnoredFolder } from "../source/select.js";
import type { SourceFile } from "../source/span.js";
import { NotImportable } from "./imported.js";
import type { GivenSchema } from "./index.js";
import { type Role, standardInput } from "./schemas.js";

/** Stands for standard input where a file is named, as in other tools. */
const dash = "-";

/** What is given to an import: files by their names, and what standard input holds. */
export interface World {
  readonly cwd: string;
  readonly input: () => Promise<Buffer>;
}

/** Reads one file that somebody named, or standard input for `-`. Throws {@link NotImportable}. */
export async function readNamed(given: string, { cwd, input }: World): Promise<SourceFile> {
  if (given === dash) return readInput(input);
  const absolute = path.resolve(cwd, given);
  const kind = (await statOf(disk, absolute))?.kind;
  if (kind === undefined) throw new NotImportable(`there is no \`${given}\``);
  if (kind === "folder") throw new NotImportable(`\`${given}\` is a folder`, undefined, "Name a file.");
  return readFile(absolute, cwd);
}

/** The files that somebody named, those in folders, and those that patterns match, each once. Throws {@link NotImportable}. */
export async function readSchemaFiles(
  given: readonly string[],
  roles: readonly { readonly role: Role; readonly path: string }[],
  { cwd, input }: World,
): Promise<readonly GivenSchema[]> {
  const found = new Map<string, Omit<GivenSchema, "file">>();
  const isDash = (one: string): boolean => one === dash;
  const fromInput = [...roles.filter(({ path: one }) => isDash(one)), ...given.filter(isDash).map(() => event)];
  if (fromInput.length > 1) throw new NotImportable("standard input is named twice, and can be read once");
  for (const { role, path: one } of roles.filter(({ path: one }) => !isDash(one))) {
    const absolute = path.resolve(cwd, one);
    if (!(await exists(absolute))) throw new NotImportable(`there is no \`${one}\``);
    found.set(absolute, { role, isNamed: true });
  }
  for (const one of given.filter((one) => !isDash(one))) {
    const absolute = path.resolve(cwd, one);
    const kind = (await statOf(disk, absolute))?.kind;
    const isPattern = kind === undefined && isGlob(one);
    if (kind === undefined && !isPattern) throw new NotImportable(`there is no \`${one}\``);
    const files = isPattern ? await matching(one, cwd) : kind === "folder" ? await below(absolute) : [absolute];
    if (files.length === 0) {
      const what = isPattern ? `no file matches \`${one}\`` : `\`${one}\` holds no schemas`;
      throw new NotImportable(
        what,
        undefined,
        "Schemas are looked for in files that end in `.json`, `.yaml` or `.yml`.",
      );
    }
    for (const file of files) if (!found.has(file)) found.set(file, { role: "event", isNamed: file === absolute });
  }
  // In the order of their paths, whatever order a shell or a system has.
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const read: GivenSchema[] = [];
  for (const [absolute, one] of sorted) read.push({ ...one, file: await readFile(absolute, cwd) });
  for (const { role } of fromInput) read.push({ role, isNamed: true, file: await readInput(input) });
  return read;
}

const event = { role: "event" } as const;

async function matching(pattern: string, cwd: string): Promise<readonly string[]> {
  const wanted = pattern.replace(/^(?:\.\/+)+/, "");
  const base = path.resolve(cwd, globBase(wanted));
  if ((await statOf(disk, base))?.kind !== "folder") return [];
  const from = path.isAbsolute(wanted) ? "/" : cwd;
  const compared = path.isAbsolute(wanted) ? wanted.slice(1) : wanted;
  return (await below(base, () => true)).filter((file) => matchesGlob(compared, shown(from, file)));
}

/** More files than any plan has. */
const mostFiles = 100_000;

/** Files by whose name a schema can be in them; Iglu's are called by their versions. */
function isSchemaName(name: string): boolean {
  return /\.(?:json|jsonschema|ya?ml)$/i.test(name) || /^\d+-\d+-\d+$/.test(name);
}

/** The files below a folder. Links are not followed, installed packages not searched. */
async function below(folder: string, takes: (name: string) => boolean = isSchemaName): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const { name, kind } of await disk.list(next)) {
      if (kind === "folder" && !isIgnoredFolder(name)) folders.push(path.join(next, name));
      else if (kind === "file" && takes(name)) files.push(path.join(next, name));
      if (files.length > mostFiles) throw new NotImportable(`\`${folder}\` holds more than ${mostFiles} files`);
    }
  }
  return files;
}

async function readFile(
  absolute: string,
  cwd: string,
  files: Files = disk,
  name = shown(cwd, absolute),
): Promise<SourceFile> {
  const read = await readSource({ absolute, path: name, linted: true }, files);
  const [first] = read.diagnostics;
  if (first || !read.value) throw new NotImportable(first?.message ?? "it can't be read", first?.span, first?.help);
  return read.value;
}

/** What standard input holds, as a file. */
async function readInput(input: () => Promise<Buffer>): Promise<SourceFile> {
  const bytes = await input();
  const files: Files = {
    ...disk,
    stat: async () => ({ kind: "file", size: bytes.length }),
    read: async () => bytes,
  };
  return readFile("", "", files, standardInput);
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}
