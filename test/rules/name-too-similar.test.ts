import { describe, expect, it } from "vitest";
import { namingRules } from "../../src/rules/naming/index.js";
import rule from "../../src/rules/naming/name-too-similar.js";
import { applyFixes } from "../../src/syntax/edits.js";
import { linted, pointedAt } from "../support/lint.js";

function said(plan: string, manifest = "name: example\n", rules = [rule]) {
  const { diagnostics, sources } = linted(
    { "trackc.yaml": manifest, "plans/plan.yaml": plan },
    { preset: "strict", rules },
  );
  return { diagnostics, sources, places: diagnostics.map((each) => pointedAt(each, sources)) };
}

describe("which name to keep", () => {
  it("is the one that is used most, and the finding stands at the rarest", () => {
    const { diagnostics, places } = said(`events:
  A Done: { properties: { userMail: string } }
  B Done: { properties: { user_mail: string } }
  C Done: { properties: { user_mail: string } }
`);
    expect(places).toEqual(["userMail"]);
    expect(diagnostics[0]?.related.map(({ label }) => label)).toEqual(["the name to keep, in 2 places"]);
  });

  it("is the one in the plan's case, however rare", () => {
    const plan = `events:
  A Done: { properties: { userMail: string } }
  B Done: { properties: { userMail: string } }
  C Done: { properties: { user_mail: string } }
`;
    expect(said(plan, "name: example\nnaming: { properties: snake_case }\n").places).toEqual(["userMail"]);
    expect(said(plan, "name: example\nnaming: { properties: camelCase }\n").places).toEqual(["user_mail"]);
  });

  it("is, of events, the one that says what happened", () => {
    expect(said("events:\n  Add Song:\n  Song Added:\n").places).toEqual(["Add Song"]);
    const imperative = "name: example\nnaming: { order: action-object }\n";
    expect(said("events:\n  Add Song:\n  Song Added:\n", imperative).places).toEqual(["Song Added"]);
  });
});

describe("among names that are used as often", () => {
  it("keeps the one with the plan's own words, or all its letters", () => {
    expect(said("events:\n  Coupon Applied:\n  Coupon Appled:\n").places).toEqual(["Coupon Appled"]);
    expect(said("events:\n  Sign In:\n  Signed In:\n").places).toEqual(["Sign In"]);
    const properties =
      "tax_amount: number, amount_tax: number, discount_amount: number, product_name: string, prodcut_name: string, product_id: string";
    expect(said(`events:\n  A Done: { properties: { ${properties} } }\n`).places).toEqual([
      "amount_tax",
      "prodcut_name",
    ]);
  });
});

describe("what is compared", () => {
  it("shows a group once, with all its names", () => {
    const { diagnostics } = said(`events:
  A Done: { properties: { site_id: string, "site id": string, siteId: string } }
`);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.related).toHaveLength(2);
  });

  it("leaves out what is deprecated or retired", () => {
    expect(said("events:\n  Song Added:\n  Add Song: { status: retired }\n").places).toEqual([]);
    expect(
      said("events:\n  A Done: { properties: { site_id: string, siteId: { type: string, deprecated: true } } }\n")
        .places,
    ).toEqual([]);
  });

  it("compares traits with those of their entity only", () => {
    const entity = (name: string, traits: string) =>
      `  ${name}: { kind: object, id: id, traits: { id: string, ${traits} } }\n`;
    expect(
      said(`entities:\n${entity("song", "song_name: string")}${entity("album", "songName: string")}`).places,
    ).toEqual([]);
    expect(said(`entities:\n${entity("song", "song_name: string, songName: string")}`).places).toHaveLength(1);
  });
});

describe("beside the rules of case", () => {
  it("one mistake is told once", () => {
    const plan = `entities:
  user: { kind: user, id: user_id, traits: { user_id: string, plan_name: string, planName: string } }
events:
  Song Played: { properties: { song_id: string, position_seconds: number } }
  Song Skipped: { properties: { songId: string, position_seconds: number } }
  Song Saved: { properties: { songTitle: string } }
`;
    const { diagnostics, places } = said(plan, "name: example\nnaming: { properties: snake_case }\n", [...namingRules]);
    expect(diagnostics.map(({ code }, at) => `${places[at]} ${code}`).sort()).toEqual([
      "planName name-too-similar",
      "songId name-too-similar",
      "songTitle property-name-case",
    ]);
  });
});

describe("beside the rule of order", () => {
  it("one mistake is told once", () => {
    const plan = "events:\n  Song Played:\n  Play Song:\n  Song Saved:\n  Skip Song:\n";
    const { diagnostics, places } = said(plan, "name: example\nnaming: { order: object-action }\n", [...namingRules]);
    expect(diagnostics.map(({ code }, at) => `${places[at]} ${code}`).sort()).toEqual([
      "Play Song name-too-similar",
      "Skip Song event-name-order",
    ]);
  });
});

describe("its fix", () => {
  it("renames a property that is given in one place", () => {
    const { diagnostics, sources } = said(`events:
  A Done: { properties: { recieved_at: date-time } }
  B Done: { properties: { received_at: date-time } }
  C Done: { properties: { received_at: date-time } }
`);
    const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
    expect(fixes.map(({ safe }) => safe)).toEqual([false]);
    const { texts, refused } = applyFixes(sources, fixes);
    expect(refused).toEqual([]);
    const fixed = texts.get("plans/plan.yaml") ?? "";
    expect(fixed).toContain("A Done: { properties: { received_at: { type: date-time, renamed_from: recieved_at } } }");
    expect(said(fixed).diagnostics).toEqual([]);
  });
});
