import type { Definition, ObjectType, Property, Trait } from "../../plan/model.js";
import type { Span } from "../../source/span.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import { type Candidate, renamesAmong } from "./hints.js";
import { pairsOf, renamedSide, rivalsAmong } from "./pairs.js";
import { type Gate, inside, narrowed, type Place, subjectOf } from "./place.js";
import { type Findings, type ObjectChange, withProperty } from "./proving.js";
import type { Spans } from "./spans.js";
import { listedSide, nameOf, textOf, typeSide } from "./text.js";
import { madeOptional, removal } from "./unawaited.js";
import type { Walk } from "./walk.js";

/** How a list of properties is spoken of. */
export interface Listing {
  readonly prefix: "property" | "trait" | "context-property";
  /** The key in the plan under which they stand. */
  readonly path: readonly string[];
  /** Whether one belongs to the list; others are only there because they are sent as well. */
  readonly has: (property: Property) => boolean;
}

/** The properties of an object inside. */
export const nested: Listing = { prefix: "property", path: ["properties"], has: () => true };

/** Compares two objects property by property, and what they allow beside. */
export function compareObjects(
  walk: Walk,
  place: Place,
  a: ObjectType,
  b: ObjectType,
  listing: Listing,
  spans: Spans,
): void {
  new Objects(walk, place, a, b, listing).compare(spans);
}

class Objects {
  readonly #walk: Walk;
  readonly #place: Place;
  readonly #a: ObjectType;
  readonly #b: ObjectType;
  readonly #listing: Listing;

  constructor(walk: Walk, place: Place, a: ObjectType, b: ObjectType, listing: Listing) {
    this.#walk = walk;
    this.#place = place;
    this.#a = a;
    this.#b = b;
    this.#listing = listing;
  }

