import { below, entriesOf } from "../formats/json-schema/index.js";
import type { SourceFile, Span, Text } from "../source/span.js";
import type { Node } from "../syntax/node.js";
import { Building, overrides } from "./build.js";
import { type Imported, NotImportable, type Understanding } from "./imported.js";
import { isSegmentPlan } from "./segment/index.js";

/** What a schema describes. */
export type Role = "event" | "user" | "group" | "context";

/** Where the names of events come from. */
export const nameSources = ["title", "id", "file"] as const;
export type NameSource = (typeof nameSources)[number];

/** What standard input is called where files are. */
export const standardInput = "standard input";

/** A file that may hold a JSON Schema. */
export interface SchemaFile {
  readonly file: SourceFile;
  readonly root: Node;
  readonly role: Role;
  /** Whether somebody named the file, and did not just name a folder that it is in. */
  readonly isNamed: boolean;
}

/** Keywords of which any schema has at least one at its top. */
const keywords = [
  ...["$schema", "$id", "$ref", "self", "type", "properties", "required", "additionalProperties", "patternProperties"],
  ...["allOf", "anyOf", "oneOf", "enum", "const", "$defs", "definitions"],
];

/**
 * Reads JSON Schemas, one an event. An event is called what its schema says of itself (`self.name`), or its `title`, `$id` or file, in
 * that order or as `nameFrom` says. Of a self-describing schema in several versions the newest counts. Throws {@link NotImportable}.
 */
export function readSchemas(
  files: readonly SchemaFile[],
  understanding: Understanding & { readonly nameFrom: NameSource | undefined },
): Imported {
  const into = new Building(understanding);
  const leaveOut = ({ file, root }: SchemaFile, what: string): void => {
    const span = { ...root.span, end: Math.min(root.span.end, root.span.start + 1) };
    into.losses.push({ where: file.path, pointer: "", keyword: "file", what, widens: false, span });
  };
  const schemas = files.filter((one) => {
    if (isSegmentPlan(one.root)) throw segmentPlan(one);
    if (isSchema(one.root)) return true;
    if (one.isNamed) throw new NotImportable(`\`${one.file.path}\` is no JSON Schema`, topOf(one.root), schemaHelp);
    leaveOut(one, "is no JSON Schema, and is left out");
    return false;
  });
  const named = new Map<string, SchemaFile>();
  for (const one of newestOf(schemas, leaveOut)) {
    const { file, root, role } = one;
    const name = nameOf(one, understanding.nameFrom);
    if (name.value === standardInput && (role === "event" || role === "group"))
      throw new NotImportable(
        "the schema in standard input has no name",
        topOf(root),
        "Write a `title` or an `$id` in it, or name a file.",
      );
    const carried = into.read({ document: root, where: name.value, prefix: "", known: knownAtTop(root, name) });
    if (carried === undefined) {
      if (one.isNamed && files.length === 1)
        throw new NotImportable(`\`${file.path}\` describes no object`, topOf(root), objectHelp);
      leaveOut(one, "describes no object, and is left out: an event carries properties");
      continue;
    }
    if (role === "context") into.addContext(carried.shape.properties);
    else if (role === "event") {
      const other = named.get(name.value);
      if (other) throw sameName(name, one, other, understanding.nameFrom);
      named.set(name.value, one);
      const { description } = carried.root;
      // A title that is the name says nothing more.
      into.event(name, carried, description?.value === name.value ? { description: undefined } : {});
    } else into.entity({ value: role === "user" ? "user" : groupName(name.value), span: name.span }, role, carried);
  }
  const [first] = files;
  if (into.events.length + into.entities.length + into.context.length === 0) {
    throw new NotImportable("no file describes an event", undefined, objectHelp);
  }
  noteContext(into);
  const name = first && vendorOf(schemas);
  return into.done(name, new Map(files.map(({ file }) => [file.path, file])));
}

const schemaHelp = "A schema is an object with `type`, `properties` and the like.";
const objectHelp = 'An event\'s schema is one of an object: `"type": "object"` with `properties`.';

function isSchema(root: Node): boolean {
  const top = entriesOf(root);
  return keywords.some((keyword) => top.has(keyword));
}

function segmentPlan({ file, root }: SchemaFile): NotImportable {
  const help = `\`trackc import segment ${file.path}\` reads it.`;
  return new NotImportable(`\`${file.path}\` is a tracking plan of Segment and no JSON Schema`, topOf(root), help);
}

