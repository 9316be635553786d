import { expect, test } from "vitest";
import { holderOf, saysSize } from "../../../src/lint/names/companies.js";
import { rememberWords } from "../../../src/lint/names/words.js";
import { loadText } from "../../../src/load/text.js";

const words = rememberWords();

const user = "  user: { kind: user, traits: { a: string } }\n";
const company = "  company: { kind: group, traits: { b: string } }\n";
const family = "  family: { kind: group, traits: { c: string } }\n";

/** Who has what a name says, in a plan with these entities. */
function holder(name: string, entities: string): string | undefined {
  const { value } = loadText({ "trackc.yaml": "name: example\n", "plans/plan.yaml": `entities:\n${entities}` });
  return holderOf(words(name), value.plan.entities, words)?.name.value;
}

test("what a name says of a company is the company's, under whatever word", () => {
  expect(holder("company_size", user + company)).toBe("company");
  expect(holder("organization_tier", user + company)).toBe("company");
  expect(holder("number_of_employees", user + company)).toBe("company");
  expect(holder("family_tier", user + company + family)).toBe("family");
});

test("where it may be the person's or the company's, nobody is named", () => {
  expect(holder("account_age_days", user + company)).toBeUndefined();
  expect(holder("company_size", user)).toBeUndefined();
  expect(holder("lifetime_value", user + family)).toBeUndefined();
});

test("it is the person's where there is nobody else, or the name says so", () => {
  expect(holder("lifetime_value", user)).toBe("user");
  expect(holder("user_signup_date", user + company)).toBe("user");
  expect(holder("subscriber_tier", user + company)).toBe("user");
});

test("the size of a company may be told when it is introduced", () => {
  expect(saysSize(words("number_of_employees"), words("Loan Requested"))).toBe(true);
  expect(saysSize(words("number_of_employees"), words("Lead Submitted"))).toBe(false);
  expect(saysSize(words("number_of_reports"), words("Loan Requested"))).toBe(false);
});
