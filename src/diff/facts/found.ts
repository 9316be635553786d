import type { FactKind } from "../kinds.js";
import type { Fact, FactSide, Group, RenameHint, Witness, Witnesses } from "../model.js";
import { payloadOf } from "./payload.js";
import { type Place, subjectOf } from "./place.js";
import type { Finding, Findings } from "./proving.js";
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

const order: Readonly<Record<Group["kind"], number>> = {
  event: 0,
  entity: 1,
  context: 2,
  metric: 3,
  plan: 4,
  type: 5,
};

/** Facts that are one, as far as they were gathered: the first by place, and all groups. */
interface Fold {
  first: Found;
  readonly groups: Map<string, Group>;
}

/**
 * Folds what one definition brought about in many places into one fact each, and sorts the facts. What changed inside a named
 * type is told of its uses; only a type that nobody uses tells of itself, so types have to come after what may use them.
 */
export function foldFacts(found: readonly Found[], worlds: Worlds): readonly Fact[] {
  const folds = new Map<string, Fold>();
  const told = new Set<string>();
  for (const one of found) {
    const idea = ideaOf(one);
    if (one.place.group.kind !== "type") told.add(idea);
    else if (told.has(idea)) continue;
    const key = `${one.kind} ${proofsOf(one)} ${idea}`;
    const group = groupOf(one);
    const fold = folds.get(key);
    if (!fold) folds.set(key, { first: one, groups: new Map([[group, one.place.group]]) });
    else {
      fold.groups.set(group, one.place.group);
      if (compareFound(one, fold.first) < 0) fold.first = one;
    }
  }
  const sorted = [...folds.values()].sort((a, b) => compareFound(a.first, b.first));
  return sorted.map(({ first, groups }) => {
    groups.delete(groupOf(first));
    return factOf(first, [...groups.values()].sort(compareGroups), worlds);
  });
}

function factOf({ kind, place, base, head, findings }: Found, also: readonly Group[], worlds: Worlds): Fact {
  const proofs = findings && { producers: findings.producers.proof, consumers: findings.consumers.proof };
  return { kind, subject: subjectOf(place), base, head, proofs, witnesses: witnessesOf(place, findings, worlds), also };
}

function witnessesOf(place: Place, findings: Findings | undefined, worlds: Worlds): Witnesses | undefined {
  if (!findings) return undefined;
  const witness = (finding: Finding, side: "base" | "head"): Witness | undefined => {
    if (finding.proof.kind !== "refuted") return undefined;
    const call = finding.call ? finding.call() : place.call?.();
    const payload = call && payloadOf(call, finding, side, worlds);
    if (call === undefined || payload === undefined) return undefined;
    return { call: call.call, name: call[side].name, payload, validUnder: side };
  };
  const producers = witness(findings.producers, "base");
  const consumers = witness(findings.consumers, "head");
  return producers || consumers ? { producers, consumers } : undefined;
}

function groupOf({ place: { group } }: Found): string {
  return `${group.kind} ${group.name}`;
}

/** Equal for what one place in the plan's files brought about, wherever it was used. */
function ideaOf({ kind, place, base, head }: Found): string {
  const last = kind === "custom-key-changed" ? place.path.at(-1) : "";
  return `${kind.replace(/^(?:trait|context-property)-/, "property-")}\n${last}\n${sideOf(base)}\n${sideOf(head)}`;
}

function sideOf(side: FactSide | undefined): string {
  if (!side) return "";
  const { span, value, definition } = side;
  const said = value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  return `${span.start} ${span.end} ${span.file} ${said} ${definition}`;
}

function proofsOf({ findings }: Found): string {
  return findings ? `${findings.producers.proof.kind} ${findings.consumers.proof.kind}` : "";
}

function compareFound(a: Found, b: Found): number {
  return (
    compareGroups(a.place.group, b.place.group) ||
    compare(a.place.path, b.place.path) ||
    compareTexts(a.kind, b.kind) ||
    // The same thing of two definitions that share a place: the members of a union that are written alike.
    compareTexts(`${sideOf(a.base)} ${sideOf(a.head)}`, `${sideOf(b.base)} ${sideOf(b.head)}`)
  );
}

function compareGroups(a: Group, b: Group): number {
  return order[a.kind] - order[b.kind] || compareTexts(a.name, b.name);
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = compareTexts(a[at] as string, b[at] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Hints in order, each once: a bundle's property looks renamed in every event that includes it. */
export function foldHints(hints: readonly RenameHint[]): readonly RenameHint[] {
  const sorted = [...hints].sort(
    (a, b) =>
      compareGroups(a.added.group, b.added.group) ||
      compare(a.added.path, b.added.path) ||
      compare(a.removed.path, b.removed.path),
  );
  const folded = new Map<string, RenameHint>();
  for (const hint of sorted) {
    const { at, line } = hint;
    const place = `${at.file} ${at.start} ${line}`;
    if (!folded.has(place)) folded.set(place, hint);
  }
  return [...folded.values()];
}
