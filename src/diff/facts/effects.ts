import type { ContextProperty, Event, ObjectType } from "../../plan/model.js";
import { madeOnce } from "../made-once.js";
import { type Comparison, withType } from "./comparison.js";
import { callOf } from "./events.js";
import type { Pairs } from "./pairs.js";
import type { Call } from "./place.js";
import { type Findings, graver, uncarried } from "./proving.js";
import { isContext, shapeOf, sourcesIn } from "./shapes.js";
import { isUnsent } from "./takers.js";
import { apartFromAbsence } from "./unawaited.js";

type EventPair = Pairs<Event>["both"][number];

/** What changes of the context mean for the events that carry it. */
export class Effects {
  readonly #comparison: Comparison;
  readonly #pairs: readonly EventPair[];
  readonly #calls = new Map<EventPair, Call>();
  readonly #sources: readonly string[] | undefined;
  #known: Ways | undefined;

  constructor(comparison: Comparison, pairs: readonly EventPair[]) {
    this.#comparison = comparison;
    this.#sources = sourcesIn(comparison.base);
    this.#pairs = pairs;
  }

  /** One pair of events for each way in which an event can take up the context; looked for when something of that has changed. */
  get #ways(): Ways {
    this.#known ??= new Ways(alike(this.#comparison, this.#pairs));
    return this.#known;
  }

  /**
   * What it means for all of them that one property takes the place of another, or that there is only one. What an event of the head
   * lists itself is told of the event, wherever it came from before.
   */
  of(base: ContextProperty | undefined, head: ContextProperty | undefined): Findings {
    const names = new Set([base, head].flatMap((one) => (one ? [one.name.value] : [])));
    // When it was announced that a property goes, it matters what may come under its name.
    const unawaited = base?.deprecated && base.required && !head?.required ? { ...base, required: false } : undefined;
    const { proving } = this.#comparison;
    let worst: Findings | undefined;
    for (const pair of this.#ways.of(names)) {
      const left = [...names].filter((name) => !pair.head.properties.some((own) => own.name.value === name));
      const [a, b] = [this.#shape(pair, "base", base), this.#shape(pair, "head", head)];
      if (![a, b].some((shape) => shape.properties.some((one) => isContext(one) && left.includes(one.name.value))))
        continue;
      const change = { base: a, head: b, undone: a, done: b };
      const found = proving.object(change, left, [], undefined);
      const findings = unawaited
        ? apartFromAbsence(
            found,
            proving.object({ ...change, base: this.#shape(pair, "base", unawaited) }, left, [], undefined),
          )
        : found;
      const call = (): Call => this.#callOf(pair);
      worst = {
        producers: graver(worst?.producers, { ...findings.producers, call }),
        consumers: graver(worst?.consumers, { ...findings.consumers, call }),
      };
    }
    return worst ?? uncarried;
  }

  /** What an event of the base sent, if the context had nothing but this; with what it allows beside its properties on either side. */
  #shape(pair: EventPair, side: "base" | "head", only: ContextProperty | undefined): ObjectType {
    const { worlds } = this.#comparison;
    const { additional } = pair[side];
    const shape = shapeOf({
      event: { ...pair.base, additional },
      context: only ? [only] : [],
      sources: this.#sources,
      ofEvent: worlds.base,
      ofContext: (type) => type,
    });
    return { ...shape, additional: typeof additional === "boolean" ? additional : withType(additional, worlds[side]) };
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
    const pair = this.#ways.pairs.find((one) => carries(this.#callOf(one)));
    return pair && (() => this.#callOf(pair));
  }

  #callOf(pair: EventPair): Call {
    return madeOnce(this.#calls, pair, () => this.#makeCall(pair));
  }

  #makeCall({ base, head }: EventPair): Call {
    const { worlds } = this.#comparison;
    return callOf(this.#comparison, base, head, (event, side) => {
      const plan = this.#comparison[side];
      const context = plan.plan.context;
      return shapeOf({ event, context, sources: sourcesIn(plan), ofEvent: worlds[side], ofContext: worlds[side] });
    });
  }
}

/** Pairs of events by what they list themselves, and by all else on which it depends how they take up the context. */
class Ways {
  readonly pairs: readonly EventPair[];
  readonly #at: ReadonlyMap<EventPair, number>;
  readonly #listing = new Map<string, Set<EventPair>>();
  readonly #beside = new Map<string, EventPair[]>();

  constructor(pairs: readonly EventPair[]) {
    this.pairs = pairs;
    this.#at = new Map(pairs.map((pair, at) => [pair, at]));
    for (const pair of pairs) {
      madeOnce(this.#beside, besideOf(pair), () => []).push(pair);
      for (const { name } of [...pair.base.properties, ...pair.head.properties]) {
        madeOnce(this.#listing, name.value, () => new Set()).add(pair);
      }
    }
  }

  /** As far as some names go: all pairs that list one of them, and of the others the first of each kind. */
  of(names: ReadonlySet<string>): readonly EventPair[] {
    const listing = new Set([...names].flatMap((name) => [...(this.#listing.get(name) ?? [])]));
    const others = [...this.#beside.values()].flatMap((pairs) => pairs.find((pair) => !listing.has(pair)) ?? []);
    return [...listing, ...others].sort((a, b) => (this.#at.get(a) ?? 0) - (this.#at.get(b) ?? 0));
  }
}

/** How a pair takes up what it does not list: equal for those that do so alike. */
function besideOf(pair: EventPair): string {
  const sides = [pair.base, pair.head].map(({ sources, additional }) => [
    sources.map(({ value }) => value),
    typeof additional === "boolean" ? additional : pair.base.name.value,
  ]);
  // A property that pages have anyway is no news in them.
  return JSON.stringify([pair.base.kind === "page", sides]);
}

/** The first of all pairs that take up the context in one way: sent by the same sources, with the same names of their own. */
function alike(comparison: Comparison, pairs: readonly EventPair[]): readonly EventPair[] {
  const { base, head } = comparison;
  const names = new Set([...base.plan.context, ...head.plan.context].map(({ name }) => name.value));
  const ownIn = (event: Event): readonly string[] =>
    event.properties.map(({ name }) => name.value).filter((name) => names.has(name));
  const byWay = new Map<string, EventPair>();
  for (const pair of [...pairs].sort((a, b) => (a.head.name.value < b.head.name.value ? -1 : 1))) {
    if (isUnsent(comparison, "base", pair.base)) continue;
    const way = JSON.stringify([besideOf(pair), ownIn(pair.base), ownIn(pair.head)]);
    if (!byWay.has(way)) byWay.set(way, pair);
  }
  return [...byWay.values()];
}
