import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import {
  type Code,
  code,
  docComment,
  docText,
  identifier,
  indent,
  key,
  literal,
  tableKey,
} from "../../../src/emit/typescript/doors.js";
import fc from "../../support/fast-check.js";

const hostile = [
  "*/ alert(1) /*",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
  "`${alert(1)}`",
  "\"'\\",
  "a\nb\r\nc",
  "\u2028\u2029",
  "\u202e\u2066\u200f\u061c",
  "\u200b\u200d\ufeff\u00ad",
  "\u0000\u0007\u001b[31m\u009b",
  "</script><!--",
  "__proto__",
  "\ud800",
  "\u{e0041}",
  "👩‍👩‍👧 ❤️",
  "größe 名前",
];

test("The wrong way does not type-check: text that went through no door can't stand in code.", () => {
  const name: string = "Song Played";
  // @ts-expect-error A plain string is not code.
  expect(code`${name}`).toBe("Song Played");
  // @ts-expect-error Nor is a comment a line of another.
  docText(name) satisfies Code;
  // @ts-expect-error Nor can a string be called an identifier.
  name satisfies ReturnType<typeof identifier>;
  expect(code`${literal(name)};`).toBe('"Song Played";');
});

test("Only the doors' own file makes text into code.", () => {
  const folder = join(import.meta.dirname, "../../../src/emit/typescript");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const casting = files.filter((name) =>
    /\bas (Code|Literal|Identifier|DocComment|DocText)\b/.test(readFileSync(join(folder, name), "utf8")),
  );
  expect(casting).toEqual(["doors.ts"]);
});

test.each(hostile)("The literal of %j is the text itself when it is run.", (text) => {
  expect(runInThisContext(`(${literal(text)})`)).toBe(text);
});

test("A literal is on one line, shows no character that can't be seen, and ends no script.", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = literal(text);
      expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|<[/!]/u);
      expect(runInThisContext(`(${written})`)).toBe(text);
    }),
    { examples: hostile.map((text): [string] => [text]) },
  );
});

test("Letters of every script stay readable in literals.", () => {
  expect(literal("größe 名前 اسم ❤️")).toBe('"größe 名前 اسم ❤️"');
  expect(literal("a</script>b")).toBe('"a\\u003c/script>b"');
  expect(literal("x\u202ey")).toBe('"x\\u202ey"');
  expect(literal("\u{e0041}")).toBe('"\\u{e0041}"');
  expect([literal(null), literal(true), literal(-1.5)]).toEqual(["null", "true", "-1.5"]);
});

test("A key is bare where it is an identifier, and never sets a prototype.", () => {
  expect(["song_id", "größe", "class", "404", "a b", "", "x\u200d"].map(key)).toEqual([
    "song_id",
    "größe",
    "class",
    '"404"',
    '"a b"',
    '""',
    '"x\\u200d"',
  ]);
  const table = runInThisContext(`({ ${tableKey("__proto__")}: 1, ${tableKey("a")}: 2 })`);
  expect(Object.keys(table)).toEqual(["__proto__", "a"]);
});

test.each(["", "a b", "1a", "a-b", "a\u200db", "a;b", "a\n"])("%j is refused as an identifier.", (name) => {
  expect(() => identifier(name)).toThrow("not an identifier");
});

test.each([
  ["ends */ here", "ends *\\/ here"],
  ["**//*/", "**\\//*\\/"],
  ["@ts-ignore", "\\@ts-ignore"],
  ["mail me@example.com", "mail me\\@example.com"],
  ["{@link x}", "{\\@link x}"],
  ["@license MIT and @preserve", "&#64;license MIT and &#64;preserve"],
  ["#__PURE__ @__NO_SIDE_EFFECTS__", "&#35;__PURE__ &#64;__NO_SIDE_EFFECTS__"],
  ["//# sourceMappingURL=x", "//&#35; sourceMappingURL=x"],
  ["x\u202ey\u0007", "x\\u202ey\\u0007"],
  ["a\tb", "a b"],
])("In a doc comment %j reads %j.", (text, written) => {
  expect(docText(text)).toBe(written);
});

test("Whatever a text holds, its doc comment is one comment, each line of it marked.", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const comment = docComment([{ kind: "paragraph", text: docText(text) }]).trimEnd();
      if (comment === "") return;
      expect(comment.indexOf("*/")).toBe(comment.length - 2);
      expect(comment).toMatch(/^\/\*\*/);
      const lines = comment.split("\n");
      if (lines.length > 1) for (const line of lines.slice(1)) expect(line).toMatch(/^ \*/);
      expect(runInThisContext(`(${comment}\n1)`)).toBe(1);
    }),
    { examples: [...hostile, "a\n/", "*\n/", "a *", "/"].map((text): [string] => [text]) },
  );
});

test("Doc comments are wrapped at a hundred columns, lists with their items set in.", () => {
  const long = docText("word ".repeat(50));
  const comment = docComment(
    [
      { kind: "paragraph", text: long },
      { kind: "list", text: long },
    ],
    1,
  );
  for (const line of comment.trimEnd().split("\n")) expect(line.length).toBeLessThanOrEqual(98);
  expect(comment).toContain("\n * - word");
  expect(comment).toContain("\n *   word");
  expect(docComment([])).toBe("");
});

test("Indentation moves every line but empty ones.", () => {
  expect(indent(code`a {\n  b\n\n}`)).toBe("  a {\n    b\n\n  }");
});

test("This file's hostile texts are what they say, not what an editor made of them.", () => {
  expect(readFileSync(import.meta.filename, "utf8")).not.toMatch(/[\u202e\u2028]/);
});
