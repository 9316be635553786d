import { effectiveConsent } from "../../plan/consent.js";
import type { Definition, NamedType, Privacy } from "../../plan/model.js";
import { effectivePrivacy, stricter } from "../../plan/privacy.js";
import { definitionsIn, eachDefinition, mayHold } from "../../plan/references.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import type { Found } from "./found.js";
import { shorter, type Tell } from "./metadata.js";
import type { Place } from "./place.js";
import { spanOf } from "./spans.js";
import type { Worlds } from "./worlds.js";

/** How private things are and what consent they need, with everything inside them, of either world. */
export class Handling {
  readonly #privacyOf: (definition: Definition) => Privacy;
  readonly #consentOf: (definition: Definition) => readonly string[];

  constructor(base: readonly NamedType[], head: readonly NamedType[], worlds: Worlds) {
    const moved = (types: readonly NamedType[], world: string): readonly NamedType[] =>
      types.map((type) => {
        const value = `${world}/${type.name.value}`;
        return { ...type, name: { ...type.name, value }, definition: worlds.types(value) ?? type.definition };
      });
    const types = [...moved(base, "base"), ...moved(head, "head")];
    this.#privacyOf = effectivePrivacy(types);
    this.#consentOf = effectiveConsent(types);
  }

  /**
   * Two definitions by what is in effect. Where they say something else of themselves, and parts of theirs say something as well, what the
   * whole says of privacy and retention holds for each part: what only moved from a whole to its parts is a change of those alone that are
   * handled otherwise by it. Consent is asked for wholes, so that what moved is told of the parts that ask for it.
   */
  apart(a: Definition, b: Definition): readonly [Definition, Definition] {
    if (!mayHold(a.type) && !mayHold(b.type)) return [a, b];
    const spreading = rules.filter((rule) => {
      const [one, other] = [a[rule]?.value, b[rule]?.value];
      // What stands behind a name is the same for all who use it.
      const isNamed = (one && a.type.kind === "reference") || (other && b.type.kind === "reference");
      return one !== other && !isNamed && [a, b].some((whole) => this.#isSaidInside(rule, whole));
    });
    const [ofA, ofB] = [this.#consentOf(a), this.#consentOf(b)];
    const hasMoved =
      String(ofA) === String(ofB) && String(this.#consentOf(bare(a))) !== String(this.#consentOf(bare(b)));
    const [one, other] = spreading.length === 0 ? [a, b] : [spread(a, spreading), spread(b, spreading)];
    return hasMoved
      ? [
          { ...one, consent: [] },
          { ...other, consent: [] },
        ]
      : [one, other];
  }

  #isSaidInside(rule: Rule, whole: Definition): boolean {
    if (rule === "privacy") return this.#privacyOf(bare(whole)) !== "none";
    let isSaid = false;
    eachDefinition(definitionsIn(whole.type), ({ retention }) => {
      isSaid ||= retention !== undefined;
    });
    return isSaid;
  }

  /**
   * Tells that a whole is handled otherwise on account of what came into it or left it, unless facts about its parts, or what it says of
   * itself, tell as much. A client leaves out wholes.
   */
  tellWhole(tell: Tell, place: Place, a: Definition, b: Definition, parts: readonly Found[]): void {
    if (!mayHold(a.type) && !mayHold(b.type)) return;
    const side = (definition: Definition, value: FactSide["value"]): FactSide => ({
      span: spanOf(definition),
      ...(value === undefined ? {} : { value }),
    });
    const [before, after] = [this.#privacyOf(a), this.#privacyOf(b)];
    const way = wayOf(before, after);
    if (way) {
      const isSaid = wayOf(said(a), said(b)) === way || parts.some(({ kind }) => kind === way);
      const value = (privacy: Privacy): Privacy | undefined => (privacy === "none" ? undefined : privacy);
      if (!isSaid) tell(way, place, side(a, value(before)), side(b, value(after)));
    }
    const [asked, asks] = [this.#consentOf(a), this.#consentOf(b)];
    const changes: readonly (readonly [FactKind, "base" | "head", readonly string[]])[] = [
      ["consent-loosened", "base", without(asked, asks)],
      ["consent-tightened", "head", without(asks, asked)],
    ];
    for (const [kind, on, categories] of changes) {
      const told = parts.flatMap((part) => (part.kind === kind ? listIn(part[on]) : []));
      const own = (on === "base" ? a : b).consent.map(({ value }) => value);
      const open = without(categories, [...told, ...own]);
      const value = (list: readonly string[]): readonly string[] | undefined => (list.length > 0 ? list : undefined);
      if (open.length > 0) tell(kind, place, side(a, value(asked)), side(b, value(asks)));
    }
  }
}

/** A definition without what it says of its own handling. */
function bare(definition: Definition): Definition {
  return { ...definition, privacy: undefined, consent: [] };
}

/** What holds for a whole and for each of its parts. */
type Rule = "privacy" | "retention";
const rules: readonly Rule[] = ["privacy", "retention"];

/** A definition of which each part says itself what the whole says of it. */
function spread(whole: Definition, spreading: readonly Rule[]): Definition {
  const { type } = whole;
  const [ofPrivacy, ofRetention] = rules.map((rule) => spreading.includes(rule));
  const left = { ...whole, ...(ofPrivacy && { privacy: undefined }), ...(ofRetention && { retention: undefined }) };
  const part = <T extends Definition>(one: T): T => ({
    ...one,
    ...(ofPrivacy && stricter(said(whole), said(one)) !== said(one) && { privacy: whole.privacy }),
    ...(ofRetention && { retention: shorter(whole.retention, one.retention) }),
  });
  switch (type.kind) {
    case "object": {
      const { properties, additional } = type;
      const rest = typeof additional === "boolean" ? additional : part(additional);
      return { ...left, type: { ...type, properties: properties.map(part), additional: rest } };
    }
    case "array":
      return { ...left, type: { ...type, items: type.items && part(type.items) } };
    case "union":
      return { ...left, type: { ...type, members: type.members.map(part) } };
    default:
      return whole;
  }
}

function said({ privacy }: Definition): Privacy {
  return privacy?.value ?? "none";
}

function wayOf(before: Privacy, after: Privacy): FactKind | undefined {
  if (before === after) return undefined;
  return stricter(before, after) === before ? "privacy-loosened" : "privacy-tightened";
}

function without(list: readonly string[], others: readonly string[]): readonly string[] {
  return list.filter((one) => !others.includes(one));
}

function listIn(side: FactSide | undefined): readonly string[] {
  return Array.isArray(side?.value) ? side.value.filter((one): one is string => typeof one === "string") : [];
}
