import type { Located, Span, Text } from "../source/span.js";

/**
 * The model: a resolved plan as plain, serialisable data. Everything after `plan/` reads this and never YAML.
 *
 * Order: top-level lists are sorted by name in code-unit order, since the order of definitions carries no
 * meaning. Properties, traits and members of enums keep the order in which they are written, a bundle's first.
 * Maps are lists of pairs or of named things, because JavaScript reorders integer-like keys.
 */
export interface Plan {
  readonly metrics: readonly Metric[];
  readonly entities: readonly Entity[];
  readonly dictionary: readonly Property[];
  readonly types: readonly NamedType[];
  readonly bundles: readonly Bundle[];
  readonly context: readonly ContextProperty[];
  readonly events: readonly Event[];
}

// ── values ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A JSON value. Objects have no prototype where this tool makes them, so any text can be a key. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
/** What `enum` and `const` may hold. */
export type Scalar = null | boolean | number | string;

// ── types: sets of values, without places ──────────────────────────────────────────────────────────────────────

/** A set of JSON values. Pure: two types that are deeply equal here admit the same values. */
export type Type =
  | AnyType
  | NullType
  | BooleanType
  | NumberType
  | StringType
  | ArrayType
  | ObjectType
  | EnumType
  | UnionType
  | ReferenceType;

export interface AnyType {
  readonly kind: "any";
}
export interface NullType {
  readonly kind: "null";
}
export interface BooleanType {
  readonly kind: "boolean";
}
export interface NumberType {
  readonly kind: "number";
  /** Only whole numbers (`1.0` is one, as in JSON Schema). */
  readonly integer: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  /** All must divide the value: a refinement may add one to that which it refines. Absent or at least one. */
  readonly multipleOf?: readonly number[] | undefined;
}
/** The formats that are types of their own and checked, under their JSON Schema names. */
export type FormatName =
  | "date-time"
  | "date"
  | "time"
  | "duration"
  | "email"
  | "uri"
  | "uuid"
  | "hostname"
  | "ipv4"
  | "ipv6";
export interface StringType {
  readonly kind: "string";
  readonly format?: FormatName | undefined;
  /** ECMAScript regular expressions (flag `u`); all must match. Absent or at least one. */
  readonly patterns?: readonly string[] | undefined;
  /** In code points, as in JSON Schema. */
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}
export interface ArrayType {
  readonly kind: "array";
  /** Absent: any values. */
  readonly items?: Definition | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly uniqueItems?: boolean | undefined;
}
export interface ObjectType {
  readonly kind: "object";
  /** Its own and its bundles' (bundles' first). */
  readonly properties: readonly Property[];
  /** Whether other keys are allowed, and with which values. */
  readonly additional: boolean | Definition;
}
/** One of these values; `const` is an enum of one. */
export interface EnumType {
  readonly kind: "enum";
  readonly members: readonly EnumMember[];
  /** True when it was written as `const`. */
  readonly constant: boolean;
}
export interface EnumMember {
  readonly value: Scalar;
  readonly description?: Text | undefined;
  readonly deprecated?: Located<true | string> | undefined;
  readonly expires?: Text | undefined;
  readonly extensions?: readonly Extension[] | undefined;
  readonly span: Span;
}
/** Any of these. `T | null`, `A | B` and `anyOf` are this; unions inside unions stay as they are written. */
export interface UnionType {
  readonly kind: "union";
  readonly members: readonly Definition[];
}
/** A type under `types`, by name. A refinement of one is written out and is no reference. */
export interface ReferenceType {
  readonly kind: "reference";
  readonly name: string;
}

// ── definitions: a type, what people say of it, and where ───────────────────────────────────────────────────────

export type Privacy = "none" | "personal" | "sensitive";
export type DataClass = "identity" | "descriptive" | "behavioral" | "attitudinal";

/** A custom `x-` key, carried through to every output. */
export interface Extension {
  /** With its `x-`. */
  readonly name: Text;
  readonly value: Located<Json>;
}

