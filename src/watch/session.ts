import type { LoadedPlans } from "../load.js";
import { Changes, type WatchedPlan } from "./changes.js";

/** A run that is done again after each change. */
export interface Watching {
  /** Runs once over the files as they are; `changed` is empty the first time. Gives the plans that it was about. */
  run(changed: readonly string[]): Promise<LoadedPlans>;
  /** Whether files are otherwise than at the last run: they may have changed before anybody watched. */
  isOutdated(): Promise<boolean>;
  /** Says that all is done and further changes are awaited; `files` says how many are watched. */
  waits(files: number): void;
  /** Says that the system can't watch, and why. */
  failed(error: Error): void;
  /** Resolves when the person wants to end. */
  readonly ended: Promise<void>;
}

/**
 * Runs, and runs again whenever files have changed, until it is ended. What changes during a run is taken up after it; a plan
 * with errors is watched like any other. Resolves to `false` where there was no plan to watch in the first place.
 */
export async function watchAndRun(watching: Watching): Promise<boolean> {
  let wake: () => void = () => {};
  let ended = false;
  const pending = new Set<string>();
  const changes = new Changes(
    (paths) => {
      for (const path of paths) pending.add(path);
      wake();
    },
    (error) => watching.failed(error),
  );
  void watching.ended.then(() => {
    ended = true;
    wake();
  });
  try {
    let plans = await watching.run([]);
    if (plans.plans.length === 0) return false;
    let watched = watchedOf(plans);
    while (!ended) {
      const isNew = await changes.watch(watched);
      if (ended) break;
      const missed = isNew && pending.size === 0 && (await watching.isOutdated());
      if (!missed && pending.size === 0) {
        watching.waits(plans.sources.size);
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (ended || pending.size > 0) resolve();
        });
      }
      if (ended) break;
      const changed = [...pending].sort();
      pending.clear();
      plans = await watching.run(changed);
      // Where a manifest has vanished, its return is waited for.
      if (plans.plans.length > 0) watched = watchedOf(plans);
    }
    return true;
  } finally {
    await changes.close();
  }
}

function watchedOf({ plans }: LoadedPlans): readonly WatchedPlan[] {
  return plans.map(({ project }) => ({
    folder: project.folder,
    plans: project.plans.map((entry) => entry.value),
  }));
}
