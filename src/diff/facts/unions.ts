import type { Definition, EnumMember, EnumType, Scalar, Type } from "../../plan/model.js";
import { type Atom, anything, atomsOf, type Types } from "../../plan/values/atoms.js";
import { writtenValue } from "../../plan/written.js";
import type { Span } from "../../source/span.js";
import type { FactSide } from "../model.js";
import { compareArrays } from "./arrays.js";
import { type Complex, definitionsOf, listedIn, type Members, membersOf, placesOf } from "./members.js";
import { compareHeads, compareMembers } from "./metadata.js";
import { compareObjects, nested } from "./objects.js";
import { type Left, matched } from "./pairs.js";
import { type Gate, gateAt, inside, narrowed, type Place } from "./place.js";
import { definitionOf, type Findings } from "./proving.js";
import { spanOf, speakersOf } from "./spans.js";
import { textOf, typeSide } from "./text.js";
import { blameParts } from "./together.js";
import { onRoute, type Walk } from "./walk.js";

/** Two types that are not both an object or both a list: they are compared member by member, and judged as a whole. */
export interface Alternatives {
  readonly base: Definition;
  readonly head: Definition;
  readonly before: readonly Atom[];
  readonly after: readonly Atom[];
}

/** The members of both sides with one change taken back, and with only that made. */
interface Turned {
  readonly undone: readonly Atom[];
  readonly done: readonly Atom[];
}

export function compareUnions(walk: Walk, place: Place, alternatives: Alternatives): void {
  const { base, head } = alternatives;
  const isSettled = walk.settles(place, base, head, base.type, head.type);
  new Unions(walk, { ...place, isSettled }, alternatives).compare();
}

/** A list with more values than this is not shown whole. */
const mostShown = 12;

class Unions {
  readonly #walk: Walk;
  readonly #place: Place;
  readonly #gate: Gate;
  /** Whether the gate is this very node: then its parts stand beside one another, and nothing depends on two of them. */
  readonly #isGate: boolean;
  readonly #da: Definition;
  readonly #db: Definition;
  readonly #before: readonly Atom[];
  readonly #after: readonly Atom[];
  readonly #ways: { readonly base: Ways; readonly head: Ways };

  constructor(walk: Walk, place: Place, { base, head, before, after }: Alternatives) {
    this.#walk = walk;
    this.#place = place;
    this.#gate = place.gate ?? gateAt(place, base.type, head.type);
    this.#isGate = place.gate === undefined;
    this.#da = base;
    this.#db = head;
    this.#before = before;
    this.#after = after;
    const { types } = walk.comparison.worlds;
    this.#ways = { base: waysInto(base, types), head: waysInto(head, types) };
  }

