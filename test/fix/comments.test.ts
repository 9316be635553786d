import { describe, expect, test } from "vitest";
import { fixText } from "../../src/fix.js";
import type { SourceFile } from "../../src/source/span.js";
import { readForEdits } from "../../src/syntax/edits/read.js";
import { applyFixes } from "../../src/syntax/edits.js";
import type { Node } from "../../src/syntax/node.js";
import { plans, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { today } from "../support/lint.js";
import { isLong } from "../support/long.js";
import { type AskedFix, changesOf } from "./changes.js";
import { formatted, formattings } from "./formatting.js";

const runs = isLong ? 400 : 25;

/**
 * What each comment of a file speaks of, by its text: the entry or item that begins its line, or, of one that has the line to
 * itself, the next that begins below. One that is indented further than that speaks of what stands above it.
 */
function subjects(text: string): ReadonlyMap<string, string> {
  const { root, comments } = readForEdits({ path: "plans/plan.yaml", text, linted: true });
  const starts: { readonly at: number; readonly name: string }[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "sequence") {
      for (const [at, item] of node.items.entries()) {
        starts.push({ at: item.span.start, name: `item ${at}` });
        visit(item);
      }
    } else if (node.kind === "mapping") {
      for (const { key, value } of node.entries) {
        // A fix may give it another name, or another mark.
        starts.push({ at: key.span.start, name: key.text.replace(/^new: /, "").replace(/[\\?]*$/, "") });
        visit(value);
      }
    }
  };
  visit(root);
  starts.sort((a, b) => a.at - b.at);
  const column = (at: number): number => at - (text.lastIndexOf("\n", at - 1) + 1);
  const found = new Map<string, string>();
  for (const { start, end } of comments) {
    const line = start - column(start);
    const own = starts.find(({ at }) => at >= line && at < start);
    const next = starts.find(({ at }) => at > end);
    const isAlone = text.slice(line, start).trim() === "";
    const isFurther = column(start) > (next ? column(next.at) : 0);
    const name = own ? `beside ${own.name}` : !isAlone ? "behind an end" : isFurther ? "below" : `above ${next?.name}`;
    found.set(text.slice(start, end), name);
  }
  return found;
}

/** That every comment is still there and speaks of what it spoke of. */
function expectSubjects(before: string, after: string): void {
  const now = subjects(after);
  for (const [comment, subject] of subjects(before)) {
    expect(now.has(comment), `${comment} is lost:\n${before}\n→\n${after}`).toBe(true);
    // A section may be added below the last.
    if (subject === "above undefined") continue;
    expect(`${comment} ${now.get(comment)}`, `${before}\n→\n${after}`).toBe(`${comment} ${subject}`);
  }
}

describe("a comment speaks of the same after any fix, or the fix is refused", () => {
  test("whatever is changed, in any plan, however it is written", () => {
    let made = 0;
    fc.assert(
      fc.property(plans, formattings, fc.nat(), (plan, formatting, pick) => {
        for (const [path, text] of Object.entries(formatted(textsOf(plan), formatting))) {
          const file: SourceFile = { path, text, linted: true };
          const all = changesOf(file);
          for (let turn = 0; turn < 6 && all.length > 0; turn++) {
            const one = all[(pick + turn * 7919) % all.length] as AskedFix;
            const now = applyFixes(new Map([[path, file]]), [one]).texts.get(path);
            if (now === undefined) continue;
            made++;
            expectSubjects(text, now);
          }
        }
      }),
      { numRuns: runs },
    );
    expect(made).toBeGreaterThan(runs);
  });

  test("where properties become a bundle, go to the dictionary or are left out", () => {
    let changed = 0;
    let moved = 0;
    fc.assert(
      fc.property(carts, (text) => {
        const files = { "trackc.yaml": "name: example\n", "plans/plan.yaml": text };
        const only = ["properties-repeated", "property-defined-twice", "event-time-as-property"];
        const result = fixText(files, { today, which: "all", preset: "strict", only });
        const now = result.files.find(({ path }) => path === "plans/plan.yaml")?.after;
        if (now === undefined) return;
        changed++;
        if (/bundles:[\s\S]*#/.test(now)) moved++;
        expectSubjects(text, now);
      }),
      { numRuns: runs * 4 },
    );
    // A test that refuses everything would pass as well.
    expect(changed).toBeGreaterThan(runs);
    expect(moved).toBeGreaterThan(0);
  });
});

/** Three events with the same properties, and comments in places that are drawn. */
const carts: fc.Arbitrary<string> = fc
  .record({
    newline: fc.constantFrom("\n", "\r\n"),
    events: fc.tuple(events(), events(), events()),
  })
  .map(({ newline, events: all }) => {
    let count = 0;
    const lines = ["events:"];
    const comment = (shared: boolean, name: string): string => (shared ? `# of ${name}` : `# ${name} ${++count}`);
    for (const [at, { isFlow, comments, extra }] of all.entries()) {
      lines.push(`  Cart ${["Viewed", "Left", "Paid"][at]}:`, "    description: It was there.");
      if (isFlow) {
        lines.push(`    properties: { ${properties.map(([name, type]) => `${name}: ${type}`).join(", ")} }`);
        continue;
      }
      if (extra.heading) lines.push(`    ${comment(false, "heading")}`);
      lines.push(`    properties:${extra.beside ? ` ${comment(false, "properties")}` : ""}`);
      for (const [index, [name, type]] of properties.entries()) {
        const where = comments.filter(({ property }) => property === index);
        for (const { place, shared } of where) {
          if (place === "above") lines.push(`      ${comment(shared, `${name} above`)}`);
          if (place === "apart") lines.push(`      ${comment(false, `${name} apart`)}`, "");
        }
        const behind = where.find(({ place }) => place === "behind");
        lines.push(`      ${name}: ${type}${behind ? ` ${comment(behind.shared, `${name} behind`)}` : ""}`);
        if (where.some(({ place }) => place === "below")) lines.push(`        ${comment(false, `${name} below`)}`);
      }
      if (extra.note) lines.push(`      # the note ${at}`, "      note: string");
    }
    return lines.join(newline) + newline;
  });

const properties: readonly (readonly [string, string])[] = [
  ["cart_id", "{ type: string, minLength: 3 }"],
  ["cart_value", "{ type: number, minimum: 0 }"],
  ["cart_size", "{ type: integer, minimum: 0 }"],
  ["timestamp", "timestamp"],
];

function events() {
  return fc.record({
    isFlow: fc.constantFrom(true, false, false, false),
    extra: fc.record({
      heading: fc.constantFrom(true, false, false, false),
      beside: fc.constantFrom(true, false, false, false),
      note: fc.boolean(),
    }),
    comments: fc.array(
      fc.record({
        property: fc.nat(3),
        place: fc.constantFrom("above", "above", "behind", "behind", "apart", "below"),
        shared: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  });
}
