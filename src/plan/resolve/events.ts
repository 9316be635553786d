import { mistaken } from "../../diagnostics/mistake.js";
import type { Text } from "../../source/span.js";
import { type Fields, kindOf, readFields, readText, readTexts, readWord, refuse } from "../../syntax/mapping.js";
import type { Entry, Node } from "../../syntax/node.js";
import { wrongKind } from "../../syntax/reading-mistakes.js";
import { identify } from "../identifiers.js";
import { notAUrl, notAVersion } from "../mistakes/definitions.js";
import { callNameNotText, nameOnTrack, replacedByItself } from "../mistakes/references.js";
import type { Definition, Event, Json, JsonObject, ObjectType, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import { atomsOf } from "../values/atoms.js";
import type { Bound } from "./bind.js";
import { resolveDefinition } from "./definitions.js";
import { readConsent, readDate, readDuration, readExamples } from "./heads.js";
import { resolveListing } from "./listings.js";
import { checkNames, checkRenames } from "./references-by-name.js";
import type { Resolution } from "./resolution.js";
import { readAdditional } from "./shapes.js";
import { eventTable } from "./tables.js";
import { namedTypes } from "./types.js";

type EventKey = typeof eventTable extends { keys: ReadonlySet<infer Key> } ? Key : never;
type EventFields = Fields<EventKey> | undefined;

const kinds = ["track", "page", "screen"] as const;
const statuses = ["proposed", "active", "deprecated", "retired"] as const;
const version = /^\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const noTexts: readonly Text[] = [];

/** The events as the model shows them, by what is written of them. Those that are known by the same are the same. */
export function resolveEvents(r: Resolution, known?: ReadonlyMap<Node, Event>): ReadonlyMap<Node, Event> {
  const events = new Map<Node, Event>();
  for (const bound of r.binding.events.values()) {
    const { value, name } = bound;
    const before = known?.get(value);
    // Whether another event's name exists is a matter of the whole plan.
    if (before && !before.replacedBy && before.renamedFrom.length === 0) {
      events.set(value, before);
      continue;
    }
    r.steps.read++;
    if (value.kind === "mapping")
      events.set(value, resolveEvent(r, bound, readFields(value, eventTable, r.diagnostics)));
    else if (value.kind === "empty") events.set(value, resolveEvent(r, bound, undefined));
    else r.report(refuse(name.value, value, "a mapping with `description`, `properties` and the like"));
  }
  return events;
}

function resolveEvent(r: Resolution, bound: Bound, fields: EventFields): Event {
  const into = r.diagnostics;
  const get = (key: EventKey): Entry | undefined => fields?.entries.get(key);
  const { defaults } = r.project;
  const readKind = readWord(get("kind"), kinds, into)?.value;
  const kind = readKind ?? "track";
  const faulty = fields?.faulty ?? false;
  const listing = resolveListing(r, get("include"), get("properties"), faulty);
  const additional = get("additionalProperties");
  const shape: ObjectType = {
    kind: "object",
    properties: listing.properties,
    // Closed, also when it has no properties; what could not be made out may be any property.
    additional: listing.broken || (additional ? readAdditional(r, additional) : false),
  };
  // Written out, without spreading: this is done for every event there is.
  return {
    name: bound.name,
    description: readText(get("description"), into),
    extensions: fields?.extensions ?? [],
    span: bound.span,
    keys: fields?.keys ?? [],
    kind,
    callName: readCallName(r, bound, get("kind") || faulty ? readKind : kind, get("name")),
    trigger: readText(get("trigger"), into),
    owner: readOwner(r, get("owner")) ?? defaults.owner,
    status: readWord(get("status"), statuses, into)?.value ?? "active",
    since: readVersion(r, get("since")),
    expires: readDate(r, get("expires")),
    replacedBy: readReplacement(r, bound, get("replaced_by")),
    renamedFrom: readFormerNames(r, bound, get("renamed_from")),
    answers: readKnown(r, get("answers"), "metrics"),
    entities: readKnown(r, get("entities"), "entities"),
    sources: readListed(r, get("sources"), "sources") ?? defaults.sources,
    destinations: readListed(r, get("destinations"), "destinations") ?? defaults.destinations,
    consent: get("consent") ? readConsent(r, get("consent")) : defaults.consent,
    retention: readDuration(r, get("retention")),
    include: listing.include,
    properties: shape.properties,
    additional: shape.additional,
    examples: readEventExamples(r, get("examples"), faulty ? unknowable : shape),
    identifier: identify(r, bound, readText(get("identifier"), into)),
    links: readLinks(r, get("links")),
  };
}

/** The names that a page or screen call may carry. A `kind` that could not be read, or is misspelt, may have meant a page. */
function readCallName(
  r: Resolution,
  bound: Bound,
  kind: Event["kind"] | undefined,
  entry: Entry | undefined,
): Definition | undefined {
  if (!entry) return undefined;
  if (kind === "track") {
    r.report(mistaken(nameOnTrack, entry.key.span, { event: bound.name.value }));
    return undefined;
  }
  return resolveDefinition(r, entry.value, "name");
}

/** Reports pages and screens that could be sent under something else than a text. What could not be made out may be one. */
export function checkCallNames(r: Resolution, events: readonly Event[]): void {
  const { types } = namedTypes(r);
  for (const { name, callName } of events) {
    if (!callName) continue;
    const isText = atomsOf(callName.type, types).every(
      (atom) =>
        atom.kind === "string" ||
        atom.kind === "any" ||
        (atom.kind === "enum" && atom.members.every(({ value }) => typeof value === "string")),
    );
    if (!isText) r.report(mistaken(callNameNotText, callName.span, { event: name.value }));
  }
}

function readOwner(r: Resolution, entry: Entry | undefined): Text | undefined {
  const owner = readText(entry, r.diagnostics);
  if (owner) r.checkVocabulary([owner], "owners");
  return owner;
}

function readVersion(r: Resolution, entry: Entry | undefined): Text | undefined {
  const text = readText(entry, r.diagnostics, "a version of the plan");
  if (!text || version.test(text.value)) return text;
  r.report(mistaken(notAVersion, text.span, { text: text.value }));
  return undefined;
}

function readReplacement(r: Resolution, bound: Bound, entry: Entry | undefined): Text | undefined {
  const text = readText(entry, r.diagnostics, "the name of an event");
  if (!text) return undefined;
  if (text.value === bound.name.value) {
    r.report(mistaken(replacedByItself, text.span, { name: text.value }));
    return undefined;
  }
  checkNames(r, [text], "events");
  return text;
}

function readFormerNames(r: Resolution, bound: Bound, entry: Entry | undefined): readonly Text[] {
  if (!entry) return noTexts;
  const former = readTexts(entry, r.diagnostics);
  checkRenames(r, bound, former, "events");
  return former;
}

function readKnown(r: Resolution, entry: Entry | undefined, section: "entities" | "metrics"): readonly Text[] {
  if (!entry) return noTexts;
  const names = readTexts(entry, r.diagnostics);
  checkNames(r, names, section);
  return names;
}

function readListed(
  r: Resolution,
  entry: Entry | undefined,
  list: "sources" | "destinations",
): readonly Text[] | undefined {
  if (!entry) return undefined;
  const words = readTexts(entry, r.diagnostics);
  r.checkVocabulary(words, list);
  return words;
}

function readLinks(r: Resolution, entry: Entry | undefined): readonly Text[] {
  if (!entry) return noTexts;
  const links = readTexts(entry, r.diagnostics, "a URL or a list of URLs");
  for (const { value: text, span } of links) {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(text) || !URL.canParse(text)) {
      const whole = `https://${text}`;
      const help =
        /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(text) && URL.canParse(whole) ? `Write \`${whole}\`.` : undefined;
      r.report(mistaken(notAUrl, span, { text }, { help }));
    }
  }
  return links;
}

function readEventExamples(r: Resolution, entry: Entry | undefined, type: Type): Event["examples"] {
  const examples: { value: JsonObject; span: Text["span"] }[] = [];
  for (const { node, value } of readExamples(r, entry)) {
    if (!isObject(value)) {
      const values = { key: "examples", expected: "the properties of one call in each place", found: kindOf(node) };
      r.report(mistaken(wrongKind, node.span, values));
      continue;
    }
    examples.push({ value, span: node.span });
    r.pendingExamples.push({ type: () => type, node, value });
  }
  return examples;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
