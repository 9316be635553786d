import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { within } from "../../src/lint/spans.js";
import { loadText } from "../../src/load/text.js";
import { allRules } from "../../src/rules/index.js";
import { linted } from "../support/lint.js";

const fixtures = "test/rules/fixtures";
const read = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** Looks at pages and screens, which every destination has a call for today. */
const looksAtViews = "destination-lacks-call";

/** The plans of all rules' examples and fixtures. */
const plans: readonly Readonly<Record<string, string>>[] = [
  ...allRules.map(({ bad }) => (typeof bad === "string" ? { "plans/plan.yaml": bad } : bad)),
  ...readdirSync(fixtures).map((id) => ({
    "trackc.yaml": read(`${fixtures}/${id}/trackc.yaml`) ?? "name: example\n",
    "plans/plan.yaml": read(`${fixtures}/${id}/plan.yaml`) ?? "",
  })),
].map((files: Readonly<Record<string, string>>) => ({ "trackc.yaml": "name: example\n", ...files }));

it("the rules whose findings never lie in an event are those that say so", () => {
  const inEvents = new Set<string>();
  const only = allRules.map(({ id }) => id);
  for (const files of plans) {
    const { events } = loadText(files).value.plan;
    for (const { code, span } of linted(files, { preset: "strict", only }).diagnostics) {
      if (span && !inEvents.has(code) && events.some((event) => within(event.span, span))) inEvents.add(code);
    }
  }
  expect(only.filter((id) => !inEvents.has(id) && id !== looksAtViews)).toEqual(
    allRules.flatMap(({ id, beyondEvents }) => (beyondEvents ? [id] : [])),
  );
});
