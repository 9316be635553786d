import type { Change, Diff, Group, Subject } from "../../diff/model.js";
import { worstOf } from "../../diff/severity.js";
import { toldOf } from "../../diff/told.js";
import { spreadOf, tally } from "../clusters.js";
import { few } from "./few.js";
import { innerOf, quoted } from "./subjects.js";
import { isAccepted } from "./verdict.js";
import { isMetadata, keyOf, saidOn, wordsOf } from "./words.js";

/** Changes that a report tells as one: most often a single one. */
export interface Item {
  /** At least one; the first speaks for all where they differ in nothing that is told. */
  readonly first: Change;
  readonly changes: readonly Change[];
  /** What changed, to be read by itself. */
  readonly words: string;
  /** The same, to be read below the name of the group. */
  readonly headed: string;
  /** Every entry of the plan in which it changed, that of the first change first. */
  readonly groups: readonly Group[];
  /** Every place in which it changed, where one definition changed that several have; empty otherwise. */
  readonly uses: readonly Subject[];
}

/** What changed in one entry of the plan and isn't safe. */
export interface Section {
  readonly group: Group;
  readonly items: readonly Item[];
}

/** A comparison in the order in which people read it. */
export interface Outline {
  /** What somebody should look at: the worst entry first, in each the worst first, and last what was accepted. */
  readonly sections: readonly Section[];
  /** What hurts nobody: what decides about payloads and code before texts and the like. */
  readonly safe: readonly Item[];
}

/** Puts a comparison in order: by entry, what is alike as one. */
export function outlineOf({ changes }: Diff): Outline {
  const items = itemsOf(changes);
  const bad = items.filter(({ first }) => worstOf(first) !== "safe");
  const safe = items.filter(({ first }) => worstOf(first) === "safe");
  const inOrder = [...bad.filter(({ first }) => !isAccepted(first)), ...bad.filter(({ first }) => isAccepted(first))];
  const sections = new Map<string, { readonly group: Group; readonly items: Item[] }>();
  for (const item of inOrder) {
    const { group } = toldOf(item.first);
    const section = sections.get(idOf(group)) ?? { group, items: [] };
    sections.set(idOf(group), section);
    section.items.push(item);
  }
  return {
    sections: [...sections.values()],
    safe: [...safe.filter(({ first }) => !isMetadata(first)), ...safe.filter(({ first }) => isMetadata(first))],
  };
}

/** `in 40 events`; `also in 39 events` is said of the others than the first. */
export function spreadOfGroups(groups: readonly Group[]): string {
  return spreadOf(tally(groups.map(({ kind, name }) => ({ kind, name: name === "" ? undefined : name }))));
}

function itemsOf(changes: readonly Change[]): readonly Item[] {
  const alike = new Map<string, Change[]>();
  for (const change of changes) {
    const key = likenessOf(change);
    const list = alike.get(key);
    if (list) list.push(change);
    else alike.set(key, [change]);
  }
  return [...alike.values()].map((list) => itemOf(list[0] as Change, list));
}

function itemOf(first: Change, changes: readonly Change[]): Item {
  const groups = new Map<string, Group>();
  const places = new Map<string, Subject>();
  for (const { subject, also } of changes) {
    for (const place of [subject, ...also]) {
      groups.set(idOf(place.group), place.group);
      places.set(`${idOf(place.group)} ${innerOf(place).name ?? ""}`, place);
    }
  }
  const isOne = first.also.length > 0 && (changes.length === 1 || !isMetadata(first));
  const uses = isOne ? [...places.values()] : [];
  const words = { words: wordsOfAll(first, changes, false), headed: wordsOfAll(first, changes, true) };
  return { first, changes, ...words, groups: [...groups.values()], uses };
}

/** Equal for changes that are told as one. */
function likenessOf(change: Change): string {
  const { kind, producers, consumers, accepted, fingerprint } = change;
  const subject = toldOf(change);
  const verdicts = [kind, producers.severity, consumers.severity, accepted ?? null];
  if (kind === "enum-value-added" || kind === "enum-value-removed") {
    return JSON.stringify([...verdicts, subject.path.slice(0, -1)]);
  }
  if (!isMetadata(change)) return JSON.stringify([...verdicts, fingerprint]);
  const key = keyOf(change);
  // Of sentences it is enough that they changed; of an owner it matters from whom to whom.
  const said = key?.long
    ? [saidOn(change.base) === undefined, saidOn(change.head) === undefined]
    : [saidOn(change.base) ?? null, saidOn(change.head) ?? null, subject.kind, innerOf(subject).name ?? null];
  return JSON.stringify([...verdicts, key?.key ?? "", ...said]);
}

function wordsOfAll(first: Change, changes: readonly Change[], isHeaded: boolean): string {
  if (changes.length === 1) return wordsOf(first, isHeaded);
  const inner = innerOf(toldOf(first));
  if (inner.value !== undefined && !isMetadata(first)) {
    const values = changes.map((change) => quoted(innerOf(toldOf(change)).value ?? ""));
    return wordsOf(first, isHeaded).replace(quoted(inner.value), () => listOf(values));
  }
  const names = new Set(changes.map((change) => innerOf(toldOf(change)).name));
  if (names.size === 1 && inner.value === undefined) return wordsOf(first, isHeaded);
  const { noun, long, none } = keyOf(first) ?? { noun: "" };
  const [before, after] = [saidOn(first.base), saidOn(first.head)];
  if (none !== undefined) return `${noun} changed`;
  return `${noun}${before === undefined ? " added" : after === undefined ? " removed" : ` ${long ?? "changed"}`}`;
}

/** Of many values, the first are named and the others counted. */
const mostValues = 12;

function listOf(values: readonly string[]): string {
  const { shown, left } = few(values, mostValues);
  return `${shown.join(", ")}${left > 0 ? ` and ${left} others` : ""}`;
}

function idOf({ kind, name }: Group): string {
  return `${kind} ${name}`;
}
