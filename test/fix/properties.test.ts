import { describe, expect, test } from "vitest";
import type { Fix } from "../../src/diagnostics/fix.js";
import { fixText } from "../../src/fix.js";
import { compile, generate } from "../../src/index.js";
import { loadText } from "../../src/load/text.js";
import type { SourceFile, Span } from "../../src/source/span.js";
import { applyFixes } from "../../src/syntax/edits.js";
import { parse } from "../../src/syntax/parse.js";
import { plans, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { today } from "../support/lint.js";
import { isLong } from "../support/long.js";
import { type AskedFix, changesOf } from "./changes.js";
import { formatted, formattings } from "./formatting.js";

const runs = isLong ? 2000 : 12;

/** Everything that compiling a plan gives, but for what is said of privacy. */
function outputsOf(texts: Readonly<Record<string, string>>): readonly unknown[] {
  const loaded = loadText(texts).value;
  return [
    ...compile(loaded).value.map(({ path, text }) => [path, JSON.parse(text, withoutPrivacy)]),
    ...generate(loaded).value.map(({ path, text }) => [
      path,
      // Comments say it and break their lines anew; what else they say is compared in the schemas.
      text.split("\n").filter((line) => !/^\s*(?:\/\*|\*)/.test(line)),
    ]),
  ];
}

function withoutPrivacy(key: string, value: unknown): unknown {
  if (key !== "x-trackc" || typeof value !== "object" || value === null) return value;
  const rest = Object.entries(value).filter(([name]) => name !== "privacy");
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** How many characters two texts begin with together. */
function sameStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function sameEnd(one: string, other: string): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one.at(-1 - at) === other.at(-1 - at)) at++;
  return at;
}

/** The lines that a change may reach into: from the one before the entry that it is about to the one behind it. */
function reachOf(text: string, [change]: Fix["changes"], entry: Span): readonly [number, number] {
  const start = text.lastIndexOf("\n", text.lastIndexOf("\n", entry.start) - 1);
  const line = text.indexOf("\n", entry.end);
  const next = line < 0 ? -1 : text.indexOf("\n", line + 1);
  return change?.kind === "add-entry" ? [0, text.length] : [Math.max(0, start), next < 0 ? text.length : next];
}

describe("any change of any plan, however it is written", () => {
  test("leaves everything outside its ranges as it was, or is refused", () => {
    let made = 0;
    let asked = 0;
    fc.assert(
      fc.property(plans, formattings, fc.nat(), (plan, formatting, pick) => {
        for (const [path, text] of Object.entries(formatted(textsOf(plan), formatting))) {
          const file: SourceFile = { path, text, linted: true };
          const all = changesOf(file);
          for (let turn = 0; turn < 6 && all.length > 0; turn++) {
            const one = all[(pick + turn * 7919) % all.length] as AskedFix;
            const { texts, refused } = applyFixes(new Map([[path, file]]), [one]);
            asked++;
            if (refused.length > 0) continue;
            made++;
            const now = texts.get(path) ?? text;
            expect(parse({ ...file, text: now }).value.broken).toBeUndefined();
            const [from, to] = reachOf(text, one.changes, one.entry);
            expect(sameStart(text, now)).toBeGreaterThanOrEqual(Math.min(from, now.length));
            expect(sameEnd(text, now)).toBeGreaterThanOrEqual(Math.min(text.length - to, now.length));
          }
        }
      }),
      { numRuns: runs },
    );
    // A test that refuses everything would pass as well.
    expect(made / asked).toBeGreaterThan(0.5);
  });

  test("can be made together with others as well as alone", () => {
    fc.assert(
      fc.property(plans, formattings, fc.nat(), (plan, formatting, pick) => {
        for (const [path, text] of Object.entries(formatted(textsOf(plan), formatting))) {
          const file: SourceFile = { path, text, linted: true };
          const all = changesOf(file).filter((_, at) => (at * 2654435761 + pick) % 5 === 0);
          const { made, postponed, refused, texts } = applyFixes(new Map([[path, file]]), all);
          expect(made.length + postponed.length + refused.length).toBe(all.length);
          const again = applyFixes(new Map([[path, file]]), made);
          expect(again.texts).toEqual(texts);
          expect(again.refused).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe("safe fixes", () => {
  test("leave every output as it was, but for what they are about; a second time there is nothing to do", () => {
    let fixedPlans = 0;
    fc.assert(
      fc.property(plans, formattings, (plan, formatting) => {
        const texts = { ...formatted(withPersonal(textsOf(plan)), formatting) };
        const result = fixText(texts, { today, which: "safe", preset: "strict" });
        if (result.files.length === 0) return;
        fixedPlans++;
        const now = { ...texts, ...Object.fromEntries(result.files.map(({ path, after }) => [path, after])) };
        expect(outputsOf(now)).toEqual(outputsOf(texts));
        expect(fixText(now, { today, which: "safe", preset: "strict" }).files).toEqual([]);
      }),
      { numRuns: runs },
    );
    expect(fixedPlans).toBeGreaterThan(runs / 3);
  });

  test("and unsafe ones come to rest", () => {
    fc.assert(
      fc.property(plans, formattings, (plan, formatting) => {
        const texts = formatted(withPersonal(textsOf(plan)), formatting);
        const before = loadText(texts).diagnostics.filter(({ level }) => level === "error").length;
        const result = fixText(texts, { today, which: "all", preset: "strict" });
        const now = { ...texts, ...Object.fromEntries(result.files.map(({ path, after }) => [path, after])) };
        expect(loadText(now).diagnostics.filter(({ level }) => level === "error").length).toBeLessThanOrEqual(before);
        expect(fixText(now, { today, which: "all", preset: "strict" }).files).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

/** The same plan with personal data that nobody has declared, in each place that a definition can stand. */
function withPersonal(texts: Readonly<Record<string, string>>): Record<string, string> {
  const more = `events:
  Zz Personal Seen:
    properties: { email?: email, ips: { type: array, items: ipv4 }, first_name: string | null }
  # trackc-ignore event-name-case: this is no mistake
  Zz Other Seen:
    properties:
      zz_mail: zz_mail
      phone:
      last_name:
        type: string
        maxLength: 40
types:
  zz_mail: email
dictionary:
  phone: string
`;
  return { ...texts, "plans/zz.yaml": more };
}
