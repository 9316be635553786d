/** Adds up how long named pieces of work take. Whoever wants to know makes one; nothing else looks at the clock. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #totals = new Map<string, number>();

  /** `now` gives milliseconds from any beginning. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What has been measured, in milliseconds, in the order of first use. */
  get totals(): ReadonlyMap<string, number> {
    return this.#totals;
  }

  /** Does a piece of work and counts its time under a name. */
  time<T>(name: string, work: () => T): T {
    const begun = this.#now();
    try {
      return work();
    } finally {
      this.#count(name, begun);
    }
  }

  /** As {@link time}, for work that waits. */
  async timeAsync<T>(name: string, work: () => Promise<T>): Promise<T> {
    const begun = this.#now();
    try {
      return await work();
    } finally {
      this.#count(name, begun);
    }
  }

  #count(name: string, begun: number): void {
    this.#totals.set(name, (this.#totals.get(name) ?? 0) + this.#now() - begun);
  }
}
