/**
 * The consent gate: what needs consent isn't sent before it is given.
 */

import { deliver, flush, type Message, pass, type Sink, send } from "./core.js";
import type { Consent, ConsentCategory } from "./types.js";

const decisions: { [category: string]: boolean | undefined } = {};

/**
 * Tells what the person decided. A category that is left out stays as it was: undecided at first.
 * Calls that waited for the decision are sent in their order, or dropped.
 */
export function setConsent(consent: Consent): void {
  Object.assign(decisions, consent);
  flush();
}

/** Sends a call when all the categories are granted, drops it when one is refused, or keeps it. */
export function gated(categories: readonly ConsentCategory[], message: Message): void {
  deliver(() => verdict(categories), pass, message);
}

function verdict(categories: readonly ConsentCategory[]): Sink | undefined {
  if (categories.every(isGranted)) return send;
  return categories.some(isRefused) ? drop : undefined;
}

function drop(): void {}

/** Whether the person agreed to a category. One named like a member of every object is undecided. */
export function isGranted(category: ConsentCategory): boolean {
  return decisions[category] === true;
}

function isRefused(category: ConsentCategory): boolean {
  return decisions[category] === false;
}
