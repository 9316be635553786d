import { describe, expect, it } from "vitest";
import { misspellings } from "../../src/lint/names/misspellings.js";
import { namingRules } from "../../src/rules/naming/index.js";
import misspelt from "../../src/rules/naming/misspelt-name.js";
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

describe("of a name and its misspelling", () => {
  const kept = ({ diagnostics }: ReturnType<typeof said>) => diagnostics.map(({ context }) => String(context.kept));

  it.each([
    ["delivery_kind", "delievery_kind"],
    ["is_independent", "is_independant"],
    ["parcel_length", "parcelLenght"],
    ["form_upload", "form_uplaod"],
  ])("keeps the property `%s`", (right, wrong) => {
    for (const list of [`${right}: string, ${wrong}: string`, `${wrong}: string, ${right}: string`]) {
      expect(kept(said(`events:\n  A Done: { properties: { ${list} } }\n`))).toEqual([right]);
    }
    // However often the wrong one is used.
    const often = `events:\n  A Done: { properties: { ${right}: string, ${wrong}: string } }\n  B Done: { properties: { ${wrong}: string } }\n`;
    expect(kept(said(often))).toEqual([right]);
  });

  it.each([
    ["Product Viewed", "Product Veiwed"],
    ["Order Placed", "Order Palced"],
    ["Order Placed", "order_palced"],
    ["Parcel Received", "Parcel Recieved"],
  ])("keeps the event `%s`", (right, wrong) => {
    expect(kept(said(`events:\n  ${wrong}:\n  ${right}:\n`))).toEqual([right]);
  });

  it("keeps the form that says what happened, where no verb is known", () => {
    expect(kept(said("events:\n  Toggle Menu:\n  Menu Toggled:\n"))).toEqual(["Menu Toggled"]);
    expect(
      kept(
        said(
          "events:\n  A Done: { properties: { play_list_id: string, playlist_id: string, playlist_name: string } }\n",
        ),
      ),
    ).toEqual(["playlist_id"]);
  });

  it("says nothing of which is right, and offers no fix, where only chance could tell", () => {
    const { diagnostics } = said(
      "events:\n  A Done: { properties: { cascade_kind: string, casscade_kind: string } }\n",
    );
    expect(diagnostics.map(({ fix }) => fix)).toEqual([undefined]);
    expect(diagnostics[0]?.help).toContain("Keep one of them");
    expect(diagnostics[0]?.related.map(({ label }) => label)).toEqual(["the other name"]);
  });

  it("spells it right where neither of them is", () => {
    const { diagnostics } = said("events:\n  A Done: { properties: { parcel_widht: string, parcelWidht: string } }\n");
    expect(diagnostics[0]?.help).toContain("Write `parcel_width` in both places");
    expect(diagnostics[0]?.fix).toBeUndefined();
  });

  it("is told once of every misspelling that is known, and always of the wrong name", () => {
    const told = (plan: string) => {
      const { diagnostics } = said(plan, undefined, [rule, misspelt]);
      return diagnostics.map(({ code, context: { name, kept } }) => `${code}: ${name}, ${kept}`);
    };
    for (const [wrong, right] of misspellings) {
      const names = [`parcel_${wrong}`, `parcel_${right}`] as const;
      const expected = [`name-too-similar: ${names[0]}, ${names[1]}`];
      const list = `{ ${names[0]}: string, ${names[1]}: string }`;
      expect(told(`events:\n  A Done: { properties: ${list} }\n`)).toEqual(expected);
      expect(told(`entities:\n  parcel: { kind: object, traits: ${list} }\n`)).toEqual(expected);
      expect(told(`events:\n  ${names[0]}:\n  ${names[1]}:\n`)).toEqual(expected);
      // Where nothing is compared with it, the other rule tells it.
      const apart = `entities:\n  a: { kind: object, traits: { ${names[0]}: string } }\n  b: { kind: object, traits: { ${names[1]}: string } }\n`;
      expect(told(apart)).toEqual([`misspelt-name: ${names[0]}, undefined`]);
      expect(told(`events:\n  ${names[0]}:\n  ${names[1]}: { kind: page }\n`)).toEqual([
        `misspelt-name: ${names[0]}, undefined`,
      ]);
    }
    expect(told("events:\n  A Done: { properties: { adress_lenght: string, address_length: string } }\n")).toEqual([
      "name-too-similar: adress_lenght, address_length",
    ]);
  });

  it("groups what is right on either side of the Atlantic, and leaves the choice open", () => {
    const { diagnostics } = said("events:\n  A Done: { properties: { shirt_color: string, shirt_colour: string } }\n");
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.fix).toBeUndefined();
    expect(
      said("events:\n  A Done: { properties: { shirt_colour: string, coat_color: string } }\n").diagnostics,
    ).toEqual([]);
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
