import { thingIn } from "../../diff/holes.js";
import { isRemoval } from "../../diff/kinds.js";
import type { Audience, Diff } from "../../diff/model.js";
import { worstOf } from "../../diff/severity.js";
import { few } from "./few.js";
import type { Item } from "./outline.js";

/** Of the things that a reason is given for, these many are named; and of reasons that differ in more than that, these many told. */
const mostThings = 5;
const mostReasons = 3;

/** Stands for the thing in a reason, so that reasons for different things can be told to be the same. No plan holds it. */
const hole = "\u0000";

/** Why what is told as one is as bad as it is, worded for all of it. Plan text stands between backticks. */
export function reasonOf({ changes }: Item, audience: Audience): string {
  const reasons = changes.map((change) => change[audience].reason);
  if (new Set(reasons).size === 1) return reasons[0] as string;
  const things = changes.map(thingIn);
  const forms = new Set(reasons.map((reason, at) => reason.replaceAll(things[at] as string, () => hole)));
  const [form, ...others] = forms;
  if (form === undefined || others.length > 0) {
    const { shown, left } = few([...new Set(reasons)], mostReasons);
    return `${shown.join(" ")}${left > 0 ? ` And ${left} more reasons like these.` : ""}`;
  }
  const list = listOf([...new Set(things)]);
  return form.replace(/^\0/, () => `Each of ${list}`).replaceAll(hole, () => `any of ${list}`);
}

function listOf(things: readonly string[]): string {
  const { shown, left } = few(things, mostThings);
  if (left > 0) return `${shown.join(", ")} and ${left} more`;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}

/**
 * Why what is safe is: of what is gone or at another stage of its life, or asks for less consent, since people would expect the contrary. Empty for
 * the rest, of which its own words say it.
 */
export function safeReasons(item: Item): readonly string[] {
  const { kind, decidedBy } = item.first;
  if (worstOf(item.first) !== "safe") return [];
  if (kind === "consent-loosened") return [reasonOf(item, "consumers")];
  const isTelling = decidedBy !== undefined || kind === "event-status-changed" || isLoss(item);
  return isTelling ? [...new Set([reasonOf(item, "producers"), reasonOf(item, "consumers")])] : [];
}

/** Whether something is gone that payloads or code could hold. */
export function isLoss({ first: { kind } }: Item): boolean {
  return isRemoval(kind) && kind !== "metric-removed";
}

/** `, judged as of 2026-03-31` where a date decided about a change, so that another day could make it another; else nothing. */
export function dayOf({ changes, today }: Diff): string {
  return changes.some(({ decidedBy }) => decidedBy === "date") ? `, judged as of ${today}` : "";
}
