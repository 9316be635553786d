import { mistaken } from "../../diagnostics/mistake.js";
import type { Located, Span, Text } from "../../source/span.js";
import { type Fields, readText, readTexts, readWord, refuse, scalarOf } from "../../syntax/mapping.js";
import type { Entry, Node } from "../../syntax/node.js";
import { unknownWord } from "../../syntax/reading-mistakes.js";
import { readValue } from "../../syntax/values.js";
import { longerRetention, notADate, notADuration, weakerConsent, weakerPrivacy } from "../mistakes/definitions.js";
import type { Definition, Extension, Json, Privacy } from "../model.js";
import { formats } from "../values/formats.js";
import { daysOf } from "./durations.js";
import type { Resolution } from "./resolution.js";
import type { DefinitionKey } from "./tables.js";

/** What a definition says beside its type. */
export type Head = Pick<
  Definition,
  | "description"
  | "examples"
  | "deprecated"
  | "expires"
  | "renamedFrom"
  | "privacy"
  | "class"
  | "retention"
  | "consent"
  | "extensions"
>;

export const emptyHead: Head = {
  description: undefined,
  examples: [],
  deprecated: undefined,
  expires: undefined,
  renamedFrom: [],
  privacy: undefined,
  class: undefined,
  retention: undefined,
  consent: [],
  extensions: [],
};

/** A head as it is written, with the examples' nodes, which are checked when the type is known. */
export interface WrittenHead {
  readonly head: Head;
  readonly examples: readonly { readonly node: Node; readonly value: Json }[];
}

const privacyWords = ["none", "personal", "sensitive"] as const;
const classWords = ["identity", "descriptive", "behavioral", "attitudinal"] as const;
const noExamples: WrittenHead["examples"] = [];

/**
 * Reads what a definition says beside its type. Of what it refines, texts, examples, `deprecated` and `x-` keys are
 * replaced one by one; privacy, consent and retention may only get stricter.
 */
export function readHead(
  r: Resolution,
  fields: Fields<DefinitionKey>,
  base: Head,
  baseSpan: Span | undefined,
  name: string,
): WrittenHead {
  const { entries } = fields;
  const into = r.diagnostics;
  const examples = readExamples(r, entries.get("examples"));
  const own: Head = {
    description: readText(entries.get("description"), into),
    examples: examples.map(({ node, value }) => ({ value, span: node.span })),
    deprecated: readDeprecated(r, entries.get("deprecated")),
    expires: readDate(r, entries.get("expires")),
    renamedFrom: readTexts(entries.get("renamed_from"), into),
    privacy: readWord(entries.get("privacy"), privacyWords, into),
    class: readWord(entries.get("class"), classWords, into),
    retention: readDuration(r, entries.get("retention")),
    consent: readConsent(r, entries.get("consent")),
    extensions: fields.extensions,
  };
  if (base === emptyHead) return { head: own, examples };
  checkStricter(r, own, entries.get("consent"), base, baseSpan, name);
  const head: Head = {
    description: own.description ?? base.description,
    examples: entries.has("examples") ? own.examples : base.examples,
    deprecated: own.deprecated ?? base.deprecated,
    expires: own.expires ?? base.expires,
    renamedFrom: entries.has("renamed_from") ? own.renamedFrom : base.renamedFrom,
    privacy: own.privacy ?? base.privacy,
    class: own.class ?? base.class,
    retention: own.retention ?? base.retention,
    consent: entries.has("consent") ? own.consent : base.consent,
    extensions: mergeExtensions(base.extensions, own.extensions),
  };
  return { head, examples };
}

/** A type's or a trait's head as those who refer to it see it: a rename there is not a rename of the property here. */
export function referredHead(head: Head): Head {
  return head.renamedFrom.length === 0 ? head : { ...head, renamedFrom: [] };
}

/** Of two sets of `x-` keys, with those of `own` in place of the others. */
export function mergeExtensions(base: readonly Extension[], own: readonly Extension[]): readonly Extension[] {
  if (own.length === 0) return base;
  if (base.length === 0) return own;
  const names = new Set(own.map((extension) => extension.name.value));
  return [...base.filter((extension) => !names.has(extension.name.value)), ...own];
}

