import type { Event } from "../../plan/model.js";
import { demandOf, whoParameter } from "./calls.js";
import type { Client, EventView } from "./client.js";
import { paragraph, tag } from "./doc-text.js";
import {
  type Code,
  code,
  type DocComment,
  docComment,
  docText,
  indent,
  join,
  key,
  type Literal,
  literal,
  nothing,
} from "./doors.js";
import { Imports, unused } from "./imports.js";
import { braced, bracketed, PARENTHESES, room, unionOf } from "./layout.js";
import { policiesOf } from "./track-policies.js";

/**
 * `track.ts`: the typed `track("Song Played", {…})`.
 *
 * The type parameters are written as they are for speed. With `properties: EventMap[E]`, TypeScript checks every call
 * against the union of all events, which takes 17 to 27 times as long at 1,000 events and makes editors wait. `L` gets
 * nothing to be inferred from, so it is only looked at after `E` is known, and the call is checked against one event.
 */
export function trackFile(client: Client): Code {
  const events = tracked(client);
  const declared = new Set(["EventMap", "EventName", "PropertiesOf", "EventWithoutProperties", "track"]);
  const taken = new Set([...declared, ...events.map(({ event }) => event.identifier.pascal)]);
  const imports = new Imports(declared);
  const lookup = unused("Lookup", taken);
  const options = imports.type("./core.js", "CallOptions");
  // On a server every call says whom it is about, behind properties that may be empty.
  const bare = client.side === "server" ? [] : bareNames(client, events);
  const who = whoParameter(client, imports).map(({ name, type }) => code`${name}: ${type}`);
  const policies = policiesOf(client, events, imports, unused("Policy", taken));
  const implementation = [
    code`event: string`,
    who.length > 0 ? code`properties: object` : code`properties: object = {}`,
    ...who,
    code`options?: ${options}`,
  ];
  const start = code`export function track`;
  const end = code`: void {`;
  const head = code`${start}${bracketed(PARENTHESES, implementation, room(0, start, end))}${end}`;
  const map = [
    ...events.map((view) => entryText(view, imports)),
    ...[...client.formerEvents].map(([name, event]) => formerText(name, event, imports)),
  ];
  const declarations = [
    code`${ABOUT.map}export interface EventMap ${braced(map)}`,
    code`export type EventName = keyof EventMap;`,
    ...(bare.length > 0 ? [code`${ABOUT.bare}${unionOf(code`export type EventWithoutProperties =`, bare)}`] : []),
    code`${ABOUT.lookup}interface ${lookup} extends EventMap {\n  [event: string]: object;\n}`,
    code`${ABOUT.properties}export type PropertiesOf<Name extends string> = ${lookup}[Name];`,
    ...policies.declarations,
    code`${ABOUT.track}export function track<Name extends EventName, Looked extends string = Name>(
  event: Name,
  properties: ${lookup}[Looked],${join(
    who.map((parameter) => code`\n  ${parameter},`),
    "",
  )}
  options?: ${options},
): void;${bare.length > 0 ? code`\nexport function track(event: EventWithoutProperties): void;` : nothing}
${head}
${indent(policies.body)}
}`,
  ];
  return join([join(imports.statements(), "\n"), ...declarations], "\n\n");
}

const ABOUT = {
  map: says("The properties of every event by its name."),
  bare: says("Events that need no properties."),
  lookup: says(
    "Looked up with a name that is inferred already, a call is checked against its own event alone. That keeps large plans fast.",
  ),
  properties: says("The properties of an event, for functions around `track`."),
  track: says("Sends an event by its name. Each event also has a function of its own."),
};

/** The events that `track` sends: pages and screens are other calls. */
export function tracked(client: Client): readonly EventView[] {
  return client.events.filter(({ event }) => event.kind === "track");
}

/** The names of events that need no properties, former ones behind the others. */
function bareNames({ formerEvents }: Client, events: readonly EventView[]): readonly Literal[] {
  const bare = new Set(events.filter((view) => demandOf(view) !== "all").map(({ event }) => event));
  const former = [...formerEvents].filter(([, event]) => bare.has(event)).map(([name]) => name);
  return [...[...bare].map(({ name }) => name.value), ...former].map((name) => literal(name));
}

function says(text: string): DocComment {
  return docComment([paragraph(docText(text))]);
}

function entryText({ event }: EventView, imports: Imports): Code {
  const type = imports.type("./events.js", event.identifier.pascal);
  const name = key(event.name.value);
  const by = event.replacedBy === undefined ? "" : `Use ${literal(event.replacedBy.value)}.`;
  const comment = event.status === "deprecated" ? docComment([tag("deprecated", docText(by))], 1) : docComment([]);
  return code`${comment}${name}: ${type};`;
}

/** A name that an event had before still works, and says what to use. */
function formerText(name: string, event: Event, imports: Imports): Code {
  const comment = docComment([tag("deprecated", docText(`Renamed: use ${literal(event.name.value)}.`))], 1);
  return code`${comment}${key(name)}: ${imports.type("./events.js", event.identifier.pascal)};`;
}
