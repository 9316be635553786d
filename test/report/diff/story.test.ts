import { expect, test } from "vitest";
import { failureOf } from "../../../src/diff/fail-on.js";
import { diff } from "../../../src/diff/index.js";
import { loadPlan } from "../../../src/load.js";
import { type DiffReport, diffReporters, failingOf, versionPlace } from "../../../src/report/diff/index.js";

// As an analyst meets it: a branch that renames one event, adds two properties, narrows an enum, moves a file and rewords forty
// descriptions. Both plans stand in story/ to be opened, and every report of them in story/expected/.

async function side(name: "base" | "head") {
  const { value, diagnostics } = await loadPlan(".", { cwd: `${import.meta.dirname}/story/${name}` });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error(`no plan in ${name}`);
  return value;
}

const [base, head] = await Promise.all([side("base"), side("head")]);
const compared = diff(base, head, { today: "2026-01-01" });
const report: DiffReport = {
  diff: compared,
  failing: failingOf(failureOf(compared)),
  sources: { base: base.sources, head: head.sources },
  notes: ["Compared with `main (3f2a1c0)`: as GitHub says, `GITHUB_BASE_REF`."],
  planNotes: [],
  names: { base: "main (3f2a1c0)", head: "the working folder" },
  of: { name: head.project.name.value, manifest: head.project.file, version: versionPlace(head.project) },
  unused: [],
  repeat: { args: ["--base", "origin/main"], checkout: undefined },
};

const endings: Readonly<Record<string, string>> = { text: "txt", markdown: "md", json: "json", github: "txt" };

test.each(diffReporters.map((reporter) => [reporter.id, reporter] as const))(
  "the story as %s",
  async (id, reporter) => {
    const made = reporter.render(report, { colour: false, root: { prefix: "" } });
    await expect(made).toMatchFileSnapshot(`story/expected/${id}.${endings[id]}`);
  },
);

test("the moved file is no change, and the forty descriptions are one line", () => {
  const markdown = diffReporters.find(({ id }) => id === "markdown")?.render(report, { colour: false }) ?? "";
  expect(report.diff.changes.filter(({ kind }) => kind === "description-changed")).toHaveLength(40);
  expect(markdown.match(/description/g)).toHaveLength(1);
  expect(markdown).toContain("- description reworded, 40 times, in 32 events");
  const others = report.diff.changes.map(({ kind }) => kind).filter((kind) => kind !== "description-changed");
  expect(others).toEqual([
    "property-added",
    "enum-value-removed",
    "event-renamed",
    "version-changed",
    "property-added",
  ]);
  // What a reader sees at once, without unfolding anything.
  const seen = markdown
    .replace(/<details>.*?<\/details>/gs, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  expect(seen.length).toBeLessThan(35);
  expect(seen[1]).toBe(
    "**2 breaking for producers, 1 dangerous for producers, 1 dangerous for consumers, 42 safe → 3.0.0**",
  );
});
