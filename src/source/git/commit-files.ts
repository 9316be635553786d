import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { disk, type FileInfo, type Files, type FolderEntry, Unreadable } from "../files.js";
import { tooLarge } from "../read.js";
import { isIgnoredFolder, isPlanFile, manifestName } from "../select.js";
import { missingFiles } from "./missing.js";
import type { Objects } from "./objects.js";
import type { Repository, ResolvedCommit } from "./repository.js";
import { readCommit, type TreeEntry } from "./tree.js";

/** Why a file of a commit's plan was read from the working folder. */
export type DiskReason = "not-in-git" | "outside" | "submodule";

/** One commit of a repository: the one that was asked for, or a submodule's. */
interface Store {
  /** Where its files stand. */
  readonly top: string;
  readonly objects: Objects;
  readonly commit: string;
}

/** A file or folder of a commit. */
interface Node {
  readonly kind: "file" | "folder";
  readonly id: string;
  readonly store: Store;
  /** Its path with all links resolved. */
  readonly path: string;
  /** A submodule's folder that is not checked out. */
  readonly isEmpty?: true;
}

/** How many links may lead to one another. */
const mostLinks = 40;

/**
 * The files of a commit, as if it were checked out at the top of the repository. What git does not hold is the disk's: paths
 * outside the repository, installed packages, ignored folders. {@link fromDisk} tells which were used.
 */
export class CommitFiles implements Files {
  readonly #repository: Repository;
  readonly #root: Node;
  readonly #submodules = new Map<string, Promise<Node | undefined>>();
  /** Paths below which everything is the disk's. */
  readonly #onDisk = new Map<string, DiskReason>();
  readonly #used = new Map<string, DiskReason>();
  /** Files and folders whose content is not here. */
  readonly #missing = new Map<Store, Set<string>>();
  readonly #gitlinks = new Map<string, string>();
  readonly #notCheckedOut = new Set<string>();
  readonly #withoutCommit = new Set<string>();

  constructor(repository: Repository, commit: ResolvedCommit) {
    this.#repository = repository;
    const store = { top: repository.top, objects: repository.objects, commit: commit.id };
    this.#root = { kind: "folder", id: commit.tree, store, path: repository.top };
  }

