import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import {
  keyTable,
  readCount,
  readFields,
  readFlag,
  readMapping,
  readNumber,
  readText,
  readTexts,
  readWord,
  requiredEntry,
} from "../../src/syntax/mapping.js";
import type { MappingNode } from "../../src/syntax/node.js";
import { parse } from "../../src/syntax/parse.js";

const table = keyTable("A thing", ["name", "owner", "kind", "parts"], {
  hints: new Map([["type", "Write `kind`."]]),
});

function read(text: string) {
  const { root } = parse({ path: "a.yaml", text, linted: true }).value;
  const into: Diagnostic[] = [];
  const fields = readFields(root as MappingNode, table, into);
  return { fields, into, entry: (key: "name" | "owner" | "kind" | "parts") => fields.entries.get(key) };
}

const told = (into: readonly Diagnostic[]): readonly string[] => into.map(({ code, message }) => `${code}: ${message}`);

describe("reading a mapping by a table of keys", () => {
  it("gives the entries, the keys in order with their places, and the extensions", () => {
    const { fields, into } = read("owner: o\nname: n\nx-a: { b: [1, 'c', null, true] }\n");
    expect(into).toEqual([]);
    expect([...fields.entries.keys()]).toEqual(["owner", "name"]);
    expect(fields.keys).toMatchObject([
      { key: "owner", keySpan: { start: 0, end: 5 }, valueSpan: { start: 7, end: 8 } },
      { key: "name" },
    ]);
    expect(fields.extensions).toMatchObject([
      { name: { value: "x-a" }, value: { value: { b: [1, "c", null, true] } } },
    ]);
  });

  it("tells a key that is written twice, with both places, and takes the first", () => {
    const { fields, into } = read("name: a\nname: b\n");
    expect(into).toMatchObject([
      {
        code: "duplicate-key",
        span: { start: 8 },
        label: "again here",
        related: [{ span: { start: 0 }, label: "first here" }],
      },
    ]);
    expect(readText(fields.entries.get("name"), [])?.value).toBe("a");
    expect(told(read("x-a: 1\nx-a: 2\n").into)).toEqual(["duplicate-key: `x-a` is written twice"]);
    expect(told(read("nonsense: 1\nnonsense: 2\n").into)).toEqual([
      "unknown-key: A thing has no key `nonsense`",
      "duplicate-key: `nonsense` is written twice",
    ]);
  });

  it("offers the nearest key, a hint, or the prefix of custom keys", () => {
    const help = (text: string) => read(text).into[0]?.help;
    expect(help("onwer: o\n")).toBe("Did you mean `owner`?");
    expect(help("type: o\n")).toBe("Write `kind`.");
    expect(help("colour: red\n")).toBe("Correct it, or begin it with `x-` if it is a key of your own: `x-colour`.");
  });

  it("tells a key that is missing, at the thing that misses it", () => {
    const { fields, into } = read("name: a\n");
    expect(requiredEntry(fields, "kind", "This thing", fields.node, into)).toBeUndefined();
    expect(told(into)).toEqual(["missing-key: This thing needs `kind`"]);
    expect(requiredEntry(fields, "name", "This thing", fields.node, into)?.key.text).toBe("name");
  });
});

