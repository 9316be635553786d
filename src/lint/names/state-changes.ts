import type { Event } from "../../plan/model.js";
import { wordSet } from "./grammar.js";
import type { State } from "./state-names.js";

/** Whether an event says of what is `current` what it was and what it became. */
export function isBesideChange(
  [first, ...rest]: readonly string[],
  event: Event,
  words: (name: string) => readonly string[],
): boolean {
  if (first !== "current" || rest.length === 0) return false;
  const names = new Set(event.properties.map(({ name }) => words(name.value).join(" ")));
  const what = rest.join(" ");
  return ["from", "to", "previous", "new", "old"].filter((word) => names.has(`${word} ${what}`)).length > 1;
}

const ranks = wordSet("tier level rank plan status");
const rises = wordSet("upgraded downgraded promoted demoted");

/** Whether an event says that a rank is another, whatever it calls the rank. */
export function isRise({ about }: State, event: readonly string[]): boolean {
  return event.some((word) => rises.has(word)) && about.some((word) => ranks.has(word));
}

const ends = wordSet("closed cancelled canceled ended expired terminated lapsed deleted deactivated");
const contracts = wordSet("account subscription membership contract plan policy trial customer member subscriber user");
const leaving = wordSet("churned churn offboarded");

/** Whether an event ends somebody's contract: `Subscription Cancelled`, `Customer Churned`. */
export function isEnd(event: readonly string[]): boolean {
  // A `User Session Ended` ends no user.
  const isOfContract = (at: number): boolean =>
    contracts.has(event[at - 1] ?? "") || contracts.has(event[at + 1] ?? "");
  return event.some((word, at) => leaving.has(word) || (ends.has(word) && isOfContract(at)));
}

const wholes = wordSet("tenure age since lifetime ltv clv");

/** Whether a name is of a contract from its beginning to its end: `tenure_months`, `lifetime_value`. */
export function isOfWhole(name: readonly string[]): boolean {
  return name.some((word) => wholes.has(word));
}