  /** What was read from the working folder, by its path, sorted. */
  get fromDisk(): readonly (readonly [string, DiskReason])[] {
    return [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Why what was asked for is not in this clone: one mistake for each commit. */
  get missing(): readonly Diagnostic[] {
    return [...this.#missing].map(([store, files]) => missingFiles([...files], { root: this.#root.path, ...store }));
  }

  /** The commit that the tree names of each submodule that was needed, by its path. */
  get gitlinks(): ReadonlyMap<string, string> {
    return this.#gitlinks;
  }

  /** Those of them that are not checked out: they look empty. */
  get notCheckedOut(): readonly string[] {
    return [...this.#notCheckedOut];
  }

  /** Those that are checked out without that commit, and were read from the working folder. */
  get withoutCommit(): readonly string[] {
    return [...this.#withoutCommit].filter((submodule) => this.#used.has(submodule));
  }

  async stat(file: string): Promise<FileInfo> {
    const node = await this.#find(file);
    // How large it is git says together with its bytes.
    return typeof node === "string" ? disk.stat(node) : { kind: node.kind, size: 0 };
  }

  async real(file: string): Promise<string> {
    const node = await this.#find(file);
    return typeof node === "string" ? disk.real(node) : node.path;
  }

  async read(file: string): Promise<Buffer> {
    const node = await this.#find(file);
    if (typeof node === "string") {
      const top = this.#topOnDisk(node);
      if (top !== undefined) this.#used.set(top, this.#onDisk.get(top) ?? "not-in-git");
      return disk.read(node);
    }
    if (node.kind === "folder") throw systemError("EISDIR");
    return this.#bytes(node);
  }

  async idOf(file: string): Promise<string | undefined> {
    const node = await this.#find(file);
    return typeof node === "string" || node.kind === "folder" ? undefined : node.id;
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const node = await this.#find(folder);
    if (typeof node === "string") return disk.list(node);
    const children = await this.#children(node);
    return [...entriesOf(children), ...(await this.#ignoredIn(node, children))];
  }

  /**
   * The same files without those that git does not hold, for searching whole repositories: nothing is asked of the disk, and
   * nobody misses a submodule.
   */
  get held(): Files {
    return {
      stat: (file) => this.stat(file),
      real: (file) => this.real(file),
      read: (file) => this.read(file),
      list: async (folder) => {
        const node = await this.#find(folder, false);
        return typeof node === "string" ? [] : entriesOf(await this.#children(node));
      },
    };
  }

  revisionOf(file: string): string | undefined {
    return this.#topOnDisk(file) === undefined ? this.#root.store.commit.slice(0, 7) : undefined;
  }

  /**
   * What stands at a path: a node of a commit, or the path on the disk that stands in for it. `isNeeded`: a submodule on the way
   * that is not checked out is missed.
   */
  async #find(asked: string, isNeeded = true): Promise<Node | string> {
    let file = asked;
    for (let links = 0; links <= mostLinks; links++) {
      if (this.#topOnDisk(file) !== undefined) return file;
      const names = namesBelow(this.#root.path, file);
      if (!names) return this.#standsIn(file, "outside");
      const found = await this.#descend(names, isNeeded);
      if (typeof found === "object" || found === undefined) return found ?? this.#absent(file);
      file = found;
    }
    throw systemError("ELOOP");
  }

  /** Follows names from the top. A text is another path to go on with: a link's target. */
  async #descend(names: readonly string[], isNeeded: boolean): Promise<Node | string | undefined> {
    let node = this.#root;
    for (const [at, name] of names.entries()) {
      if (node.kind !== "folder") throw systemError("ENOTDIR");
      const entry = (await this.#children(node)).get(name);
      if (!entry) return undefined;
      const full = path.join(node.path, name);
      if (entry.kind === "link") {
        const target = await this.#bytes({ ...node, kind: "file", id: entry.id, path: full });
        return path.join(path.resolve(node.path, target.toString("utf8")), ...names.slice(at + 1));
      }
      if (entry.kind === "submodule") {
        const inside = await this.#submodule(full, entry.id);
        if (isNeeded) this.#gitlinks.set(full, entry.id);
        if (!inside) return this.#standsIn(path.join(full, ...names.slice(at + 1)), "submodule", full);
        if (inside.isEmpty && isNeeded) this.#notCheckedOut.add(full);
        node = inside;
      } else {
        node = { kind: entry.kind, id: entry.id, store: node.store, path: full };
      }
    }
    return node;
  }

  async #children(folder: Node): Promise<ReadonlyMap<string, TreeEntry>> {
    if (folder.isEmpty) return new Map();
    const answer = await folder.store.objects.folder(folder.id);
    return answer.kind === "folder" ? answer.entries : this.#notHere(folder, answer.kind);
  }

  async #bytes(file: Node): Promise<Buffer> {
    const answer = await file.store.objects.read(file.id);
    return answer.kind === "object" ? answer.object.bytes : this.#notHere(file, answer.kind);
  }

  /** Throws why there is no content, and keeps in mind what is missing. */
  #notHere({ store, path: full }: Node, why: "missing" | "too-large"): never {
    if (why === "too-large") throw tooLarge();
    this.#missing.set(store, (this.#missing.get(store) ?? new Set()).add(full));
    throw new Unreadable(missingFiles([full], { root: this.#root.path, ...store }));
  }

  /** The top folder of a submodule at the commit that the tree names; `undefined` where it is checked out without that commit. */
  #submodule(full: string, commit: string): Promise<Node | undefined> {
    const known = this.#submodules.get(full);
    if (known) return known;
    const opened = this.#openSubmodule(full, commit);
    this.#submodules.set(full, opened);
    return opened;
  }

  async #openSubmodule(full: string, id: string): Promise<Node | undefined> {
    if (this.#repository.isBare || isEmptyFolder(full)) {
      return { kind: "folder", id, store: this.#root.store, path: full, isEmpty: true };
    }
    // Without this git would find the repository around it.
    if (!exists(path.join(full, ".git"))) return undefined;
    const objects = this.#repository.objectsOf(full);
    const answer = await objects.read(id);
    const commit = answer.kind === "object" ? readCommit(answer.object.bytes) : undefined;
    if (commit) return { kind: "folder", id: commit.tree, store: { top: full, objects, commit: id }, path: full };
    this.#withoutCommit.add(full);
    return undefined;
  }

  /** A path that the commit has not: the disk's where git does not hold it, nobody's where it is only new. */
  async #absent(file: string): Promise<string> {
    if (this.#repository.isBare || !exists(file)) throw systemError("ENOENT");
    const names = namesBelow(this.#root.path, file) ?? [];
    const isInstalled = names.includes("node_modules");
    if (isInstalled || (await this.#repository.ignored([file])).has(file)) return this.#standsIn(file, "not-in-git");
    throw systemError("ENOENT");
  }

  /** What git ignores in a folder of the commit, and a plan could have. */
  async #ignoredIn(folder: Node, known: ReadonlyMap<string, TreeEntry>): Promise<readonly FolderEntry[]> {
    if (this.#repository.isBare || folder.isEmpty || folder.store.top !== this.#root.path) return [];
    const present = await disk.list(folder.path).catch((): readonly FolderEntry[] => []);
    const unknown = present.filter(({ name, kind }) => {
      if (known.has(name)) return false;
      return kind === "file" ? isPlanFile(name) || name === manifestName : !isIgnoredFolder(name);
    });
    const ignored = await this.#repository.ignored(unknown.map(({ name }) => path.join(folder.path, name)));
    return unknown.filter(({ name }) => {
      const full = path.join(folder.path, name);
      if (ignored.has(full)) this.#standsIn(full, "not-in-git");
      return ignored.has(full);
    });
  }

  #standsIn(file: string, reason: DiskReason, top = file): string {
    if (this.#repository.isBare && reason !== "outside") throw systemError("ENOENT");
    if (this.#topOnDisk(file) === undefined) this.#onDisk.set(top, reason);
    return file;
  }

  /** The path at or above a file below which everything is the disk's. */
  #topOnDisk(file: string): string | undefined {
    if (this.#onDisk.size === 0) return undefined;
    for (let at = file; ; at = path.dirname(at)) {
      if (this.#onDisk.has(at)) return at;
      if (at === path.dirname(at)) return undefined;
    }
  }
}

function entriesOf(children: ReadonlyMap<string, TreeEntry>): readonly FolderEntry[] {
  return [...children.values()].map(({ name, kind }) => ({ name, kind: kind === "submodule" ? "folder" : kind }));
}

/** The names that lead from a folder to a path, or `undefined` where it isn't below. */
function namesBelow(top: string, file: string): readonly string[] | undefined {
  const relative = path.relative(top, file);
  if (relative === "") return [];
  if (path.isAbsolute(relative) || relative === ".." || relative.startsWith(`..${path.sep}`)) return undefined;
  return relative.split(path.sep);
}

/** Whether there is nothing in a folder, or no such folder. */
function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

function exists(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** An error as the disk would give it. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