describe("what stands behind a key", () => {
  it("is text, whatever it looks like", () => {
    for (const [written, text] of [
      ["1.10", "1.10"],
      ["null", "null"],
      ["'~'", "~"],
      ["yes", "yes"],
      ["|-\n  two\n  lines", "two\nlines"],
    ] as const) {
      const { entry, into } = read(`name: ${written}\n`);
      expect(readText(entry("name"), into)?.value).toBe(text);
      expect(into).toEqual([]);
    }
  });

  it.each([
    ["name:", "nothing-behind: Nothing stands behind `name`, which takes a text"],
    ["name: ~", "tilde-for-null: `~` is not used here"],
    ["name: [a]", "wrong-kind: `name` takes a text, not a list"],
    ["name: { a: b }", "wrong-kind: `name` takes a text, not a mapping"],
  ])("is no text: %s", (text, message) => {
    const { entry, into } = read(`${text}\n`);
    expect(readText(entry("name"), into)).toBeUndefined();
    expect(told(into)).toEqual([message]);
  });

  it("is a list, or a single one", () => {
    const list = (text: string) => {
      const { entry, into } = read(text);
      return [readTexts(entry("parts"), into).map(({ value }) => value), into.map(({ code }) => code)];
    };
    expect(list("parts: [a, 2]\n")).toEqual([["a", "2"], []]);
    expect(list("parts: a\n")).toEqual([["a"], []]);
    expect(list("parts: []\n")).toEqual([[], []]);
    expect(list("name: a\n")).toEqual([[], []]);
    expect(list("parts: [a, b, a]\n")).toEqual([["a", "b"], ["named-twice"]]);
    expect(list("parts: [a, { b: c }]\n")).toEqual([["a"], ["wrong-kind"]]);
    expect(list("parts: { b: c }\n")).toEqual([[], ["wrong-kind"]]);
    expect(list("parts:\n")).toEqual([[], ["nothing-behind"]]);
  });

  it("is `true` or `false`, not YAML 1.1's other words", () => {
    expect(readFlag(read("kind: true\n").entry("kind"), [])?.value).toBe(true);
    expect(readFlag(read("kind: false\n").entry("kind"), [])?.value).toBe(false);
    expect(readFlag(undefined, [])).toBeUndefined();
    for (const text of ["yes", "'true'", "TRUE", "1"]) {
      const into: Diagnostic[] = [];
      expect(readFlag(read(`kind: ${text}\n`).entry("kind"), into)).toBeUndefined();
      expect(into.map(({ code }) => code)).toEqual(["unknown-word"]);
    }
  });

  it("is one of a few words, with the nearest", () => {
    const words = ["user", "group"] as const;
    expect(readWord(read("kind: group\n").entry("kind"), words, [])?.value).toBe("group");
    const { entry, into } = read("kind: usr\n");
    expect(readWord(entry("kind"), words, into)).toBeUndefined();
    expect(into).toMatchObject([
      { message: "`kind` takes one of `user` or `group`, not `usr`", help: "Did you mean `user`?" },
    ]);
  });

  it("is a number in decimal digits that can be held exactly", () => {
    const number = (text: string) => readNumber(read(`kind: ${text}\n`).entry("kind"), [])?.value;
    expect([number("0"), number("-1.50"), number("1e3"), number("-0"), number("9007199254740993")]).toEqual([
      0,
      -1.5,
      1000,
      0,
      undefined,
    ]);
    for (const text of ["one", "'1'", "0x1F", ".inf", "1e999", "12345678901234567890", "1_000", ""])
      expect(number(text)).toBeUndefined();
    expect(readCount(read("kind: 3\n").entry("kind"), [])?.value).toBe(3);
    for (const text of ["-1", "1.5"]) {
      const into: Diagnostic[] = [];
      expect(readCount(read(`kind: ${text}\n`).entry("kind"), into)).toBeUndefined();
      expect(told(into)).toEqual([`not-a-number: \`kind\` takes a whole number, 0 or more, not \`${text}\``]);
    }
  });

  it("is a mapping", () => {
    expect(readMapping(read("kind: { a: b }\n").entry("kind"), [])?.entries).toHaveLength(1);
    expect(readMapping(undefined, [])).toBeUndefined();
    const into: Diagnostic[] = [];
    expect(
      readMapping(read("kind: a\n").entry("kind"), into, "a mapping of a to b", "Write `{ a: b }`."),
    ).toBeUndefined();
    expect(into).toMatchObject([
      { message: "`kind` takes a mapping of a to b, not a single value", help: "Write `{ a: b }`." },
    ]);
  });
});
