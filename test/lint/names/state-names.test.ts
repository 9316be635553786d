import { describe, expect, it } from "vitest";
import { countedIn, stateIn } from "../../../src/lint/names/state-names.js";
import { splitWords } from "../../../src/lint/names/words.js";

const words = (name: string): readonly string[] => splitWords(name).map((word) => word.toLowerCase());

describe("names of what somebody has", () => {
  it.each(
    (
      "lifetime_value lifetimeValueUsd customer_ltv total_spent total_orders order_count number_of_logins account_age account_age_days user_age " +
      "subscription_status plan_tier membershipLevel loyalty_points current_plan is_paying is_premium is_premium_user is_paid_member isSubscriber " +
      "user_plan customer_tier user_role account_status signup_date user_signup_date member_since first_seen_at company_size organization_plan wallet_balance"
    ).split(" "),
  )("%s is one", (name) => {
    expect(stateIn(words(name))).toBeDefined();
  });

  it.each(
    (
      "items_count total_items number_of_results total_amount total cart_total order_total order_number order_id is_gift is_first_order is_first_time " +
      "is_new_customer is_returning_user is_guest_user is_logged_in is_current_user days_since_last_order days_since_invitation signup_method signup " +
      "customer_type account_type account_role account_id user_id user_agent user_email plan role level premium token_lifetime session_lifetime " +
      "subscription_id loyalty_points_earned total_duration total_steps page_count registration_source company_id company_name age status"
    ).split(" "),
  )("%s is none", (name) => {
    expect(stateIn(words(name))).toBeUndefined();
  });

  it("are about their own words and whoever has them, so that the event of the change may carry them", () => {
    expect(stateIn(words("user_plan"))?.about).toEqual(["user", "plan"]);
    expect(stateIn(words("subscription_status"))?.about).toEqual(["subscription"]);
    expect(stateIn(words("signup_date"))?.about).toContain("registered");
  });

  it("may be meant of a thing, if they don't say whose it is", () => {
    expect(stateIn(words("is_premium"))?.ambiguous).toBe(true);
    expect(stateIn(words("user_is_premium"))?.ambiguous).toBe(false);
    expect(stateIn(words("is_premium_user"))?.ambiguous).toBe(false);
  });
});

describe("names that count", () => {
  it.each([
    ["number_of_reports", "report"],
    ["numReports", "report"],
    ["no_of_reports", "report"],
    ["total_number_of_reports", "report"],
    ["total_reports", "report"],
    ["reports_count", "report"],
    ["report_count", "report"],
    ["number_of_shared_folders", "shared folder"],
    ["companies_count", "company"],
  ])("%s counts the %s", (name, counted) => {
    expect(countedIn(words(name))).toBe(counted);
  });

  it.each(
    "reports total count number total_amount number_plate order_number order_total no_results number_of_stock".split(
      " ",
    ),
  )("%s counts nothing", (name) => {
    expect(countedIn(words(name))).toBeUndefined();
  });
});
