import { describe, expect, it } from "vitest";
import { message } from "../../src/diagnostics/message.js";
import { lint } from "../../src/lint/index.js";
import { lintMistakes } from "../../src/lint/mistakes.js";
import { count, flag, texts } from "../../src/lint/option.js";
import { defineRule, type Rule } from "../../src/lint/rule.js";
import { loadText } from "../../src/load/text.js";
import eventDescription from "../../src/rules/documentation/event-description.js";
import { linted, pointedAt, today } from "../support/lint.js";

/** Reports every event, property, trait and so on by its name, so that a test sees what is visited. */
function visiting(): { readonly rule: Rule; readonly visited: string[] } {
  const visited: string[] = [];
  const rule = defineRule({
    id: "visits",
    group: "purpose",
    levels: { minimal: "warn", recommended: "warn", strict: "error" },
    placed: "Because.",
    what: "What.",
    why: "Why.",
    fix: "Fix.",
    bad: "",
    good: "",
    messages: {},
    create: () => ({
      plan: () => visited.push("plan"),
      metric: (each) => visited.push(`metric ${each.name.value}`),
      entity: (each) => visited.push(`entity ${each.name.value}`),
      trait: (each, entity) => visited.push(`trait ${entity.name.value}.${each.name.value}`),
      type: (each) => visited.push(`type ${each.name.value}`),
      bundle: (each) => visited.push(`bundle ${each.name.value}`),
      event: (each) => visited.push(`event ${each.name.value}`),
      property: (each, owner, inside) =>
        visited.push(`property ${owner.kind} ${"> ".repeat(inside.length)}${each.name.value}`),
      mention: (each, owner) => visited.push(`mention ${owner.kind} ${each.name.value}`),
      definition: (each, owner) => visited.push(`definition ${owner.kind} ${each.type.kind}`),
      end: () => visited.push("end"),
    }),
  });
  return { rule, visited };
}

/** Finds every event whose name begins with `Bad`, and every property whose name does. */
const noBad = defineRule({
  id: "no-bad",
  group: "naming",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "Because.",
  what: "What.",
  why: "Why.",
  fix: "Call it good.",
  bad: "",
  good: "",
  messages: { bad: message`\`${"name"}\` is bad` },
  create: (context) => ({
    event: ({ name }) => {
      if (name.value.startsWith("Bad")) context.report("bad", name.span, { name: name.value });
    },
    property: ({ name }) => {
      if (name.value.startsWith("bad")) context.report("bad", name.span, { name: name.value }, { help: "Other help." });
    },
  }),
});

const codes = (plan: string | Record<string, string>, rules: readonly Rule[] = [noBad]) =>
  linted(plan, { rules }).diagnostics.map(({ code, level }) => `${level} ${code}`);

describe("the walk", () => {
  it("visits everything once, where it is written, and passes over what a look-up brought along", () => {
    const { rule, visited } = visiting();
    const plan = `
metrics: { weekly: }
entities:
  user: { kind: user, id: user_id, traits: { user_id: string, home?: { type: object, properties: { zip: string } } } }
dictionary:
  address: { type: object, properties: { street: string } }
types:
  genre: [pop, rock]
bundles:
  song: { properties: { song_id: string, address: } }
context:
  app: string
events:
  A:
    include: song
    properties:
      own: { type: array, items: { type: object, properties: { deep: string } } }
      map: { type: object, additionalProperties: { type: object, properties: { inner: string } } }
      either: { anyOf: [string, { type: object, properties: { member: string } }] }
      address:
  B: { include: song, properties: { song_id?: } }
  View: { kind: page, name: [home, search] }
`;
    expect(linted(plan, { rules: [rule] }).diagnostics).toEqual([]);
    expect(visited[0]).toBe("plan");
    expect(visited.at(-1)).toBe("end");
    expect(visited.filter((each) => !each.startsWith("definition"))).toEqual([
      "plan",
      "metric weekly",
      "entity user",
      "trait user.user_id",
      "trait user.home",
      "property entity > zip",
      "property dictionary address",
      "property dictionary > street",
      "type genre",
      "bundle song",
      "property bundle song_id",
      "mention bundle address",
      "property context app",
      "event A",
      // In the place of its bundle's.
      "mention event address",
      "property event own",
      "property event > > deep",
      "property event map",
      "property event > > inner",
      "property event either",
      "property event > > member",
      "event B",
      "mention event song_id",
      "event View",
      "end",
    ]);
    expect(visited).toContain("definition event enum");
  });
});

