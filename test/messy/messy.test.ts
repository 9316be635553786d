import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { inspect } from "../../src/inspect.js";
import { planPaths } from "../../src/lint/plan-paths.js";
import { loadText } from "../../src/load/text.js";
import { summary } from "../../src/report/summary.js";
import type { Span } from "../../src/source/span.js";
import { today } from "../support/lint.js";
import expected from "./expected.json" with { type: "json" };

/**
 * A plan of 200 events as a company has it that grew by buying others, and the list of what an experienced reviewer would
 * say of it. The list was written before the linter was run on the plan. `entries` are what should be told; `traps` look
 * like it and are fine; `retracted` are entries that were mistakes of the reviewer, each with the reason; `unlisted` is
 * what the linter finds and the reviewer had missed: true and worth saying.
 */
interface Finding {
  readonly rule: string;
  readonly message: string;
  /** Where it points, and where else. */
  readonly places: readonly string[];
}

interface Matched {
  readonly rules: readonly string[];
  readonly places: readonly string[];
}

const folder = "test/messy/project";
const files = Object.fromEntries(
  ["trackc.yaml", ...readdirSync(`${folder}/plans`).map((name) => `plans/${name}`)].map((path) => [
    path,
    readFileSync(`${folder}/${path}`, "utf8"),
  ]),
);
const loaded = loadText(files);
const result = inspect({ ...loaded.value, diagnostics: loaded.diagnostics }, { today });
const pathOf = planPaths(loaded.value.plan);

/** `/events/Song Played/properties/email`, or the file and the text where it is not in the plan. */
function placeOf(span: Span | undefined, path: readonly string[]): string {
  if (path.length > 0 || !span) return `/${path.join("/")}`;
  return `${span.file}#${files[span.file]?.slice(span.start, span.end)}`;
}

function findingOf({ code, message, span, path, related }: Diagnostic): Finding {
  const places = [placeOf(span, path), ...related.map((each) => placeOf(each.span, pathOf(each.span)))];
  return { rule: code, message, places };
}

function isAt(place: string, listed: string): boolean {
  return place === listed || place.startsWith(`${listed}/`);
}

function tells({ rule, places }: Finding, entry: Matched): boolean {
  return entry.rules.includes(rule) && entry.places.some((listed) => places.some((place) => isAt(place, listed)));
}

describe("a messy plan of 200 events", () => {
  let findings: readonly Finding[];
  beforeAll(() => {
    findings = result.diagnostics.map(findingOf);
  });

  it("has 200 events and no mistake of the language", () => {
    expect(loaded.value.plan.events.length).toBe(200);
    expect(result.diagnostics.filter(({ origin, level }) => origin === "language" && level === "error")).toEqual([]);
  });

  it("is told at least 95 % of what a reviewer would say", () => {
    const { entries } = expected;
    const missed = entries.filter((entry) => !findings.some((finding) => tells(finding, entry)));
    const recall = (entries.length - missed.length) / entries.length;
    expect(missed.map(({ id }) => id)).toMatchSnapshot();
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it("is told at most 5 % that a reviewer would call noise", () => {
    const known: readonly Matched[] = [
      ...expected.entries,
      ...expected.unlisted.map(({ rule, place }) => ({ rules: [rule], places: [place] })),
    ];
    const noise = findings.filter((finding) => !known.some((entry) => tells(finding, entry)));
    expect(noise.map(({ rule, places }) => `${rule} ${places[0]}`)).toMatchSnapshot();
    expect(noise.length / findings.length).toBeLessThanOrEqual(0.05);
  });

  it("is told nothing of what only looks wrong", () => {
    const trapped = expected.traps.flatMap(({ id, rules, places }) =>
      findings
        .filter(({ rule, places: [place = ""] }) => rules.includes(rule) && places.includes(place))
        .map(({ message }) => `${id}: ${message}`),
    );
    expect(trapped).toEqual([]);
  });

  it("can be surveyed on one screen", async () => {
    const shown = summary.render(
      { diagnostics: result.diagnostics, summary: result.value, sources: loaded.value.sources },
      { colour: false },
    );
    await expect(shown).toMatchFileSnapshot("expected-summary.txt");
  });
});
