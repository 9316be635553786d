import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/diagnostic.js";
import { verify } from "../../src/emit/json-schema/verify.js";
import { compile, generate, loadText } from "../../src/index.js";
import { inspect } from "../../src/inspect.js";
import { reportFormats } from "../../src/report/index.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";

const reporters = await Promise.all(reportFormats.map(({ load }) => load()));

// Whatever somebody does to a plan with an editor, the tool says something sensible about it: it never throws, never
// prints a control character, and makes outputs only of plans without errors.

const root = join(import.meta.dirname, "../../plans/music");
const plan = Object.fromEntries([
  ["trackc.yaml", readFileSync(join(root, "trackc.yaml"), "utf8")],
  ...readdirSync(join(root, "plans")).map((name) => [`plans/${name}`, readFileSync(join(root, "plans", name), "utf8")]),
]);
const paths = Object.keys(plan);
const fragments = [
  ...[
    "\n",
    " ",
    "  ",
    "\t",
    ":",
    "?",
    "#",
    "-",
    "|",
    ">",
    "&a",
    "*a",
    "!t ",
    "<<:",
    "~",
    "null",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
  ],
  ...[
    "\u0000",
    "\u001b[31m",
    "\u202e",
    "\u2028",
    "\ud800",
    "__proto__",
    "constructor",
    "*/",
    "$" + "{x}",
    "::error::",
    "##[group]",
  ],
  ...[
    "type: ",
    "enum: ",
    "anyOf:",
    "properties:",
    "include: song\n",
    "string[]",
    "song.song_id",
    "x-a: 1\n",
    "0x1f",
    "1.10",
  ],
];

type Edit = { readonly path: string; readonly at: number; readonly cut: number; readonly put: string };
const place = { path: fc.constantFrom(...paths), at: fc.nat(9_999).map((part) => part / 10_000) };
const slip: fc.Arbitrary<Edit> = fc.record({
  ...place,
  cut: fc.nat(1),
  put: fc.constantFrom("e", "n", "S", "7", "é", "中", "🎵"),
});
const accident: fc.Arbitrary<Edit> = fc.record({
  ...place,
  cut: fc.nat(40),
  put: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 8, unit: "grapheme" }), fc.constant("")),
});
const edits = fc.oneof(
  fc.array(slip, { minLength: 1, maxLength: 2 }),
  fc.array(accident, { minLength: 1, maxLength: 3 }),
);

const runs = isLong ? 5_000 : 200;

test(`${runs} plans, each edited at random, are read, reported and refused or built without a crash`, () => {
  let clean = 0;
  fc.assert(
    fc.property(edits, (made) => {
      const files: Record<string, string> = { ...plan };
      for (const { path, at, cut, put } of made) {
        const text = files[path] ?? "";
        const offset = Math.floor(text.length * at);
        files[path] = text.slice(0, offset) + put + text.slice(offset + cut);
      }
      const { value: loaded } = loadText(files);
      const { value: summary, diagnostics } = inspect(loaded, { today: "2026-01-01" });
      for (const { span, help, message } of diagnostics) {
        expect(message).not.toBe("");
        expect(help).not.toBe("");
        if (!span) continue;
        const file = loaded.sources.get(span.file);
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(file?.text.length ?? 0);
      }
      for (const reporter of reporters) {
        const text = reporter.render({ diagnostics, summary, sources: loaded.sources }, { colour: false });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]|##\[/m);
        // Commands are what the one for GitHub is made of; its own test reads them.
        if (reporter.id !== "github") expect(text).not.toMatch(/^::/m);
      }
      if (hasErrors(diagnostics)) {
        if (hasErrors(loaded.diagnostics)) expect(compile(loaded).value).toEqual([]);
        return;
      }
      clean++;
      const schemas = compile(loaded).value;
      expect(schemas.length).toBeGreaterThan(3);
      // The two that hold all the others again take as long to compile as these together.
      const whole = clean % 20 === 0;
      expect(verify(schemas.filter(({ path }) => whole || path.includes("/")))).toEqual([]);
      expect(generate(loaded, { sdk: ["segment"] }).value.length).toBeGreaterThan(3);
    }),
    { numRuns: runs, seed: 20260101 },
  );
  // Both halves are exercised.
  expect(clean).toBeGreaterThan(runs / 20);
  expect(clean).toBeLessThan(runs);
});
