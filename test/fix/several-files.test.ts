import { describe, expect, test } from "vitest";
import type { Change, Fix } from "../../src/diagnostics/fix.js";
import type { SourceFile, Span } from "../../src/source/span.js";
import { applyFixes } from "../../src/syntax/edits.js";
import { parse } from "../../src/syntax/parse.js";
import { growthOf } from "../support/work.js";
import { entryAt, nodeAt } from "./places.js";

function filesOf(texts: Readonly<Record<string, string>>): Map<string, SourceFile> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, { path, text, linted: !path.startsWith("lib/") }]));
}

const value = (files: Map<string, SourceFile>, path: string, way: string): Span =>
  nodeAt(parse(files.get(path) as SourceFile).value.root, way).span;
const key = (files: Map<string, SourceFile>, path: string, way: string): Span =>
  entryAt(parse(files.get(path) as SourceFile).value.root, way).key.span;
const fix = (...changes: readonly Change[]): Fix => ({ title: "", safe: false, changes });

const a = "events:\n  A:\n    properties:\n      song_id: { type: string, minLength: 1 }   # which\n      x: string\n";
const b = "events:\n  B: { properties: { song_id: { type: string, minLength: 1 } } }\n";

describe("a fix in several files", () => {
  test("puts a property into the dictionary and clears it in each file", () => {
    const files = filesOf({ "a.yaml": a, "b.yaml": b, "c.yaml": "" });
    const { texts, refused } = applyFixes(files, [
      fix(
        {
          kind: "add-entry",
          file: "c.yaml",
          section: "dictionary",
          key: "song_id",
          entry: { kind: "copy", of: value(files, "a.yaml", "events > A > properties > song_id") },
        },
        { kind: "clear-value", value: value(files, "a.yaml", "events > A > properties > song_id") },
        { kind: "clear-value", value: value(files, "b.yaml", "events > B > properties > song_id") },
      ),
    ]);
    expect(refused).toEqual([]);
    expect(Object.fromEntries(texts)).toEqual({
      "a.yaml": a.replace(" { type: string, minLength: 1 }", ""),
      "b.yaml": "events:\n  B: { properties: { song_id } }\n",
      "c.yaml": "dictionary:\n  song_id: { type: string, minLength: 1 }\n",
    });
  });

  test("is made in none of them when one can't be changed", () => {
    const files = filesOf({ "a.yaml": a, "lib/b.yaml": b });
    const { texts, refused } = applyFixes(files, [
      fix(
        { kind: "rename-key", key: key(files, "a.yaml", "events > A > properties > song_id"), to: "id" },
        { kind: "rename-key", key: key(files, "lib/b.yaml", "events > B > properties > song_id"), to: "id" },
      ),
    ]);
    expect(texts.size).toBe(0);
    expect(refused.map(({ reason }) => reason)).toEqual(["`lib/b.yaml` is not this project's file"]);
  });
});

describe("several fixes", () => {
  test("are made at once where they are about different things", () => {
    const files = filesOf({ "a.yaml": a });
    const { texts, made } = applyFixes(files, [
      fix({ kind: "set-key", of: key(files, "a.yaml", "events > A"), key: "owner", to: "x" }),
      fix({ kind: "set-key", of: key(files, "a.yaml", "events > A"), key: "since", to: "v1" }),
      fix({ kind: "set-key", of: key(files, "a.yaml", "events > A > properties > x"), key: "privacy", to: "none" }),
      fix({ kind: "set-key", of: key(files, "a.yaml", "events > A > properties > x"), key: "class", to: "identity" }),
      fix({ kind: "rename-key", key: key(files, "a.yaml", "events > A > properties > x"), to: "z" }),
    ]);
    expect(made).toHaveLength(5);
    expect(texts.get("a.yaml")).toBe(
      a
        .replace("  A:\n", "  A:\n    owner: x\n    since: v1\n")
        .replace("x: string", "z: { type: string, privacy: none, class: identity }"),
    );
  });

  test("about the same text: the first is made, the others wait", () => {
    const files = filesOf({ "a.yaml": a });
    const place = key(files, "a.yaml", "events > A > properties > x");
    const { made, postponed } = applyFixes(files, [
      fix({ kind: "rename-key", key: place, to: "y" }),
      fix({ kind: "rename-key", key: place, to: "z" }),
      fix({ kind: "remove-entry", entry: place }),
      fix({ kind: "set-key", of: place, key: "privacy", to: "none" }),
      fix({ kind: "set-key", of: place, key: "privacy", to: "personal" }),
    ]);
    expect(made).toHaveLength(2);
    expect(postponed).toHaveLength(3);
  });

  test("grow no faster than the plan", () => {
    const fixesOf = (count: number): [ReturnType<typeof filesOf>, Fix[]] => {
      const lines = Array.from(
        { length: count },
        (_, at) => `  e${at}: # ${at}\n    properties:\n      a${at}: string\n`,
      );
      const files = filesOf({ "a.yaml": `events:\n${lines.join("")}` });
      const { root } = parse(files.get("a.yaml") as SourceFile).value;
      const events = nodeAt(root, "events");
      if (events.kind !== "mapping") throw new Error("it is a mapping");
      const fixes = events.entries.flatMap(({ key: name }, at) => [
        fix({ kind: "rename-key", key: name.span, to: `E ${at}` }),
        fix({ kind: "set-key", of: name.span, key: "owner", to: "x" }),
      ]);
      return [files, fixes];
    };
    const growth = growthOf(200, fixesOf, ([files, fixes]) => {
      expect(applyFixes(files, fixes).made).toHaveLength(fixes.length);
    });
    expect(growth).toBeLessThan(12);
  });
});
