import path from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { baselineName } from "../project/baseline.js";
import { globBase, isGlob } from "../source/glob.js";
import { isIgnoredFolder, isPlanFile, manifestName, withoutDot } from "../source/select.js";

/** A plan as far as its place goes: the manifest's folder, absolute, and its `plans`. */
export interface WatchedPlan {
  readonly folder: string;
  readonly plans: readonly string[];
}

/** An editor saves one file in several steps, and git several files: a run waits until so long nothing more has happened. */
const quietMilliseconds = 60;

/**
 * Tells of changes to the files of some plans: manifests, baselines and plan files that appear, change, are renamed or vanish,
 * whole folders too. Outputs are no such files. `changed` gets the absolute paths of what happened together.
 */
export class Changes {
  readonly #changed: (paths: readonly string[]) => void;
  readonly #failed: (error: Error) => void;
  readonly #pending = new Set<string>();
  #watcher: FSWatcher | undefined;
  #watched = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(changed: (paths: readonly string[]) => void, failed: (error: Error) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Watches these plans and no others from now on. Resolves when all is watched; `true` where that is anything new. */
  async watch(plans: readonly WatchedPlan[]): Promise<boolean> {
    const watched = JSON.stringify(plans);
    if (watched === this.#watched) return false;
    this.#watched = watched;
    await this.#watcher?.close();
    const places = plans.flatMap(placesOf);
    const watcher = watch([...new Set(places.map(({ top }) => top))], {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      // The longest that an editor takes between the removal of a file and its replacement.
      atomic: 100,
      ignored: (file, stats) => !places.some((place) => place.takes(path.normalize(file), stats?.isFile())),
    });
    this.#watcher = watcher;
    watcher.on("all", (_, file) => this.#note(path.normalize(file)));
    watcher.on("error", (error) => this.#failed(error instanceof Error ? error : new Error(String(error))));
    await new Promise<void>((resolve) => {
      watcher.once("ready", resolve);
    });
    return true;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watcher?.close();
  }

  #note(file: string): void {
    this.#pending.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const paths = [...this.#pending].sort();
      this.#pending.clear();
      this.#changed(paths);
    }, quietMilliseconds);
  }
}

/** A folder to watch, and what of it matters. */
interface Place {
  readonly top: string;
  /** Whether a path is a file that matters, or a folder in which there may be one. */
  takes(file: string, isFile: boolean | undefined): boolean;
}

/**
 * The places of a plan. Each is watched from above, so that a folder is seen to vanish and to come back; of what lies between,
 * only the way down matters.
 */
function placesOf({ folder, plans }: WatchedPlan): readonly Place[] {
  const own: Place = {
    top: folder,
    takes: (file) =>
      file === folder || file === path.join(folder, manifestName) || file === path.join(folder, baselineName),
  };
  return [own, ...plans.map((entry) => placeOf(folder, withoutDot(entry)))];
}

function placeOf(folder: string, entry: string): Place {
  const base = path.resolve(folder, isGlob(entry) ? globBase(entry) : entry);
  const top = isWithin(base, folder) ? folder : path.dirname(base);
  return {
    top,
    takes(file, isFile) {
      if (file === base || isWithin(base, file)) return true;
      if (!isWithin(file, base)) return false;
      const below = path.relative(base, file).split(path.sep);
      return !below.some(isIgnoredFolder) && (isFile !== true || isPlanFile(below.at(-1) ?? ""));
    },
  };
}

function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
