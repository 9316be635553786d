import type { Definition, Type } from "../../plan/model.js";
import { atomsOf } from "../../plan/values/atoms.js";
import { compareArrays } from "./arrays.js";
import type { Comparison } from "./comparison.js";
import type { Found } from "./found.js";
import { compareHeads, shorter } from "./metadata.js";
import { compareObjects, nested } from "./objects.js";
import type { Kept, Place } from "./place.js";
import type { Findings } from "./proving.js";
import { placesText, type Route } from "./routes.js";
import { differingSpans, type Spans, speakersOf } from "./spans.js";
import { typeSide } from "./text.js";
import { compareUnions } from "./unions.js";
import { plainName } from "./worlds.js";

/** What a pair of types brought about: where, and which of the facts that were found. */
interface Walked {
  readonly path: readonly string[];
  readonly found: [from: number, to: number];
  readonly again: [from: number, to: number];
  /** The outermost pair that it came back to before its end, while that was being compared around it: it holds all of that as well. */
  around?: Circle | undefined;
}

/** A pair that was met once more inside of itself, and where. */
interface Circle {
  readonly key: string;
  /** How far in the pair stands that it began with. */
  readonly began: number;
  readonly path: readonly string[];
}

/** What a walk had come to when something began. */
export interface Mark {
  readonly found: number;
  readonly again: number;
  readonly circles: number;
  /** How many pairs are being compared around it. */
  readonly depth: number;
}

/** What was walked since two sides went apart. */
interface Edit {
  readonly walked: Set<string>;
  repeated: number;
}

/**
 * Types that are made of one another twice over double the places with every level: nobody reads so many. Past that a fact is said to
 * hold inside of where the type stands again.
 */
const mostInside = 100;

/** As often pairs of types are walked once more in one edit; past that it is only told that the one became the other. */
const mostAgain = 1000;

/** Two sides of something in a place, and how they come to be what they are. */
export interface Meeting {
  readonly place: Place;
  readonly route: Route;
  readonly base: Type;
  readonly head: Type;
  /** Tells that the one became the other, without looking into them. */
  readonly tellOther: () => void;
}

/** Walks two definitions of one thing by name, as deep as they have parts of the same names, and tells what differs. */
export class Walk {
  readonly comparison: Comparison;
  /** What both sides have from one definition, as it was walked in this group: again it would bring the same facts in other places. */
  readonly #walked = new Map<string, Walked>();
  readonly #edits = new WeakMap<Spans, Edit>();
  /** The pairs that are being compared, one inside the other, and how far in each stands; and those that were met once more. */
  readonly #open = new Map<string, number>();
  readonly #circles: Circle[] = [];
  readonly #numbers = new WeakMap<Type, number>();
  #last = 0;

  constructor(comparison: Comparison) {
    this.comparison = comparison;
  }

  /** Compares what two definitions say and which values they admit. Both in the worlds of the comparison. */
  definitions(place: Place, a: Definition, b: Definition, formerly?: string): void {
    const { same, routes, handling, tell, written } = this.comparison;
    if (formerly === undefined && same.definition(a, b)) return;
    const route = routes.of([a], [b]);
    const at = { ...onRoute(place, route), kept: route.kind === "one" ? undefined : place.kept };
    const [one, other] = handling.apart(a, b);
    compareHeads(tell, at, one, other, speakersOf(a, b, written), formerly);
    const parts = { ...at, kept: keptIn(at, one, other, route) };
    this.#types(parts, one, other, route, (found) => handling.tellWhole(tell, at, a, b, found));
  }

  /** Compares which values two definitions admit. */
  types(place: Place, a: Definition, b: Definition): void {
    const route = this.comparison.routes.of([a], [b]);
    this.#types(onRoute(place, route), a, b, route);
  }

