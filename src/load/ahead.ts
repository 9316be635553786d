import type { LoadedPlan } from "../loaded.js";
import type { Repository } from "../source/git/repository.js";
import type { readSource } from "../source/read.js";
import type { Comparison } from "./arguments.js";
import { loadManifest } from "./manifest.js";
import { manifestsAt, onDisk } from "./place.js";
import type { SharedWork } from "./shared.js";

/** Plans that are being loaded before anybody has asked for them. */
export interface ReadAhead {
  /** By the folder of their manifest, as far as it is known by now. */
  readonly plans: ReadonlyMap<string, Promise<LoadedPlan>>;
  /** Says that nobody needs the rest. */
  stop(): void;
}

/** What loading ahead shares with the loading that it goes before. */
interface Around {
  readonly cwd: string;
  readonly shared: SharedWork;
  readonly read: typeof readSource;
  /** The repository; `undefined` where there is none. */
  readonly maybe: () => Promise<Repository | undefined>;
}

/**
 * Begins to load the plans of the working folder while git starts, which takes as long as reading some thirty files, and gives way
 * while somebody waits for git. Nothing where both sides are commits, or neither is.
 */
export function readAhead({ base, head }: Comparison, { cwd, shared, read, maybe }: Around): ReadAhead {
  const plans = new Map<string, Promise<LoadedPlan>>();
  if (head.kind !== "folder" || base?.kind === "folder") return { plans, stop: () => {} };
  // It starts first. Why there is none, or no such commit, is told by whoever needs it.
  let git: { readonly isWaiting: boolean } | undefined = { isWaiting: true };
  const started = (repository?: Repository): void => {
    git = repository;
  };
  maybe().then(started, () => started());
  let isWanted = true;
  const turn = async (): Promise<void> => {
    if (git?.isWaiting) await new Promise((done) => setImmediate(done));
    if (!isWanted) throw new Unwanted();
  };
  const place = onDisk({ folder: head.path, isNamed: false, cwd, label: "" }, maybe);
  const load = async (): Promise<void> => {
    for (const folder of await manifestsAt(place)) {
      const loaded = loadManifest(folder, { cwd, shared, read, turn }).then(({ value }) => value);
      loaded.catch(() => undefined);
      plans.set(folder, loaded);
      await loaded;
    }
  };
  // What goes wrong here goes wrong again where the plan is needed.
  load().catch(() => undefined);
  const stop = (): void => {
    isWanted = false;
  };
  return { plans, stop };
}

/** Ends a loading whose plan nobody needs any more. */
class Unwanted extends Error {}
