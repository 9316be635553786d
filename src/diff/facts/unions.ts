import type { Definition, EnumMember, EnumType, Scalar, Type } from "../../plan/model.js";
import { type Atom, atomsOf } from "../../plan/values/atoms.js";
import { writtenValue } from "../../plan/written.js";
import type { FactSide } from "../model.js";
import { compareArrays } from "./arrays.js";
import { type Complex, definitionsOf, listedIn, type Members, membersOf } from "./members.js";
import { compareHeads, compareMembers } from "./metadata.js";
import { compareObjects, nested } from "./objects.js";
import { type Gate, gateAt, inside, type Place } from "./place.js";
import { definitionOf, type Findings } from "./proving.js";
import { spanOf } from "./spans.js";
import { textOf, typeSide } from "./text.js";
import type { Walk } from "./walk.js";

/** Two types that are not both an object or both a list: they are compared member by member, and judged as a whole. */
export interface Alternatives {
  readonly base: Definition;
  readonly head: Definition;
  readonly before: readonly Atom[];
  readonly after: readonly Atom[];
}

export function compareUnions(walk: Walk, place: Place, alternatives: Alternatives): void {
  new Unions(walk, place, alternatives).compare();
}

class Unions {
  readonly #walk: Walk;
  readonly #place: Place;
  readonly #gate: Gate;
  readonly #da: Definition;
  readonly #db: Definition;
  readonly #before: readonly Atom[];
  readonly #after: readonly Atom[];

  constructor(walk: Walk, place: Place, { base, head, before, after }: Alternatives) {
    const isSettled = place.isSettled || walk.comparison.proving.isSame(base.type, head.type);
    this.#walk = walk;
    this.#place = { ...place, isSettled };
    this.#gate = place.gate ?? gateAt(place, base.type, head.type);
    this.#da = base;
    this.#db = head;
    this.#before = before;
    this.#after = after;
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
    const { proving, worlds } = this.#walk.comparison;
    const members = membersOf(da.type, db.type, worlds.types);
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
      this.#walk.tellTypeChanged(place, da, db, () => proving.node(simple.base, simple.head, place.steps, gate));
    }
    for (const { type, path } of removed) {
      const at = inside(place, "member", path, undefined, gate);
      const side = { span: spanOf(da), ...typeSide(type) };
      this.#walk.comparison.tellValues("member-removed", at, side, undefined, () =>
        proving.node(type, nothing, place.steps, gate),
      );
    }
    for (const { type, path } of added) {
      const at = inside(place, "member", path, undefined, gate);
      const side = { span: spanOf(db), ...typeSide(type) };
      this.#walk.comparison.tellValues("member-added", at, undefined, side, () =>
        proving.node(nothing, type, place.steps, gate),
      );
    }
    const from = this.#walk.comparison.found.length;
    for (const { base, head, path } of pairs) {
      const at = inside(place, path.length > 0 ? "member" : place.kind, path, undefined, gate);
      this.#member(at, from, base, head);
    }
  }

  /** Two members of a union that are one. What the union refuses of them as a whole is told of their parts together. */
  #member(place: Place, start: number, base: Complex, head: Complex): void {
    const [da, db, walk] = [this.#da, this.#db, this.#walk];
    const { found, proving } = this.#walk.comparison;
    const from = found.length;
    if (base.kind === "object" && head.kind === "object") {
      walk.once(base, head, place, () => compareObjects(walk, place, base, head, nested, walk.spans(da, db)));
    } else if (base.kind === "array" && head.kind === "array") {
      walk.once(base, head, place, () =>
        compareArrays(walk, place, { ...da, type: base, keys: [] }, { ...db, type: head, keys: [] }, base, head),
      );
    }
    const facts = found.slice(from).filter(({ findings }) => findings !== undefined);
    if (place.isSettled || !place.call) return;
    const whole = proving.node(base, head, place.steps, place.gate);
    for (const side of ["producers", "consumers"] as const) {
      const isNoBreak = (findings: Findings | undefined): boolean => findings?.[side].proof.kind === "included";
      if (isNoBreak(whole) || facts.some(({ findings }) => !isNoBreak(findings))) continue;
      for (const fact of facts) if (fact.findings) fact.findings = { ...fact.findings, [side]: whole[side] };
      // Its parts were told of elsewhere in the union, where the same types meet.
      const isTold = found.slice(start).some(({ findings }) => findings && !isNoBreak(findings));
      if (facts.length === 0 && !isTold) walk.tellTypeChanged(place, da, db, () => whole);
    }
  }

  /** The members that have no parts: whether they differ, enums that both sides have left aside. */
  #simple(): { readonly differs: boolean; readonly base: Type; readonly head: Type } {
    const [before, after] = [this.#before, this.#after];
    const bothList = before.some(isEnum) && after.some(isEnum);
    const plain = (atom: Atom): boolean =>
      atom.kind !== "object" && atom.kind !== "array" && !(bothList && atom.kind === "enum");
    const [base, head] = [unionOf(before.filter(plain)), unionOf(after.filter(plain))];
    const { proving } = this.#walk.comparison;
    const isIn = (one: Type, all: readonly Atom[]): boolean => proving.proof(one, unionOf(all)).kind === "included";
    return { differs: !this.#place.isSettled && !(isIn(base, after) && isIn(head, before)), base, head };
  }

  #enumValues(): void {
    const [place, gate, before, after] = [this.#place, this.#gate, this.#before, this.#after];
    const [listed, others] = [listedIn(before), listedIn(after)];
    if (listed.size === 0 || others.size === 0 || place.isSettled) return;
    const { proving } = this.#walk.comparison;
    const whole = { base: unionOf(before), head: unionOf(after) };
    for (const [value, member] of listed) {
      const type = enumOf(member);
      if (others.has(value) || proving.proof(type, whole.head).kind === "included") continue;
      this.#walk.comparison.tellValues("enum-value-removed", atValue(place, value), valueSide(member), undefined, () =>
        proving.node(type, nothing, place.steps, gate),
      );
    }
    for (const [value, member] of others) {
      const type = enumOf(member);
      if (listed.has(value) || proving.proof(type, whole.base).kind === "included") continue;
      this.#walk.comparison.tellValues("enum-value-added", atValue(place, value), undefined, valueSide(member), () =>
        proving.node(nothing, type, place.steps, gate),
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
      const inner = inside(place, "member", path, undefined, undefined);
      compareHeads(
        this.#walk.comparison.tell,
        inner,
        one,
        other,
        { base: spanOf(one), head: spanOf(other) },
        undefined,
      );
    };
    const byText = new Map<string, Definition[]>();
    for (const one of definitionsOf(this.#da.type, types)) {
      const text = textOf(one);
      const alike = byText.get(text);
      if (alike) alike.push(one);
      else byText.set(text, [one]);
    }
    const open: Definition[] = [];
    for (const other of definitionsOf(this.#db.type, types)) {
      const text = textOf(other);
      const one = byText.get(text)?.shift();
      if (one) compare(one, other, ["anyOf", text]);
      else open.push(other);
    }
    // What is written otherwise may still be one by its parts.
    const partsOf = (left: readonly Definition[]): ReadonlyMap<Atom, Definition> =>
      new Map([...left].reverse().flatMap((one) => atomsOf(one.type, types).map((atom) => [atom, one] as const)));
    const [before, after] = [partsOf([...byText.values()].flat()), partsOf(open)];
    for (const { base, head, path } of pairs) {
      const [one, other] = [before.get(base), after.get(head)];
      if (one && other) compare(one, other, path);
    }
  }
}

const nothing: Type = { kind: "union", members: [] };

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
