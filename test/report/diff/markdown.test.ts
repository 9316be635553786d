import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/diff/model.js";
import { type DiffReport, diffReporters, markdownMarker } from "../../../src/report/diff/index.js";
import fc from "../../support/fast-check.js";
import { harmful, hostileText } from "../made.js";
import { change, compared, reportOf, subjectOfEvent, verdict, witness } from "./made.js";

const markdown = diffReporters.find(({ id }) => id === "markdown");

function rendered(report: DiffReport, limit?: number): string {
  return markdown?.render(report, { colour: true, limit }) ?? "";
}

/** What a code host makes of Markdown. */
function html(text: string): string {
  return micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const breaking = verdict("breaking", { reason: "It is refused.", witness: witness("E", { p: 1 }) });

/** So many changes that break producers, each in an event of its own, with a definition. */
function many(count: number, lines = 1): readonly Change[] {
  const definition = Array.from({ length: lines }, (_, at) => `p${at}: string`).join("\n");
  const span = { file: "plans/plan.yaml", start: 0, end: 1 };
  return Array.from({ length: count }, (_, at) =>
    change("property-removed", subjectOfEvent(`Event ${at}`, "properties", "p"), {
      base: { span, definition },
      producers: breaking,
      bump: "major",
    }),
  );
}

describe("a comparison as a comment", () => {
  it("begins with the mark by which it is found, and the verdict", () => {
    const lines = rendered(compared("events:\n  A:\n", "events:\n  A:\n    properties: { p: string }\n")).split("\n");
    expect(lines[0]).toBe(markdownMarker);
    expect(lines[1]).toBe("**1 breaking for producers → 2.0.0**");
  });

  it("says which plan it is about, where there are several", () => {
    const report = { ...compared("events:\n  A:\n", "events:\n  A:\n  B:\n"), plan: "m*u*s*i*c" };
    expect(rendered(report).split("\n")[1]).toBe("**`m*u*s*i*c`: 1 safe → 1.1.0**");
  });

  it("says so when nothing changed, and nothing else", () => {
    expect(rendered(compared("events:\n  A:\n", "events:\n  A:\n"))).toBe(
      "<!-- trackc-diff -->\n<!-- trackc-diff: nothing to begin a comment for -->\n**No changes**\n\nFrom `main` to `HEAD`\n",
    );
  });

  it("shows a definition before and after, what both have once", () => {
    const before =
      "events:\n  A:\n    properties:\n      c?:\n        properties:\n          a: string\n          b: [x, z]\n";
    const made = rendered(compared(before, before.replace("[x, z]", "integer")));
    expect(made).toContain("```diff\n- b: [x, z]\n+ b: integer\n```");
    expect(made).toContain("type of `c.b` changed");
  });

  it("folds what is safe where something isn't, and shows it where there is little else", () => {
    const safe = [change("property-added", subjectOfEvent("E", "properties", "p"))];
    expect(rendered(reportOf(safe))).toContain("\n- event `E`: `p` added\n");
    expect(rendered(reportOf(safe))).not.toContain("<details>");
    expect(rendered(reportOf([...many(1), ...safe]))).toContain("<summary>1 safe change</summary>");
  });

  it("shows what was accepted folded, with its reason", () => {
    const accepted = many(1).map((each) => ({ ...each, accepted: "Nobody reads it, says @data." }));
    const made = rendered(reportOf(accepted));
    expect(made).toContain("**1 accepted → 1.0.1**");
    expect(made).toContain("<summary>1 accepted change</summary>");
    expect(made).toContain("- Accepted: `Nobody reads it, says @data.`");
  });

  it("says why there is no payload", () => {
    const gone = verdict("breaking", { withoutWitness: "Payloads don't show it." });
    expect(
      rendered(reportOf([change("event-identifier-changed", subjectOfEvent("E"), { producers: gone })])),
    ).toContain("<br>No payload shows it: Payloads don't show it.");
  });

  it("tells values of one enum that go together, and the same metadata in many events, as one", () => {
    const before = "events:\n  A: { properties: { p: [a1, a2, a3, a4] } }\n";
    const values = rendered(compared(before, before.replace("a2, a3, ", "")));
    expect(values).toContain("`a2`, `a3` removed from the values of `p`");
    expect(values).toContain("- p: [a1, a2, a3, a4]\n+ p: [a1, a4]");
    expect(values.match(/`c_[0-9a-f]{12}`/g)).toHaveLength(2);

    // Of a long list, and of one beside other types, those that stay are left out.
    const many = before.replace("a4", Array.from({ length: 12 }, (_, at) => `b${at}`).join(", "));
    expect(rendered(compared(many, many.replace("a2, a3, ", "")))).toContain("- p: […, a2, a3]\n+ p: […]");
    const union = before.replace("[a1, a2, a3, a4]", "{ anyOf: [integer, { enum: [a1, a2, a3] }] }");
    expect(rendered(compared(union, union.replace("a1, a2, ", "")))).toContain("- p: […, a1, a2]\n+ p: […]");

    const owners = Array.from({ length: 40 }, (_, at) =>
      change("owner-changed", subjectOfEvent(`E${at}`), {
        base: { span: { file: "plans/plan.yaml", start: 0, end: 1 }, value: "growth" },
        head: { span: { file: "plans/plan.yaml", start: 0, end: 1 }, value: at === 7 ? "search" : "platform" },
      }),
    );
    const made = rendered(reportOf(owners));
    expect(made).toContain("- owner: `growth` → `platform` in 39 events<br>`E0`, `E1`, `E10`");
    expect(made).toContain("- event `E7`: owner: `growth` → `search`\n");
    expect(made).toContain("and 9 more\n");
  });

  it("names the other events that use the same definition", () => {
    const also = [subjectOfEvent("B"), subjectOfEvent("C")];
    const made = rendered(reportOf([{ ...(many(1)[0] as Change), also }]));
    expect(made).toContain("`p` removed in 3 events");
    expect(made).toContain("- In `Event 0` (`p`), `B`, `C`");
  });

  it("offers the line that declares a rename", () => {
    const at = { file: "plans/plan.yaml", start: 8, end: 10 };
    const hint = { removed: subjectOfEvent("A"), added: subjectOfEvent("B"), line: "renamed_from: A", at };
    const made = rendered(reportOf([...many(1), change("event-added", subjectOfEvent("B"))], { hints: [hint] }));
    expect(made.indexOf("**Renamed?**")).toBeLessThan(made.indexOf("<details>"));
    expect(made).toContain(
      "**Renamed?**\n\n- event `A` was removed and event `B` added, and they look alike. If it is one and was renamed, say so: `renamed_from: A` at `plans/plan.yaml:2`\n",
    );
  });
});

describe("a comment stays within what a host takes, and says what it left out", () => {
  const notShown = (made: string): number =>
    Number(/\*\*(\d+) changes? (?:is|are) not shown here/.exec(made)?.[1] ?? 0);

  it.each([
    [1, 1],
    [30, 20],
    [300, 20],
    [2_000, 20],
    [20_000, 1],
  ])("%d changes of %d lines", (count, lines) => {
    const made = rendered(reportOf(many(count, lines)));
    expect(made.length).toBeLessThan(60_000);
    const told = made.match(/`c_[0-9a-f]{12}`/g)?.length ?? 0;
    expect(told + notShown(made)).toBe(count);
    expect(html(made).match(/<details>/g)?.length ?? 0).toBe(html(made).match(/<\/details>/g)?.length ?? 0);
    if (count <= 300) expect(notShown(made)).toBe(0);
    if (count > 30) expect(made).toContain("to look at</summary>");
  });

  it("safe changes are the first to go, and are counted", () => {
    const safe = Array.from({ length: 5_000 }, (_, at) => change("event-added", subjectOfEvent(`New ${at}`)));
    const made = rendered(reportOf([...many(50), ...safe]));
    expect(made.length).toBeLessThan(60_000);
    const shown = Number(/<summary>(\d+) safe changes<\/summary>/.exec(made)?.[1]);
    expect(shown + notShown(made)).toBe(5_000);
    expect(made.match(/- event `New \d+`: new event\n/g)).toHaveLength(shown);
  });

  it("long definitions, lines, payloads and lists are cut with their numbers", () => {
    const long = "x".repeat(5_000);
    const span = { file: "plans/plan.yaml", start: 0, end: 1 };
    const definition = [`p: ${long}`, ...Array.from({ length: 99 }, (_, at) => `l${at}:`)].join("\n");
    const made = rendered(
      reportOf([
        change("property-removed", subjectOfEvent("E", "properties", "p"), {
          base: { span, definition },
          producers: verdict("breaking", { witness: witness("E", { p: long }) }),
          also: Array.from({ length: 99 }, (_, at) => subjectOfEvent(`F${at}`)),
        }),
      ]),
    );
    expect(made).toContain("… (4603 characters more)");
    expect(made).toContain("… 76 more lines");
    expect(made).toContain("… (4208 characters more)");
    expect(made).toContain("and 70 more");
    expect(made.length).toBeLessThan(5_000);
  });

  it("another limit is kept as well", () => {
    const made = rendered(reportOf(many(300, 20)), 10_000);
    expect(made.length).toBeLessThan(10_000);
    expect((made.match(/`c_[0-9a-f]{12}`/g)?.length ?? 0) + notShown(made)).toBe(300);
  });
});

describe("what a plan says stays text", () => {
  it("no link, image, tag or list comes of it, nobody is pinged and nothing closed", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (name, text, value) => {
        const span = { file: `a${text}.yaml`, start: 0, end: 1 };
        const removed = change("property-removed", subjectOfEvent(name, "properties", text), {
          base: { span, definition: `${value}\n${text}\n${name}` },
          producers: verdict("breaking", {
            reason: `Because of \`${text}\`.`,
            witness: witness(name, { [text]: value }),
          }),
          also: [
            subjectOfEvent(text, "properties", value),
            { kind: "trait", group: { kind: "entity", name: value }, path: ["entities", value, "traits", text] },
          ],
          shared: { kind: "enum-value", group: { kind: "type", name: text }, path: ["types", text, "enum", value] },
        });
        const owner = change("owner-changed", subjectOfEvent(name), {
          base: { span, value: text },
          head: { span, value },
        });
        const accepted = { ...change("event-removed", subjectOfEvent(text), { producers: breaking }), accepted: value };
        const hint = { removed: subjectOfEvent(name), added: subjectOfEvent(text), line: value, at: span };
        const because = verdict("safe", { reason: `Because of \`${text}\`.` });
        const gone = change("event-removed", subjectOfEvent(value), { producers: because, consumers: because });
        const report = {
          ...reportOf([removed, accepted, owner, gone], { hints: [hint] }),
          names: { base: name, head: text },
        };
        const made = rendered(report);
        expect(made).not.toMatch(harmful);
        const page = html(made);
        const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag as string));
        for (const tag of tags) {
          expect(["p", "strong", "code", "ul", "li", "br", "h3", "pre", "details", "summary"], made).toContain(tag);
        }
        expect(page.match(/<details>/g)).toHaveLength(2);
        expect(page.match(/<h3>/g)).toHaveLength(2);
        expect(page.match(/<pre>/g)).toHaveLength(1);
        const outside = page
          .replace("<!-- trackc-diff -->", "")
          .replace(/<code[^>]*>.*?<\/code>/gs, "\u00a7")
          .replace(/<[^>]*>/g, "");
        expect(outside, made).not.toMatch(/[@#$~<>&[\]{}|\\*_]|!\d|:\w+:|https?:|www\.|GH-\d|ABC-\d|\bdeadbeef1\b/);
        for (const line of made.split("\n")) expect(line).not.toMatch(/^\s*\//);
      }),
    );
  });
});
