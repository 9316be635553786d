import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Document, isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { refusals } from "./validators.js";

// What is wrong with the shape of one place: a key that nobody knows, a value of another kind. Every place of some plans is
// changed in turn: where the compiler names the shape as the mistake, the schemas must refuse it too, and where it has nothing
// against the plan they must not.

const shapes = new Set([
  "missing-key",
  "nothing-behind",
  "not-a-date",
  "not-a-duration",
  "not-a-number",
  "not-a-scalar",
  "not-a-version",
  "unknown-key",
  "unknown-rule",
  "unknown-word",
  "wrong-kind",
]);

const manifest = `name: shop
version: 1.0.0
plans: plans
vocabulary: { owners: [product], sources: web }
defaults: { sources: web, owner: product }
naming: { events: Title Case, order: off, properties: snake_case }
lint:
  extends: strict
  rules:
    event-owner: warn
    too-many-events: [error, { max: 20 }]
  overrides:
    - { events: Legacy *, rules: { event-owner: off } }
outputs:
  - { target: json-schema, out: schemas, draft: draft-07, unknown: allow, proposed: true }
  - { target: typescript, out: src, sdk: [segment], deny: sensitive, source: web }
`;

const files: Readonly<Record<string, string>> = {
  "trackc.yaml": manifest,
  "plans/shop.yaml": readFileSync("templates/init/plans/shop.yaml", "utf8"),
  "plans/music.yaml": readFileSync("plans/music/plans/listening.yaml", "utf8"),
};

/** Changes one place of a document, by its number; false when there are no more places. */
type Change = (document: Document, at: number) => boolean;

const atPair =
  (change: (document: Document, pair: { value: unknown }) => void): Change =>
  (document, at) => {
    let seen = 0;
    let done = false;
    visit(document, {
      Pair(_, pair) {
        if (seen++ !== at) return undefined;
        change(document, pair);
        done = true;
        return visit.BREAK;
      },
    });
    return done;
  };

const changes: Readonly<Record<string, Change>> = {
  "a key that nobody knows": (document, at) => {
    let seen = 0;
    let done = false;
    visit(document, {
      Map(_, map) {
        if (seen++ !== at) return undefined;
        map.add(document.createPair("zzz", 1));
        done = true;
        return visit.BREAK;
      },
    });
    return done;
  },
  "a mapping": atPair((document, pair) => {
    pair.value = document.createNode({ zzz: 1 });
  }),
  "a list of lists": atPair((document, pair) => {
    pair.value = document.createNode([["zzz"]]);
  }),
  "another word": atPair((document, pair) => {
    if (!isMap(pair.value)) pair.value = document.createNode("zzz yyy");
  }),
  "a number": atPair((document, pair) => {
    if (isScalar(pair.value)) pair.value = document.createNode(-1.5);
  }),
  "a key less": (document, at) => {
    let seen = 0;
    let done = false;
    visit(document, {
      Map(_, map) {
        for (const pair of [...map.items]) {
          if (!isPair(pair) || seen++ !== at) continue;
          map.delete(pair.key);
          done = true;
          return visit.BREAK;
        }
        return undefined;
      },
    });
    return done;
  },
};

describe.each(Object.keys(files))("%s", (path) => {
  test.each(Object.keys(changes))("with %s in any place", (name) => {
    const text = files[path] as string;
    let counted = 0;
    const unseen: string[] = [];
    const unsound: string[] = [];
    for (let at = 0; ; at++) {
      const document = parseDocument(text);
      if (!changes[name]?.(document, at)) break;
      const changed = document.toString({ lineWidth: 0 });
      const loaded = path === "trackc.yaml" ? { [path]: changed } : { [path]: changed, "trackc.yaml": "name: x\n" };
      const { diagnostics } = inspect(loadText(loaded).value, { today: "2026-01-01", only: [] });
      const wrong = diagnostics.filter(({ code, span }) => shapes.has(code) && (span?.file ?? path) === path);
      if (diagnostics.every(({ origin }) => origin !== "language")) {
        unsound.push(...refusals(path, changed));
      }
      if (wrong.length === 0) continue;
      counted++;
      if (refusals(path, changed).length === 0) unseen.push(...wrong.map(({ code, message }) => `${code}: ${message}`));
    }
    expect({ unseen, unsound }).toEqual({ unseen: [], unsound: [] });
    if (name === "a key that nobody knows") expect(counted).toBeGreaterThan(5);
  });
});
