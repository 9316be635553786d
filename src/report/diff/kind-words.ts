import type { FactKind } from "../../diff/kinds.js";

/** The key of the plan that a change is about, and what people call it. */
export interface Key {
  readonly key: string;
  readonly noun: string;
  /** What is long, so that in a line only the fact is told: sentences are reworded, anything else has changed. */
  readonly long?: "reworded" | "changed";
  /** What it means to say nothing, or to list nothing, where that is more than any list. */
  readonly none?: "all" | "any";
}

/** What a line about a change can name. Plan text stands between backticks. */
export interface Told {
  /** `event`, `property`. */
  readonly kind: string;
  /** `` `cart.sku` ``, with what has it where that is not the group; the group where it is about all of that. */
  readonly thing: string;
  /** Whether it is about all of a definition that several places have. */
  readonly isWhole: boolean;
  /** ``the form `card` of `method` ``. */
  readonly form: string;
  /** Of a value: it itself, and ``the values of `plan` ``, or what has no other than these. */
  readonly value: string;
  readonly values: string;
  /** Its names on both sides. */
  readonly before: string;
  readonly after: string;
  /** `` in type `genre` ``; empty where it is the group's own. */
  readonly where: string;
}

/** How the changes of a kind are told in a line. */
export type Words =
  /** As a key's: "`owner`: before → after". */
  | { readonly by: "key"; readonly key: Key; readonly isMetadata: boolean }
  /** The same of keys that are told apart by the last step of its path: options of outputs, and keys of one's own. */
  | { readonly by: "option" }
  | { readonly by: "custom-key" }
  | { readonly by: "sentence"; readonly of: (told: Told) => string };

/** A key that decides about payloads or code. */
function deciding(key: string, noun: string, more: Pick<Key, "none"> = {}): Words {
  return { by: "key", key: { key, noun, ...more }, isMetadata: false };
}

/** Texts, responsibilities, handling: what decides nothing about payloads and code, so that many of it are told as one. */
function metadata(key: string, noun: string, more: Pick<Key, "long" | "none"> = {}): Words {
  return { by: "key", key: { key, noun, ...more }, isMetadata: true };
}

function sentence(of: (told: Told) => string): Words {
  return { by: "sentence", of };
}

const option: Words = { by: "option" };
const all = { none: "all" } as const;
const reworded = { long: "reworded" } as const;
const isNew = sentence(({ kind }) => `new ${kind}`);
const isGone = sentence(({ kind }) => `${kind} removed`);
const entryRenamed = sentence(({ before, after }) => `renamed from ${before} to ${after}`);
const added = sentence(({ thing }) => `${thing} added`);
const removed = sentence(({ thing }) => `${thing} removed`);
const renamed = sentence(({ before, after, where }) => `${before} renamed to ${after}${where}`);
const madeOptional = sentence(({ thing }) => `${thing} made optional`);
const madeRequired = sentence(({ thing }) => `${thing} made required`);
const typeChanged = sentence(({ thing, isWhole }) => (isWhole ? `${thing} changed` : `type of ${thing} changed`));
const identifier = deciding("identifier", "name in generated code");

/** The words for every kind of change. */
export const kindWords: Readonly<Record<FactKind, Words>> = {
  "event-added": isNew,
  "event-removed": isGone,
  "event-renamed": entryRenamed,
  "event-kind-changed": deciding("kind", "kind"),
  "event-call-name-changed": deciding("name", "names that the call may carry"),
  "event-status-changed": metadata("status", "status"),
  "event-identifier-changed": identifier,
  "former-function-gone": deciding("renamed_from", "functions under former names"),
  "event-sources-changed": deciding("sources", "sources", all),
  "event-destinations-changed": metadata("destinations", "destinations", all),
  "entity-added": isNew,
  "entity-removed": isGone,
  "entity-renamed": entryRenamed,
  "entity-kind-changed": deciding("kind", "kind"),
  "entity-id-changed": deciding("id", "id"),
  "entity-identifier-changed": identifier,
  "entity-belongs-to-changed": deciding("belongs_to", "what it belongs to"),
  "property-added": added,
  "property-removed": removed,
  "property-renamed": renamed,
  "property-made-optional": madeOptional,
  "property-made-required": madeRequired,
  "property-type-changed": typeChanged,
  "trait-added": added,
  "trait-removed": removed,
  "trait-renamed": renamed,
  "trait-made-optional": madeOptional,
  "trait-made-required": madeRequired,
  "trait-type-changed": typeChanged,
  "trait-write-changed": deciding("write", "way of writing"),
  "context-property-added": added,
  "context-property-removed": removed,
  "context-property-renamed": renamed,
  "context-property-made-optional": madeOptional,
  "context-property-made-required": madeRequired,
  "context-property-type-changed": typeChanged,
  "context-property-sources-changed": deciding("sources", "sources", all),
  "enum-value-added": sentence(({ value, values }) => `${value} added to ${values}`),
  "enum-value-removed": sentence(({ value, values }) => `${value} removed from ${values}`),
  "member-added": sentence(({ form }) => `${form} added`),
  "member-removed": sentence(({ form }) => `${form} removed`),
  "other-properties-changed": deciding("additionalProperties", "other properties"),
  "type-added": isNew,
  "type-removed": isGone,
  "type-identifier-changed": identifier,
  "type-list-changed": deciding("type", "list of values in generated code"),
  "description-changed": metadata("description", "description", reworded),
  "trigger-changed": metadata("trigger", "trigger", reworded),
  "owner-changed": metadata("owner", "owner"),
  "question-changed": metadata("question", "question", reworded),
  "north-star-changed": metadata("north_star", "north star"),
  "answers-changed": metadata("answers", "metrics that it answers"),
  "entities-changed": metadata("entities", "entities"),
  "examples-changed": metadata("examples", "examples", { long: "changed" }),
  "links-changed": metadata("links", "links", { long: "changed" }),
  "since-changed": metadata("since", "first version"),
  "expires-changed": metadata("expires", "date of expiry"),
  "replaced-by-changed": metadata("replaced_by", "replacement"),
  "deprecation-changed": metadata("deprecated", "deprecation", { long: "changed" }),
  "former-names-changed": metadata("renamed_from", "former names"),
  "custom-key-changed": { by: "custom-key" },
  "privacy-loosened": metadata("privacy", "privacy"),
  "privacy-tightened": metadata("privacy", "privacy"),
  "class-changed": metadata("class", "class"),
  "consent-loosened": metadata("consent", "consent"),
  "consent-tightened": metadata("consent", "consent"),
  "retention-lengthened": metadata("retention", "retention"),
  "retention-shortened": metadata("retention", "retention"),
  "output-added": isNew,
  "output-removed": isGone,
  "output-moved": deciding("out", "folder"),
  "output-part-changed": option,
  "output-sdk-changed": option,
  "output-side-changed": option,
  "output-names-changed": option,
  "output-checks-changed": option,
  "output-denial-loosened": option,
  "output-denial-tightened": option,
  "output-draft-changed": option,
  "output-id-changed": option,
  "output-unknown-changed": option,
  "client-consent-changed": deciding("consent", "consent categories in generated code"),
  "client-destinations-changed": deciding("destinations", "destinations in generated code", { none: "any" }),
  "metric-added": isNew,
  "metric-removed": isGone,
  "plan-renamed": deciding("name", "name"),
  "version-changed": deciding("version", "version"),
  "base-unreadable": sentence(() => "the base has errors under today's language"),
};
