import type { Client } from "./client.js";
import { type Code, code, join, literal } from "./doors.js";

/** Which of a client's files there are. */
export interface Parts {
  readonly consent: boolean;
  readonly context: boolean;
  readonly entities: boolean;
  readonly events: boolean;
  readonly track: boolean;
  readonly types: boolean;
}

/** `index.ts`: what an application imports. */
export function indexFile(parts: Parts): Code {
  return join(
    [
      ...(parts.consent ? [code`export { setConsent } from "./consent.js";`] : []),
      ...(parts.context ? [code`export { setContext } from "./context.js";`] : []),
      code`export { type CallOptions, connect, flush, type Message, type Sink } from "./core.js";`,
      ...(parts.entities ? [code`export * from "./entities.js";`] : []),
      ...(parts.events ? [code`export * from "./events.js";`] : []),
      ...(parts.track ? [code`export * from "./track.js";`] : []),
      ...(parts.types ? [code`export * from "./types.js";`] : []),
    ],
    "\n",
  );
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
