import { isClientChange, isEntryChange, isRenaming, isTypeChange } from "../../diff/kinds.js";
import type { Change, FactSide } from "../../diff/model.js";
import { stepsOf } from "../../diff/path.js";
import { toldOf } from "../../diff/told.js";
import type { Json } from "../../plan/model.js";
import { writtenName, writtenValue } from "../../plan/written.js";
import { compareLines } from "../lines.js";
import { few } from "./few.js";
import { keyOf } from "./words.js";

/** A line of a definition: as it stood, as it stands, or on both sides. */
export interface SideLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** A list that is longer than this as text is not shown whole. */
const longestList = 100;
/** Of an enum that gains or loses many values, these many are written. */
const mostValues = 20;

/**
 * Changes that are told as one, in plan syntax, line by line; empty where there is nothing to see that the words don't say. Lines that both sides have
 * are told once, between those in which they differ.
 */
export function sideLines(changes: readonly Change[]): readonly SideLine[] {
  const [change] = changes;
  if (!change) return [];
  if (change.kind === "enum-value-added" || change.kind === "enum-value-removed") return valueLines(change, changes);
  const [before, after] = [linesOf(change.base, change), linesOf(change.head, change)];
  return compareLines(before, after).flatMap(({ kind, lines }) => lines.map((text) => ({ kind, text })));
}

/** Of a short list all values, as they were and are; else those that stay are not part of the change, and may be hundreds. */
function valueLines(first: Change, changes: readonly Change[]): readonly SideLine[] {
  const values = changes.map(({ base, head }) => scalar((head ?? base)?.value ?? null));
  const { shown, left } = few(values, mostValues);
  const told = toldOf(first);
  const own = stepsOf(told).findLast(({ kind }) => kind !== "value") ?? { kind: "name", name: told.group.name };
  const key = own.kind === "form" ? "anyOf" : own.kind === "name" ? writtenName(own.name) : own.name;
  const { lists } = first.head ?? first.base ?? {};
  const [was, is] = [lists?.base, lists?.head].map((list) => `${key}: ${listed(list ?? [])}`);
  if (lists && was && is && Math.max(was.length, is.length) <= longestList) {
    return [
      { kind: "removed", text: was },
      { kind: "added", text: is },
    ];
  }
  const none = `${key}: […]`;
  const some = `${key}: […, ${shown.join(", ")}${left > 0 ? `, and ${left} more` : ""}]`;
  const [before, after] = first.kind === "enum-value-added" ? [none, some] : [some, none];
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

function linesOf(side: FactSide | undefined, change: Change): readonly string[] {
  // The value is the code of an error, or what follows from many places, and stands in no plan.
  if (!side || change.kind === "base-unreadable" || isClientChange(change.kind)) return [];
  const { key = ownKey(change), none } = keyOf(change) ?? {};
  // An empty list would read as nowhere.
  if (none !== undefined && Array.isArray(side.value) && side.value.length === 0) return [];
  const text = side.definition ?? (side.value === undefined ? undefined : plainly(side.value, change));
  if (text === undefined) return [];
  const lines = text.split("\n");
  const isLine = lines.length === 1;
  if (key === undefined) return lines;
  const name = writtenName(key);
  const isValue = isLine && !/^[\w-]+:(?:$| )/.test(text);
  return isValue ? [`${name}: ${text}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

/** The name before a definition where the definition doesn't bring it along. */
function ownKey(change: Change): string | undefined {
  const { kind, base, head } = change;
  const subject = toldOf(change);
  // A whole entry: its definition is what stands behind its name.
  if (isEntryChange(kind)) return subject.group.name;
  if (!isTypeChange(kind)) return undefined;
  // A form of something has no name; its definition stands alone.
  if (subject.kind === "member" || (base?.definition ?? head?.definition) === undefined) return undefined;
  if (subject.kind === "items") return "items";
  return subject.kind === "map-values" ? "additionalProperties" : subject.path.at(-1);
}

/** Metadata as the plan would have it. */
function plainly(value: Json, { kind }: Change): string {
  if (isRenaming(kind) && typeof value === "string") return `${writtenName(value)}:`;
  return Array.isArray(value) ? listed(value) : scalar(value);
}

function listed(values: readonly Json[]): string {
  return `[${values.map(scalar).join(", ")}]`;
}

function scalar(value: Json): string {
  return value !== null && typeof value === "object" ? JSON.stringify(value) : writtenValue(value);
}
