import type { Message, Sink } from "../core.js";

/** A sink that remembers. */
export interface Recording extends Sink {
  /** What was sent, oldest first. */
  readonly messages: readonly Message[];
  /** Forgets what was sent so far. */
  clear(): void;
}

/**
 * Keeps every call in a list, for an application's tests: after `const calls = recording();
 * connect(calls);` look at `calls.messages`.
 */
export function recording(): Recording {
  const messages: Message[] = [];
  const sink = (message: Message): void => {
    messages.push(message);
  };
  const clear = (): void => {
    messages.length = 0;
  };
  return Object.assign(sink, { messages, clear });
}
