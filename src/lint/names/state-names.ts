import { singular } from "./english.js";
import { wordSet } from "./grammar.js";

/**
 * Which names say what somebody *has* and not what *happened*: a rank, a balance, a number that grows over a lifetime.
 * `items_count`, `is_gift`, `days_since_invitation` or `is_first_order` are measures of one event and none of these.
 */

/** People and accounts, as the first word of a name: `customer_tier`. */
const holders = wordSet("user customer member account subscriber visitor person profile");

/** What a holder has, behind such a word. */
const held = wordSet("plan tier level status segment role since age balance gender cohort persona");

/** What hardly any event is about, if a user or a group has it as a trait. */
const bare = wordSet("plan tier mrr arr seats segment cohort");

/** Events about contracts and money say what was bought: `subscription_plan`, `account_tier`. */
const dealing = wordSet(
  "subscription plan trial membership upgrade upgraded downgraded checkout order purchase payment billing invoice renewed renewal pricing paywall cart signed signup registered registration",
);

/** Companies, as the first word, and what only the whole of one has: `company_size`. */
const companies = wordSet("company organization organisation workspace tenant");
const heldByCompany = wordSet("plan tier status segment size industry mrr arr revenue headcount");

/** Whole names. A closing `at`, `date` or unit doesn't count. */
const states = wordSet(`
  lifetime value, ltv, clv, lifetime revenue, lifetime spend, lifetime spent, lifetime orders, lifetime purchases, lifetime sales,
  lifetime visits, lifetime points, total spent, total spend, total amount spent, amount spent to date, revenue to date,
  account age, tenure, total orders, total purchases, total logins, total visits, total bookings, total referrals,
  plan tier, plan type, plan name, subscription status, subscription tier, subscription plan, subscription level, subscription type,
  membership status, membership tier, membership level, membership type, loyalty status, loyalty tier, loyalty level, loyalty points,
  loyalty balance, points balance, loyalty points balance, wallet balance, credit balance, credits remaining, remaining credits, current plan, current tier,
  is paying, is subscriber, is superuser, is employee, is staff, is beta tester, is premium, is pro, is vip,
  has subscription, has active subscription, is on trial, is in trial,
  signup, sign up, registration, joined, member since, customer since, first seen, last seen, last login, last active,
  first purchase, last purchase, first order, last order
`);

/** Names that are states only as a point in time: `signup_date`, and not a `signup` of whatever kind. */
const needTime = wordSet(
  "signup, sign up, registration, joined, first purchase, last purchase, first order, last order, last login",
);

const times = wordSet("at date time timestamp datetime on");
const units = wordSet("days weeks months years minor cents usd eur gbp amount");

/** Counted things that pile up over somebody's lifetime, whatever the event. */
const accumulated = wordSet("order purchase login visit booking referral");

/** `is_premium` may be said of what somebody looks at as well. */
const shared = wordSet("is premium, is pro, is vip");

/** With these, `is_…_user` says how the event came about: the customer's first order. */
const situations = wordSet(
  "new first returning existing guest anonymous known unknown logged authenticated same own current self",
);

/** In front of a plural these count it. Behind a name only `count` does: an `order_number` and an `order_total` don't. */
const counters = wordSet("number num nr count total");

/** What a name says of somebody's state. */
export interface State {
  /** Words that an event which is about this very change has in its name: `Plan Changed` may say the `user_plan`. */
  readonly about: readonly string[];
  /** Whether the name may be meant of a thing. */
  readonly ambiguous: boolean;
}

/** The first words of all names that say somebody's state, but for what is counted or of a lifetime. */
const beginnings = new Set([...holders, ...companies, ...counters, ...[...states].map(firstOf), "is", "has", "no"]);

function firstOf(phrase: string): string {
  return phrase.slice(0, `${phrase} `.indexOf(" "));
}