  #types(
    place: Place,
    a: Definition,
    b: Definition,
    route: Route,
    tellWhole?: (parts: readonly Found[]) => void,
  ): void {
    const { same, worlds } = this.comparison;
    if (same.type(a.type, b.type)) return;
    const [before, after] = [atomsOf(a.type, worlds.types), atomsOf(b.type, worlds.types)];
    const [one, other] = [before, after].map((atoms) => (atoms.length === 1 ? atoms[0] : undefined));
    const tellOther = (): void => this.typeChanged(place, a, b, a.type, b.type);
    const mark = this.mark();
    this.meet({ place, route, base: one ?? a.type, head: other ?? b.type, tellOther }, () => {
      if (one?.kind === "object" && other?.kind === "object") {
        compareObjects(this, place, one, other, nested, this.spans(a, b));
      } else if (one?.kind === "array" && other?.kind === "array") {
        compareArrays(this, place, a, b, one, other);
      } else {
        compareUnions(this, place, { base: a, head: b, before, after });
      }
      if (this.isWhole(mark)) tellWhole?.(this.factsSince(mark));
    });
  }

  /** Where the walk is, for asking later what has come since. */
  mark(): Mark {
    const { found, again } = this.comparison;
    return { found: found.length, again: again.length, circles: this.#circles.length, depth: this.#open.size };
  }

  /** The facts that hold in what was walked since: those that were found there, and those that were known from elsewhere. */
  factsSince(mark: Mark): readonly Found[] {
    const { found, again } = this.comparison;
    return [...found.slice(mark.found), ...again.slice(mark.again).map(({ fact }) => fact)];
  }

  /** Whether all of what was walked since is known. What goes round in circles is not before it comes to where it began: there it is told. */
  isWhole(mark: Mark): boolean {
    return !this.#circles.slice(mark.circles).some(({ began }) => began <= mark.depth);
  }

  /** Where two definitions differ. */
  spans(a: Definition, b: Definition): Spans {
    return differingSpans(a, b, this.comparison.written);
  }

  /** Compares what meets in a place. What both have from one definition is compared once: what was found then holds here as well. */
  meet(meeting: Meeting, compare: () => void): void {
    const { route } = meeting;
    if (route.kind === "here") compare();
    else if (route.kind === "one") this.#once(`${route.key} ${this.#keyOf(meeting)}`, meeting.place, compare);
    else this.#edited(meeting, compare);
  }

  #once(key: string, place: Place, compare: () => void): void {
    const walked = this.#walked.get(key);
    if (this.#isCircle(key, place)) return;
    if (walked) {
      this.#repeat(walked, place);
      return;
    }
    const mark = this.mark();
    const { found, again } = this.comparison;
    const now: Walked = { path: place.path, found: [found.length, found.length], again: [again.length, again.length] };
    this.#walked.set(key, now);
    this.#inside(key, compare);
    now.found[1] = found.length;
    now.again[1] = again.length;
    const around = this.#circles.slice(mark.circles).filter(({ began }) => began <= mark.depth);
    now.around = around.sort((a, b) => a.began - b.began)[0];
  }

  /** Every place that is edited has facts of its own. Inside of one, what goes round in circles comes to an end where it began. */
  #edited(meeting: Meeting, compare: () => void): void {
    const { parting } = meeting.place;
    if (!parting) return;
    const edit = this.#edits.get(parting) ?? { walked: new Set(), repeated: 0 };
    this.#edits.set(parting, edit);
    const key = `${placesText(parting)} ${this.#keyOf(meeting)}`;
    if (this.#isCircle(key, meeting.place)) return;
    if (edit.walked.has(key) && edit.repeated++ >= mostAgain) {
      meeting.tellOther();
      return;
    }
    this.#inside(key, compare);
    edit.walked.add(key);
  }

  #inside(key: string, compare: () => void): void {
    this.#open.set(key, this.#open.size + 1);
    compare();
    this.#open.delete(key);
  }

  /** Whether a pair is being compared already, further out: then it adds nothing, and where that began is taken down. */
  #isCircle(key: string, { path }: Place): boolean {
    const began = this.#open.get(key);
    if (began !== undefined) this.#circles.push({ key, began, path });
    return began !== undefined;
  }

  #keyOf({ place, base, head }: Meeting): string {
    const gate = place.isSettled ? "settled" : place.gate && this.#numberOf(place.gate.head);
    return `${this.#numberOf(base)} ${this.#numberOf(head)} ${gate}`;
  }

  #numberOf(type: Type): number {
    const number = this.#numbers.get(type) ?? ++this.#last;
    this.#numbers.set(type, number);
    return number;
  }

  /** Takes down that facts hold here as well. A type in itself has none yet: where it holds further in goes without saying. */
  #repeat({ path, found, again, around }: Walked, place: Place): void {
    const { comparison } = this;
    const paths = new Map<Found, (readonly string[])[]>();
    const put = (fact: Found, at: readonly string[]): void => {
      const known = paths.get(fact);
      if (known) known.push(at);
      else paths.set(fact, [at]);
    };
    for (const fact of comparison.found.slice(...found)) put(fact, fact.place.path);
    for (const one of comparison.again.slice(...again)) put(one.fact, one.place.path);
    for (const [fact, all] of paths) {
      if (all.length > mostInside)
        comparison.again.push({ fact, place: { ...fact.place, kind: place.kind, path: place.path } });
      else
        for (const at of all) {
          comparison.again.push({ fact, place: { ...fact.place, path: [...place.path, ...at.slice(path.length)] } });
        }
    }
    if (!around) return;
    const further = { ...place, path: [...place.path, ...around.path.slice(path.length)] };
    const whole = this.#walked.get(around.key);
    if (!this.#isCircle(around.key, further) && whole) this.#repeat(whole, further);
  }

  /** One node became another as a whole. */
  typeChanged(place: Place, da: Definition, db: Definition, a: Type, b: Type): void {
    if (!this.settles(place, da, db, a, b)) this.#became(place, da, db, a, b);
  }

  /** Whether two types are known to hold the same values. Where generated code has another type for these, that is told. */
  settles(place: Place, da: Definition, db: Definition, a: Type, b: Type): boolean {
    const { proving } = this.comparison;
    if (place.isSettled) return true;
    if (!proving.isSame(a, b)) return false;
    if (!proving.isSameInCode(a, b)) this.#became(place, da, db, a, b);
    return true;
  }

  #became(place: Place, da: Definition, db: Definition, a: Type, b: Type): void {
    this.tellTypeChanged(place, da, db, () => this.comparison.proving.node(a, b, place.steps, place.gate));
  }

  /** Tells that a node is of another type, and what that means; of a union, perhaps only of its members without parts. */
  tellTypeChanged(place: Place, da: Definition, db: Definition, findings: () => Findings, isPlain = false): void {
    const prefix = place.kind === "trait" || place.kind === "context-property" ? place.kind : "property";
    const spans = this.spans(da, db);
    const [a, b] = this.#shown(da.type, db.type);
    // What many places have from one definition may be kept by others of them.
    const until = da.deprecated && da.origins.length === 0 ? da.expires?.value : undefined;
    const base = { span: spans.base, ...typeSide(a), ...(until ? { until } : {}), ...(isPlain ? { isPlain } : {}) };
    const head = { span: spans.head, ...typeSide(b) };
    this.comparison.tellValues(`${prefix}-type-changed`, place, base, head, findings);
  }

  /** What two types are: of a type that has one name on both sides, what changed in it. */
  #shown(a: Type, b: Type): readonly [Type, Type] {
    const { types } = this.comparison.worlds;
    const seen = new Set<Type>();
    let [one, other] = [a, b];
    while (one.kind === "reference" && other.kind === "reference" && plainName(one.name) === plainName(other.name)) {
      const [before, after] = [types(one.name)?.type, types(other.name)?.type];
      if (!before || !after || seen.has(before)) break;
      seen.add(before);
      [one, other] = [before, after];
    }
    return [one, other];
  }
}

/** How long parts are kept. Of a definition that many places have, it is asked once for all of them. */
function keptIn({ kept }: Place, a: Definition, b: Definition, route: Route): Kept | undefined {
  if (route.kind === "one") return undefined;
  if (!a.retention && !b.retention) return kept;
  return { base: shorter(a.retention, kept?.base), head: shorter(b.retention, kept?.head) };
}

/** A place as it is told of on some route: what both sides have from one definition is that one's, whatever was edited around it. */
export function onRoute(place: Place, route: Route): Place {
  if (route.kind === "one" && place.parting) return { ...place, parting: undefined };
  return route.kind === "apart" && !place.parting ? { ...place, parting: route.at } : place;
}
