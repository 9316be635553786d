import type { Result } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { LoadedPlan } from "../../loaded.js";
import type { Subset } from "../../plan/sent.js";
import { GENERATED } from "../header.js";
import { remembered } from "../memory.js";
import { badSchemaId } from "../mistakes.js";
import type { OutputFile } from "../target.js";
import { envelopeBody } from "./envelope.js";
import { baseProblem, defaultBase, type Ids, idsUnder } from "./ids.js";
import { type JsonMap, mapOf, mapOfAll, type Printed, print, type Tree } from "./json.js";
import { memory, type Written } from "./memory.js";
import { type EntityPiece, type EventPiece, type Pieces, piecesOf } from "./pieces.js";
import { type Draft, definitionsKey, referenceTo } from "./schema.js";

/** What JSON Schema is asked for. */
export interface CompileOptions {
  /** `2020-12` by default. */
  readonly draft?: Draft | undefined;
  /** What every `$id` begins with: a URI that ends in `/`, or a `urn:` that ends in `:`. `urn:trackc:NAME:` by default. */
  readonly id?: string | undefined;
  /** Only what this source sends, or any of these. */
  readonly source?: string | readonly string[] | undefined;
  /** Only what goes to this destination, or to any of these. */
  readonly destination?: string | readonly string[] | undefined;
  /** Also the events that are only proposed. */
  readonly proposed?: boolean | undefined;
  /** What the envelope does with messages that are not in the plan: `refuse` by default. */
  readonly unknown?: "refuse" | "allow" | undefined;
}

const DRAFTS: Readonly<Record<Draft, string>> = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/**
 * Compiles a plan to JSON Schema: a file per event (what travels as its properties, context included) and per entity's traits,
 * `bundle.json` with all of them, `envelope.json` for a whole message (of up to 500 events), and `index.json`, which says which is
 * which.
 * Every file holds what it refers to. Takes a plan without errors; reports an `id` that can't be one.
 */
export function compile(loaded: LoadedPlan, options: CompileOptions = {}): Result<readonly OutputFile[]> {
  const base = options.id ?? defaultBase(loaded.project.name.value);
  const problem = baseProblem(base);
  if (problem !== undefined) {
    return { value: [], diagnostics: [mistaken(badSchemaId, undefined, { id: base, problem })] };
  }
  const draft = options.draft ?? "2020-12";
  const ids = idsUnder(base);
  const subset = subsetOf(loaded, options);
  const known = memory.of(loaded.plan, [base, draft, subset]);
  const pieces = piecesOf(loaded, subset, draft, ids, known);

  const file = (path: string, id: string, body: JsonMap, definitions: JsonMap, printed?: Printed): OutputFile => {
    const heading = mapOf(["$schema", DRAFTS[draft]], ["$id", id], ["$comment", GENERATED]);
    const under = definitions.size === 0 ? undefined : definitions;
    return { path, text: print(mapOf(...heading, ...body, [definitionsKey(draft), under]), printed) };
  };
  const all = everything(pieces);
  const whole = (name: string, description: string, body: JsonMap): OutputFile => {
    const title = mapOf(["title", loaded.project.name.value], ["description", description]);
    return file(`${name}.json`, ids.of(undefined, name), mapOf(...title, ...body), all, known.printed);
  };
  const alone = (piece: EventPiece | EntityPiece): OutputFile =>
    file(piece.path, piece.id, piece.body, pieces.typesFor(piece.definitions));
  const files = [
    ...pieces.events.map((piece) => remembered(known.files, piece, () => alone(piece))),
    ...[...pieces.users, ...pieces.groups].map(alone),
  ];
  files.push(whole("bundle", "Every event, trait and type.", mapOf()));
  if (hasEnvelope(pieces)) {
    const refuseUnknown = options.unknown !== "allow";
    const body = envelopeBody(pieces, { referenceTo: (key) => referenceTo(draft, key), refuseUnknown });
    files.push(whole("envelope", "A whole message: the call by its type, then the event by its name.", body));
  }
  files.push({ path: "index.json", text: print(catalogue(loaded, pieces, draft, ids, known), known.printed) });
  return { value: files, diagnostics: [] };
}

/**
 * More events than this make an envelope that validators take seconds to compile (1,000 took Ajv ten); `index.json` and a validator per event
 * are faster in every respect.
 */
const MOST_IN_ENVELOPE = 500;

function hasEnvelope(pieces: Pieces): boolean {
  return pieces.events.length <= MOST_IN_ENVELOPE;
}

/** The part of the plan that the options ask for. */
function subsetOf(loaded: LoadedPlan, options: CompileOptions): Subset {
  return {
    source: options.source,
    destination: options.destination,
    proposed: options.proposed,
    allSources: loaded.project.vocabulary.sources?.map((source) => source.value),
  };
}

/** What bundle and envelope hold: events, traits and ids under keys with a dot, types under their names. */
function everything(pieces: Pieces): JsonMap {
  const entities = [...pieces.users, ...pieces.groups];
  const definitions = [
    ...pieces.events.flatMap(({ event, definitions: own }) => (event.callName ? [...own, event.callName] : own)),
    ...entities.flatMap(({ entity, definitions: own }) => [...own, ...entity.traits]),
  ];
  return mapOfAll([
    ...pieces.events.map(({ key, body }) => [key, body] as const),
    ...entities.map(({ key, body }) => [key, body] as const),
    ...entities.map(({ idKey, idSchema }) => [idKey, idSchema] as const),
    ...pieces.typesFor(definitions),
  ]);
}

/** `index.json`: which schema belongs to which message. Lists, so that no name of an event can be mistaken for anything else. */
function catalogue(loaded: LoadedPlan, pieces: Pieces, draft: Draft, ids: Ids, known: Written): JsonMap {
  const { project } = loaded;
  const callName = ({ event, callName: schema }: EventPiece): JsonMap | undefined => {
    if (event.callName === undefined || schema === undefined) return undefined;
    const types = pieces.typesFor([event.callName]);
    return mapOf(...schema, [definitionsKey(draft), types.size === 0 ? undefined : types]);
  };
  const entity = (call: "identify" | "group", piece: EntityPiece): Tree =>
    mapOf(["call", call], ["entity", piece.entity.name.value], ["file", piece.path], ["id", piece.id]);
  return mapOf(
    ["$comment", GENERATED],
    ["plan", project.name.value],
    ["version", project.version?.value],
    ["draft", DRAFTS[draft]],
    ["bundle", mapOf(["file", "bundle.json"], ["id", ids.of(undefined, "bundle")])],
    [
      "envelope",
      hasEnvelope(pieces) ? mapOf(["file", "envelope.json"], ["id", ids.of(undefined, "envelope")]) : undefined,
    ],
    [
      "events",
      pieces.events.map((piece) =>
        remembered(known.listed, piece, () =>
          known.printed.keep(
            mapOf(
              ["call", piece.event.kind],
              ["event", piece.event.name.value],
              ["callName", callName(piece)],
              ["status", piece.event.status],
              ["file", piece.path],
              ["id", piece.id],
            ),
          ),
        ),
      ),
    ],
    [
      "traits",
      [
        ...pieces.users.map((piece) => entity("identify", piece)),
        ...pieces.groups.map((piece) => entity("group", piece)),
      ],
    ],
  );
}
