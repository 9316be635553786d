import { createHash, randomUUID } from "node:crypto";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type FoundPlans, findPlans } from "../load/find.js";
import type { LoadedPlans } from "../load.js";
import { sourceMistakes } from "../source/mistakes.js";
import type { Sources } from "../source/span.js";
import { buildId, version } from "../version.js";
import { cacheFolder, type Surroundings } from "./folder.js";
import { digestOf, type Inputs, readInputs } from "./inputs.js";
import { list, text } from "./shape.js";
import { Store } from "./store.js";

/** What a run is asked, beside the files that it reads. */
export interface Question {
  /** Sets the entries of commands apart. */
  readonly command: string;
  /** As they were given: they choose what is shown. */
  readonly paths: readonly string[];
  /** All options that the answer depends on, `today` among them, as JSON. */
  readonly options: unknown;
}

/** Where a run takes place. */
export interface CacheOptions extends Surroundings {
  /** Absolute. */
  readonly cwd: string;
  /** Where entries are kept, by the folder of the first plan; {@link cacheFolder} and the disk by default. */
  readonly storeFor?: ((folder: string) => Store | undefined) | undefined;
}

/** An answer that was kept, and the files that it is about. */
export interface Known<T> {
  readonly value: T;
  readonly sources: Sources;
}

/** Grows when entries of an earlier shape could be misread. */
const shapeVersion = 2;

/** What answers, whatever the question: another version, another build of it or another Node answers for itself. */
const tool = [
  shapeVersion,
  version,
  // Run from source, the program may be another one the next time.
  buildId ?? randomUUID(),
  process.version,
  process.platform,
];

/**
 * The answers of whole runs. Looking one up lists, reads and hashes every file that the run would read, so that nothing but the
 * files' own content decides whether it still holds.
 */
export class RunCache {
  readonly #store: Store;
  readonly #found: FoundPlans;
  readonly #cwd: string;

  private constructor(store: Store, found: FoundPlans, cwd: string) {
    this.#store = store;
    this.#found = found;
    this.#cwd = cwd;
  }

  /** The cache for a run over some paths; `undefined` where there is none, or no plan. */
  static async open(paths: readonly string[], options: CacheOptions): Promise<RunCache | undefined> {
    const { cwd, storeFor = (folder: string) => storeAt(cacheFolder(folder, options)) } = options;
    const found = await findPlans(paths, cwd);
    const [first] = found.folders;
    if (first === undefined || found.diagnostics.length > 0) return undefined;
    const store = storeFor(first);
    return store && new RunCache(store, found, cwd);
  }

  /**
   * The answer to a question, where one is kept for the very files that are there now. `read` takes it from JSON and throws
   * at any other shape.
   */
  async ask<T>(question: Question, read: (json: unknown) => T): Promise<Known<T> | undefined> {
    const inputs = await readInputs(this.#found, this.#cwd, (manifest) => this.#plansOf(manifest));
    if (!inputs) return undefined;
    const json = this.#store.get(this.#keyOf(question, inputs));
    if (json === undefined) return undefined;
    try {
      return { value: read(json), sources: inputs.sources };
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps an answer that was worked out from loaded plans. Not where something went wrong on the way to their files: that may be
   * otherwise the next time, with the same files. Nor what is too large, a value `undefined` among it: of that the answer is false.
   */
  keep(question: Question, plans: LoadedPlans, loading: readonly Diagnostic[], value: unknown): boolean {
    if (value === undefined) return false;
    if (loading.some(({ span, code }) => span === undefined || ofFiles.has(code))) return true;
    if (!this.#store.put(this.#keyOf(question, { digest: digestOf(plans) }), value)) return false;
    for (const { project, sources } of plans.plans) {
      const manifest = sources.get(project.file);
      if (!manifest) continue;
      const key = keyOfManifest(manifest.text);
      if (this.#store.get(key) !== undefined) continue;
      this.#store.put(
        key,
        project.plans.map((entry) => entry.value),
      );
    }
    return true;
  }

  #plansOf(manifest: string): readonly string[] | undefined {
    const plans = this.#store.get(keyOfManifest(manifest));
    return plans === undefined ? undefined : list(plans, text);
  }

  #keyOf({ command, paths, options }: Question, { digest }: Pick<Inputs, "digest">): string {
    return hashOf(["run", ...tool, command, this.#cwd, paths, options, digest]);
  }
}

function storeAt(folder: string | undefined): Store | undefined {
  return folder === undefined ? undefined : new Store(folder);
}

const ofFiles: ReadonlySet<string> = new Set(sourceMistakes.map(({ code }) => code));

function keyOfManifest(manifest: string): string {
  return hashOf(["plans", ...tool, manifest]);
}

function hashOf(what: unknown): string {
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}
