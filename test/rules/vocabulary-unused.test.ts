import { expect, test } from "vitest";
import rule from "../../src/rules/purpose/vocabulary-unused.js";
import { linted } from "../support/lint.js";

const found = (vocabulary: string, plan: string, more = ""): string[] =>
  linted(
    { "trackc.yaml": `name: example\nvocabulary:\n  ${vocabulary}\n${more}`, "plans/plan.yaml": plan },
    { rules: [rule], preset: "strict" },
  )
    .diagnostics.filter(({ code }) => code === rule.id)
    .map(({ message }) => message);

test("one event that names no source uses them all", () => {
  const said = "events:\n  Song Played:\n    sources: web\n";
  expect(found("sources: [web, tv]", said)).toEqual(["Nothing uses `tv` of the vocabulary's `sources`"]);
  expect(found("sources: [web, tv]", `${said}  Song Saved:\n`)).toEqual([]);
  expect(found("destinations: [segment, crm]", "events:\n  Song Played:\n    destinations: crm\n")).toEqual([
    "Nothing uses `segment` of the vocabulary's `destinations`",
  ]);
});

test("what defaults and outputs name is used, whether an event says it or not", () => {
  const plan = "events:\n  Song Played:\n    sources: web\n    owner: listening\n";
  expect(found("sources: [web, tv]", plan, "defaults:\n  sources: tv\n")).toEqual([]);
  expect(found("owners: [listening, radio]", plan, "defaults:\n  owner: radio\n")).toEqual([]);
  const output = "outputs:\n  - { target: typescript, out: src/tv, source: tv }\n";
  expect(found("sources: [web, tv]", plan, output)).toEqual([]);
});

test("an object is used by the words of a name in any case, next to one another", () => {
  const named = (name: string) => found("objects: [Search Result]", `events:\n  ${name}:\n`);
  expect(named("Search Result Opened")).toEqual([]);
  expect(named("search_result_opened")).toEqual([]);
  expect(named("openedSearchResult")).toEqual([]);
  expect(named("Result of Search Opened")).toHaveLength(1);
});

test("a list of which nothing is used is to go itself", () => {
  const { diagnostics } = linted(
    {
      "trackc.yaml": "name: example\nvocabulary:\n  owners: [radio]\n",
      "plans/plan.yaml": "events:\n  Song Played:\n",
    },
    { rules: [rule], preset: "strict" },
  );
  expect(diagnostics.map(({ help }) => help)).toEqual([
    "Remove `owners` from the vocabulary, or use its words as `owner` of an event, an entity or a metric.",
  ]);
});

test("nothing is said of a plan that could not be read as a whole, or has no events yet", () => {
  expect(found("owners: [radio]", "metrics:\n  reach:\n    question: Who listens?\n")).toEqual([]);
  expect(found("owners: [radio]", "events:\n  Song Played:\n    kind: nothing\n")).toEqual([]);
});
