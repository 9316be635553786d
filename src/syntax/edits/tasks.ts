import type { Change, CopiedProperty, Scalar } from "../../diagnostics/fix.js";
import type { Span } from "../../source/span.js";
import { lineEnd } from "./layout.js";
import type { Place } from "./places.js";
import type { ReadFile } from "./read.js";

/** A change, with the nodes that it is about found. */
export type Task = { readonly file: ReadFile } & (
  | { readonly kind: "key"; readonly place: Place; readonly text: string }
  | { readonly kind: "value"; readonly place: Place; readonly to: Scalar }
  | { readonly kind: "set"; readonly place: Place; readonly key: string; readonly to: Scalar | readonly Scalar[] }
  | { readonly kind: "list"; readonly place: Place; readonly key: string; readonly add: string }
  /** `moved` are the comments of the entry that a copy in the same fix takes along. */
  | { readonly kind: "remove"; readonly place: Place; readonly moved: readonly Span[] }
  | { readonly kind: "clear"; readonly place: Place }
  | { readonly kind: "comment"; readonly span: Span }
  | { readonly kind: "respell"; readonly span: Span; readonly to: string }
  | { readonly kind: "entry"; readonly section: string; readonly key: string; readonly copy: Copy }
);

/** What a new entry holds, found. */
export type Copy =
  | { readonly kind: "value"; readonly value: Copied }
  | { readonly kind: "properties"; readonly properties: readonly CopiedEntry[] };

export interface Copied {
  readonly from: ReadFile;
  readonly place: Place;
}

/** A copied value, the key that it gets, and the comments that stood around it or around what it stands for. */
export interface CopiedEntry {
  readonly key: string;
  readonly value: Copied;
  readonly around: Around;
}

/** Comments around an entry, as they are to be written. */
export interface Around {
  /** Each on a line of its own. */
  readonly above: readonly string[];
  /** Behind the key of what takes lines below it; with the blanks before. */
  readonly beside: string;
  /** Behind the value; with the blanks before. */
  readonly behind: string;
}

export const nothingAround: Around = { above: [], beside: "", behind: "" };

/**
 * What a task is about, so that no two fixes are made at once that change one place. Those that share a name may meet: keys
 * that are added to one mapping, and copies of one text.
 */
export interface Claim {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly share?: string;
}

