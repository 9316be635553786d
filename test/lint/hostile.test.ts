import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reportFormats } from "../../src/report/index.js";
import fc from "../support/fast-check.js";
import { linted } from "../support/lint.js";
import { isLong } from "../support/long.js";

const reporters = await Promise.all(reportFormats.map(({ load }) => load()));

const fixtures = readdirSync("test/rules/fixtures").map((rule) =>
  readFileSync(`test/rules/fixtures/${rule}/plan.yaml`, "utf8").split("\n"),
);

/** Plans that somebody is in the middle of writing: lines gone, doubled, cut, moved in, or with odd characters in them. */
const damaged = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom("remove", "double", "cut", "indent", "odd", "command"),
        fc.string({ unit: "binary", maxLength: 5 }),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([lines, damages]) => {
    let text = [...lines];
    for (const [where, kind, odd] of damages) {
      const at = where % text.length;
      const line = text[at] ?? "";
      const made: Record<typeof kind, readonly string[]> = {
        remove: [],
        double: [line, line],
        cut: [line.slice(0, line.length >> 1)],
        indent: [`  ${line}`],
        odd: [line.replace(/\w/, () => odd)],
        command: [line.replace(/\w+/, "'::error::##[x]##vso[y]'")],
      };
      text = [...text.slice(0, at), ...made[kind], ...text.slice(at + 1)];
      if (text.length === 0) text = [""];
    }
    return text.join("\n");
  });

describe("a plan in any state", () => {
  it("is linted and reported without a crash, a cascade of doubles or a harmful byte", () => {
    fc.assert(
      fc.property(damaged, (plan) => {
        const { diagnostics, value, sources } = linted(plan, { preset: "strict" });
        const seen = diagnostics.map(({ code, span, message }) => JSON.stringify([code, span, message]));
        expect(new Set(seen).size).toBe(seen.length);
        for (const { span } of diagnostics) {
          if (span) expect(span.end).toBeLessThanOrEqual(sources.get(span.file)?.text.length ?? 0);
        }
        for (const reporter of reporters) {
          const shown = reporter.render({ diagnostics, summary: value, sources }, { colour: false });
          expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##(?:vso)?\[/iu);
          // Commands are what the one for GitHub is made of; its own test reads them.
          if (reporter.id !== "github") expect(shown).not.toMatch(/^\s*::/m);
        }
      }),
      { numRuns: isLong ? 5000 : 150 },
    );
  });
});
