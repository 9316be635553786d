import { describe, expect, test } from "vitest";
import { linted } from "../support/lint.js";

/** What one rule says of a plan under `recommended`. */
function said(rule: string, plan: string): readonly string[] {
  return linted(plan)
    .diagnostics.filter(({ code }) => code === rule)
    .map(({ message }) => message);
}

const event = (name: string, properties: string): string =>
  `events:\n  ${name}:\n    description: Something that is worth knowing of.\n    properties:${properties.startsWith("{") ? ` ${properties}` : `\n      ${properties}`}\n`;

const user =
  "entities:\n  user:\n    kind: user\n    description: A person with a login.\n    id: user_id\n    traits:\n      user_id: string\n";

describe("personal data", () => {
  const names = (properties: string, name = "Map Opened", before = ""): readonly string[] =>
    said("personal-undeclared", `${before}${event(name, properties)}`).map((text) => /`(.+?)`/.exec(text)?.[1] ?? "");

  test("is where a person is, told once, and not where a thing is", () => {
    expect(names("{ latitude: number, longitude: number }")).toEqual(["latitude"]);
    expect(names("{ device_lat: number, venue_latitude: number, flat: number }")).toEqual(["device_lat"]);
    expect(names("{ latitude: number }", "Store Viewed")).toEqual([]);
  });

  test("is a password, a part of a number and the name of whoever the plan's users are", () => {
    expect(names("{ password_entered: string, ssn_last4: string, has_password: string }")).toEqual([
      "password_entered",
      "ssn_last4",
    ]);
    const courier = user.replaceAll("user:", "courier:");
    expect(names("{ other_courier_name: string, file_name: string }", "Shift Swapped", courier)).toEqual([
      "other_courier_name",
    ]);
    expect(names("{ other_courier_name: string }", "Shift Swapped")).toEqual([]);
  });
});

describe("personal data under a plain name", () => {
  const told = (name: string, type = "string", inEvent = "Form Sent") =>
    said("personal-undeclared", event(inEvent, `${name}: ${type}`)).length === 1;

  test.each(
    (
      "phone_no phoneNo mobile user_mobile mobile_no email_id mail contact_mail credit_card_no creditCardNo cc_number card_no bank_details pwd passwd otp " +
      "access_token auth_token refresh_token api_key national_id_number license_plate_number aadhaar aadhaar_no voter_id ip_v4 ipv4 birth_year " +
      "gps_coordinates lat_long medical_record_number push_token device_token passport_no"
    ).split(" "),
  )("`%s` is told", (name) => expect(told(name)).toBe(true));

  test.each(
    (
      "order_no invoice_no serial_number number_plate_color is_mobile mail_count welcome_mail site_mobile access_token_count token_type token api_key_id " +
      "ip_version store_lat_long pickup_gps_coordinates otp_channel how_long location voter_count no_of_phones"
    ).split(" "),
  )("`%s` is not", (name) => expect(told(name)).toBe(false));

  test("is none as a switch, nor where an event is about the message", () => {
    expect(told("mobile", "boolean")).toBe(false);
    expect(told("birth_year", "integer")).toBe(true);
    expect(told("email_id", "string", "Email Opened")).toBe(false);
    expect(told("campaign_email_id")).toBe(false);
    expect(
      said(
        "personal-undeclared",
        event("Form Sent", "{ email: { type: email, privacy: personal }, email_id: string }"),
      ),
    ).toEqual([]);
    expect(told("mobile", "boolean | null")).toBe(false);
    expect(told("mobile", "string | null")).toBe(true);
    expect(told("lat_long", "string", "Store Viewed")).toBe(false);
  });

  test("is a key to an account where it is one", () => {
    const help = (name: string) => linted(event("Form Sent", `${name}: string`)).diagnostics.map((each) => each.help);
    for (const name of ["card_no", "pwd", "refresh_token"]) {
      expect(help(name)).toContain("Don't send it to analytics. If you must, declare `privacy: sensitive`.");
    }
    expect(help("medical_record_number").join()).toContain("privacy: sensitive");
    expect(help("push_token").join()).toContain("privacy: personal");
  });
});

describe("free text", () => {
  const found = (property: string) => said("free-text", event("Voucher Bought", property)).length;

  test("is what its description says somebody writes", () => {
    expect(found("greeting: { type: string, description: What the giver writes to the receiver. }")).toBe(1);
    expect(found("motto: { type: string, description: In their own words. }")).toBe(1);
  });

  test("is not what a program writes, what is short, or a word on who wrote it", () => {
    expect(found("answer_line: { type: string, description: What the server wrote. }")).toBe(0);
    expect(found("greeting: { type: string, maxLength: 20, description: What the giver writes. }")).toBe(0);
    expect(found("author_kind: { type: string, description: Whether the owner wrote it. }")).toBe(0);
  });
});