/** Why something can't be done: half a sentence. */
export class Obstacle {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export const notFound = new Obstacle("the place that it is about was not found");
export const lost = new Obstacle("a comment would be lost");
export const uncovered = new Obstacle("a `trackc-ignore` would no longer cover what it covers");

/** Finds what a change is about. */
export function taskOf(change: Change, files: (path: string) => ReadFile | undefined): Task | Obstacle {
  const file = files(fileOf(change));
  if (!file) return new Obstacle("its file is not known");
  if (!file.source.linted) return new Obstacle(`\`${file.source.path}\` is not this project's file`);
  if (file.broken) return new Obstacle(`\`${file.source.path}\` can't be read`);
  switch (change.kind) {
    case "rename-key": {
      const place = file.places.entry(change.key);
      return place?.entry
        ? { kind: "key", file, place, text: markedAs(place, place.entry.key.text, change.to) }
        : notFound;
    }
    case "replace-value":
      return valueTask(file, change.value, change.to);
    case "set-key": {
      const place = file.places.thing(change.of);
      return place ? { kind: "set", file, place, key: change.key, to: change.to } : notFound;
    }
    case "add-to-list": {
      const place = file.places.thing(change.of);
      return place ? { kind: "list", file, place, key: change.key, add: change.add } : notFound;
    }
    case "remove-entry": {
      const place = file.places.entry(change.entry);
      return place ? { kind: "remove", file, place, moved: [] } : notFound;
    }
    case "clear-value": {
      const place = file.places.value(change.value);
      return place?.entry ? { kind: "clear", file, place } : notFound;
    }
    case "remove-comment": {
      const { start, end } = change.comment;
      const isThere = file.comments.some((comment) => comment.start === start && comment.end === end);
      return isThere ? { kind: "comment", file, span: change.comment } : notFound;
    }
    case "respell-rule": {
      const { start, end } = change.rule;
      const isThere = file.suppressions.some(({ ruleSpan }) => ruleSpan.start === start && ruleSpan.end === end);
      return isThere ? { kind: "respell", file, span: change.rule, to: change.to } : notFound;
    }
    case "add-entry": {
      const copied = (of: Span): Copied | undefined => {
        const from = files(of.file);
        const place = from?.places.value(of);
        return from && place ? { from, place } : undefined;
      };
      const key = change.section === "dictionary" ? unmarked(change.key) : change.key;
      if (change.entry.kind === "copy") {
        const value = copied(change.entry.of);
        return value ? { kind: "entry", file, section: change.section, key, copy: { kind: "value", value } } : notFound;
      }
      const properties: CopiedEntry[] = [];
      for (const property of change.entry.properties) {
        const value = copied(property.of);
        if (!value) return notFound;
        properties.push({ key: keyOf(property), value, around: nothingAround });
      }
      return { kind: "entry", file, section: change.section, key, copy: { kind: "properties", properties } };
    }
  }
}

function fileOf(change: Change): string {
  switch (change.kind) {
    case "rename-key":
      return change.key.file;
    case "replace-value":
    case "clear-value":
      return change.value.file;
    case "set-key":
    case "add-to-list":
      return change.of.file;
    case "remove-entry":
      return change.entry.file;
    case "remove-comment":
      return change.comment.file;
    case "respell-rule":
      return change.rule.file;
    case "add-entry":
      return change.file;
  }
}

/** A name as a key: a question mark at its end would be the mark of optionality. */
function unmarked(name: string): string {
  return name.endsWith("?") ? `${name.slice(0, -1)}\\?` : name;
}

function keyOf({ name, optional }: CopiedProperty): string {
  return unmarked(name) + (optional ? "?" : "");
}

function markedAs({ parent }: Place, old: string, to: string): string {
  if (parent?.role !== "marked") return to;
  return unmarked(to) + (old.endsWith("?") && !old.endsWith("\\?") ? "?" : "");
}

function valueTask(file: ReadFile, span: Span, to: Scalar): Task | Obstacle {
  const place = file.places.scalar(span);
  if (!place) return notFound;
  const { node } = place;
  if (node.span.start === span.start && node.span.end === span.end) return { kind: "value", file, place, to };
  if (node.kind !== "scalar") return notFound;
  const quoted = node.style === "single" || node.style === "double" ? 1 : 0;
  const start = node.span.start + quoted;
  if (file.text.slice(start, node.span.end - quoted) !== node.text) {
    return new Obstacle("the text that it is in holds escapes, or goes over several lines");
  }
  const whole = node.text.slice(0, span.start - start) + String(to) + node.text.slice(span.end - start);
  return { kind: "value", file, place, to: whole };
}

/** What a task is about. */
export function claimsOf(task: Task): readonly Claim[] {
  const file = task.file.source.path;
  const { text } = task.file;
  const range = ({ start, end }: { readonly start: number; readonly end: number }, share?: string): Claim =>
    share === undefined ? { file, start, end } : { file, start, end, share };
  /** Of what is taken out, also the place at its end: where a key would be added to it. */
  const whole = (start: number, end: number): Claim => range({ start, end: end + 1 });
  switch (task.kind) {
    case "key":
      return task.place.entry ? [range(task.place.entry.key.span)] : [];
    case "value":
      return [range(task.place.node.span)];
    case "set":
    case "list": {
      const { node } = task.place;
      const share = `${task.kind} ${node.span.start}`;
      if (node.kind !== "mapping") return [range(node.span, share)];
      const present = node.entries.find(({ key }) => key.text === task.key);
      if (present) return [range(present.value.span)];
      return [range({ start: node.span.end, end: node.span.end }, share)];
    }
    case "remove": {
      const { entry, inFlow } = task.place;
      if (!entry) return [];
      return [whole(entry.span.start, inFlow ? entry.span.end : lineEnd(text, entry.span.end))];
    }
    case "clear": {
      const { entry, node } = task.place;
      return [whole(entry?.key.span.end ?? node.span.start, node.span.end)];
    }
    case "comment":
    case "respell":
      return [range(task.span)];
    case "entry": {
      return copiesOf(task.copy).map(({ from, place }) => ({
        file: from.source.path,
        start: place.node.span.start,
        end: place.node.span.end + 1,
        share: "copied",
      }));
    }
  }
}

/** The texts that a new entry copies. */
export function copiesOf(copy: Copy): readonly Copied[] {
  return copy.kind === "value" ? [copy.value] : copy.properties.map(({ value }) => value);
}

/** Names that only one fix at a time may give: keys that it adds. */
export function namesOf(task: Task): readonly string[] {
  const file = task.file.source.path;
  if (task.kind === "entry") return [`${file}\n${task.section}\n${task.key}`];
  if (task.kind === "set" || task.kind === "list") return [`${file}\n${task.place.node.span.start}\n${task.key}`];
  return [];
}
