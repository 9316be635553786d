import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Example } from "../../src/diagnostics/mistake.js";
import { fixText } from "../../src/fix.js";
import { allRules } from "../../src/rules/index.js";
import { linted, today } from "../support/lint.js";

/** What rules of the two groups say of a plan under `strict`. */
function found(codes: readonly string[], example: Example): readonly string[] {
  const { diagnostics } = linted(example, { preset: "strict" });
  return diagnostics.filter(({ code }) => codes.includes(code)).map(({ code, message }) => `${code}: ${message}`);
}

const user = (traits: string): string =>
  `entities:\n  user:\n    kind: user\n    id: user_id\n    traits:\n      user_id: string\n${traits}`;

describe("what somebody has, in an event", () => {
  const codes = ["state-in-event", "event-repeats-trait"];

  it("is told by one rule only, also where it repeats a trait", () => {
    const plan = `${user("      number_of_playlists: integer\n      account_age_days: integer\n")}events:
  Song Played:
    entities: [user]
    properties: { number_of_playlists: integer, account_age_days: integer }
`;
    expect(found(codes, plan)).toEqual([
      "state-in-event: `number_of_playlists` in `Song Played` says what `user` has, not what happened: it is the trait `user.number_of_playlists`",
      "state-in-event: `account_age_days` in `Song Played` says what `user` has, not what happened: it is the trait `user.account_age_days`",
    ]);
  });

  it("is told once of a bundle, with the number of events that include it", () => {
    const plan = `bundles:
  who:
    properties: { lifetime_value: number }
events:
  A: { include: who }
  B: { include: who }
  C: { include: who }
`;
    expect(found(codes, plan)).toEqual([
      "state-in-event: `lifetime_value` in `A` and 2 other events says what somebody has, not what happened",
    ]);
  });

  it("is left alone in the context, on objects and in events about several things", () => {
    const plan = `entities:
  playlist:
    kind: object
    id: playlist_id
    traits: { playlist_id: string, number_of_songs: integer }
context:
  is_premium_user: boolean
events:
  Playlist Opened: { entities: playlist, properties: { number_of_songs: integer } }
  Orders Exported: { properties: { number_of_orders: integer } }
  Order List Viewed: { properties: { number_of_orders: integer } }
`;
    expect(found(["state-in-event"], plan)).toEqual([]);
  });
});

describe("something that nothing refers to", () => {
  it("is not told of what an entry with a mistake refers to", () => {
    const files = {
      "trackc.yaml": "name: example\nvocabulary: { consent: [health, analytics] }\n",
      "plans/plan.yaml": `entities:
  song:
    kind: object
    id: song_id
    traits: { song_id: string }
events:
  App Opened:
    colour: red
    properties:
      current: song.song_id
      allergy?: { type: string, privacy: sensitive, consent: health }
  App Closed:
    consent: analytics
`,
    };
    const { diagnostics } = linted(files, { preset: "strict" });
    expect(diagnostics.some(({ code }) => code === "unknown-key")).toBe(true);
    expect(found(["entity-unused", "consent-unused"], files)).toEqual([]);
  });

  it("is not told of a plan in which nothing happens yet", () => {
    const files = {
      "trackc.yaml": "name: example\nvocabulary: { consent: [health] }\n",
      "plans/plan.yaml": "types:\n  a: string\n",
    };
    expect(found(["consent-unused"], files)).toEqual([]);
    expect(
      found(["entity-unused"], "entities:\n  song:\n    kind: object\n    id: a\n    traits: { a: string }\n"),
    ).toEqual([]);
  });
});

describe("options", () => {
  const withRules = (rules: string, plan: string): Example => ({
    "trackc.yaml": `name: example\nlint: { rules: { ${rules} } }\n`,
    "plans/plan.yaml": plan,
  });

  it("personal-without-retention asks plans without any term only when told to", () => {
    const plan = user("      email?: { type: email, privacy: personal }\n");
    expect(found(["personal-without-retention"], plan)).toEqual([]);
    expect(
      found(["personal-without-retention"], withRules("personal-without-retention: [warn, { always: true }]", plan)),
    ).toHaveLength(1);
  });

  it("free-text takes further names, and leaves listed ones alone", () => {
    const plan = "events:\n  A:\n    properties: { wish: string, my_wish: string, comment: string }\n";
    expect(found(["free-text"], withRules("free-text: [warn, { also: [wish], except: [comment] }]", plan))).toEqual([
      "free-text: `wish` may hold anything that a person types, and no `privacy` is declared",
      "free-text: `my_wish` may hold anything that a person types, and no `privacy` is declared",
    ]);
  });
});