/** A key that somebody wrote (`minimum`, `type`, …), and the places of the key and of its value. */
export interface WrittenKey {
  readonly key: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** A type with its texts and its governance: what stands behind a property, in `items`, in `anyOf`, under `types`. */
export interface Definition {
  readonly type: Type;
  readonly description: Text | undefined;
  readonly examples: readonly Located<Json>[];
  readonly deprecated: Located<true | string> | undefined;
  /** `YYYY-MM-DD`. */
  readonly expires: Text | undefined;
  readonly renamedFrom: readonly Text[];
  /** As declared here or refined from; a container can be stricter through its members (`plan/privacy.ts`). */
  readonly privacy: Located<Privacy> | undefined;
  readonly class: Located<DataClass> | undefined;
  /** An ISO 8601 duration. */
  readonly retention: Text | undefined;
  /** All of these categories are needed. */
  readonly consent: readonly Text[];
  readonly extensions: readonly Extension[];
  /** The whole definition as it is written where it is used: the value behind the name. */
  readonly span: Span;
  /** The keys written here, not those that came along from elsewhere. */
  readonly keys: readonly WrittenKey[];
  /** From where it was looked up or referred to, outermost first; empty for what is written on the spot. */
  readonly origins: readonly Origin[];
}

/** Where a definition came from, and the place of the name there. */
export interface Origin {
  readonly kind: "dictionary" | "bundle" | "trait" | "type";
  /** `position_seconds`, `song` (the bundle), `song.song_id`, `genre`. */
  readonly name: string;
  readonly span: Span;
}

/** A named value in an event, an object, a bundle, the dictionary. */
export interface Property extends Definition {
  /** The wire name, kept exactly, without the mark of optionality. Its place is the nearest mention. */
  readonly name: Text;
  readonly required: boolean;
}
export interface Trait extends Property {
  readonly write: Located<"set" | "set_once" | "increment"> | undefined;
}
export interface ContextProperty extends Property {
  /** Empty: all. */
  readonly sources: readonly Text[];
}

// ── what stands at the top level ────────────────────────────────────────────────────────────────────────────────

/** What every named thing has. */
export interface Named {
  readonly name: Text;
  readonly description: Text | undefined;
  readonly extensions: readonly Extension[];
  /** The whole entry, name included. */
  readonly span: Span;
  readonly keys: readonly WrittenKey[];
}

export interface Metric extends Named {
  readonly question: Text | undefined;
  readonly northStar: Located<boolean> | undefined;
  readonly owner: Text | undefined;
  /** From both ends: named here or by an event's `answers`. Sorted. */
  readonly events: readonly Text[];
}

export interface Entity extends Named {
  readonly kind: Located<"user" | "group" | "object">;
  /** The trait that never changes; travels as the call's id. */
  readonly id: Text | undefined;
  readonly belongsTo: readonly Text[];
  readonly owner: Text | undefined;
  readonly traits: readonly Trait[];
  readonly additional: boolean | Definition;
  readonly retention: Text | undefined;
  readonly consent: readonly Text[];
  readonly renamedFrom: readonly Text[];
  readonly expires: Text | undefined;
  readonly identifier: Identifier;
}

export interface NamedType extends Named {
  readonly definition: Definition;
  readonly identifier: Identifier;
}

export interface Bundle extends Named {
  readonly include: readonly Text[];
  /** Its own and those of the bundles that it includes. */
  readonly properties: readonly Property[];
}

export type EventStatus = "proposed" | "active" | "deprecated" | "retired";

export interface Event extends Named {
  readonly kind: "track" | "page" | "screen";
  /** Of pages and screens: the names that the call may carry; `undefined` means the event's own name. */
  readonly callName: Definition | undefined;
  readonly trigger: Text | undefined;
  readonly owner: Text | undefined;
  readonly status: EventStatus;
  readonly since: Text | undefined;
  readonly expires: Text | undefined;
  readonly replacedBy: Text | undefined;
  readonly renamedFrom: readonly Text[];
  /** From both ends: named here or by a metric's `events`. Sorted. */
  readonly answers: readonly Text[];
  readonly entities: readonly Text[];
  /** With the manifest's defaults; empty means all. */
  readonly sources: readonly Text[];
  /** Empty means all. */
  readonly destinations: readonly Text[];
  /** With the manifest's defaults. */
  readonly consent: readonly Text[];
  readonly retention: Text | undefined;
  readonly include: readonly Text[];
  /** Its own and its bundles', without context: the event's *own* shape. */
  readonly properties: readonly Property[];
  readonly additional: boolean | Definition;
  readonly examples: readonly Located<JsonObject>[];
  readonly identifier: Identifier;
  readonly links: readonly Text[];
}

/** The names that generated code uses for a thing. */
export interface Identifier {
  /** `songPlayed`: functions, file names. */
  readonly camel: string;
  /** `SongPlayed`: interfaces and types. */
  readonly pascal: string;
  /** The place of an `identifier:` that pins it. */
  readonly pinned: Span | undefined;
}