/** How strict a privacy class is. */
export function rankOf(privacy: Privacy | undefined): number {
  return privacy === undefined ? 0 : privacyWords.indexOf(privacy);
}

function checkStricter(
  r: Resolution,
  own: Head,
  consent: Entry | undefined,
  base: Head,
  baseSpan: Span | undefined,
  name: string,
): void {
  const defined = (span: Span | undefined) => {
    const place = span ?? baseSpan;
    return place ? { label: "weaker here", related: [{ span: place, label: "defined here" }] } : {};
  };
  if (own.privacy && base.privacy && rankOf(own.privacy.value) < rankOf(base.privacy.value)) {
    const values = { own: own.privacy.value, base: base.privacy.value, name };
    r.report(mistaken(weakerPrivacy, own.privacy.span, values, defined(base.privacy.span)));
  }
  // What could not be read has been reported; an empty list was meant.
  if (consent && (own.consent.length > 0 || consent.value.kind === "sequence")) {
    const missing = base.consent.find((needed) => !own.consent.some((text) => text.value === needed.value));
    if (missing) {
      r.report(mistaken(weakerConsent, consent.value.span, { name, missing: missing.value }, defined(missing.span)));
    }
  }
  if (own.retention && base.retention && daysOf(own.retention.value) > daysOf(base.retention.value)) {
    const values = { own: own.retention.value, base: base.retention.value, name };
    r.report(
      mistaken(longerRetention, own.retention.span, values, {
        label: "longer here",
        related: [{ span: base.retention.span, label: "defined here" }],
      }),
    );
  }
}

/** The examples behind a key that takes a list of values, or a single one that is no list. */
export function readExamples(r: Resolution, entry: Entry | undefined): WrittenHead["examples"] {
  if (!entry) return noExamples;
  if (entry.value.kind === "empty") {
    r.report(refuse(entry.key.text, entry.value, "a list of values"));
    return noExamples;
  }
  const nodes = entry.value.kind === "sequence" ? entry.value.items : [entry.value];
  const examples: { node: Node; value: Json }[] = [];
  for (const node of nodes) {
    const value = readValue(node, r.diagnostics, "an example");
    if (value !== undefined) examples.push({ node, value });
  }
  return examples;
}

/** `true`, or a sentence that says what to do instead. */
export function readDeprecated(r: Resolution, entry: Entry | undefined): Located<true | string> | undefined {
  if (!entry) return undefined;
  const expected = "`true`, or a sentence that says what to use instead";
  const node = scalarOf(entry.key.text, entry.value, r.diagnostics, expected);
  if (!node) return undefined;
  if (node.style === "plain" && node.text === "false") {
    const values = { key: entry.key.text, word: node.text, words: expected };
    r.report(mistaken(unknownWord, node.span, values, { help: "Remove the key: without it nothing is deprecated." }));
    return undefined;
  }
  return { value: node.style === "plain" && node.text === "true" ? true : node.text, span: node.span };
}

/** A day that exists. */
export function readDate(r: Resolution, entry: Entry | undefined): Text | undefined {
  const text = readText(entry, r.diagnostics, "a date");
  if (!text || formats.date.accepts(text.value)) return text;
  r.report(mistaken(notADate, text.span, { text: text.value }));
  return undefined;
}

/** An ISO 8601 duration. */
export function readDuration(r: Resolution, entry: Entry | undefined): Text | undefined {
  const text = readText(entry, r.diagnostics, "a duration");
  if (!text || formats.duration.accepts(text.value)) return text;
  const meant = durationMeant(text.value);
  const help = meant === undefined ? undefined : `Write \`${meant}\`.`;
  r.report(mistaken(notADuration, text.span, { text: text.value }, { help }));
  return undefined;
}

/** `30 days` in the form of ISO 8601. */
function durationMeant(text: string): string | undefined {
  const [, count, unit] = /^p?\s*(\d{1,6})\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$/i.exec(text) ?? [];
  return count !== undefined && unit !== undefined && Number(count) > 0 ? `P${count}${unit.toUpperCase()}` : undefined;
}

/** Consent categories, held against the manifest's. */
export function readConsent(r: Resolution, entry: Entry | undefined): readonly Text[] {
  const consent = readTexts(entry, r.diagnostics);
  r.checkVocabulary(consent, "consent");
  return consent;
}
