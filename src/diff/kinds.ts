/**
 * Every kind of fact. The table in `judgements.ts` has a row for each and no other: what it is, and whom it breaks and why.
 */
export type FactKind =
  // events
  | "event-added"
  | "event-removed"
  | "event-renamed"
  | "event-kind-changed"
  | "event-call-name-changed"
  | "event-status-changed"
  | "event-identifier-changed"
  | "former-function-gone"
  | "event-sources-changed"
  | "event-destinations-changed"
  // entities
  | "entity-added"
  | "entity-removed"
  | "entity-renamed"
  | "entity-kind-changed"
  | "entity-id-changed"
  | "entity-identifier-changed"
  | "entity-belongs-to-changed"
  // properties of events and nested ones, context properties, traits
  | "property-added"
  | "property-removed"
  | "property-renamed"
  | "property-made-optional"
  | "property-made-required"
  | "property-type-changed"
  | "trait-added"
  | "trait-removed"
  | "trait-renamed"
  | "trait-made-optional"
  | "trait-made-required"
  | "trait-type-changed"
  | "trait-write-changed"
  | "context-property-added"
  | "context-property-removed"
  | "context-property-renamed"
  | "context-property-made-optional"
  | "context-property-made-required"
  | "context-property-type-changed"
  | "context-property-sources-changed"
  // inside types
  | "enum-value-added"
  | "enum-value-removed"
  | "member-added"
  | "member-removed"
  | "other-properties-changed"
  // types that generated code exports
  | "type-added"
  | "type-removed"
  | "type-identifier-changed"
  | "type-list-changed"
  // governance and texts, of any subject
  | "description-changed"
  | "trigger-changed"
  | "owner-changed"
  | "question-changed"
  | "north-star-changed"
  | "answers-changed"
  | "entities-changed"
  | "examples-changed"
  | "links-changed"
  | "since-changed"
  | "expires-changed"
  | "replaced-by-changed"
  | "deprecation-changed"
  | "former-names-changed"
  | "custom-key-changed"
  | "privacy-loosened"
  | "privacy-tightened"
  | "class-changed"
  | "consent-loosened"
  | "consent-tightened"
  | "retention-lengthened"
  | "retention-shortened"
  // outputs of the manifest, and what generated code knows beside its functions
  | "output-added"
  | "output-removed"
  | "output-moved"
  | "output-part-changed"
  | "output-sdk-changed"
  | "output-side-changed"
  | "output-names-changed"
  | "output-checks-changed"
  | "output-denial-loosened"
  | "output-denial-tightened"
  | "output-draft-changed"
  | "output-id-changed"
  | "output-unknown-changed"
  | "client-consent-changed"
  | "client-destinations-changed"
  // metrics and the plan itself
  | "metric-added"
  | "metric-removed"
  | "plan-renamed"
  | "version-changed"
  // reported and gone on with
  | "base-unreadable";

// ── families ───────────────────────────────────────────────────────────────────────────────────────────────────

// Names are read here and nowhere else: each family is the kinds of which its pattern is the name, which the compiler knows as well.

/** Something of another kind of values. */
export type TypeChange = Extract<FactKind, `${string}-type-changed`>;
/** What code calls something. */
export type IdentifierChange = Extract<FactKind, `${string}-identifier-changed`>;
/** Something is there no longer. */
export type Removal = Extract<FactKind, `${string}-removed`>;
/** Something with a name of its own has another; `renamed_from` says which. */
export type Renaming = Exclude<Extract<FactKind, `${string}-renamed`>, "plan-renamed">;
/** What generated code knows beside its functions. */
export type ClientChange = Extract<FactKind, `client-${string}`>;
/** A property comes, wherever it stands. */
export type PropertyAddition = "property-added" | "trait-added" | "context-property-added";
/** A whole entry of the plan comes or goes. */
export type EntryChange = `${"event" | "entity" | "type"}-${"added" | "removed"}`;

export function isTypeChange(kind: FactKind): kind is TypeChange {
  return kind.endsWith("-type-changed");
}

export function isIdentifierChange(kind: FactKind): kind is IdentifierChange {
  return kind.endsWith("-identifier-changed");
}

export function isRemoval(kind: FactKind): kind is Removal {
  return kind.endsWith("-removed");
}

export function isRenaming(kind: FactKind): kind is Renaming {
  return kind.endsWith("-renamed") && kind !== "plan-renamed";
}

export function isClientChange(kind: FactKind): kind is ClientChange {
  return kind.startsWith("client-");
}

export function isPropertyAddition(kind: FactKind): kind is PropertyAddition {
  return plainKind(kind) === "property-added";
}

export function isEntryChange(kind: FactKind): kind is EntryChange {
  return /^(?:event|entity|type)-(?:added|removed)$/.test(kind);
}

/** The kind that tells the same of a property of an event: traits and the context's properties have kinds of their own. */
export function plainKind(kind: FactKind): string {
  return kind.replace(/^(?:trait|context-property)-/, "property-");
}
