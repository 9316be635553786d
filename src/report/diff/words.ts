import { isClientChange } from "../../diff/kinds.js";
import type { Change, FactSide, Subject } from "../../diff/model.js";
import { stepsOf } from "../../diff/path.js";
import { toldOf } from "../../diff/told.js";
import type { Json } from "../../plan/model.js";
import { writtenValue } from "../../plan/written.js";
import { type Key, kindWords, type Words } from "./kind-words.js";
import { groupName, type Inner, innerOf, quoted } from "./subjects.js";

/** Whether the same change in many places is told as one. */
export function isMetadata({ kind }: Change): boolean {
  const words = kindWords[kind];
  return words.by === "custom-key" || (words.by === "key" && words.isMetadata);
}

/**
 * What changed: ``type of `price` changed``. Plan text stands between backticks. Below the heading of its group that is not named again; elsewhere
 * a definition that several places have is.
 */
export function wordsOf(told: Change, isHeaded = false): string {
  const subject = toldOf(told);
  const isShared = subject !== told.subject;
  const change = isShared ? { ...told, subject } : told;
  const words = kindWords[change.kind];
  const inner = innerOf(subjectOf(change));
  const isWhole = isShared && inner.name === undefined;
  const isNamed = isShared && !isHeaded;
  const owner = isNamed ? groupName(subject.group) : `the ${subject.group.kind}`;
  const where = isNamed && inner.name !== undefined ? ` in ${owner}` : "";
  if (words.by !== "sentence") {
    const key = keyIn(words, subject);
    const said = change.kind.startsWith("consent-") ? asked(change) : fromTo(change, key);
    return `${key.noun}${ofThing(inner)}${isWhole && isNamed ? ` of ${owner}` : where}${said}`;
  }
  const thing = inner.name === undefined ? owner : `${quoted(inner.name)}${where}`;
  return words.of({
    kind: subject.kind,
    thing,
    isWhole,
    form: formIn(change, { thing, owner, where }),
    value: quoted(inner.value ?? ""),
    values: !isWhole ? `the values of ${thing}` : isNamed ? owner : "its values",
    before: nameOn(change.base, change),
    after: nameOn(change.head, change),
    where,
  });
}

/** What a sentence calls a form of something: by what tells it from the others, where anything does. */
function formIn(
  { subject }: Change,
  { thing, owner, where }: { readonly thing: string; readonly owner: string; readonly where: string },
): string {
  const form = stepsOf(subject).at(-1);
  if (form?.kind !== "form") return `a form of ${thing}`;
  const { name } = innerOf({ ...subject, path: subject.path.slice(0, -2) });
  return `the form ${quoted(form.name)} of ${name === undefined ? owner : `${quoted(name)}${where}`}`;
}

/** What has the key that a change is about, where its path leads to the key itself. */
function subjectOf({ kind, subject }: Change): Subject {
  if (subject.group.kind === "output") return { ...subject, path: subject.path.slice(0, 2) };
  if (isClientChange(kind)) return { ...subject, path: [] };
  const leadsToKey =
    kind === "custom-key-changed" || (kind === "event-call-name-changed" && subject.path.at(-1) === "name");
  return leadsToKey ? { ...subject, path: subject.path.slice(0, -1) } : subject;
}

/** The key that a change is about, where it is one of a single key. */
export function keyOf({ kind, subject }: Change): Key | undefined {
  const words = kindWords[kind];
  return words.by === "sentence" ? undefined : keyIn(words, subject);
}

function keyIn(words: Exclude<Words, { readonly by: "sentence" }>, { path }: Subject): Key {
  if (words.by === "key") return words.key;
  const key = path.at(-1) ?? "";
  const isPart = words.by === "option" && (key === "source" || key === "destination");
  return { key, noun: quoted(key), ...(isPart ? { none: "all" } : {}) };
}

function ofThing({ name, value }: Inner): string {
  if (value !== undefined) return ` of the value ${quoted(value)}${name === undefined ? "" : ` of ${quoted(name)}`}`;
  return name === undefined ? "" : ` of ${quoted(name)}`;
}

function nameOn(side: FactSide | undefined, { subject }: Change): string {
  return quoted(typeof side?.value === "string" ? side.value : (subject.path.at(-1) ?? subject.group.name));
}

/** Which categories are asked for no longer, or as well: both are changes of one list, and of its sides each would say the same. */
function asked({ kind, base, head }: Change): string {
  const [before, after] = [wordsIn(base), wordsIn(head)];
  const [one, other] = kind === "consent-loosened" ? [before, after] : [after, before];
  const list = one.filter((word) => !other.includes(word)).map(quoted);
  if (list.length === 0) return " changed";
  if (kind === "consent-loosened") return `: ${list.join(", ")} no longer needed`;
  return `: ${list.join(", ")} needed${before.length > 0 ? " as well" : ""}`;
}

function wordsIn(side: FactSide | undefined): readonly string[] {
  return Array.isArray(side?.value) ? side.value.map((word: Json) => written(word)) : [];
}

/** Longer values than this are only said to have changed. */
const shortValue = 60;

function fromTo({ base, head }: Change, { long, none }: Key): string {
  const [before, after] = [saidOn(base), saidOn(head)];
  if (none !== undefined) {
    const said = (list: string | undefined): string => (list === undefined || list === "" ? none : quoted(list));
    return `: ${said(before)} → ${said(after)}`;
  }
  const isShort =
    long === undefined && [before, after].every((said) => said === undefined || said.length <= shortValue);
  if (before !== undefined && after !== undefined) {
    return isShort ? `: ${quoted(before)} → ${quoted(after)}` : ` ${long ?? "changed"}`;
  }
  const said = before ?? after;
  if (said === undefined) return " changed";
  const done = before === undefined ? "added" : "removed";
  return isShort ? `: ${quoted(said)} ${done}` : ` ${done}`;
}

/** What a side says, in one line; `undefined` where it says nothing. */
export function saidOn(side: FactSide | undefined): string | undefined {
  if (side?.value === undefined) return side?.definition;
  return written(side.value);
}

/** A value of metadata as the plan would have it. */
export function written(value: Json): string {
  if (value === null || typeof value !== "object") return typeof value === "string" ? value : writtenValue(value);
  if (Array.isArray(value)) return value.map((each: Json) => written(each)).join(", ");
  return JSON.stringify(value);
}