describe("levels", () => {
  const bad = "events:\n  Bad Song:\n  Bad Legacy Song:\n  Good:\n    properties: { bad_id: string }\n";
  const under = (lintSettings: string) =>
    codes({ "trackc.yaml": `name: example\nlint:\n${lintSettings}`, "plans/plan.yaml": bad });

  it("come from the manifest's rules", () => {
    expect(under("  rules: { no-bad: error }\n")).toEqual(["error no-bad", "error no-bad", "error no-bad"]);
    expect(under("  rules: { no-bad: info }\n")).toEqual(["info no-bad", "info no-bad", "info no-bad"]);
    expect(under("  rules: { no-bad: off }\n")).toEqual([]);
  });

  it("are overridden for the events whose names fit a pattern, and for what is written in them", () => {
    expect(
      under(
        "  rules: { no-bad: error }\n  overrides:\n    - events: ['* Legacy *', Good]\n      rules: { no-bad: off }\n",
      ),
    ).toEqual(["error no-bad"]);
  });

  it("are those of the last override that fits", () => {
    expect(
      under(
        "  rules: { no-bad: off }\n  overrides:\n    - { events: 'Bad *', rules: { no-bad: error } }\n    - { events: 'Bad L*', rules: { no-bad: info } }\n",
      ),
    ).toEqual(["error no-bad", "info no-bad"]);
  });

  it("come from the preset, which an option of the run may replace", () => {
    const plan = "events:\n  Song Played:\n";
    const levels = (preset: "minimal" | "recommended" | "strict" | undefined, manifest = "name: example\n") =>
      linted(
        { "trackc.yaml": manifest, "plans/plan.yaml": plan },
        { preset, rules: [eventDescription] },
      ).diagnostics.map(({ level }) => level);
    expect(levels(undefined)).toEqual(["warn"]);
    expect(levels(undefined, "name: example\nlint: { extends: strict }\n")).toEqual(["error"]);
    expect(levels("minimal", "name: example\nlint: { extends: strict }\n")).toEqual([]);
    expect(levels("strict")).toEqual(["error"]);
  });
});

describe("an override that can do nothing is told", () => {
  const found = (overrides: string, plan = "events:\n  Song Played:\n") =>
    linted(
      { "trackc.yaml": `name: example\nlint:\n  overrides:\n${overrides}`, "plans/plan.yaml": plan },
      { only: [] },
    ).diagnostics.map(({ level, code, message }) => [level, code, message]);

  it.each([
    ["    - { events: [], rules: { event-owner: off } }\n", "This override changes nothing: it lists no events"],
    ["    - { events: 'Song *', rules: {} }\n", "This override changes nothing: it lists no rules"],
    [
      "    - { events: 'Song *', rules: { event-owner: off, vocabulary-unused: off } }\n",
      "`vocabulary-unused` in an override changes nothing: its findings never lie in an event",
    ],
    [
      "    - { events: 'Song *', rules: { trait-name-case: [warn, { words: [eBay] }] } }\n",
      "`trait-name-case` in an override changes nothing: its findings never lie in an event",
    ],
  ])("%s", (override, message) => {
    expect(found(override)).toEqual([["warn", "override-does-nothing", message]]);
  });

  it("but not where a mistake took its lists away", () => {
    expect(found("    - { events: { a: b }, rules: { event-owner: off } }\n").map(([level]) => level)).toEqual([
      "error",
    ]);
    expect(found("    - { events: 'Song *', rules: { event-owner: no } }\n").map(([level]) => level)).toEqual([
      "error",
    ]);
  });
});

