import type { FactKind } from "../../diff/kinds.js";
import type { Change, FactSide, Subject } from "../../diff/model.js";
import { toldOf } from "../../diff/told.js";
import type { Json } from "../../plan/model.js";
import { writtenValue } from "../../plan/written.js";
import { groupName, type Inner, innerOf, quoted } from "./subjects.js";

/** The key of the plan that a change of metadata is about, and what people call it. */
interface Key {
  readonly key: string;
  readonly noun: string;
  /** What is long, so that in a line only the fact is told: sentences are reworded, anything else has changed. */
  readonly long?: "reworded" | "changed";
  /** What it means to say nothing, or to list nothing, where that is more than any list. */
  readonly none?: "all" | "any";
}

/** Changes that are told as "`owner`: before → after". */
export const keys: ReadonlyMap<FactKind, Key> = new Map<FactKind, Key>([
  ["event-kind-changed", { key: "kind", noun: "kind" }],
  ["event-call-name-changed", { key: "name", noun: "names that the call may carry" }],
  ["event-status-changed", { key: "status", noun: "status" }],
  ["event-identifier-changed", { key: "identifier", noun: "name in generated code" }],
  ["former-function-gone", { key: "renamed_from", noun: "functions under former names" }],
  ["event-sources-changed", { key: "sources", noun: "sources", none: "all" }],
  ["event-destinations-changed", { key: "destinations", noun: "destinations", none: "all" }],
  ["entity-kind-changed", { key: "kind", noun: "kind" }],
  ["entity-id-changed", { key: "id", noun: "id" }],
  ["entity-identifier-changed", { key: "identifier", noun: "name in generated code" }],
  ["entity-belongs-to-changed", { key: "belongs_to", noun: "what it belongs to" }],
  ["trait-write-changed", { key: "write", noun: "way of writing" }],
  ["context-property-sources-changed", { key: "sources", noun: "sources", none: "all" }],
  ["other-properties-changed", { key: "additionalProperties", noun: "other properties" }],
  ["type-identifier-changed", { key: "identifier", noun: "name in generated code" }],
  ["description-changed", { key: "description", noun: "description", long: "reworded" }],
  ["trigger-changed", { key: "trigger", noun: "trigger", long: "reworded" }],
  ["owner-changed", { key: "owner", noun: "owner" }],
  ["question-changed", { key: "question", noun: "question", long: "reworded" }],
  ["north-star-changed", { key: "north_star", noun: "north star" }],
  ["answers-changed", { key: "answers", noun: "metrics that it answers" }],
  ["entities-changed", { key: "entities", noun: "entities" }],
  ["examples-changed", { key: "examples", noun: "examples", long: "changed" }],
  ["links-changed", { key: "links", noun: "links", long: "changed" }],
  ["since-changed", { key: "since", noun: "first version" }],
  ["expires-changed", { key: "expires", noun: "date of expiry" }],
  ["replaced-by-changed", { key: "replaced_by", noun: "replacement" }],
  ["deprecation-changed", { key: "deprecated", noun: "deprecation", long: "changed" }],
  ["former-names-changed", { key: "renamed_from", noun: "former names" }],
  ["privacy-loosened", { key: "privacy", noun: "privacy" }],
  ["privacy-tightened", { key: "privacy", noun: "privacy" }],
  ["class-changed", { key: "class", noun: "class" }],
  ["consent-loosened", { key: "consent", noun: "consent" }],
  ["consent-tightened", { key: "consent", noun: "consent" }],
  ["retention-lengthened", { key: "retention", noun: "retention" }],
  ["retention-shortened", { key: "retention", noun: "retention" }],
  ["output-moved", { key: "out", noun: "folder" }],
  ["client-consent-changed", { key: "consent", noun: "consent categories in generated code" }],
  ["client-destinations-changed", { key: "destinations", noun: "destinations in generated code", none: "any" }],
  ["plan-renamed", { key: "name", noun: "name" }],
  ["version-changed", { key: "version", noun: "version" }],
]);

/** Texts, responsibilities, handling: what decides nothing about payloads and code, so that many of it are told as one. */
const metadata: ReadonlySet<FactKind> = new Set<FactKind>([
  ...["description-changed", "trigger-changed", "owner-changed", "question-changed", "north-star-changed"],
  ...["answers-changed", "entities-changed", "examples-changed", "links-changed", "since-changed", "expires-changed"],
  ...["replaced-by-changed", "deprecation-changed", "former-names-changed", "custom-key-changed", "class-changed"],
  ...["privacy-loosened", "privacy-tightened", "consent-loosened", "consent-tightened"],
  ...["retention-lengthened", "retention-shortened", "event-destinations-changed", "event-status-changed"],
] as readonly FactKind[]);

