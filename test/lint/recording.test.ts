import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { text } from "../../src/report/text.js";
import { linted } from "../support/lint.js";

const folder = "test/lint/fixtures/five-mistakes";
const paths = ["trackc.yaml", "plans/entities.yaml", "plans/listening.yaml"];

it("shows a person five different mistakes, of the language and of rules, each once and in the order of the files", async () => {
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(`${folder}/${path}`, "utf8")]));
  const { diagnostics, value, sources } = linted(files);
  expect(new Set(diagnostics.map(({ origin }) => origin))).toEqual(new Set(["language", "rule"]));
  expect(diagnostics).toHaveLength(5);
  const shown = text.render({ diagnostics, summary: value, sources }, { colour: false });
  await expect(shown).toMatchFileSnapshot("fixtures/five-mistakes/expected.txt");
});
