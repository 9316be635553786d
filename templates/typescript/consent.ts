/**
 * The consent gate: what needs consent isn't sent before it is given.
 */

import { deliver, flush, type Message, type Sink, send, waiting } from "./core.js";
import type { Consent, ConsentCategory } from "./types.js";

/** Which properties need which consent. */
export type Needs = Readonly<Record<string, readonly ConsentCategory[]>>;

interface Gate {
  readonly categories: readonly ConsentCategory[];
  readonly needs: Needs;
}

const decisions: { [category: string]: boolean | undefined } = {};

/** By the properties of calls that were let through. They may still wait, for `connect` or an SDK. */
const passed = new WeakMap<object, Gate>();

/**
 * Tells what the person decided. A category that is left out stays as it was: undecided at first.
 * Calls that waited for the decision are sent in their order, or dropped. A refusal also holds for
 * calls that were agreed to and have not left yet.
 */
export function setConsent(consent: Consent): void {
  Object.assign(decisions, consent);
  for (const call of waiting.splice(0)) {
    const [{ body }] = call;
    const gate = passed.get(body);
    if (gate) leaveOut(body, gate.needs);
    if (!gate?.categories.some(isRefused)) waiting.push(call);
  }
  flush();
}

/**
 * Sends a call when all the categories are granted, drops it when one is refused, or keeps it. When
 * it leaves, it leaves without the properties that need a consent which isn't given.
 */
export function gated(
  categories: readonly ConsentCategory[],
  message: Message,
  needs: Needs = {},
): void {
  deliver(
    message,
    () => verdict(categories),
    (to, held) => {
      const body = { ...held.body };
      leaveOut(body, needs);
      passed.set(body, { categories, needs });
      to({ ...held, body });
    },
  );
}

function leaveOut(body: object, needs: Needs): void {
  for (const [name, categories] of Object.entries(needs)) {
    if (!categories.every(isGranted)) Reflect.deleteProperty(body, name);
  }
}

function verdict(categories: readonly ConsentCategory[]): Sink | undefined {
  if (categories.every(isGranted)) return send;
  return categories.some(isRefused) ? drop : undefined;
}

function drop(): void {}

// Compared with true and false: a category named like a member of every object is undecided, too.
function isGranted(category: ConsentCategory): boolean {
  return decisions[category] === true;
}

function isRefused(category: ConsentCategory): boolean {
  return decisions[category] === false;
}
