import type { Definition, EnumMember, Extension, Json, Privacy } from "../../plan/model.js";
import { daysOf } from "../../plan/resolve/durations.js";
import { canonical } from "../../plan/values/values.js";
import type { Located, Span, Text } from "../../source/span.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import { inside, type Place } from "./place.js";
import { sameJson } from "./same.js";

/** Takes in a fact about a place. */
export type Tell = (kind: FactKind, place: Place, base: FactSide | undefined, head: FactSide | undefined) => void;

/** Something that says things of itself: where it stands, for what it does not say. */
export interface Speaker {
  readonly span: Span;
  /** Where it does not say what the other side says at a place, for what may have it from several places. */
  readonly silentFor?: ((other: Span) => Span) | undefined;
}

/** The two sides of what says things of itself. */
export interface Speakers {
  readonly base: Speaker;
  readonly head: Speaker;
}

/** Compares the texts and the governance of one thing, key by key. */
export class Metadata {
  readonly #tell: Tell;
  readonly #place: Place;
  readonly #base: Speaker;
  readonly #head: Speaker;

  constructor(tell: Tell, place: Place, base: Speaker, head: Speaker) {
    this.#tell = tell;
    this.#place = place;
    this.#base = base;
    this.#head = head;
  }

  /** A key with one value. */
  value(kind: FactKind, a: Located<Json> | undefined, b: Located<Json> | undefined): void {
    if (a === undefined && b === undefined) return;
    if (a !== undefined && b !== undefined && sameJson(a.value, b.value)) return;
    this.#say(kind, a, b);
  }

  /** A key with a list whose order carries no meaning. */
  list(kind: FactKind, a: readonly Located<Json>[], b: readonly Located<Json>[]): void {
    if (sameSet(a, b)) return;
    this.#say(kind, listed(a), listed(b));
  }

  privacy(a: Located<Privacy> | undefined, b: Located<Privacy> | undefined): void {
    const [before, after] = [rank(a), rank(b)];
    if (before !== after) this.#say(after < before ? "privacy-loosened" : "privacy-tightened", a, b);
  }

  /** One category less and another more are two facts: whoever relied on the one is not served by the other. */
  consent(a: readonly Text[], b: readonly Text[]): void {
    if (a.some(({ value }) => !b.some((other) => other.value === value))) {
      this.#say("consent-loosened", listed(a), listed(b));
    }
    if (b.some(({ value }) => !a.some((other) => other.value === value))) {
      this.#say("consent-tightened", listed(a), listed(b));
    }
  }

  /** What says no retention is kept as long as what it is part of, or for ever. */
  retention(a: Text | undefined, b: Text | undefined): void {
    if (days(a) === days(b)) return;
    const { kept } = this.#place;
    const [one, other] = [shorter(a, kept?.base), shorter(b, kept?.head)];
    const [before, after] = [days(one), days(other)];
    // What the whole says is told of it.
    const isOfWhole = kept !== undefined && before === days(kept.base) && after === days(kept.head);
    if (before === after || isOfWhole) return;
    this.#say(after > before ? "retention-lengthened" : "retention-shortened", one, other);
  }

  extensions(a: readonly Extension[], b: readonly Extension[]): void {
    if (a.length === 0 && b.length === 0) return;
    const before = new Map(a.map((one) => [one.name.value, one.value]));
    const after = new Map(b.map((one) => [one.name.value, one.value]));
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [one, other] = [before.get(name), after.get(name)];
      if (one && other && sameJson(one.value, other.value)) continue;
      const place = inside(this.#place, this.#place.kind, [name], undefined, undefined);
      this.#tell("custom-key-changed", place, this.#side(one, this.#base, other), this.#side(other, this.#head, one));
    }
  }

  #say(kind: FactKind, a: Located<Json> | undefined, b: Located<Json> | undefined): void {
    this.#tell(kind, this.#place, this.#side(a, this.#base, b), this.#side(b, this.#head, a));
  }

  #side(said: Located<Json> | undefined, speaker: Speaker, other: Located<Json> | undefined): FactSide {
    if (said) return { span: said.span, value: said.value };
    return { span: (other && speaker.silentFor?.(other.span)) ?? speaker.span };
  }
}

/** What any definition says beside its type. A rename that is told already is not told again as a former name. */
export function compareHeads(
  tell: Tell,
  place: Place,
  a: Definition,
  b: Definition,
  speakers: Speakers,
  formerly: string | undefined,
): void {
  const said = new Metadata(tell, place, speakers.base, speakers.head);
  said.value("description-changed", a.description, b.description);
  said.list("examples-changed", a.examples, b.examples);
  said.value("deprecation-changed", a.deprecated, b.deprecated);
  said.value("expires-changed", a.expires, b.expires);
  said.list("former-names-changed", a.renamedFrom, without(b.renamedFrom, formerly));
  said.privacy(a.privacy, b.privacy);
  said.value("class-changed", a.class, b.class);
  said.retention(a.retention, b.retention);
  said.consent(a.consent, b.consent);
  said.extensions(a.extensions, b.extensions);
}

/** What a value of an enum says of itself. */
export function compareMembers(tell: Tell, place: Place, a: EnumMember, b: EnumMember): void {
  const said = new Metadata(tell, place, a, b);
  said.value("description-changed", a.description, b.description);
  said.value("deprecation-changed", a.deprecated, b.deprecated);
  said.value("expires-changed", a.expires, b.expires);
  said.extensions(a.extensions ?? [], b.extensions ?? []);
}

/** Former names without the one by which two things were found to be one. */
export function without(names: readonly Text[], formerly: string | undefined): readonly Text[] {
  return formerly === undefined ? names : names.filter(({ value }) => value !== formerly);
}

function sameSet(a: readonly Located<Json>[], b: readonly Located<Json>[]): boolean {
  if (a.length !== b.length) return false;
  if (a.every(({ value }, at) => sameJson(value, (b[at] as Located<Json>).value))) return true;
  const keys = (list: readonly Located<Json>[]): string =>
    list
      .map(({ value }) => canonical(value))
      .sort()
      .join("\n");
  return keys(a) === keys(b);
}

function listed(texts: readonly Located<Json>[]): Located<Json> | undefined {
  const [first] = texts;
  return first && { value: texts.map(({ value }) => value), span: first.span };
}

function rank(privacy: Located<Privacy> | undefined): number {
  return privacy === undefined ? 0 : ["none", "personal", "sensitive"].indexOf(privacy.value);
}

/** The shorter of two durations; what says none is kept for ever. */
export function shorter(one: Text | undefined, other: Text | undefined): Text | undefined {
  return days(other) < days(one) ? other : one;
}

function days(duration: Text | undefined): number {
  return duration === undefined ? Number.POSITIVE_INFINITY : daysOf(duration.value);
}
