import type { Client, LackingCall } from "./client.js";
import { names, paragraph } from "./doc-text.js";
import { type Code, code, type DocPart, docComment, docText, join, literal } from "./doors.js";
import { bracketed, CURLY, room } from "./layout.js";

/** Which of a client's files there are. */
export interface Parts {
  readonly as: boolean;
  readonly consent: boolean;
  readonly context: boolean;
  readonly entities: boolean;
  readonly events: boolean;
  readonly track: boolean;
  readonly types: boolean;
}

/** `index.ts`: what an application imports. */
export function indexFile(parts: Parts, client: Client): Code {
  const isServer = client.side === "server";
  const core = [
    code`type CallOptions`,
    code`connect`,
    code`flush`,
    ...(isServer ? [code`type Identity`] : []),
    code`type Message`,
    code`type Sink`,
  ];
  const tail = code` from "./core.js";`;
  const given = code`export { setContext } from "./given-context.js";`;
  const exports = join(
    [
      ...(parts.as ? [code`export { as, type BoundCalls, type RequestOptions } from "./as.js";`] : []),
      ...(parts.consent ? [code`export { setConsent } from "./consent.js";`] : []),
      ...(parts.context && !isServer ? [code`export { setContext } from "./context.js";`] : []),
      code`export ${bracketed(CURLY, core, room(0, "export ", tail))}${tail}`,
      ...(parts.entities ? [code`export * from "./entities.js";`] : []),
      ...(parts.events ? [code`export * from "./events.js";`] : []),
      ...(parts.context && isServer ? [given] : []),
      ...(parts.track ? [code`export * from "./track.js";`] : []),
      ...(parts.types ? [code`export * from "./types.js";`] : []),
    ],
    "\n",
  );
  if (client.lacking.length === 0) return exports;
  return code`${docComment(client.lacking.map(lackingText))}\n${exports}`;
}

/** Says why functions are missing that somebody might look for. */
function lackingText({ call, adapters, things }: LackingCall): DocPart {
  const quoted = (words: readonly string[]): string => names(words.map((word) => `\`${word}\``));
  const has = adapters.length === 1 ? `${quoted(adapters)} has no` : `None of ${quoted(adapters)} has a`;
  return paragraph(docText(`${has} ${call} call, so there is no function for ${quoted(things)}.`));
}

/** `sdk.ts`: the adapters to connect. */
export function sdkFile(names: readonly string[]): Code {
  return join(
    names.map((name) => code`export * from ${literal(`./sdk/${name}.js`)};`),
    "\n",
  );
}

/** `sdk/destinations.ts`: what `fanout` calls its sinks. */
export function destinationsFile({ destinations }: Client): Code {
  const members = destinations.map((name) => code`${literal(name)}`);
  const type = members.length === 0 ? code`string` : join(members, " | ");
  return code`export type Destination = ${type};`;
}
