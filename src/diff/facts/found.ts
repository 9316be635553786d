import { type FactKind, plainKind } from "../kinds.js";
import type { Fact, FactSide, Proofs, RenameHint, Subject, Witness, Witnesses } from "../model.js";
import { byGroup, byPath, byText } from "../order.js";
import { payloadOf } from "./payload.js";
import { type Call, type Place, subjectOf } from "./place.js";
import { type Finding, type Findings, uncarried } from "./proving.js";
import { placesText } from "./routes.js";
import type { Shared } from "./shared.js";
import type { Worlds } from "./worlds.js";

/** A fact at one of the places where it holds. */
export interface Found {
  readonly kind: FactKind;
  readonly place: Place;
  readonly base: FactSide | undefined;
  readonly head: FactSide | undefined;
  /** `undefined` for metadata. It can still become graver: what a union refuses as a whole is told of its parts. */
  findings: Findings | undefined;
}

/** A further place at which a fact holds that was found elsewhere. */
export interface Again {
  readonly fact: Found;
  readonly place: Place;
}

/** Facts that are one, as far as they were gathered: the first by place, and all places. */
interface Fold {
  first: Found;
  readonly shared: Subject | undefined;
  readonly places: Map<string, Place>;
  /** Whether a call carries it in any of the places. */
  isCarried: boolean;
}

/** Everything that was found, in whatever order. */
export interface Gathered {
  readonly found: readonly Found[];
  readonly again: readonly Again[];
  /** Finds the definition that several places may share. */
  readonly shared: Shared;
}

/**
 * Folds what one definition brought about in many places into one fact each, and sorts the facts. What changed inside a named
 * type is told of its uses; only a type that nobody uses tells of itself, so types have to come after what may use them, and so do
 * entities: of a trait that events have from there, its entity is one place more. What many places only lost or got in common, as with a
 * bundle that they include no longer, is a change of each.
 */
export function foldFacts({ found, again, shared }: Gathered, worlds: Worlds): readonly Fact[] {
  const folds = new Map<string, Fold>();
  const foldOf = new Map<Found, Fold>();
  const told = new Set<string>();
  const ofTraits = new Map<string, Set<Fold>>();
  for (const one of found) {
    const { kind } = one.place.group;
    if (kind === "type" || kind === "entity") shared.add(ideaOf(one), one.place);
  }
  for (const given of found) {
    const one = shared.placed(given);
    const idea = ideaOf(one);
    if (one.place.group.kind !== "type") told.add(idea);
    else if (told.has(idea)) continue;
    const same = [...(ofTraits.get(idea) ?? [])].filter((fold) => isToldBy(fold, one));
    for (const fold of same) {
      fold.places.set(idOf(one.place), one.place);
      fold.isCarried ||= isCarried(one);
      foldOf.set(given, fold);
    }
    if (same.length > 0) continue;
    const owner = shared.of(idea, one);
    const isOwn = owner === undefined && one.place.group.kind !== "type";
    const key = `${one.kind} ${proofsOf(one)} ${isOwn ? idOf(one.place) : ""} ${idea}`;
    const fold = folds.get(key) ?? { first: one, shared: owner, places: new Map(), isCarried: false };
    folds.set(key, fold);
    if (owner?.group.kind === "entity") ofTraits.set(idea, (ofTraits.get(idea) ?? new Set()).add(fold));
    foldOf.set(given, fold);
    fold.places.set(idOf(one.place), one.place);
    fold.isCarried ||= isCarried(one);
    if (compareFound(one, fold.first) < 0) fold.first = one;
  }
  for (const { fact, place } of again) foldOf.get(fact)?.places.set(idOf(place), place);
  const sorted = [...folds.values()].sort((a, b) => compareFound(a.first, b.first));
  return sorted.map(({ first, shared: owner, places, isCarried: anywhere }) => {
    places.delete(idOf(first.place));
    const also = [...places.values()].sort(comparePlaces).map(subjectOf);
    return { ...factOf(first, worlds), also, shared: owner, isCarried: anywhere };
  });
}

/** Whether a trait's own change is told of its uses already, and means no more for the entity than that it is one of the places. */
function isToldBy({ shared }: Fold, { place, findings }: Found): boolean {
  const { kind, name } = place.group;
  if (kind !== "entity" || shared?.group.kind !== kind || shared.group.name !== name) return false;
  return findings === undefined || place.call === undefined;
}

function isCarried({ place, findings }: Found): boolean {
  return place.call !== undefined && findings !== uncarried;
}

