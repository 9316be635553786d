/**
 * The consent gate: what needs consent isn't sent before it is given.
 */

import { deliver, flush, type Message, send, waiting } from "./core.js";
import type { Consent } from "./types.js";

const decisions: { [category: string]: boolean | undefined } = {};

/**
 * Tells what the person decided. A category that is left out stays as it was: undecided at first.
 * Calls that waited for the decision are sent in their order, or dropped. A refusal also holds for
 * calls that were agreed to and still wait, for `connect` or for an SDK.
 */
export function setConsent(consent: Consent): void {
  Object.assign(decisions, consent);
  for (const [message, ...rest] of waiting.splice(0)) {
    if (agrees(message, mayBeGranted)) waiting.push([permitted(message, mayBeGranted), ...rest]);
  }
  flush();
}

/**
 * Sends a call when all the categories are granted, drops it when one is refused, or keeps it. When
 * it leaves, it leaves without the properties that need a consent which isn't given.
 */
export function gated(message: Message): void {
  // What a later decision refuses is taken out of the queue by it.
  if (!agrees(message, mayBeGranted)) return;
  deliver(
    message,
    () => (agrees(message, isGranted) ? send : undefined),
    (to, held) => to(permitted(held, isGranted)),
  );
}

/** The message without the properties that need a category which `may` refuses. */
function permitted(message: Message, may: (category: string) => boolean): Message {
  const body: { [name: string]: unknown } = { ...message.body };
  for (const name in message.needs) if (!message.needs[name]?.every(may)) delete body[name];
  return { ...message, body };
}

function agrees({ consent = [] }: Message, may: (category: string) => boolean): boolean {
  return consent.every(may);
}

// Compared with true and false: a category named like a member of every object is undecided, too.
function isGranted(category: string): boolean {
  return decisions[category] === true;
}

function mayBeGranted(category: string): boolean {
  return decisions[category] !== false;
}
