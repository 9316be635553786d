import { effectiveConsent } from "../../plan/consent.js";
import type { Definition, Json, NamedType, Privacy } from "../../plan/model.js";
import { effectivePrivacy, stricter } from "../../plan/privacy.js";
import { mayHold } from "../../plan/references.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import type { Found } from "./found.js";
import type { Tell } from "./metadata.js";
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
   * Two definitions as far as what they say of themselves differs. What only moved from a whole to its parts, or from there to the whole, is
   * told of the parts: the whole is handled as before.
   */
  apart(a: Definition, b: Definition): readonly [Definition, Definition] {
    if (!mayHold(a.type) && !mayHold(b.type)) return [a, b];
    const [one, other] = [bare(a), bare(b)];
    const hasMoved = (of: (definition: Definition) => Json): boolean =>
      String(of(a)) === String(of(b)) && String(of(one)) !== String(of(other));
    const without = (definition: Definition): Definition => ({
      ...definition,
      privacy: hasMoved(this.#privacyOf) ? undefined : definition.privacy,
      consent: hasMoved(this.#consentOf) ? [] : definition.consent,
    });
    return [without(a), without(b)];
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