describe("sensitive data", () => {
  it("in the context is guarded when every event asks for consent", () => {
    const plan = (consent: string): string => `context:
  screen_reader?: { type: boolean, privacy: sensitive }
events:
  A: { consent: analytics }
  B: { ${consent} }
`;
    expect(found(["sensitive-without-consent"], plan("consent: analytics"))).toEqual([]);
    expect(found(["sensitive-without-consent"], plan("description: Something else."))).toHaveLength(1);
  });
});

describe("fixes", () => {
  const fixOf = (code: string, plan: string): unknown =>
    linted(plan, { preset: "strict" }).diagnostics.find((each) => each.code === code)?.fix;

  it("name the trait that is plainly the key", () => {
    expect(
      fixOf("entity-without-id", "entities:\n  song:\n    kind: object\n    traits: { id: string, songId: string }\n"),
    ).toMatchObject({ safe: false, changes: [{ kind: "set-key", key: "id", to: "songId" }] });
    expect(
      fixOf("entity-without-id", "entities:\n  song:\n    kind: object\n    traits: { title: string }\n"),
    ).toBeUndefined();
  });

  it("put a lone user into a group only where they belong to none", () => {
    const plan = (belongs: string): string => `entities:
  user: { kind: user, id: a, ${belongs} traits: { a: string } }
  company: { kind: group, id: b, traits: { b: string } }
  team: { kind: group, id: c, traits: { c: string } }
`;
    expect(fixOf("group-without-members", plan(""))).toMatchObject({
      changes: [{ kind: "set-key", key: "belongs_to", to: "company" }],
    });
    expect(fixOf("group-without-members", plan("belongs_to: company,"))).toBeUndefined();
  });

  it("declare both halves of a place at once, and one alone where the other is declared", () => {
    const plan = (latitude: string): string =>
      `events:\n  A:\n    properties: { latitude: ${latitude}, longitude: number }\n`;
    expect(fixOf("personal-undeclared", plan("number"))).toMatchObject({
      changes: [{ to: "personal" }, { to: "personal" }],
    });
    const half = plan("{ type: number, privacy: personal }");
    expect(fixOf("personal-undeclared", half)).toMatchObject({ changes: [{ to: "personal" }] });
  });

  it("leave a time alone that an example of the event holds", () => {
    const plan = (example: string): string =>
      `events:\n  Report Created:\n    properties: { created_at?: string }\n    examples: [{ ${example} }]\n`;
    expect(fixOf("event-time-as-property", plan(""))).toMatchObject({ changes: [{ kind: "remove-entry" }] });
    expect(fixOf("event-time-as-property", plan("created_at: now"))).toBeUndefined();
  });

  it.each(["entity-without-id", "event-time-as-property", "free-text", "personal-in-name"])(
    "of %s are carried out, and what they answer is gone",
    (id) => {
      const rules = allRules.filter((rule) => rule.id === id);
      const files = {
        "trackc.yaml": "name: example\n",
        "plans/plan.yaml": readFileSync(`test/rules/fixtures/${id}/plan.yaml`, "utf8"),
      };
      const before = linted(files, { preset: "strict", rules }).diagnostics;
      const offered = before.filter(({ fix }) => fix).length;
      const { files: changed, refused } = fixText(files, { today, which: "all", rules, preset: "strict" });
      expect(offered).toBeGreaterThan(0);
      expect(refused).toEqual([]);
      const after = linted({ ...files, "plans/plan.yaml": changed[0]?.after ?? "" }, { preset: "strict", rules });
      expect(after.diagnostics.filter(({ level, origin }) => origin === "language" && level === "error")).toEqual([]);
      expect(after.diagnostics).toHaveLength(before.length - offered);
    },
  );
});
