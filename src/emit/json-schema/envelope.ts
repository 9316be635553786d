import type { Event } from "../../plan/model.js";
import { type JsonMap, mapOf } from "./json.js";
import type { EntityPiece, EventPiece, Pieces } from "./pieces.js";

const TEXT = mapOf(["type", "string"]);
const TEXT_OR_NULL = mapOf(["type", ["string", "null"]]);
const ID = mapOf(["type", ["string", "null"]]);
const TIME = mapOf(["type", "string"], ["format", "date-time"]);
const OBJECT = mapOf(["type", "object"]);

/** The other fields of a message, as Segment's common fields have them; others may stand beside them. */
const FIELDS: readonly (readonly [string, JsonMap])[] = [
  ["event", TEXT],
  ["name", TEXT_OR_NULL],
  ["category", TEXT_OR_NULL],
  ["properties", OBJECT],
  ["traits", OBJECT],
  ["userId", mapOf()],
  ["anonymousId", ID],
  ["groupId", mapOf()],
  ["context", OBJECT],
  ["integrations", OBJECT],
  ["messageId", TEXT],
  ["timestamp", TIME],
  ["originalTimestamp", TIME],
  ["sentAt", TIME],
  ["receivedAt", TIME],
  ["channel", TEXT],
];

/** What an envelope needs beside the pieces. */
export interface EnvelopeOptions {
  /** A `$ref` to one of the file's definitions. */
  readonly referenceTo: (key: string) => string;
  /** Whether messages that the plan does not know are refused. */
  readonly refuseUnknown: boolean;
}

/** The schema of a whole message, without its heading and definitions: the call's type first, then the event by its name. */
export function envelopeBody(pieces: Pieces, options: EnvelopeOptions): JsonMap {
  const of = (kind: Event["kind"]): readonly EventPiece[] => pieces.events.filter(({ event }) => event.kind === kind);
  const calls: (readonly [string, JsonMap])[] = [];
  if (of("track").length > 0) calls.push(["track", trackCall(of("track"), options)]);
  if (of("page").length > 0) calls.push(["page", namedCall(of("page"), options)]);
  if (of("screen").length > 0) calls.push(["screen", namedCall(of("screen"), options)]);
  if (pieces.users.length > 0) calls.push(["identify", entityCall(pieces.users, "userId", options)]);
  if (pieces.groups.length > 0) calls.push(["group", entityCall(pieces.groups, "groupId", options)]);

  const types = calls.map(([type]) => type);
  const known = options.refuseUnknown && types.length > 0 ? mapOf(["type", "string"], ["enum", types]) : TEXT;
  return mapOf(
    ["type", "object"],
    ["properties", mapOf(["type", known], ...FIELDS)],
    ["required", ["type"]],
    ["allOf", calls.length === 0 ? undefined : calls.map(([type, then]) => when("type", constant(type), then))],
  );
}

/** Where a field is there and is as the schema says, the rest of the message must be so as well. */
function when(field: string, schema: JsonMap, then: JsonMap): JsonMap {
  return mapOf(
    ["if", mapOf(["type", "object"], ["properties", mapOf([field, schema])], ["required", [field]])],
    ["then", then],
  );
}

function constant(value: string): JsonMap {
  return mapOf(["type", "string"], ["const", value]);
}

function trackCall(pieces: readonly EventPiece[], options: EnvelopeOptions): JsonMap {
  const names = pieces.map(({ event }) => event.name.value);
  return mapOf(
    ["type", "object"],
    ["properties", mapOf(["event", options.refuseUnknown ? mapOf(["type", "string"], ["enum", names]) : TEXT])],
    ["required", ["event"]],
    ["allOf", pieces.map((piece) => when("event", constant(piece.event.name.value), carries(piece, options)))],
  );
}

/**
 * Pages and screens go by `name`: first by the exact name of one, then by the definitions of names that others have. Where two of
 * these admit a name, either's properties will do, since either call may have sent it.
 */
function namedCall(pieces: readonly EventPiece[], options: EnvelopeOptions): JsonMap {
  const exact: string[] = [];
  const branches: JsonMap[] = [];
  const names: JsonMap[] = [];
  const defined: JsonMap[] = [];
  for (const piece of pieces) {
    const { callName, event } = piece;
    if (callName === undefined) {
      exact.push(event.name.value);
      branches.push(when("name", constant(event.name.value), carries(piece, options)));
    } else {
      names.push(callName);
      defined.push(carries(piece, options, [["name", callName]]));
    }
  }
  const list = exact.length > 0 ? [mapOf(["type", "string"], ["enum", exact])] : [];
  if (names.length > 0) {
    const others = list.map((schema) => mapOf(["not", schema]));
    const name = others.length > 0 ? mapOf(["allOf", [anyOf(names), ...others]]) : anyOf(names);
    branches.push(when("name", name, anyOf(defined)));
  }
  return mapOf(
    ["type", "object"],
    ["properties", mapOf(["name", options.refuseUnknown ? anyOf([...list, ...names]) : TEXT_OR_NULL])],
    ["required", options.refuseUnknown ? ["name"] : undefined],
    ["allOf", branches],
  );
}

/** The message's properties are this event's. */
function carries(
  piece: EventPiece,
  options: EnvelopeOptions,
  beside: readonly (readonly [string, JsonMap])[] = [],
): JsonMap {
  return mapOf(
    ["type", "object"],
    ["properties", mapOf(...beside, ["properties", mapOf(["$ref", options.referenceTo(piece.key)])])],
    ["required", piece.needsProperties ? ["properties"] : undefined],
  );
}

/** A message does not say which entity it is about, so that several of a kind are alternatives. */
function entityCall(pieces: readonly EntityPiece[], idField: "userId" | "groupId", options: EnvelopeOptions): JsonMap {
  return anyOf(
    pieces.map((piece) => {
      const required = [...(piece.needsId ? [idField] : []), ...(piece.needsTraits ? ["traits"] : [])];
      const fields = mapOf(
        [idField, piece.idSchema === undefined ? mapOf() : mapOf(["$ref", options.referenceTo(piece.idKey)])],
        ["traits", mapOf(["$ref", options.referenceTo(piece.key)])],
      );
      return mapOf(
        ["type", "object"],
        ["properties", fields],
        ["required", required.length > 0 ? required : undefined],
      );
    }),
  );
}

function anyOf(schemas: readonly JsonMap[]): JsonMap {
  const [only] = schemas;
  return schemas.length === 1 && only !== undefined ? only : mapOf(["anyOf", schemas]);
}
