import { expect, test } from "vitest";
import { approvalsName } from "../../src/diff/approvals/approvals.js";
import { failOnForms } from "../../src/diff/fail-on.js";
import { diff } from "../../src/diff/index.js";
import type { Judgement, Outcome } from "../../src/diff/judgement.js";
import { judgements } from "../../src/diff/judgements.js";
import { demandOf, outcomesOf, reasonIn } from "../../src/report/explain-change.js";
import { fixturePairs } from "../support/diff-corpus.js";
import { cell, generated } from "./rule-pages.js";

// The reference of changes is made from the table that judges them. `npm run docs` writes it.

const rows = Object.entries(judgements) as readonly (readonly [string, Judgement])[];

/** The fixtures in which a kind of change can be seen: those called after it first, the shortest first. */
const shownIn = new Map<string, string[]>();
for (const [name, { base, head }] of fixturePairs()) {
  for (const { kind } of diff(base.loaded, head.loaded, { today: "2026-01-01" }).changes) {
    const names = shownIn.get(kind) ?? [];
    if (!names.includes(name)) shownIn.set(kind, [...names, name]);
  }
}
const exampleOf = (kind: string): string | undefined =>
  [...(shownIn.get(kind) ?? [])].sort(
    (a, b) => Number(b.startsWith(kind)) - Number(a.startsWith(kind)) || a.length - b.length || (a < b ? -1 : 1),
  )[0];

const levels = (outcomes: readonly Outcome[]): string =>
  ["breaking", "dangerous", "safe"].filter((level) => outcomes.some(({ severity }) => severity === level)).join(", ");

const linesOf = (audience: string, outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map(
    (outcome) => `| ${audience} | ${cell(outcome.when.says)} | ${outcome.severity} | ${cell(reasonIn(outcome))} |`,
  );

const sectionOf = ([kind, judgement]: (typeof rows)[number]): string => {
  const { what, producers, consumers } = judgement;
  const example = exampleOf(kind);
  const lines = [
    `## ${kind}\n`,
    `${what} ${demandOf(judgement)}\n`,
    "| for | when | level | because |",
    "| --- | --- | --- | --- |",
    ...linesOf("producers", outcomesOf(kind, producers)),
    ...linesOf("consumers", outcomesOf(kind, consumers)),
    "",
  ];
  if (example) lines.push(`An example: [\`${example}\`](../test/diff/fixtures/${example}).\n`);
  return lines.join("\n");
};

test("the reference of changes is up to date", async () => {
  const text = [
    "# Every kind of change",
    generated,
    "What `trackc diff` can find, and what it thinks of it. How to use it, and what its words mean, stands in [What changed, and whom it breaks](diff.md). `trackc explain enum-value-removed` prints what stands here of one kind.\n",
    "A change is judged for two audiences. *Producers* are the callers of the generated functions, and the applications that were shipped and go on sending what they always sent: what was valid must stay valid. *Consumers* are the models, dashboards and destinations that read: what is sent must be something they have seen. They ignore properties and events that they don't know.\n",
    "- *Breaking*: calls stop compiling, payloads that were valid are refused, or payloads come that nobody had to reckon with.\n- *Dangerous*: somebody should look. Something is no longer sent, or comes under another name, as declared; data is handled otherwise; code may stop compiling that imports a type, or that no output of the manifest makes; or nothing could be proved.\n- *Safe*: with the reason why.\n",
    "The first line that applies counts. Where *it is proved* or *a payload shows it*, types are compared as the sets of values that they allow, and a payload that shows it is printed with the change. What can't be decided is dangerous, with the reason, and never silently safe.\n",
    "**Outputs.** Whether calls stop compiling is judged by the outputs that both manifests list. Where they list none with code, only those who generate it know: what may stop compiling there is dangerous.\n",
    "**Declared renames.** One thing is refused and only dangerous: what shipped applications go on sending under the former name of an event that says so (`renamed_from`). The plan tells what it became, calls of the former function keep compiling, and an output with `renamed: all_names` sends both names until the old applications are gone. Where no such function is left, it is breaking.\n",
    "**Deprecated in time.** What was deprecated in the base, with a date under `expires` that has passed, may go: that is safe. Before that day, on it, and without a date it is breaking like any other removal. An announcement counts from the commit before; to announce and to remove in one change is no announcement. That goes for values, names of calls, members of a union and named types as well. What comes under the name instead was not announced: where the context fills it in with other values, or other properties are allowed that may be called like it, consumers are told as of any other change.\n",
    "**What is not sent.** What no call carries breaks nobody: an event that is only `proposed`, unless an output asks for such events (`proposed: true`), the traits of objects, a type that nothing uses, and of the context what every event lists itself. An event that lists what the context filled in before tells what becomes of it.\n",
    "**The version.** What breaks anybody demands a major version, what is dangerous at least a minor one, and the rest what stands with it below. Before 1.0.0 a break moves the second number and anything else the third. A plan without a `version` is not asked for one. Accepting a break does not make the version smaller that it demands.\n",
    `**What fails a run.** By default what breaks producers or consumers and was not accepted. \`--fail-on\` takes ${failOnForms}, several with commas between.\n`,
    `**Accepted breaks.** \`--accept FINGERPRINT --reason "…"\` writes a block into \`${approvalsName}\` beside the manifest, to be reviewed like code. A fingerprint is made of what changed, where in the plan's own names, and of both definitions; it survives other commits, and no longer fits when the change becomes another one. Where several plans that are compared together have the same change, the folder of the one that is meant stands before it: \`--accept plans/music:FINGERPRINT\`. An approval that fits no change is a warning, one without a reason an error.\n`,
    "| change | what it says | producers | consumers | version |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(
      ([kind, { what, producers, consumers, bump }]) =>
        `| [\`${kind}\`](#${kind}) | ${cell(what)} | ${levels(producers)} | ${levels(consumers)} | ${bump} |`,
    ),
    "",
    ...rows.map(sectionOf),
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../../docs/changes.md");
});