describe("the level of an error of the language", () => {
  it("can't be set: what is said is what a suppression of it says", () => {
    const manifest =
      "name: example\nlint:\n  rules: { unknown-key: off }\n  overrides: [{ events: E, rules: { unknown-key: off } }]\n";
    const { diagnostics } = linted(
      {
        "trackc.yaml": manifest,
        "plans/plan.yaml": "events:\n  E:\n    # trackc-ignore unknown-key: x\n    owner: me\n",
      },
      { only: [], errorCodes: ["unknown-key"] },
    );
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(
      Array.from({ length: 3 }, () => "suppressed-error: `unknown-key` is an error and can't be silenced"),
    );
  });
});

describe("options", () => {
  const seen: unknown[] = [];
  const rule = defineRule({
    id: "with-options",
    group: "naming",
    levels: { minimal: "warn", recommended: "warn", strict: "error" },
    placed: "Because.",
    what: "What.",
    why: "Why.",
    fix: "Fix.",
    bad: "",
    good: "",
    messages: {},
    options: { words: texts("Words.", ["a"]), most: count("How many.", 3), always: flag("Always.", false) },
    create: ({ options }) => {
      const words: readonly string[] = options.words;
      const most: number = options.most;
      const always: boolean = options.always;
      seen.push({ words, most, always });
      return {};
    },
  });
  const given = (options: string) => {
    seen.length = 0;
    const result = linted(
      {
        "trackc.yaml": `name: example\nlint:\n  rules:\n    with-options: ${options}\n`,
        "plans/plan.yaml": "events:\n  A:\n",
      },
      { rules: [rule] },
    );
    return { options: seen[0], diagnostics: result.diagnostics.map(({ code, help }) => `${code}: ${help}`) };
  };

  it("have defaults", () => {
    expect(given("warn").options).toEqual({ words: ["a"], most: 3, always: false });
  });

  it("are taken from the manifest, a lone text for a list of one", () => {
    expect(given("[warn, { words: b, most: 0, always: true }]")).toEqual({
      options: { words: ["b"], most: 0, always: true },
      diagnostics: [],
    });
  });

  it("that don't exist or have the wrong kind are mistakes, and the default stands", () => {
    expect(given("[warn, { wrods: [b] }]")).toEqual({
      options: { words: ["a"], most: 3, always: false },
      diagnostics: ["unknown-rule-option: Did you mean `words`?"],
    });
    expect(given("[warn, { somethingElse: 1 }]").diagnostics).toEqual([
      "unknown-rule-option: Its options are `words`, `most`, `always`.",
    ]);
    expect(given("[warn, { words: [1], most: -1, always: 'yes' }]").diagnostics).toEqual([
      "wrong-rule-option: Give it `true` or `false`.",
      "wrong-rule-option: Give it a whole number from 0.",
      "wrong-rule-option: Give it a list of texts.",
    ]);
    expect(
      linted(
        { "trackc.yaml": "name: example\nlint: { rules: { no-bad: [warn, { x: 1 }] } }\n", "plans/plan.yaml": "" },
        { rules: [noBad] },
      ).diagnostics.map(({ help }) => help),
    ).toEqual(["It has no options: write the level alone."]);
  });
});