/** Whether the same change in many places is told as one. */
export function isMetadata({ kind }: Change): boolean {
  return metadata.has(kind);
}

/** What changed, to be read below the name of its group: ``type of `price` changed``. Plan text stands between backticks. */
export function wordsOf(told: Change): string {
  const subject = toldOf(told);
  const isShared = subject !== told.subject;
  const change = isShared ? { ...told, subject } : told;
  const inner = innerOf(subjectOf(change));
  const owner = isShared ? groupName(subject.group) : `the ${subject.group.kind}`;
  const where = isShared && inner.name !== undefined ? ` in ${owner}` : "";
  const key = keyOf(change);
  if (key) {
    const isRoot = isShared && inner.name === undefined;
    const said = change.kind.startsWith("consent-") ? asked(change) : fromTo(change, key);
    return `${key.noun}${ofThing(inner)}${isRoot ? ` of ${owner}` : where}${said}`;
  }
  const form = /^(.*)\((.*)\)$/s.exec(change.subject.kind === "member" ? (inner.name ?? "") : "");
  const { base, head } = change;
  const thing = inner.name === undefined ? owner : `${quoted(inner.name)}${where}`;
  const value = quoted(inner.value ?? "");
  const values = isShared && inner.name === undefined ? owner : `the values of ${thing}`;
  switch (change.kind) {
    case "event-added":
    case "entity-added":
    case "type-added":
    case "metric-added":
    case "output-added":
      return `new ${change.subject.kind}`;
    case "event-removed":
    case "entity-removed":
    case "type-removed":
    case "metric-removed":
    case "output-removed":
      return `${change.subject.kind} removed`;
    case "event-renamed":
    case "entity-renamed":
      return `renamed from ${nameOn(base, change)} to ${nameOn(head, change)}`;
    case "property-renamed":
    case "trait-renamed":
    case "context-property-renamed":
      return `${nameOn(base, change)} renamed to ${nameOn(head, change)}${where}`;
    case "property-added":
    case "trait-added":
    case "context-property-added":
      return `${thing} added`;
    case "property-removed":
    case "trait-removed":
    case "context-property-removed":
      return `${thing} removed`;
    case "property-made-optional":
    case "trait-made-optional":
    case "context-property-made-optional":
      return `${thing} made optional`;
    case "property-made-required":
    case "trait-made-required":
    case "context-property-made-required":
      return `${thing} made required`;
    case "enum-value-added":
      return `${value} added to ${values}`;
    case "enum-value-removed":
      return `${value} removed from ${values}`;
    case "member-added":
    case "member-removed": {
      const done = change.kind === "member-added" ? "added" : "removed";
      if (!form) return `a form of ${thing} ${done}`;
      return `the form ${quoted(form[2] ?? "")} of ${form[1] ? `${quoted(form[1])}${where}` : owner} ${done}`;
    }
    case "base-unreadable":
      return "the base has errors under today's language";
    default:
      return isShared && inner.name === undefined ? `${owner} changed` : `type of ${thing} changed`;
  }
}

/** What has the key that a change is about, where its path leads to the key itself. */
function subjectOf({ kind, subject }: Change): Subject {
  if (subject.group.kind === "output") return { ...subject, path: subject.path.slice(0, 2) };
  if (kind.startsWith("client-")) return { ...subject, path: [] };
  const leadsToKey =
    kind === "custom-key-changed" || (kind === "event-call-name-changed" && subject.path.at(-1) === "name");
  return leadsToKey ? { ...subject, path: subject.path.slice(0, -1) } : subject;
}

/** The key that a change is about, where it is one of a single key. */
export function keyOf({ kind, subject }: Change): Key | undefined {
  if (kind === "custom-key-changed") return { key: subject.path.at(-1) ?? "", noun: quoted(subject.path.at(-1) ?? "") };
  const known = keys.get(kind);
  if (known || !kind.startsWith("output-") || /-(?:added|removed)$/.test(kind)) return known;
  // An option of an output.
  const key = subject.path.at(-1) ?? "";
  return { key, noun: quoted(key), ...(key === "source" || key === "destination" ? { none: "all" } : {}) };
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
  if (kind === "consent-loosened") return ` no longer asks for ${list.join(", ")}`;
  return ` asks for ${list.join(", ")}${before.length > 0 ? " as well" : ""}`;
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
