import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { inOrder } from "../../src/diagnostics/order.js";
import { reportFormats } from "../../src/report/index.js";
import { file, finding, placeOf, report, tool } from "./made.js";

// One report of everything that can be in one, as each format shows it: test/report/expected/ is there to be opened.

const [listening, people] = ["plans/listening.yaml", "plans/people.yaml"].map((path) =>
  file(path, readFileSync(`test/report/messy/${path}`, "utf8")),
) as [ReturnType<typeof file>, ReturnType<typeof file>];

const findings: readonly Diagnostic[] = inOrder([
  finding(undefined, {
    code: "no-such-path",
    message: "There is no `plans/old`",
    help: "Check the path.",
    context: {},
  }),
  finding(placeOf(listening, "strin"), {
    path: ["events", "Song Played", "properties", "song_id"],
    fix: { title: "Write `string`", safe: true, changes: [] },
  }),
  finding(placeOf(listening, "song_skipped"), {
    code: "event-description",
    origin: "rule",
    level: "warn",
    message: "`song_skipped` has no description",
    help: "Add `description:` under `song_skipped`: what happened in the world when this is sent.",
    path: ["events", "song_skipped"],
  }),
  finding(placeOf(people, "email"), {
    code: "consent",
    origin: "rule",
    level: "warn",
    message: "`email` of `listener` is personal and nobody is asked",
    help: "Write `consent: [analytics]`.",
    path: ["entities", "listener", "traits", "email"],
    fix: { title: "Add `consent: [analytics]`", safe: false, changes: [] },
  }),
  finding(placeOf(listening, "string", 0), {
    code: "type-conflict",
    origin: "rule",
    level: "warn",
    message: "`position` is `string` in `song_skipped`, `integer` in `Song Played` and `number` in `listener`",
    label: "`string` here",
    related: [
      { span: placeOf(listening, "integer"), label: "`integer` here" },
      { span: placeOf(people, "number"), label: "`number` here" },
    ],
    help: "Give all the same type; see [the dictionary](1), or {0}.",
    path: ["events", "song_skipped", "properties", "position"],
  }),
  finding(placeOf(listening, '"曲 ::error:: ##[x]"'), {
    code: "key-order",
    origin: "rule",
    level: "info",
    message: "`曲 ::error:: ##[x]` stands after `position` | @team #12 <b>",
    help: "::error::Sort them, 100% of them.",
    path: ["events", "song_skipped", "properties", "曲 ::error:: ##[x]"],
  }),
]);

const reporters = await Promise.all(reportFormats.map(async ({ id, load }) => [id, await load()] as const));

test.each(reporters)("%s is what loads under its name", (id, reporter) => {
  expect(reporter.id).toBe(id);
});

test.each(reporters)("a messy report as %s", async (id, reporter) => {
  const messy = report(findings, [listening, people]);
  const made = reporter.render(
    { ...messy, summary: { ...messy.summary, known: 7 } },
    { colour: false, root: { prefix: "apps/music" }, tool, exitCode: 2 },
  );
  await expect(made).toMatchFileSnapshot(`expected/${fileNames[id] ?? `${id}.txt`}`);
});

const fileNames: Readonly<Record<string, string>> = {
  json: "json.json",
  gitlab: "gitlab.json",
  sarif: "sarif.sarif",
  junit: "junit.xml",
  markdown: "markdown.md",
};