  compare(): void {
    const [place, da, db, before, after, gate] = [
      this.#place,
      this.#da,
      this.#db,
      this.#before,
      this.#after,
      this.#gate,
    ];
    const { proving, same, worlds } = this.#walk.comparison;
    const since = this.#walk.mark();
    const members = membersOf(da.type, db.type, worlds.types, same);
    const { pairs, removed, added } = members;
    this.#memberTexts(members);
    this.#valueTexts();
    const bothList = before.some(isEnum) && after.some(isEnum);
    const simple = this.#simple();
    const isOneEach = before.length === 1 && after.length === 1 && !bothList;
    const isOther = pairs.length === 0 && removed.length + added.length > 0 && (simple.differs || bothLeft(members));
    if (isOneEach || isOther) {
      // No part of it has a counterpart: it is another type.
      this.#walk.typeChanged(place, da, db, da.type, db.type);
      return;
    }
    this.#enumValues();
    if (simple.differs) {
      this.#walk.tellTypeChanged(place, da, db, () => this.#became(simple.base, simple.head), true);
    }
    for (const { type, path } of removed) {
      const at = inside(place, "member", path, undefined, gate);
      const side = { span: this.#spanIn(da, type), ...typeSide(type) };
      this.#walk.comparison.tellValues("member-removed", at, side, undefined, () => this.#became([type], []));
    }
    for (const { type, path } of added) {
      const at = inside(place, "member", path, undefined, gate);
      const side = { span: this.#spanIn(db, type), ...typeSide(type) };
      this.#walk.comparison.tellValues("member-added", at, undefined, side, () => this.#became([], [type]));
    }
    for (const { base, head, path } of pairs) {
      const at = inside(place, path.length > 0 ? "member" : place.kind, path, undefined, this.#around(base, head));
      this.#member(at, since.found, base, head);
    }
    if (this.#isGate) {
      const parts = { place, base: da, head: db, since };
      blameParts(this.#walk, parts, () => proving.node(da.type, db.type, place.steps, gate));
    }
  }

  /** The gate as one of the members sees it: what stands beside it stays as it is. */
  #around(base: Atom, head: Atom): Gate {
    const beside = (atoms: readonly Atom[], own: Atom) => (type: Type) =>
      unionOf([...atoms.filter((atom) => atom !== own), ...atomsOf(type, this.#walk.comparison.worlds.types)]);
    return this.#isGate ? this.#gate : narrowed(this.#gate, beside(this.#before, base), beside(this.#after, head));
  }

  /**
   * What it means that some members became others and the rest stays as it is. In the items of a list, for one, these are not to be
   * looked at alone: it may hold the ones only beside the others.
   */
  #became(before: readonly Atom[], after: readonly Atom[]): Findings {
    const turned = (): Turned => ({
      undone: [...this.#after.filter((atom) => !after.includes(atom)), ...before],
      done: [...this.#before.filter((atom) => !before.includes(atom)), ...after],
    });
    return this.#turned(turned, before, after);
  }

  /** The same of a value that an enum has no longer, or only now. */
  #listing(before: EnumMember | undefined, after: EnumMember | undefined): Findings {
    const only = (member: EnumMember | undefined): readonly Atom[] => (member ? [enumOf(member)] : []);
    const turned = (): Turned => ({
      undone: [...withoutValue(this.#after, after?.value), ...only(before)],
      done: [...withoutValue(this.#before, before?.value), ...only(after)],
    });
    return this.#turned(turned, only(before), only(after));
  }

  #turned(turned: () => Turned, before: readonly Atom[], after: readonly Atom[]): Findings {
    const { proving } = this.#walk.comparison;
    const { steps } = this.#place;
    if (this.#isGate) return proving.node(unionOf(before), unionOf(after), steps, this.#gate);
    const { undone, done } = turned();
    const sides = { base: unionOf(this.#before), head: unionOf(this.#after) };
    return proving.change({ ...sides, undone: unionOf(undone), done: unionOf(done) }, steps, this.#gate);
  }

  /** Where a member is written, and what it says of itself, such as that it is deprecated; where the union is, if it has no place there. */
  #spanIn(union: Definition, type: Complex): Span {
    const { types } = this.#walk.comparison.worlds;
    const member = definitionsOf(union.type, types).find((one) => atomsOf(one.type, types).includes(type));
    return member?.span ?? spanOf(union);
  }

  /** Two members of a union that are one. What the union refuses of them as a whole is told of their parts together. */
  #member(place: Place, start: number, base: Complex, head: Complex): void {
    const [da, db, walk] = [this.#da, this.#db, this.#walk];
    const { proving } = walk.comparison;
    const since = walk.mark();
    const route = walk.comparison.routes.of(this.#ways.base.get(base) ?? [], this.#ways.head.get(head) ?? []);
    const at = onRoute(place, route);
    walk.meet({ place: at, route, base, head, tellOther: () => walk.typeChanged(at, da, db, base, head) }, () => {
      if (base.kind === "object" && head.kind === "object") {
        compareObjects(walk, at, base, head, nested, walk.spans(da, db));
      } else if (base.kind === "array" && head.kind === "array") {
        compareArrays(walk, at, { ...da, type: base, keys: [] }, { ...db, type: head, keys: [] }, base, head);
      }
    });
    // Where it goes round in circles, what it holds comes to light further out: it is a member of the union there as well.
    if (!walk.isWhole(since)) return;
    const whole = (): Findings => proving.node(base, head, place.steps, place.gate);
    // Its parts may have been told of elsewhere in the union.
    blameParts(walk, { place, base: da, head: db, since }, whole, start);
  }

  /** The members that have no parts: whether they differ, enums that both sides have left aside. */
  #simple(): { readonly differs: boolean; readonly base: readonly Atom[]; readonly head: readonly Atom[] } {
    const [before, after] = [this.#before, this.#after];
    const bothList = before.some(isEnum) && after.some(isEnum);
    const plain = (atom: Atom): boolean =>
      atom.kind !== "object" && atom.kind !== "array" && !(bothList && atom.kind === "enum");
    const [base, head] = [before.filter(plain), after.filter(plain)];
    const { proving } = this.#walk.comparison;
    const isIn = (some: readonly Atom[], all: readonly Atom[]): boolean =>
      proving.proof(unionOf(some), unionOf(all)).kind === "included";
    const isSame = (): boolean =>
      isIn(base, after) && isIn(head, before) && proving.isSameInCode(unionOf(base), unionOf(head));
    return { differs: !this.#place.isSettled && !isSame(), base, head };
  }

  #enumValues(): void {
    const [place, before, after] = [this.#place, this.#before, this.#after];
    const [listed, others] = [listedIn(before), listedIn(after)];
    if (listed.size === 0 || others.size === 0 || place.isSettled) return;
    const { proving } = this.#walk.comparison;
    const whole = { base: unionOf(before), head: unionOf(after) };
    const isShort = Math.max(listed.size, others.size) <= mostShown && [...before, ...after].every(isEnum);
    const lists = isShort ? { base: [...listed.keys()], head: [...others.keys()] } : undefined;
    const sideOf = (member: EnumMember): FactSide => ({ ...valueSide(member), ...(lists ? { lists } : {}) });
    for (const [value, member] of listed) {
      const type = enumOf(member);
      if (others.has(value) || proving.proof(type, whole.head).kind === "included") continue;
      const side = { ...sideOf(member), alsoAt: placesOf(before, value).slice(1) };
      this.#walk.comparison.tellValues("enum-value-removed", atValue(place, value), side, undefined, () =>
        this.#listing(member, undefined),
      );
    }
    for (const [value, member] of others) {
      const type = enumOf(member);
      if (listed.has(value) || proving.proof(type, whole.base).kind === "included") continue;
      this.#walk.comparison.tellValues("enum-value-added", atValue(place, value), undefined, sideOf(member), () =>
        this.#listing(undefined, member),
      );
    }
  }

  /** What values that stand on both sides say of themselves. */
  #valueTexts(): void {
    const listed = listedIn(this.#before);
    for (const [value, member] of listedIn(this.#after)) {
      const same = listed.get(value);
      if (same) compareMembers(this.#walk.comparison.tell, atValue(this.#place, value), same, member);
    }
  }

  /** What members of unions that are one say of themselves. */
  #memberTexts({ pairs }: Members): void {
    const place = this.#place;
    const { types } = this.#walk.comparison.worlds;
    const compare = (one: Definition, other: Definition, path: readonly string[]): void => {
      const { tell, written, routes } = this.#walk.comparison;
      const inner = onRoute(inside(place, "member", path, undefined, undefined), routes.of([one], [other]));
      compareHeads(tell, inner, one, other, speakersOf(one, other, written), undefined);
    };
    let left = { base: definitionsOf(this.#da.type, types), head: definitionsOf(this.#db.type, types) };
    // Of several that are written alike, those that say the same of themselves come first.
    for (const isSame of [this.#walk.comparison.same.definition, undefined]) {
      left = matched(left, { keyOf: textOf, isSame }, (one, other) => {
        if (!isSame) compare(one, other, ["anyOf", textOf(other)]);
      });
    }
    // What is written otherwise may still be one by its parts.
    const partsOf = (alone: readonly Definition[]): ReadonlyMap<Atom, Definition> =>
      new Map([...alone].reverse().flatMap((one) => atomsOf(one.type, types).map((atom) => [atom, one] as const)));
    const [before, after] = [partsOf(left.base), partsOf(left.head)];
    for (const { base, head, path } of pairs) {
      const [one, other] = [before.get(base), after.get(head)];
      if (one && other) compare(one, other, path);
    }
    // Members without parts that became others are one where nothing else of their kind is left, or nothing else at all.
    let simple: Left<Definition> = { base: left.base.filter(this.#isSimple), head: left.head.filter(this.#isSimple) };
    for (const kindOf of [(one: Definition): string => kindsOf(one, types), (): string => ""]) {
      const keyOf = loneKeys(simple, kindOf);
      simple = matched(simple, { keyOf }, (one, other) => {
        compare(one, other, ["anyOf", [one, other].map(textOf).sort()[0] as string]);
      });
    }
  }

  readonly #isSimple = ({ type }: Definition): boolean => {
    const atoms = type.kind === "union" ? [] : atomsOf(type, this.#walk.comparison.worlds.types);
    return atoms.length > 0 && atoms.every(({ kind }) => kind !== "object" && kind !== "array");
  };
}

function kindsOf({ type }: Definition, types: Types): string {
  return [...new Set(atomsOf(type, types).map(({ kind }) => kind))].sort().join(" ");
}

/** Keys of those that are the only ones of theirs on their side. */
function loneKeys<T>({ base, head }: Left<T>, keyOf: (one: T) => string): (one: T) => string | undefined {
  const keys = [base, head].map((side) => side.map(keyOf));
  return (one) => {
    const key = keyOf(one);
    return keys.every((side) => side.filter((other) => other === key).length <= 1) ? key : undefined;
  };
}

/** The definitions that lead to each member of a union, the outermost first. */
type Ways = ReadonlyMap<Atom, readonly Definition[]>;

function waysInto(union: Definition, types: Types): Ways {
  const ways = new Map<Atom, readonly Definition[]>();
  const seen = new Set<string>();
  const open: { readonly type: Type; readonly way: readonly Definition[] }[] = [{ type: union.type, way: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type, way } = next;
    if (type.kind === "union") {
      // One union in another is only another way to write it.
      const named = way.filter(({ origins }) => origins.length > 0);
      for (const member of [...type.members].reverse()) open.push({ type: member.type, way: [...named, member] });
    } else if (type.kind === "reference") {
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      open.push({ type: types(type.name)?.type ?? anything, way });
    } else if (!ways.has(type)) ways.set(type, way.length > 0 ? way : [union]);
  }
  return ways;
}

function withoutValue(atoms: readonly Atom[], value: Scalar | undefined): readonly Atom[] {
  if (value === undefined) return atoms;
  return atoms.flatMap((atom): readonly Atom[] => {
    const members = atom.kind === "enum" ? atom.members.filter((member) => member.value !== value) : [];
    return atom.kind !== "enum" ? [atom] : members.length > 0 ? [{ ...atom, members }] : [];
  });
}

function enumOf(member: EnumMember): EnumType {
  return { kind: "enum", members: [member], constant: false };
}

function valueSide(member: EnumMember): FactSide {
  return { span: member.span, value: member.value, definition: writtenValue(member.value) };
}

function atValue(place: Place, value: Scalar): Place {
  return inside(place, "enum-value", ["enum", String(value)], undefined, undefined);
}

function isEnum(atom: Atom): atom is EnumType {
  return atom.kind === "enum";
}

function unionOf(atoms: readonly Atom[]): Type {
  return { kind: "union", members: atoms.map(definitionOf) };
}

function bothLeft({ removed, added }: Members): boolean {
  return removed.length > 0 && added.length > 0;
}
