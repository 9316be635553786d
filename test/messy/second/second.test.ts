import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inspect } from "../../../src/inspect.js";
import { planPaths } from "../../../src/lint/plan-paths.js";
import { loadText } from "../../../src/load/text.js";
import expected from "./expected.json" with { type: "json" };

/**
 * A second plan, of 80 events, by somebody who had not seen the rules, with what a reviewer would say of it. No rule was made for it, so
 * it tells what to expect of a plan that nobody has tuned anything to. An entry counts as told when a finding points exactly at its
 * place, whatever the finding says: a person who reads both would give less.
 */
const folder = "test/messy/second/project";
const files = Object.fromEntries(
  ["trackc.yaml", ...readdirSync(`${folder}/plans`).map((name) => `plans/${name}`)].map((path) => [
    path,
    readFileSync(`${folder}/${path}`, "utf8"),
  ]),
);

it("tells most of what a reviewer says of a plan that no rule was made for", async () => {
  const { value, diagnostics } = loadText(files);
  const pathOf = planPaths(value.plan);
  const found = inspect({ ...value, diagnostics }, { today: expected.today }).diagnostics.map((finding) => ({
    rule: finding.code,
    places: [finding.path, ...finding.related.map((each) => pathOf(each.span))].map((path) => path.join("/")),
  }));
  const toldAt = (paths: readonly string[]): readonly string[] =>
    found.filter(({ places }) => places.some((place) => paths.includes(place))).map(({ rule }) => rule);
  const untold = expected.expected.filter(({ paths }) => toldAt(paths).length === 0);
  const told = expected.expected.length - untold.length;
  const lines = untold.map(({ id, says }) => `${id}: ${says}`);
  await expect(
    [`${told} of ${expected.expected.length} told. Not told:`, "", ...lines, ""].join("\n"),
  ).toMatchFileSnapshot("untold.txt");
  expect(told / expected.expected.length).toBeGreaterThan(0.75);
  // What only looks wrong: a finding there must be about something else.
  const traps = expected.traps.map(({ id, paths }) => `${id}: ${toldAt(paths).join(", ")}`);
  await expect(`${traps.join("\n")}\n`).toMatchFileSnapshot("at-traps.txt");
});
