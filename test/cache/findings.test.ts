import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Findings, readFindings } from "../../src/cache/findings.js";
import { RunCache } from "../../src/cache/run-cache.js";
import { Shape } from "../../src/cache/shape.js";
import { mostInEntry, Store } from "../../src/cache/store.js";
import { writeFindings } from "../../src/cache/write.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { loadPlans } from "../../src/load.js";
import { renderStats } from "../../src/report/stats.js";
import fc from "../support/fast-check.js";
import { folderWith, trackc } from "../support/terminal.js";

const texts = fc.oneof(fc.constantFrom("a", "b", "", "1", "__proto__"), fc.string({ unit: "grapheme" }));
const number = fc.oneof(fc.constantFrom(0, 1, -1, 2.5, 1e300), fc.nat());
const span = fc.tuple(texts, fc.nat(), fc.nat()).map(([file, start, length]) => ({ file, start, end: start + length }));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const diagnostic: fc.Arbitrary<Diagnostic> = fc.record({
  code: fc.constantFrom("event-owner", "name-case"),
  origin: fc.constantFrom("language", "rule"),
  level: fc.constantFrom("info", "warn", "error"),
  message: texts,
  span: maybe(span),
  label: maybe(texts),
  related: fc.array(fc.record({ span, label: texts }), { maxLength: 3 }),
  help: texts,
  context: fc
    .array(fc.tuple(texts, fc.oneof(texts, number)), { maxLength: 3 })
    .map((pairs) => Object.fromEntries(pairs)),
  path: fc.array(texts, { maxLength: 4 }),
  fix: maybe(fc.record({ title: texts, safe: fc.boolean(), changes: fc.constant([]) })),
});
const summary = { errors: 1, warnings: 2, infos: 3, events: 4, files: 5, known: 6 };

describe("findings in an entry", () => {
  test("come out as they went in, whatever they say", () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), (diagnostics) => {
        const findings: Findings = { diagnostics, summary };
        expect(readFindings(JSON.parse(JSON.stringify(writeFindings(findings))))).toEqual(findings);
      }),
      { numRuns: 300 },
    );
  });

  test("whose JSON somebody changed are refused or are findings: nothing else comes out, and it comes to an end", () => {
    const changes = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(-1, 0.5, null, "1", 2 ** 53, 1e15), fc.nat(9)));
    fc.assert(
      fc.property(
        fc.array(diagnostic, { minLength: 1, maxLength: 5 }),
        fc.array(changes, { minLength: 1 }),
        (diagnostics, changed) => {
          const json = JSON.parse(JSON.stringify(writeFindings({ diagnostics, summary })));
          for (const [at, to] of changed) json.rows[at % json.rows.length] = to;
          let read: Findings | undefined;
          try {
            read = readFindings(json);
          } catch (error) {
            expect(error).toBeInstanceOf(Shape);
          }
          for (const each of read?.diagnostics ?? []) {
            expect(typeof each.message).toBe("string");
            expect(each.span === undefined || Number.isSafeInteger(each.span.end)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("take little room each, however many there are", async () => {
    const events = Array.from(
      { length: 1_000 },
      (_, at) => `  thing_${at} Done: { properties: { email_${at}: string } }`,
    );
    const folder = folderWith({
      "package.json": "{}",
      "node_modules/.keep": "",
      "trackc.yaml": "name: large\n",
      "plans/plan.yaml": `events:\n${events.join("\n")}\n`,
    });
    const { out } = await trackc(folder, ["lint", "--format", "line"]);
    const findings = out.match(/^plans\/plan\.yaml:/gm) ?? [];
    const entries = join(folder, "node_modules/.cache/trackc");
    const sizes = readdirSync(entries).map((name) => statSync(join(entries, name)).size);
    expect(findings.length).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...sizes) / findings.length).toBeLessThan(230);
  });
});

describe("more findings than an entry holds", () => {
  const many = (count: number): Findings => {
    const one = fc.sample(diagnostic, { numRuns: 1, seed: 1 })[0] as Diagnostic;
    const diagnostics = Array.from({ length: count }, (_, at) => ({ ...one, message: `message ${at}` }));
    return { diagnostics, summary };
  };

  test("are not written, about where their JSON would be as long", () => {
    for (const count of [1, 10, 1_000]) {
      const { length } = JSON.stringify(writeFindings(many(count)));
      expect(writeFindings(many(count), length * 1.5 + 500)).toBeDefined();
      expect(writeFindings(many(count), length / 1.5 - 500)).toBeUndefined();
    }
  });

  test("are given up as soon as they are too many", () => {
    let asked = 0;
    const diagnostics = many(10_000).diagnostics;
    const counted = {
      *[Symbol.iterator]() {
        for (const each of diagnostics) {
          asked++;
          yield each;
        }
      },
    };
    const findings = { diagnostics: counted as unknown as readonly Diagnostic[], summary };
    expect(writeFindings(findings, 10_000)).toBeUndefined();
    expect(asked).toBeLessThan(1_000);
  });

  test("leave nothing behind, and the statistics say so", async () => {
    const folder = folderWith({ "trackc.yaml": "name: a\n", "plans/a.yaml": "events: { Song Played: {} }\n" });
    const entries = join(folder, "entries");
    const cache = await RunCache.open(["."], {
      cwd: folder,
      env: {},
      platform: "linux",
      storeFor: () => new Store(entries),
    });
    const { value: plans } = await loadPlans(".", { cwd: folder });
    const question = { command: "lint", paths: [], options: {} };
    expect(cache?.keep(question, plans, [], writeFindings(many(10), 100))).toBe(false);
    // What is estimated too short is seen when it is written.
    expect(cache?.keep(question, plans, [], ["\u0000".repeat(mostInEntry / 5)])).toBe(false);
    expect(existsSync(entries)).toBe(false);
    expect(cache?.keep(question, plans, [], writeFindings(many(10)))).toBe(true);
    expect(readdirSync(entries)).toHaveLength(2);
    expect(renderStats({ stages: new Map(), rules: new Map(), cache: "too-large" }, false)).toBe(
      "The cache had no answer, and what was found is too large to keep.\n",
    );
  });
});
