import type { Sink } from "../core.js";

declare const console: { info(...values: unknown[]): void };

/** Prints every call on the console, for development: `connect(toConsole())`. */
export function toConsole(): Sink {
  return ({ type, name, body, ...rest }) => {
    console.info(`[${type}] ${name}`, body, ...Object.values(rest).filter(Boolean));
  };
}