describe("state in an event", () => {
  const found = (property: string, name = "Shift Ended", before = user) =>
    said("state-in-event", `${before}${event(name, property)}`).length;

  test("is what piles up over a lifetime, or was ever done", () => {
    expect(found("deliveries_lifetime: integer")).toBe(1);
    expect(found("has_ever_redeemed: boolean")).toBe(1);
    expect(found("sessions: { type: integer, description: How often this person came so far. }")).toBe(0);
    expect(found("number_of_sessions: { type: integer, description: How often this person came so far. }")).toBe(1);
  });

  test("is not the life of a session, nor what piles up within one event", () => {
    expect(found("session_lifetime: integer")).toBe(0);
    expect(found("number_of_attempts: { type: integer, description: How often the camera tried so far. }")).toBe(0);
  });

  test("is a question that a trait answers, in an order as well", () => {
    const premium = `${user}      is_premium: { type: boolean, description: Whether the person pays. }\n`;
    const property = "is_premium: { type: boolean, description: Whether the person pays. }";
    expect(found(property, "Order Placed", premium)).toBe(1);
    expect(found(property, "Order Placed")).toBe(0);
  });
});

describe("state in an event, on purpose", () => {
  const plan = (name: string, property: string, dictionary = "") =>
    said(
      "state-in-event",
      `${user}      loyalty_tier: { type: string, description: What the points of a year came to. }\n${dictionary}${event(name, property)}`,
    ).length;

  test("is what refers to a trait, wherever it does", () => {
    expect(plan("Shift Ended", "loyalty_tier: user.loyalty_tier")).toBe(0);
    expect(plan("Shift Ended", "tier_then: user.loyalty_tier")).toBe(0);
    expect(plan("Shift Ended", "loyalty_tier:", "dictionary:\n  loyalty_tier: user.loyalty_tier\n")).toBe(0);
    expect(plan("Shift Ended", "loyalty_tier: string")).toBe(1);
  });

  test("is a figure of a contract where that ends", () => {
    for (const name of ["Subscription Cancelled", "Customer Churned", "account_closed", "Closed Account"]) {
      expect(plan(name, "tenure_months: integer")).toBe(0);
      expect(plan(name, "lifetime_value: number")).toBe(0);
    }
    expect(plan("User Session Ended", "tenure_months: integer")).toBe(1);
    expect(plan("Order Cancelled", "lifetime_value: number")).toBe(1);
    expect(plan("Contract Ended", "loyalty_tier: string")).toBe(1);
    expect(plan("Membership Ended", "total_spent: number")).toBe(1);
  });
});

describe("names, types and units", () => {
  const found = (property: string) => said("name-has-type-or-unit-mismatch", event("Order Accepted", property));

  test("a description may not say another unit than the name", () => {
    expect(found("prep_minutes: { type: integer, description: Seconds that the kitchen needs. }")).toEqual([
      "`prep_minutes` ends in minutes, but its description says seconds",
    ]);
    expect(found("wait_ms: { type: integer, description: 'How long, in whole seconds.' }")).toHaveLength(1);
    expect(found("prep_minutes: { type: integer, description: Minutes. Below 60 seconds it is 0. }")).toEqual([]);
    expect(found("step_ms: { type: integer, description: Time spent in second gear. }")).toEqual([]);
  });

  test("a duration is a number, or a text of a given form", () => {
    expect(found("pause_duration: { type: string, maxLength: 8 }")).toHaveLength(1);
    expect(found("pause_duration: duration")).toEqual([]);
    expect(found("pause_duration: { type: string, pattern: '^PT' }")).toEqual([]);
  });

  test("metres and kilometres are two units of a distance", () => {
    const other = "  Route Left:\n    description: Another way was taken.\n    properties: { distance_km: number }\n";
    const plan = `dictionary:\n  distance_m: integer\n${event("Route Shown", "{ distance_m }")}${other}`;
    expect(said("name-has-type-or-unit-mismatch", plan)).toEqual([
      "`distance_km` is measured in kilometers, `distance_m` in meters",
    ]);
  });
});

describe("names that are too similar", () => {
  const found = (one: string, other: string) => said("name-too-similar", `events:\n  ${one}:\n  ${other}:\n`).length;

  test("are two letters swapped in a short word, and two pasts of one verb", () => {
    expect(found("Teir Upgraded", "Tier Upgraded")).toBe(1);
    expect(found("Points Earnt", "Points Earned")).toBe(1);
  });

  test("are not two short words that exist", () => {
    expect(found("Form Viewed", "From Viewed")).toBe(0);
    expect(found("Salt Added", "Slat Added")).toBe(0);
    expect(found("Card Added", "Cart Added")).toBe(0);
  });
});

test("a count on a user is the group's where the description says so", () => {
  const plan = (description: string) => `entities:
  user:
    kind: user
    id: user_id
    belongs_to: restaurant_account
    traits:
      user_id: string
      number_of_locations: { type: integer, description: ${description} }
      account_plan: string
  restaurant_account:
    kind: group
    id: account_id
    traits: { account_id: string, plan: string, number_of_locations: integer }
`;
  const copies = "`account_plan` of `user` is what `restaurant_account` has as `plan`";
  expect(said("group-state-on-user", plan("Places that the person works at."))).toEqual([copies]);
  expect(said("group-state-on-user", plan("Branches of the company."))).toHaveLength(2);
});

test("what was submitted is so at the time of the event, whatever it is called", () => {
  expect(said("event-time-as-property", event("Survey Answered", "submitted_at: date-time"))).toHaveLength(1);
  expect(said("event-time-as-property", event("Survey Opened", "submitted_at: date-time"))).toEqual([]);
});
