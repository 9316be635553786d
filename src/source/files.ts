import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What stands at a path, links followed. */
export interface FileInfo {
  readonly kind: "file" | "folder" | "other";
  /** In bytes; 0 where it isn't a file. */
  readonly size: number;
}

/** A name in a folder, as what it is itself. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/**
 * Where a plan's files are: on disk, or in a commit. Paths are absolute and of the system's form, also for a commit, whose
 * files stand where a checkout would put them. What goes wrong is thrown: a system's error, or an {@link Unreadable}.
 */
export interface Files {
  /** What a path leads to; an error where it leads nowhere. */
  stat(file: string): Promise<FileInfo>;
  /** The names in a folder. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The one path of a file or folder, whatever links lead to it. */
  real(file: string): Promise<string>;
  read(file: string): Promise<Buffer>;
  /** What git calls the content of a file; `undefined` where git doesn't hold it. */
  idOf?(file: string): Promise<string | undefined>;
  /** What to call the place that a file is read from, where it isn't the disk: a commit's short id. */
  revisionOf?(file: string): string | undefined;
}

/** A file, or a whole place of files, that can't be read, with the reason as a person should see it. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/**
 * The disk. It is read synchronously behind its promises: a plan is many small files, and handing each to another thread and back
 * takes several times as long as reading it.
 */
export const disk: Files = {
  async stat(file) {
    const info = statSync(file);
    return { kind: kindOf(info), size: info.isFile() ? info.size : 0 };
  },
  async list(folder) {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? "link" : kindOf(entry) }));
  },
  real: async (file) => realpathSync.native(file),
  read: async (file) => readFileSync(file),
};

function kindOf(one: Stats | Dirent): FileInfo["kind"] {
  return one.isFile() ? "file" : one.isDirectory() ? "folder" : "other";
}

/** What a path leads to, or `undefined` where nothing can be found there. */
export async function statOf(files: Files, file: string): Promise<FileInfo | undefined> {
  try {
    return await files.stat(file);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    return undefined;
  }
}
