import { join } from "node:path";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { bearsHeader } from "../emit/header.js";
import { filePathProblem, folded } from "../emit/paths.js";
import type { OutputFile } from "../emit/target.js";
import { type Difference, differenceOf } from "./difference.js";
import { hashOf, INDEX, type IndexEntry, printIndex, readIndex } from "./index-file.js";
import { badOutputPath, fileInTheWay, foreignIndex, samePath } from "./mistakes.js";
import { type Onlooker, onlooker, type Place } from "./onlooker.js";
import type { WrittenFiles } from "./written-files.js";

/** What a build would do in one place, and everything that it is based on. Nothing has been written yet. */
export interface Survey {
  readonly place: Place;
  /** Files that are missing or whose bytes differ. */
  readonly write: readonly OutputFile[];
  readonly unchanged: readonly string[];
  /** Files that an earlier build wrote, that no output makes any more, and that nobody has changed since. */
  readonly remove: readonly string[];
  /** Such files which somebody has changed: they stay, and are trackc's no longer. */
  readonly kept: readonly string[];
  /** The text that the index has to have, and whether its bytes differ. */
  readonly index: { readonly text: string; readonly differs: boolean };
  /** Where the folder is not up to date, line ends aside. */
  readonly differences: readonly Difference[];
}

/** Looks at what is there and decides what a build would do. Reads only; what stands in the way comes back as mistakes. */
export function survey(place: Place, files: readonly OutputFile[], written?: WrittenFiles): Result<Survey> {
  const diagnostics: Diagnostic[] = [];
  const shown = (path: string): string => (path === "" ? place.shown : `${place.shown}/${path}`);
  const look = onlooker(place, shown, diagnostics);

  checkPaths(files, place, shown, diagnostics);
  const found = diagnostics.length === 0 && look.climb() ? indexOf(place, look, shown, diagnostics) : undefined;
  if (found === undefined) return { value: nothing(place), diagnostics };

  const made = compareFiles(files, found.entries, look, shown, diagnostics, written);
  const gone = compareStale(files, found.entries, made.renamed, look);
  const hash = ({ path, text }: OutputFile): string =>
    written ? written.hashOf(join(place.folder, path), text, hashOf) : hashOf(text);
  const text = printIndex(files.map((file) => ({ path: file.path, sha256: hash(file) })));
  const differences = [...made.differences, ...gone.differences, ...indexDifferences(text, found.text)];
  differences.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    value: {
      place,
      write: made.write,
      unchanged: made.unchanged,
      remove: [...made.renamed, ...gone.remove],
      kept: gone.kept,
      index: { text, differs: found.text !== text },
      differences,
    },
    diagnostics,
  };
}

/** Compares the files to be made with those that are there. */
function compareFiles(
  files: readonly OutputFile[],
  entries: readonly IndexEntry[],
  look: Onlooker,
  shown: (path: string) => string,
  diagnostics: Diagnostic[],
  written: WrittenFiles | undefined,
) {
  const listed = new Map(entries.map((entry) => [folded(entry.path), entry.path]));
  const write: OutputFile[] = [];
  const unchanged: string[] = [];
  const differences: Difference[] = [];
  /** Names under which a file is there that from now on is written with other capitals: the old name has to go first. */
  const renamed: string[] = [];
  for (const file of files) {
    const absolute = join(look.place.folder, file.path);
    const known = listed.get(folded(file.path));
    if (known === file.path && look.reaches(file.path) && written?.holds(absolute, file.text)) {
      unchanged.push(file.path);
      continue;
    }
    const stamp = written?.stamp(absolute);
    const before = look.file(file.path);
    if (before === "in the way") continue;
    if (before === undefined) {
      write.push(file);
      differences.push(without("missing", file.path));
      continue;
    }
    const isSame = before.equals(Buffer.from(file.text));
    // Nearly all, nearly always.
    if (isSame && (known === undefined || known === file.path)) {
      unchanged.push(file.path);
      written?.remember(absolute, file.text, stamp);
      continue;
    }
    const text = before.toString("utf8");
    const difference = differenceOf(file.path, file.text, text);
    if (difference !== undefined && known === undefined && !bearsHeader(text)) {
      diagnostics.push(mistaken(fileInTheWay, look.place.span, { path: shown(file.path) }));
      continue;
    }
    if (difference !== undefined) differences.push(difference);
    const respelt = known !== undefined && known !== file.path && look.same(known, file.path);
    if (respelt) renamed.push(known);
    if (respelt || !isSame) write.push(file);
    else unchanged.push(file.path);
  }
  return { write, unchanged, differences, renamed };
}

/** Finds the files of earlier builds that no output makes any more. */
function compareStale(
  files: readonly OutputFile[],
  entries: readonly IndexEntry[],
  renamed: readonly string[],
  look: Onlooker,
) {
  const current = new Set([...files.map((file) => file.path), ...renamed]);
  const remove: string[] = [];
  const kept: string[] = [];
  for (const { path, sha256 } of entries) {
    if (current.has(path)) continue;
    const before = look.stale(path);
    if (before === undefined) continue;
    if (hashOf(before.toString("utf8")) === sha256) remove.push(path);
    else kept.push(path);
  }
  return { remove, kept, differences: remove.map((path) => without("stale", path)) };
}

function without(kind: "missing" | "stale", path: string): Difference {
  return { path, kind, line: undefined, expected: [], found: [] };
}

function indexDifferences(text: string, before: string | undefined): readonly Difference[] {
  if (before === undefined) return [without("missing", INDEX)];
  const difference = differenceOf(INDEX, text, before);
  return difference === undefined ? [] : [difference];
}

function nothing(place: Place): Survey {
  const index = { text: "", differs: false };
  return { place, write: [], unchanged: [], remove: [], kept: [], index, differences: [] };
}

/** Every path must be one on every system, and no two of them the same on any. */
function checkPaths(
  files: readonly OutputFile[],
  place: Place,
  shown: (path: string) => string,
  diagnostics: Diagnostic[],
): void {
  const seen = new Map<string, string>([[folded(INDEX), INDEX]]);
  for (const { path } of files) {
    const problem = filePathProblem(path);
    if (problem !== undefined) diagnostics.push(mistaken(badOutputPath, place.span, { path: shown(path), problem }));
    const other = seen.get(folded(path));
    if (other !== undefined) {
      diagnostics.push(mistaken(samePath, place.span, { path: shown(path), other: shown(other) }));
    }
    seen.set(folded(path), path);
  }
}

interface Index {
  readonly text: string | undefined;
  readonly entries: readonly IndexEntry[];
}

function indexOf(
  place: Place,
  look: Onlooker,
  shown: (path: string) => string,
  diagnostics: Diagnostic[],
): Index | undefined {
  const before = look.file(INDEX);
  if (before === "in the way") return undefined;
  if (before === undefined) return { text: undefined, entries: [] };
  const text = before.toString("utf8");
  const entries = readIndex(text);
  if (entries !== undefined) return { text, entries };
  diagnostics.push(mistaken(foreignIndex, place.span, { path: shown(INDEX) }));
  return undefined;
}
