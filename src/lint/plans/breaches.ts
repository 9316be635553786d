import type { Destination, Limit, Outcome } from "../../destinations/index.js";
import type { Span } from "../../source/span.js";
import type { GroupReporter, Places } from "../rule.js";

/** Something of a plan that is beyond a destination's limit. */
export interface Breach {
  /** What it is: the name of an event, a property or a trait. */
  readonly name: string;
  readonly place: Span;
  readonly destination: Destination;
  readonly limit: Limit<unknown>;
  /** How much the limit allows, for the strictest to be told first; 0 where it is no number. */
  readonly most: number;
  /** How much of it there is; 0 where that is no number. */
  readonly size: number;
  /** What else its message says: the unit of a length, the characters of names, a kind of values. */
  readonly detail?: string | undefined;
}

/** What is told in one finding: one thing, or many that are beyond the same limit. */
export interface ToldBreach extends Breach {
  /** How many things it tells of: one, or more than a reader wants to meet one by one. */
  readonly count: number;
  /** Their names, each once. */
  readonly names: readonly string[];
  /** The limits of other destinations that they are beyond, and how many of them. */
  readonly others: readonly Also[];
}

/** A further limit, and how many things are beyond it. */
export interface Also extends Breach {
  readonly count: number;
}

/** More things beyond one limit than this are told in one finding. */
const FEW = 5;

/** From the worst on. */
const severity: readonly Outcome[] = [
  "dropped",
  "refused",
  "breach",
  "misread",
  "cut",
  "renamed",
  "text",
  "flattened",
  "hidden",
  "undocumented",
];

/**
 * Collects breaches, so that one thing beyond the limits of three destinations is told once, with the worst of them, and forty
 * things beyond one limit are, too.
 */
export class Breaches<Kind extends string> {
  readonly #things = new Map<
    string,
    { kind: Kind; breaches: Breach[]; places: [Span, ...Span[]]; seen: Set<string> }
  >();

  /** What has the same kind of limit and the same `key` is one thing, in however many places. */
  add(kind: Kind, key: string, breach: Breach): void {
    const id = `${kind}\n${key}`;
    const thing = this.#things.get(id);
    const { place } = breach;
    const at = placeKey(place);
    if (!thing) {
      this.#things.set(id, { kind, breaches: [breach], places: [place], seen: new Set([at]) });
      return;
    }
    if (thing.seen.size < thing.seen.add(at).size) thing.places.push(place);
    if (thing.breaches.every((each) => each.destination !== breach.destination)) thing.breaches.push(breach);
  }

  /** Calls `tell` for every finding to be made, what is beyond one limit together. */
  tell({ reportTogether }: GroupReporter, tell: (kind: Kind, told: ToldBreach) => void): void {
    const clusters = new Map<Limit<unknown>, Map<Kind, Thing[]>>();
    for (const { kind, breaches, places } of this.#things.values()) {
      const [worst, ...others] = [...breaches].sort(byWeight);
      if (!worst) continue;
      const byKind = clusters.get(worst.limit) ?? new Map<Kind, Thing[]>();
      const cluster = byKind.get(kind) ?? [];
      cluster.push({ worst, others, places });
      clusters.set(worst.limit, byKind.set(kind, cluster));
    }
    const tellOf = (kind: Kind, things: readonly Thing[]): void => {
      const told = together(things);
      if (told) tell(kind, told);
    };
    for (const byKind of clusters.values()) {
      for (const [kind, cluster] of byKind) {
        reportTogether(
          cluster,
          ({ places }) => places,
          (left) => {
            const things = [...left].map(([thing, place]) => ({ ...thing, worst: { ...thing.worst, place } }));
            if (things.length > FEW) tellOf(kind, things);
            else for (const thing of things) tellOf(kind, [thing]);
          },
        );
      }
    }
  }
}

/** What is beyond limits, and of these the worst. */
interface Thing {
  readonly worst: Breach;
  readonly others: readonly Breach[];
  readonly places: Places;
}

/** Things that are told together, in the place of the first. */
function together(things: readonly Thing[]): ToldBreach | undefined {
  const first = things[0]?.worst;
  if (!first) return undefined;
  const others = new Map<Limit<unknown>, Also>();
  for (const thing of things) {
    for (const other of thing.others) {
      others.set(other.limit, { ...other, count: (others.get(other.limit)?.count ?? 0) + 1 });
    }
  }
  return {
    ...first,
    size: things.reduce((most, { worst }) => Math.max(most, worst.size), 0),
    count: things.length,
    names: [...new Set(things.map(({ worst }) => worst.name))],
    others: [...others.values()].sort(byWeight),
  };
}

function byWeight(a: Breach, b: Breach): number {
  const worse = severity.indexOf(a.limit.beyond) - severity.indexOf(b.limit.beyond);
  return worse || a.most - b.most || (a.destination.id < b.destination.id ? -1 : 1);
}

/** A place as a key. */
export function placeKey({ file, start }: Span): string {
  return `${file}:${start}`;
}

/** `Google Analytics 4`, `Segment (warehouses)`. */
export function called(destination: Destination, { only }: Limit<unknown>): string {
  return only === undefined ? destination.name : `${destination.name} (${only})`;
}

/** Who says so, and when it was read. */
export function source({ page, checked }: Limit<unknown>): { readonly page: string; readonly checked: string } {
  return { page, checked };
}

/** What becomes of what is beyond a limit, as a clause about `it`: `a longer one`. */
export function fateOf(it: string, { beyond }: Limit<unknown>): string {
  switch (beyond) {
    case "dropped":
      return `${it} is dropped`;
    case "cut":
      return `${it} is cut`;
    case "refused":
      return `${it} is refused`;
    case "renamed":
      return `${it} is kept under another name`;
    case "text":
      return `${it} is turned into text`;
    case "flattened":
      return `${it} loses its structure`;
    case "hidden":
      return `${it} is stored, but can't be chosen or searched there`;
    case "misread":
      return `${it} is taken for something of its own`;
    case "breach":
      return `${it} breaks its terms`;
    case "undocumented":
      return `nothing says what becomes of ${it}`;
  }
}

/** Of more further destinations than this, only the numbers are told. */
const FEW_PAGES = 2;

/** What to do, what else is to know of the limit, and which other destinations' limits it is beyond. */
export function helpOf(fix: string, told: Pick<ToldBreach, "limit" | "count" | "others">): string {
  const also = told.others.map((other) => {
    const particulars = [
      ...(other.count < told.count ? [`${other.count} of them`] : []),
      ...(other.most > 0 ? [figure(other.most)] : []),
      ...(told.others.length <= FEW_PAGES ? [other.limit.page] : []),
    ];
    const name = called(other.destination, other.limit);
    return particulars.length > 0 ? `${name} (${particulars.join(", ")})` : name;
  });
  const same = also.length > 0 ? `The same goes for ${also.join(", ")}.` : "";
  return [fix, told.limit.note ?? "", same].filter((sentence) => sentence !== "").join(" ");
}

/** A number as people write it: `1,024`. */
export function figure(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