function factOf(found: Found, worlds: Worlds): Omit<Fact, "also" | "shared" | "isCarried"> {
  const { kind, place, base, head, findings } = found;
  const witnesses = witnessesOf(place, findings, worlds);
  return { kind, subject: subjectOf(place), base, head, proofs: findings && proofsIn(findings), witnesses };
}

function proofsIn(findings: Findings): Proofs {
  const { producers, consumers } = findings;
  const { unawaited } = consumers;
  const takeover = { producers: producers.takeover?.proof, consumers: consumers.takeover?.proof };
  return {
    producers: producers.proof,
    consumers: consumers.proof,
    ...(unawaited ? { unawaited } : {}),
    ...(takeover.producers || takeover.consumers ? { takeover } : {}),
    ...(producers.own ? { own: producers.own } : {}),
    ...(narrowsCode(findings) ? { narrowsCode: true } : {}),
  };
}

/** What values show of themselves need not be shown of code. */
function narrowsCode({ producers, narrows }: Findings): boolean {
  return producers.proof.kind === "included" && narrows?.() === true;
}

function witnessesOf(place: Place, findings: Findings | undefined, worlds: Worlds): Witnesses | undefined {
  if (!findings) return undefined;
  const witness = ({ takeover, ...own }: Finding, side: "base" | "head"): Witness | undefined => {
    const finding = takeover ?? own;
    if (finding.proof.kind !== "refuted") return undefined;
    const call = finding.call ? finding.call() : place.call?.();
    return call && witnessOf(call, finding, side, worlds);
  };
  const producers = witness(findings.producers, "base");
  const consumers = witness(findings.consumers, "head");
  return producers || consumers ? { producers, consumers } : undefined;
}

/** The plainest call that shows a refutation, by the first of its names under which nothing else takes it on the other side. */
function witnessOf(call: Call, finding: Finding, side: "base" | "head", worlds: Worlds): Witness | undefined {
  const named = call.names?.(side) ?? [{ name: call[side].name, takers: [] }];
  for (const { name, takers } of named) {
    const payload = payloadOf(call, finding, { valid: side, takers }, worlds);
    if (payload !== undefined) return { call: call.call, name, payload, validUnder: side };
  }
  return undefined;
}

function idOf({ group, path }: Place): string {
  return JSON.stringify([group.kind, path]);
}

/** Equal for what one place in the plan's files brought about, wherever it was used. */
export function ideaOf({ kind, place, base, head }: Found): string {
  const last = kind === "custom-key-changed" ? place.path.at(-1) : "";
  const parting = place.parting ? placesText(place.parting) : "";
  return `${plainKind(kind)}\n${last}\n${parting}\n${sideOf(base)}\n${sideOf(head)}`;
}

function sideOf(side: FactSide | undefined): string {
  if (!side) return "";
  const { span, value, definition, until, alsoAt = [] } = side;
  const said = value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  const places = [span, ...alsoAt].map(({ start, end, file }) => `${start} ${end} ${file}`).join(" ");
  return `${places} ${said} ${definition} ${until ?? ""}`;
}

function proofsOf({ findings }: Found): string {
  if (!findings) return "";
  const { producers, consumers } = findings;
  const said = [producers.proof, consumers.proof, consumers.unawaited, producers.takeover?.proof];
  const kinds = [...said, consumers.takeover?.proof, producers.own].map((proof) => proof?.kind ?? "");
  return `${kinds.join(" ")} ${narrowsCode(findings)}`;
}

function compareFound(a: Found, b: Found): number {
  return (
    comparePlaces(a.place, b.place) ||
    byText(a.kind, b.kind) ||
    // The same thing of two definitions that share a place: the members of a union that are written alike.
    byText(`${sideOf(a.base)} ${sideOf(a.head)}`, `${sideOf(b.base)} ${sideOf(b.head)}`)
  );
}

function comparePlaces(a: Place, b: Place): number {
  return byGroup(a.group, b.group) || byPath(a.path, b.path);
}

/** Hints in order, each once: a bundle's property looks renamed in every event that includes it. */
export function foldHints(hints: readonly RenameHint[]): readonly RenameHint[] {
  const sorted = [...hints].sort(
    (a, b) =>
      byGroup(a.added.group, b.added.group) ||
      byPath(a.added.path, b.added.path) ||
      byPath(a.removed.path, b.removed.path),
  );
  const folded = new Map<string, RenameHint>();
  for (const hint of sorted) {
    const { at, line } = hint;
    const place = `${at.file} ${at.start} ${line}`;
    if (!folded.has(place)) folded.set(place, hint);
  }
  return [...folded.values()];
}