function sameName(name: Text, one: SchemaFile, other: SchemaFile, from: NameSource | undefined): NotImportable {
  const message = `\`${one.file.path}\` and \`${other.file.path}\` both describe \`${name.value}\``;
  const elsewhere = nameSources
    .filter((source) => source === "file" || nameIn(one, source) !== undefined || nameIn(other, source) !== undefined)
    .filter((source) => source !== from && nameOf(one, source).value !== nameOf(other, source).value)
    .map((source) => `\`--name-from ${source}\``);
  const others = elsewhere.length === 0 ? "" : `, or take the names from elsewhere: ${elsewhere.join(" or ")}`;
  return new NotImportable(message, name.span, `An event is described once. Leave one of them out${others}.`);
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────

function nameOf(one: SchemaFile, from: NameSource | undefined): Text {
  const { file, root } = one;
  const self = entriesOf(root).get("self")?.value;
  const name = from === undefined && self ? textAt(self, "name") : undefined;
  const sources = from === undefined ? nameSources : [from];
  const found = sources.map((source) => nameIn(one, source)).find((text) => text !== undefined);
  return name ?? found ?? { value: fileName(file.path), span: topOf(root) };
}

/** What a schema is called in one place; its file is the last resort of all. */
function nameIn({ root }: SchemaFile, source: NameSource): Text | undefined {
  if (source === "title") return textAt(root, "title");
  return source === "id" ? idName(textAt(root, "$id") ?? textAt(root, "id")) : undefined;
}

/** `https://example.com/schemas/song_played.json` is called `song_played`. */
function idName(id: Text | undefined): Text | undefined {
  if (id === undefined) return undefined;
  const last =
    id.value
      .replace(/[?#].*$/su, "")
      .replace(/\/+$/u, "")
      .split(/[/:]/u)
      .at(-1) ?? "";
  const value = withoutEnding(last);
  return value === "" ? undefined : { ...id, value };
}

function fileName(path: string): string {
  return withoutEnding(path.slice(path.lastIndexOf("/") + 1)) || path;
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.schema)?\.(?:json|jsonschema|ya?ml)$/iu, "");
}

/** What a name says of the entity: `AccountTraits` is about an `account`. */
function groupName(name: string): string {
  const plain = name
    .replace(/[\s_-]*(?:traits|properties)$/iu, "")
    .replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "_")
    .toLowerCase();
  return plain === "" || plain === "_" ? "group" : plain;
}

/** What is understood as the name is not lost. */
function knownAtTop(root: Node, name: Text): ReadonlySet<string> {
  const title = textAt(root, "title");
  return new Set(title?.value === name.value ? ["title"] : []);
}

/** The vendor of self-describing schemas, where they all have one. */
function vendorOf(files: readonly SchemaFile[]): string | undefined {
  const vendors = new Set(files.map(({ root }) => selfOf(root)?.vendor));
  const [vendor] = vendors;
  return vendors.size === 1 ? vendor : undefined;
}

// ── versions ───────────────────────────────────────────────────────────────────────────────────────────────────

interface Self {
  readonly vendor: string | undefined;
  readonly name: string;
  /** `1-0-2`, in numbers. */
  readonly version: readonly number[];
}

function selfOf(root: Node): Self | undefined {
  const self = entriesOf(root).get("self")?.value;
  const name = self && textAt(self, "name");
  if (self === undefined || name === undefined) return undefined;
  const version = (textAt(self, "version")?.value ?? "").split("-").map(Number);
  return { vendor: textAt(self, "vendor")?.value, name: name.value, version };
}

/** Of the versions of a self-describing schema the newest; all others as they come. */
function newestOf(
  files: readonly SchemaFile[],
  leaveOut: (file: SchemaFile, what: string) => void,
): readonly SchemaFile[] {
  const newest = new Map<string, { readonly one: SchemaFile; readonly self: Self | undefined }>();
  for (const one of files) {
    const self = one.role === "event" ? selfOf(one.root) : undefined;
    const key = self === undefined ? JSON.stringify(one.file.path) : JSON.stringify([self.vendor, self.name]);
    const other = newest.get(key);
    const isNewer = other?.self !== undefined && self !== undefined && compare(self.version, other.self.version) > 0;
    if (other === undefined || isNewer) newest.set(key, { one, self });
    if (other === undefined) continue;
    const older = isNewer ? other.one : one;
    leaveOut(older, "is an older version, and left out for the newest");
  }
  return [...newest.values()].map(({ one }) => one);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] || 0) - (b[at] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** An event's own word on what is in the context counts. */
function noteContext(into: Building): void {
  const general = new Map(into.context.map((property) => [property.name.value, property]));
  for (const event of into.events) {
    for (const own of event.properties) {
      const { name } = own;
      const other = general.get(name.value);
      if (other === undefined || !overrides(own, other)) continue;
      const pointer = below("", "properties", name.value);
      const what = `of \`${name.value}\` in the context is not what the event says of it, and the event's word counts`;
      into.losses.push({
        where: event.name.value,
        pointer,
        keyword: "definition",
        what,
        widens: true,
        span: name.span,
      });
    }
  }
}

function textAt(node: Node, key: string): Text | undefined {
  const found = entriesOf(node).get(key)?.value;
  if (found?.kind !== "scalar" || found.text.trim() === "") return undefined;
  return { value: found.text, span: found.span };
}

function topOf({ span }: Node): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
