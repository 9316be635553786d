import { describe, expect, it } from "vitest";
import { resolved } from "../support/resolved.js";

const help = (plan: string): string | undefined => {
  const { diagnostics } = resolved(plan);
  expect(diagnostics.map(({ code }) => code)).toHaveLength(1);
  return diagnostics[0]?.help;
};
const typed = (definition: string, before = ""): string | undefined =>
  help(`${before}events:\n  Played:\n    properties:\n      it: ${definition}\n`);

describe("what to do about a type that there isn't", () => {
  it.each([
    ["int", "Write `integer`."],
    ["Float", "Write `number`."],
    ["datetime", "Write `date-time`."],
    ["timestamp", "Write `date-time`."],
    ["url", "Write `uri`."],
    ["text", "Write `string`."],
    ["list", "Write `string[]` for a list of texts, or `array` for a list of anything."],
    ["enum", "Write the values themselves: `[free, premium]`."],
    ["varchar(20)", "Write `string`; a length is said with `{ type: string, maxLength: 20 }`."],
    ["'string[3]'", "Write `string`; a length is said with `{ type: string, maxLength: 20 }`."],
    ["string or null", "Write `string | null` for any of these types."],
    ["string, null", "Write `string | null` for any of these types."],
  ])("%s", (word, expected) => {
    expect(typed(word)).toBe(expected);
  });

  it("names the trait that a bare word or an entity stands for", () => {
    const song = "entities: { song: { kind: object, traits: { title: string, song_id: string } } }\n";
    expect(typed("song", song)).toContain("such as `song.song_id`");
    expect(typed("song_id", song)).toBe("Did you mean `song.song_id`?");
    expect(typed("song.song_idd", song)).toBe("Did you mean `song.song_id`?");
    expect(typed("thing", "entities: { thing: { kind: object } }\n")).toContain("such as `thing.…`");
    expect(typed("sonng.title", song)).toBe("Did you mean `song.title`?");
    expect(typed("song.", song)).toBe("Write the name of a trait behind the dot, such as `song.song_id`.");
  });
});

describe("what to do about a name with nothing behind it", () => {
  it("offers what the bundles have, what the dictionary has, or the type of that name", () => {
    const plan = (before: string) => `${before}events: { A: { include: b, properties: { titel: } } }\n`;
    expect(help(plan("bundles: { b: { properties: { title: string } } }\n"))).toBe("Did you mean `title`?");
    expect(help(plan("bundles: { b: }\ndictionary: { title: string }\n"))).toBe("Did you mean `title`?");
    expect(help(plan("bundles: { b: }\ntypes: { titel: string }\n"))).toBe("`titel` is a type: write `titel: titel`.");
  });
});

describe("what to do about constraints", () => {
  it.each([
    ["{ type: integer, minimum: 5, maximum: 1 }", "Make `maximum` at least 5, or make `minimum` at most 1."],
    [
      "{ type: number, exclusiveMinimum: 1, exclusiveMaximum: 1 }",
      "Make `exclusiveMaximum` more than 1, or make `exclusiveMinimum` less than 1.",
    ],
    [
      "{ type: integer, multipleOf: 5, minimum: 1, maximum: 4 }",
      "Loosen or remove `minimum`, `maximum` or `multipleOf`.",
    ],
    ["{ type: integer, minLength: 1 }", "Write `minimum` instead, or change the type, or remove `minLength`."],
    ["{ type: string, maximum: 1 }", "Write `maxLength` instead, or change the type, or remove `maximum`."],
    ["{ type: array, minimum: 1 }", "Write `minItems` instead, or change the type, or remove `minimum`."],
    ["{ type: integer, pattern: x }", "Change the type, or remove `pattern`."],
    ["{ type: boolean, minimum: 1 }", "Change the type, or remove `minimum`."],
    ["{ type: string, minLength: '3' }", "Write `3` without quotes."],
    ["{ type: array, uniqueItems: yes }", "Write `true`."],
    ["{ type: array, uniqueItems: 'false' }", "Write `false` without quotes."],
    ["{ type: string, retention: 30 days }", "Write `P30D`."],
    ["{ type: string, retention: soon }", expect.stringContaining("`P30D` is thirty days")],
    ["[.inf]", "Put it into quotes if it is text: `'.inf'`."],
    ["[1.10]", "Put it into quotes if it is text: `'1.10'`. If it is a number, write `1.1`."],
  ])("%s", (definition, expected) => {
    expect(typed(definition)).toEqual(expected);
  });

  it("offers only what is written here of two that contradict one another", () => {
    expect(typed("{ type: rating, maximum: 1 }", "types: { rating: { type: integer, minimum: 5 } }\n")).toBe(
      "Make `maximum` at least 5.",
    );
  });
});

describe("what to do about names", () => {
  it.each([
    ["types: { music genre: string }\n", "Write `music_genre`, or another name of letters, digits, `_` and `-` only."],
    ["types: { '!': { type: string, identifier: mark } }\n", expect.stringContaining("Use letters, digits")],
    ["entities: { user: { traits: { id: string } } }\n", expect.stringContaining("`kind: group` for what people")],
    ["events: { A: { links: example.com/a } }\n", "Write `https://example.com/a`."],
    ["events: { A: { links: somewhere } }\n", "Write the whole address, `https://` included."],
    ["events: { A: { renamed_from: A } }\n", "Write the name that it had before, or remove `renamed_from`."],
    ["version: 1\n", "That belongs into the manifest, `trackc.yaml`."],
    ["events: { A: { team: growth } }\n", "Write `owner`."],
    [
      "events: { A: { description: Hello, world } }\n",
      expect.stringContaining("If `world` belongs to the text before it"),
    ],
    ["events: { A: { properties: { '?': string } } }\n", "Write a name before the `:`, or remove the line."],
    ["types: { a: { minimum: 1 } }\n", "Add its type, such as `type: string`, or its values, `enum: [a, b]`."],
  ])("%s", (plan, expected) => {
    expect(help(plan)).toEqual(expected);
  });
});