describe("suppressions", () => {
  it("silence their rule in the entry below and in everything in it, and nothing else", () => {
    expect(
      codes(`events:
  # trackc-ignore no-bad: it is older than the convention
  Bad Song:
    properties:
      bad_id: string
  Bad Other:
`),
    ).toEqual(["warn no-bad"]);
  });

  it("that silence nothing are found, also one around one that does", () => {
    const { diagnostics, sources } = linted(
      `events:
  # trackc-ignore no-bad: outer
  Good Song:
    properties:
      # trackc-ignore no-bad: inner
      bad_id: string
`,
      { rules: [noBad] },
    );
    expect(diagnostics.map(({ code, level, help }) => [code, level, help])).toEqual([
      ["unused-suppression", "warn", "Remove the comment."],
    ]);
    expect(pointedAt(diagnostics[0] as (typeof diagnostics)[0], sources)).toContain("outer");
  });

  it("of a rule that is off, or above nothing, are found with what to do", () => {
    const helps = (manifest: string, plan: string) =>
      linted({ "trackc.yaml": manifest, "plans/plan.yaml": plan }, { rules: [noBad] }).diagnostics.map(
        ({ help }) => help,
      );
    expect(
      helps("name: example\nlint: { rules: { no-bad: off } }\n", "events:\n  # trackc-ignore no-bad: x\n  Bad Song:\n"),
    ).toEqual(["Remove the comment: `no-bad` is off in this project."]);
    expect(helps("name: example\n", "events:\n  # trackc-ignore no-bad: x\n\n  Good:\n")).toEqual([
      "Put it on its own line directly above the line where an entry begins.",
    ]);
  });

  it("without a reason work and are found", () => {
    expect(codes("events:\n  # trackc-ignore no-bad\n  Bad Song:\n")).toEqual(["error suppression-without-reason"]);
    expect(codes("events:\n  # trackc-ignore no-bad:\n  Good Song:\n")).toEqual(["warn unused-suppression"]);
  });

  it("of unknown rules are found, with the nearest", () => {
    const { diagnostics, sources } = linted("events:\n  # trackc-ignore no-bda: x\n  Bad Song:\n", { rules: [noBad] });
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ["unknown-rule", "Did you mean `no-bad`? `trackc explain no-bad` says what it does."],
      ["no-bad", "Call it good."],
    ]);
    expect(pointedAt(diagnostics[0] as (typeof diagnostics)[0], sources)).toBe("no-bda");
  });

  it("can't silence errors of the language or of suppressions", () => {
    const plan = "events:\n  # trackc-ignore unused-suppression: x\n  # trackc-ignore some-error: y\n  Song:\n";
    expect(
      linted(plan, { rules: [noBad], errorCodes: ["some-error"] }).diagnostics.map(({ code, context }) => [
        code,
        context,
      ]),
    ).toEqual([
      ["suppressed-error", { code: "unused-suppression" }],
      ["suppressed-error", { code: "some-error" }],
    ]);
  });
});

describe("a plan with errors", () => {
  const plan = `events:
  # trackc-ignore no-bad: nobody knows yet whether it is needed
  Bad Song:
    properties:
      bad_id: strin
  Bad Other:
`;

  it("is linted but for the entries that hold an error, and their suppressions aren't called unused", () => {
    const { diagnostics } = linted(plan, { rules: [noBad] });
    expect(diagnostics.map(({ code, origin }) => [code, origin])).toEqual([
      [expect.any(String), "language"],
      ["no-bad", "rule"],
    ]);
    expect(diagnostics[1]?.message).toBe("`Bad Other` is bad");
  });

  it("gets no word on patterns that fit nothing", () => {
    const manifest = "name: example\nlint:\n  overrides:\n    - { events: Gone, rules: { no-bad: off } }\n";
    expect(codes({ "trackc.yaml": manifest, "plans/plan.yaml": plan })).not.toContain("warn override-matches-nothing");
    expect(codes({ "trackc.yaml": manifest, "plans/plan.yaml": "events:\n  Gome:\n" })).toEqual([
      "warn override-matches-nothing",
    ]);
  });
});