/** What a name in words says of somebody's state, if it does. */
export function stateIn(words: readonly string[]): State | undefined {
  // Nearly no name begins like one.
  if (!beginnings.has(words[0] as string) && words[1] !== "lifetime" && !words.includes("count")) return undefined;
  const hasHolder = words.length > 1 && holders.has(words[0] as string);
  const whole = stripped(words);
  const own = hasHolder ? stripped(words.slice(1)) : whole;
  if (isState(whole) || isState(own)) {
    return { about: telling(words), ambiguous: !hasHolder && shared.has(whole.words.join(" ")) };
  }
  const [holder, only] = words;
  if (words.length === 2 && companies.has(holder as string) && heldByCompany.has(only as string)) {
    return { about: words, ambiguous: false };
  }
  if (hasHolder && own.words.length === 1 && held.has(own.words[0] as string) && !isThing(holder, only)) {
    return { about: telling(words), ambiguous: false };
  }
  if (isOfLifetime(words)) return { about: [], ambiguous: false };
  const counted = countedIn(own.words);
  if (counted && accumulated.has(counted)) return { about: [], ambiguous: false };
  const last = words.at(-1) as string;
  if (words.length < 3 || words[0] !== "is" || !holders.has(last)) return undefined;
  const between = words.slice(1, -1);
  return between.some((word) => situations.has(word)) ? undefined : { about: telling(words), ambiguous: false };
}

/** `deliveries_lifetime`, `lifetime_deliveries` and `has_ever_redeemed`, but not a `session_lifetime`. */
function isOfLifetime(words: readonly string[]): boolean {
  if (words[0] === "has" && words[1] === "ever") return words.length > 2;
  const counted =
    words.length !== 2
      ? undefined
      : words[0] === "lifetime"
        ? words[1]
        : words[1] === "lifetime"
          ? words[0]
          : undefined;
  return counted !== undefined && singular(counted) !== counted;
}

const soFar =
  /\b(?:so far|to date|until now|up to now|all[- ]time|since (?:they|he or she) (?:joined|signed up|registered))\b/i;

/** Whether a description says that something piles up. */
export function pilesUp(description: string): boolean {
  return soFar.test(description);
}

/** Whether an event, by its name, is about a contract or money. */
export function isDealing(event: readonly string[]): boolean {
  return event.some((word) => dealing.has(word));
}

/** Whether a trait, such as the user's `plan`, has nothing to do with an event that has a property of its name. */
export function isOutOfPlace(name: string, holder: readonly string[], event: readonly string[]): boolean {
  return bare.has(name) && !event.includes(name) && !isDealing(event) && !holder.some((word) => event.includes(word));
}

/**
 * The thing that a name counts, in the singular: `number_of_reports`, `reports_count` and `total_reports` all count the
 * `report`. Nothing where the name says more: `number_of_reports_chosen`, `visible_reports`.
 */
export function countedIn(words: readonly string[]): string | undefined {
  let start = 0;
  while (start < words.length - 1 && counters.has(words[start] as string)) start++;
  if (start > 0 && words[start] === "of") start++;
  if (start === 0 && words[0] === "no" && words[1] === "of") start = 2;
  const behind = start === 0 && words.at(-1) === "count";
  if (start === 0 && !behind) return undefined;
  const rest = words.slice(start, behind ? -1 : undefined);
  if (rest.length === 0) return undefined;
  const [last] = rest.slice(-1) as [string];
  const one = singular(last);
  // In front of it the word counts if there are several; `total_amount` and `number_plate` count nothing.
  if (!behind && one === last) return undefined;
  return [...rest.slice(0, -1), one].join(" ");
}

interface Stripped {
  readonly words: readonly string[];
  /** Whether the name ends like a point in time. */
  readonly isTime: boolean;
}

/** A name without a closing unit and point in time. */
function stripped(words: readonly string[]): Stripped {
  const bare = withoutEnd(words, units);
  const timeless = withoutEnd(bare, times);
  return { words: timeless, isTime: timeless.length < bare.length };
}

function isState({ words, isTime }: Stripped): boolean {
  const phrase = words.join(" ");
  return states.has(phrase) && (isTime || !needTime.has(phrase));
}

/** An account may be a thing of its own, as clouds and directories have them: `account_role`. */
function isThing(holder: string | undefined, held: string | undefined): boolean {
  return holder === "account" && held === "role";
}

function withoutEnd(words: readonly string[], ends: ReadonlySet<string>): readonly string[] {
  return words.length > 1 && ends.has(words.at(-1) as string) ? words.slice(0, -1) : words;
}

const untelling = wordSet("is has in on to current status type name number total amount of date");

/** Words by which an event is about somebody's coming, however it says so. */
const joining: readonly string[] = ["signed", "signup", "sign", "registered", "registration", "register", "joined"];
const joined = new Set([...joining, "since"]);

function telling(words: readonly string[]): readonly string[] {
  const about = words.filter((word) => !untelling.has(word));
  return about.some((word) => joined.has(word)) ? [...about, ...joining] : about;
}
