import { Session } from "node:inspector";

interface Coverage {
  readonly result: readonly {
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

// Before anything is compiled, or its blocks would not be counted: tests that count work need a process of their own.
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** Blocks of code entered since the last time it was asked. */
function entered(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error, coverage) => {
    if (error) throw error;
    for (const { functions } of (coverage as Coverage).result)
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  });
  return sum;
}

/**
 * What a run gives, and how many blocks of code it enters, as the engine counts them for coverage. Unlike seconds that is the same on every
 * machine, and unlike counters in the code it forgets no loop; what the engine does by itself, such as to match an expression, is not in it.
 */
export function counted<T>(run: () => T): { readonly value: T; readonly work: number } {
  entered();
  const value = run();
  return { value, work: entered() };
}

/** How much more work ten times as much of something is. What is made of a size is not counted, only what is done with it. */
export function growthOf<T>(few: number, make: (size: number) => T, run: (made: T) => void): number {
  const [less, more] = [few, few * 10].map((size) => {
    const made = make(size);
    return counted(() => run(made)).work;
  }) as [number, number];
  return more / less;
}
