import type { ContextProperty, Event } from "../../plan/model.js";
import type { Comparison } from "./comparison.js";
import { callOf } from "./events.js";
import type { Pairs } from "./pairs.js";
import type { Call } from "./place.js";
import { type Finding, type Findings, harmless } from "./proving.js";
import { type Pieces, shapeOf, sourcesIn } from "./shapes.js";
import { isUnsent } from "./takers.js";

type EventPair = Pairs<Event>["both"][number];
const rank = { refuted: 0, undecided: 1, included: 2 } as const;

/** What changes of the context mean for the events that carry it. */
export class Effects {
  readonly #comparison: Comparison;
  /** One pair of events for each way in which an event can take up the context. */
  readonly #pairs: readonly EventPair[];
  readonly #sources: readonly string[] | undefined;

  constructor(comparison: Comparison, pairs: readonly EventPair[]) {
    this.#comparison = comparison;
    this.#sources = sourcesIn(comparison.base);
    this.#pairs = alike(comparison, pairs);
  }

  /** What it means for all of them that one property takes the place of another, or that there is only one. */
  of(base: ContextProperty | undefined, head: ContextProperty | undefined): Findings {
    const names = [...new Set([base, head].flatMap((one) => (one ? [one.name.value] : [])))];
    const { worlds, proving } = this.#comparison;
    const itself = <T>(type: T): T => type;
    let worst = harmless;
    for (const pair of this.#pairs) {
      const shape = (context: ContextProperty | undefined): ReturnType<typeof shapeOf> => {
        const pieces: Omit<Pieces, "context"> = {
          event: pair.base,
          sources: this.#sources,
          ofEvent: worlds.base,
          ofContext: itself,
        };
        return shapeOf({ ...pieces, context: context ? [context] : [] });
      };
      const [a, b] = [shape(base), shape(head)];
      const found = proving.object({ base: a, head: b, undone: a, done: b }, names, [], undefined);
      const call = (): Call => this.#callOf(pair);
      worst = {
        producers: worse(worst.producers, { ...found.producers, call }),
        consumers: worse(worst.consumers, { ...found.consumers, call }),
      };
    }
    return worst;
  }

  /** A call that carries both; none where no event does. */
  callOf(base: ContextProperty, head: ContextProperty): (() => Call) | undefined {
    const carries = (call: Call): boolean =>
      [[call.base, base] as const, [call.head, head] as const].every(
        ([{ shape }, property]) =>
          shape.kind === "object" &&
          shape.properties.some(
            (one) => one.name.value === property.name.value && "from" in one && one.from === "context",
          ),
      );
    const pair = this.#pairs.find((one) => carries(this.#callOf(one)));
    return pair && (() => this.#callOf(pair));
  }

  #callOf({ base, head }: EventPair): Call {
    const { worlds } = this.#comparison;
    return callOf(this.#comparison, base, head, (event, side) => {
      const plan = this.#comparison[side];
      const context = plan.plan.context;
      return shapeOf({ event, context, sources: sourcesIn(plan), ofEvent: worlds[side], ofContext: worlds[side] });
    });
  }
}

function worse(one: Finding, other: Finding): Finding {
  return rank[other.proof.kind] < rank[one.proof.kind] ? other : one;
}

/** The first of all pairs that take up the context in one way: sent by the same sources, with the same names of their own. */
function alike({ base, head }: Comparison, pairs: readonly EventPair[]): readonly EventPair[] {
  const names = new Set([...base.plan.context, ...head.plan.context].map(({ name }) => name.value));
  const ownIn = (event: Event): readonly string[] =>
    event.properties.map(({ name }) => name.value).filter((name) => names.has(name));
  const sourcesOf = (event: Event): readonly string[] => event.sources.map(({ value }) => value);
  const byWay = new Map<string, EventPair>();
  for (const pair of [...pairs].sort((a, b) => (a.head.name.value < b.head.name.value ? -1 : 1))) {
    if (isUnsent(pair.base)) continue;
    const { additional, kind } = pair.base;
    const rest = typeof additional === "boolean" ? additional : pair.base.name.value;
    const sides = [pair.base, pair.head].map((event) => [sourcesOf(event), ownIn(event)]);
    // A property that pages have anyway is no news in them.
    const way = JSON.stringify([kind === "page", rest, sides]);
    if (!byWay.has(way)) byWay.set(way, pair);
  }
  return [...byWay.values()];
}