  compare(spans: Spans): void {
    const { has } = this.#listing;
    const pairs = pairsOf(this.#a.properties.filter(has), this.#b.properties.filter(has));
    const rivals = rivalsAmong(this.#b.properties);
    this.#hint(pairs.removed, pairs.added);
    for (const removed of pairs.removed) this.#presence(removed, undefined);
    for (const added of pairs.added) this.#presence(undefined, added);
    for (const { base, head, isRenamed } of pairs.both) {
      if (isRenamed) this.#renamed(base, head, rivals(base.name, head));
      if (base.required !== head.required) this.#presence(base, head);
      this.#values(base, head, isRenamed ? base.name.value : undefined);
    }
    this.#rest(spans);
  }

  #at(property: Property, other: Property, gate?: Gate): Place {
    const { prefix, path } = this.#listing;
    const step = { kind: "property", base: property.name.value, head: other.name.value } as const;
    return inside(this.#place, prefix, [...path, other.name.value], step, gate);
  }

  #hint(removed: readonly Property[], added: readonly Property[]): void {
    if (this.#place.isSettled || removed.length === 0 || added.length === 0) return;
    const candidate = (property: Property): Candidate => ({
      name: property.name,
      subject: subjectOf(this.#at(property, property)),
      shape: textOf(property),
    });
    this.#walk.comparison.hints.push(...renamesAmong(removed.map(candidate), added.map(candidate)));
  }

  /** Something was added, removed, made required or made optional. */
  #presence(base: Property | undefined, head: Property | undefined): void {
    const place = this.#place;
    const { prefix } = this.#listing;
    const property = (head ?? base) as Property;
    const name = property.name.value;
    const { proving } = this.#walk.comparison;
    const findings = (): Findings => {
      if (base && head) {
        const change = requiredChange(place, this.#a, this.#b, base, head);
        // Only in a gate it stands under its former name.
        return head.required || (place.gate && base.name.value !== name)
          ? proving.object(change, [name], place.steps, place.gate)
          : madeOptional(proving, change, name, place);
      }
      const change = presenceChange(place, this.#a, this.#b, name);
      return base ? removal(proving, change, base, place) : proving.object(change, [name], place.steps, place.gate);
    };
    const kind: FactKind = !base
      ? `${prefix}-added`
      : !head
        ? `${prefix}-removed`
        : `${prefix}-made-${head.required ? "required" : "optional"}`;
    this.#walk.comparison.tellValues(
      kind,
      this.#at(base ?? property, property),
      base && { span: base.name.span, ...(head ? { definition: nameOf(base) } : listedSide(base)) },
      head && { span: head.name.span, ...(base ? { definition: nameOf(head) } : listedSide(head)) },
      findings,
    );
  }

  #renamed(base: Property, head: Property, rivals: readonly string[]): void {
    const [a, b, place] = [this.#a, this.#b, this.#place];
    const [former, name] = [base.name, head.name];
    const alone = (): ObjectChange => ({
      base: a,
      head: b,
      undone: withProperty(withProperty(b, name.value, undefined), former.value, { ...head, name: former }),
      done: withProperty(withProperty(a, former.value, undefined), name.value, { ...base, name }),
    });
    const change = (): ObjectChange => (place.gate ? alone() : wholeChange(a, b));
    this.#walk.comparison.tellValues(
      `${this.#listing.prefix}-renamed`,
      this.#at(base, head),
      { span: former.span, value: former.value },
      renamedSide(name, rivals),
      () => this.#walk.comparison.proving.object(change(), [former.value, name.value], place.steps, place.gate),
    );
  }

  #values(base: Property, head: Property, formerly: string | undefined): void {
    const gate = narrowed(
      this.#place.gate,
      (type) => withProperty(this.#a, base.name.value, { ...base, type }),
      (type) => withProperty(this.#b, head.name.value, { ...head, type }),
    );
    const at = this.#at(base, head, gate);
    this.#walk.definitions(at, base, head, formerly);
    if (this.#listing.prefix === "trait") this.#write(at, base, head);
  }

  #write(place: Place, base: Property, head: Property): void {
    const [before, after] = [writeOf(base), writeOf(head)];
    if (before?.value === after?.value) return;
    const side = (said: typeof before, property: Property): FactSide => said ?? { span: property.name.span };
    this.#walk.comparison.tell("trait-write-changed", place, side(before, base), side(after, head));
  }

  #rest(spans: Spans): void {
    const [a, b, place] = [this.#a, this.#b, this.#place];
    const [before, after] = [a.additional, b.additional];
    if (typeof before !== "boolean" && typeof after !== "boolean") {
      const gate = narrowed(
        place.gate,
        (type) => ({ ...a, additional: { ...before, type } }),
        (type) => ({ ...b, additional: { ...after, type } }),
      );
      const at = inside(place, "map-values", ["additionalProperties"], { kind: "values" }, gate);
      this.#walk.definitions(at, before, after);
      return;
    }
    if (before === after) return;
    const change = { base: a, head: b, undone: { ...b, additional: before }, done: { ...a, additional: after } };
    const names = [...new Set([...a.properties, ...b.properties].map(({ name }) => name.value))];
    this.#walk.comparison.tellValues(
      "other-properties-changed",
      place,
      restSide(before, spans.base),
      restSide(after, spans.head),
      () => this.#walk.comparison.proving.rest(change, names, place.steps, place.gate),
    );
  }
}

/** What both objects are: an object lies in another exactly if each of its keys does, so that of some keys the whole truth can be told. */
function wholeChange(a: ObjectType, b: ObjectType): ObjectChange {
  return { base: a, head: b, undone: a, done: b };
}

/** The change of a name that stands on one side's list only; the other shape may have it from elsewhere, or allow it among others. */
function presenceChange(place: Place, a: ObjectType, b: ObjectType, name: string): ObjectChange {
  if (!place.gate) return wholeChange(a, b);
  const find = (type: ObjectType): Property | undefined => type.properties.find((one) => one.name.value === name);
  return { base: a, head: b, undone: withProperty(b, name, find(a)), done: withProperty(a, name, find(b)) };
}

/** The one change of whether a property must be there, whatever else became of it. */
function requiredChange(place: Place, a: ObjectType, b: ObjectType, base: Property, head: Property): ObjectChange {
  if (place.gate) {
    const undone = withProperty(b, head.name.value, { ...head, required: base.required });
    const done = withProperty(a, base.name.value, { ...base, required: head.required });
    return { base: a, head: b, undone, done };
  }
  const alone = (property: Property, required: boolean): ObjectType => ({
    kind: "object",
    properties: [{ ...property, name: head.name, required }],
    additional: false,
  });
  return {
    base: alone(base, base.required),
    head: alone(head, head.required),
    undone: alone(head, base.required),
    done: alone(base, head.required),
  };
}

function restSide(additional: boolean | Definition, span: Span): FactSide {
  if (typeof additional === "boolean") return { span, definition: String(additional) };
  return { span: additional.span, ...typeSide(additional.type) };
}

function writeOf(property: Property): Trait["write"] {
  // A trait is a property with one key more, and only traits are listed where this is asked.
  return "write" in property ? (property as Trait).write : undefined;
}
