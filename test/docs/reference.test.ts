import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import type { Example } from "../../src/diagnostics/mistake.js";
import { targets } from "../../src/emit/targets.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { mistakes } from "../../src/mistakes.js";
import { diffReporters } from "../../src/report/diff/index.js";
import { catalogue, explainMarkdown } from "../../src/report/explain.js";
import { reportFormats } from "../../src/report/index.js";
import { allRules } from "../../src/rules/index.js";
import { cell, generated, rulePage, rulesIndex, settings, silencer } from "./rule-pages.js";

// The reference is made from the code that it describes. `npm run docs` writes it; this fails when it is out of date.

const all = catalogue(allRules, mistakes);

/** Where each code is explained, as seen from the page of a rule. */
const hrefs = new Map([
  ...mistakes.map(({ code }) => [code, `../errors.md#${code}`] as const),
  ...allRules.map(({ id }) => [id, `${id}.md`] as const),
]);

/** What trackc really says of an example. */
const diagnose = (example: Example): ReturnType<Parameters<typeof explainMarkdown>[2] & object> => {
  const { value: loaded } = loadText(typeof example === "string" ? { "plans/plan.yaml": example } : example);
  const { diagnostics } = inspect(loaded, { today: "2026-01-01" });
  return { diagnostics, sources: loaded.sources };
};

const section = (code: string): string => {
  const found = all.find(code);
  if (!found) throw new Error(code);
  // What else its example might be told of has a section of its own.
  return explainMarkdown(found, 3, (example) => {
    const { diagnostics, sources } = diagnose(example);
    return { diagnostics: diagnostics.filter((each) => each.code === code), sources };
  });
};

describe("the reference", () => {
  test("of rules, in one list", async () => {
    await expect(rulesIndex(allRules)).toMatchFileSnapshot("../../docs/rules.md");
  });

  test.each(allRules.map((rule) => [rule.id, rule] as const))("of the rule %s, on a page", async (id, rule) => {
    await expect(rulePage(rule, hrefs)).toMatchFileSnapshot(`../../docs/rules/${id}.md`);
  });

  test("has no page of a rule that is gone: remove its file", () => {
    const pages = allRules.map(({ id }) => `${id}.md`);
    const files = existsSync("docs/rules") ? readdirSync("docs/rules") : [];
    expect(files.filter((name) => !pages.includes(name))).toEqual([]);
  });

  test.each(allRules.map((rule) => [rule.id, rule] as const))("shows settings of %s that hold", (_, rule) => {
    const manifest = `name: example\n${settings(rule)}`;
    const plan = "events:\n  Legacy Player Opened:\n    description: The player of the old app came into view.\n";
    const { value: loaded } = loadText({ "trackc.yaml": manifest, "plans/plan.yaml": plan });
    expect(inspect(loaded, { today: "2026-01-01", only: [rule.id] }).diagnostics).toEqual([]);
  });

  test("shows a comment for every rule but those that speak of the manifest", () => {
    const silent = allRules.filter((rule) => silencer(rule) === undefined);
    const elsewhere = silent.filter(({ bad }) => typeof bad === "string" || !("trackc.yaml" in bad));
    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });

  test("of errors", async () => {
    const codes = mistakes.map(({ code }) => code).sort();
    const text = [
      "# Errors",
      generated,
      "What a plan or a manifest can have wrong, and what can stand in a run's way. None of these can be switched off. `trackc explain CODE` says the same.\n",
      `${codes.map((code) => `- [\`${code}\`](#${code})`).join("\n")}\n`,
      ...codes.map(section),
    ].join("\n");
    await expect(text).toMatchFileSnapshot("../../docs/errors.md");
  });

  test("of commands and outputs", async () => {
    const usage = (name: string, args: readonly { usage: string }[]): string =>
      ["trackc", name, "[options]", ...args.map((each) => each.usage)].join(" ");
    const formats = new Map<string, readonly { readonly id: string; readonly what: string }[]>([
      ["lint", await Promise.all(reportFormats.map((format) => format.load()))],
      ["diff", diffReporters],
    ]);
    const text = [
      "# Commands",
      generated,
      "Every command takes folders or plan files; the manifest is looked for from there upwards, and below where there is none above. Paths choose what is shown, never what is loaded: a plan is right or wrong as a whole. Only `diff` shows whole plans as well, whatever part of one a path names. Exit codes: 0 clean, 1 findings or differences, 2 could not run.\n",
      ...commands.flatMap((command) => [
        `## trackc ${command.name}\n`,
        `${command.what}.\n`,
        `\`\`\`\n${usage(command.name, command.arguments)}\n\`\`\`\n`,
        `| argument | |\n| --- | --- |\n${command.arguments
          .map(({ usage, what }) => `| \`${cell(usage)}\` | ${cell(what)} |`)
          .join("\n")}\n`,
        ...(command.options.length > 0
          ? [
              `| option | |\n| --- | --- |\n${command.options
                .map(({ flags, what, choices }) => {
                  const among = choices ? ` (${choices.map((choice) => `\`${choice}\``).join(", ")})` : "";
                  return `| \`${cell(flags)}\` | ${cell(what)}${among} |`;
                })
                .join("\n")}\n`,
            ]
          : []),
        ...(formats.has(command.name)
          ? [
              `| format | |\n| --- | --- |\n${formats
                .get(command.name)
                ?.map(({ id, what }) => `| \`${id}\` | ${cell(what)} |`)
                .join("\n")}\n`,
            ]
          : []),
        `\`\`\`sh\n${command.examples.map((each) => `${each.command}   # ${each.what}`).join("\n")}\n\`\`\`\n`,
      ]),
      "# Outputs\n",
      "An entry of the manifest's `outputs` names a `target`, a folder `out` (relative to the manifest), and the target's options.\n",
      ...targets.flatMap((target) => [
        `## target: ${target.name}\n`,
        `${target.what}\n`,
        `| option | |\n| --- | --- |\n${target.options
          .map(({ name, what, takes }) => {
            const words = "words" in takes ? ` (${takes.words.map((word) => `\`${word}\``).join(", ")})` : "";
            const fallback = "default" in takes && takes.default ? ` By default \`${takes.default}\`.` : "";
            return `| \`${name}\` | ${cell(what)}${words}${fallback} |`;
          })
          .join("\n")}\n`,
      ]),
    ].join("\n");
    await expect(text).toMatchFileSnapshot("../../docs/commands.md");
  });
});