describe("files that the manifest takes from elsewhere", () => {
  it("are walked and give no findings", () => {
    const loaded = loadText({
      "trackc.yaml": "name: example\n",
      "plans/a.yaml": "events:\n  Bad A:\n",
      "plans/b.yaml": "events:\n  # trackc-ignore no-bdad: x\n  Bad B:\n",
    });
    const sources = new Map(
      [...loaded.value.sources].map(([path, file]) => [
        path,
        path.endsWith("b.yaml") ? { ...file, linted: false } : file,
      ]),
    );
    const { diagnostics } = lint({ ...loaded.value, sources }, { today, rules: [noBad] });
    expect(diagnostics.map(({ message }) => message)).toEqual(["`Bad A` is bad"]);
  });
});

describe("the result", () => {
  it("is in order, each thing once, and counted", () => {
    const files = {
      "trackc.yaml": "name: example\n",
      "plans/b.yaml": "events:\n  Bad B2:\n  Bad B1:\n",
      "plans/a.yaml": "events:\n  Bad A:\n",
    };
    const loaded = loadText(files);
    const again = defineRule({
      ...{
        id: "no-bad",
        group: "naming",
        levels: noBad.levels,
        placed: "Because.",
        what: "",
        why: "",
        fix: "Call it good.",
        bad: "",
        good: "",
      },
      messages: { bad: message`\`${"name"}\` is bad` },
      create: (context) => ({
        event: ({ name }) => context.report("bad", name.span, { name: name.value }),
      }),
    });
    const result = lint(loaded.value, { today, rules: [noBad, again] });
    expect(result.diagnostics.map(({ message: text }) => text)).toEqual([
      "`Bad A` is bad",
      "`Bad B2` is bad",
      "`Bad B1` is bad",
    ]);
    expect(result.value).toMatchObject({ errors: 0, warnings: 3, infos: 0, events: 3, files: 2 });
  });

  it("shows and counts only the files asked for, but lints the whole plan", () => {
    const result = linted(
      {
        "trackc.yaml": "name: example\n",
        "plans/a.yaml": "events:\n  Bad A:\n",
        "plans/b.yaml": "events:\n  Bad B:\n",
      },
      { rules: [noBad], shows: (file) => file === "plans/b.yaml" },
    );
    expect(result.diagnostics.map(({ message: text }) => text)).toEqual(["`Bad B` is bad"]);
    expect(result.value).toMatchObject({ warnings: 1, events: 2 });
  });

  it("has the help of the finding, else of the rule", () => {
    expect(
      linted("events:\n  Bad A:\n    properties: { bad_id: string }\n", { rules: [noBad] }).diagnostics.map(
        ({ help }) => help,
      ),
    ).toEqual(["Call it good.", "Other help."]);
  });

  it("is nothing for a plan with nothing in it", () => {
    expect(linted("").diagnostics).toEqual([]);
    expect(linted("", { preset: "strict" }).value).toMatchObject({ errors: 0, events: 0 });
  });

  it("lets a bug in a rule be seen", () => {
    const broken = {
      ...noBad,
      start: () => ({
        plan: () => {
          throw new Error("ours");
        },
      }),
    };
    expect(() => linted("events:\n  A:\n", { rules: [broken] })).toThrow("ours");
  });
});

describe.each(lintMistakes.map((mistake) => [mistake.code, mistake] as const))(
  "%s",
  (code, { bad, good, what, why }) => {
    it("is the one thing found in its bad example beside what the example says", () => {
      // Its own errors can be shown only beside an error of the language.
      const found = linted(bad ?? "", code === "suppressed-error" ? { errorCodes: ["unknown-rule"] } : {}).diagnostics;
      expect(found.map((each) => each.code)).toEqual([code]);
    });

    it("is not in its good example, nor is anything else", () => {
      expect(linted(good ?? "").diagnostics).toEqual([]);
    });

    it("says what and why in sentences", () => {
      expect(what).toMatch(/^[A-Z`].*\.$/s);
      expect(why).toMatch(/^[A-Z`].*\.$/s);
    });
  },
);
