import type { Entity } from "../../plan/model.js";
import { startsWith, wordSet } from "./grammar.js";

/** Kinds of groups that companies are, so that `company_size` is theirs under whatever name. */
export const companies = wordSet(
  "company organization organisation account workspace team tenant customer business firm employer client",
);

/** Of these, words that a person may go by too. */
export const ambiguousCompanies = wordSet("account customer client team business");

/** What only a contract or a company has. */
export const heldByCompanies = wordSet(`
  seats, number of seats, seat count, seats used, used seats, seat limit, mrr, arr, plan mrr, plan arr, contract value, annual contract value, acv,
  company size, company industry, company name, company revenue, annual revenue, number of employees, employee count, employees, headcount,
  team size, number of members, member count, number of users, user count, number of teammates, account manager
`);

/** Of these, what hardly an event is about, in a plan that has companies. */
const sizes = wordSet("number of employees, employee count, employees count, headcount, annual revenue");

/** Events that may say how large a company is, since somebody has just said so. */
const introducing = wordSet("lead demo signup signed registered registration onboarding contact enriched qualified");

/** Whether a name says how large a company is, in an event that is not about the company. */
export function saysSize(own: readonly string[], event: readonly string[]): boolean {
  return sizes.has(own.join(" ")) && !event.some((word) => companies.has(word) || introducing.has(word));
}

/** First words that name a person, whatever groups there are. */
const people = wordSet("user subscriber visitor person profile listener member");

/** Whether a group is a company, by the words of its name. */
export function isCompany(group: readonly string[]): boolean {
  return group.some((word) => companies.has(word));
}

/** The user, in a plan that has one kind of them. */
export function onlyUser(entities: readonly Entity[]): Entity | undefined {
  const users = entities.filter(({ kind }) => kind.value === "user");
  return users.length === 1 ? users[0] : undefined;
}

/**
 * Which entity has what a name says of somebody, such as `company_size` or `lifetime_value`: the group that its first words
 * name, the one group that is a company, or the user, in a plan with one kind of users. Nothing where it may be either's.
 */
export function holderOf(
  own: readonly string[],
  entities: readonly Entity[],
  words: (name: string) => readonly string[],
): Entity | undefined {
  const users = entities.filter(({ kind }) => kind.value === "user");
  const user = onlyUser(entities);
  const groups = entities.filter(({ kind }) => kind.value === "group");
  const named = [...groups, ...users].find(({ name }) => startsWith(own, words(name.value)));
  if (named) return named;
  const first = own[0] ?? "";
  const firms = groups.filter(({ name }) => isCompany(words(name.value)));
  if (companies.has(first) && !ambiguousCompanies.has(first)) return firms.length === 1 ? firms[0] : undefined;
  if (heldByCompanies.has(own.join(" ")) && firms.length === 1) return firms[0];
  // Where accounts and plans may be a company's, nothing says whose this one is.
  return groups.length === 0 || people.has(first) ? user : undefined;
}
