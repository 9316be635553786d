import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mistakes } from "../../src/mistakes.js";
import * as tables from "../../src/plan/resolve/tables.js";
import { formats } from "../../src/plan/values/formats.js";
import { lintKeys, overrideKeys } from "../../src/project/lint.js";
import { defaultsKeys, manifestKeys, namingKeys, vocabularyKeys } from "../../src/project/read.js";
import type { KeyTable } from "../../src/syntax/mapping.js";
import { differences } from "../plan/values/format-differences.js";

// The language's reference is written by hand, but for the parts between marks, which are made from the code.
// `npm run docs` writes them; this fails when they are out of date.

const page = join(import.meta.dirname, "../../docs/language.md");

const cell = (text: string): string => text.replaceAll("|", "\\|");
const keys = (all: readonly KeyTable<string>[]): string => {
  const rows = all.map(({ thing, keys }) => `| ${thing} | ${[...keys].map((key) => `\`${key}\``).join(", ")} |`);
  return `| in | keys |\n| --- | --- |\n${rows.join("\n")}`;
};

const parts: Readonly<Record<string, () => string>> = {
  keys: () => {
    const own = (table: KeyTable<string>): KeyTable<string> => ({
      ...table,
      keys: new Set([...table.keys].filter((key) => !(tables.innerTable.keys as ReadonlySet<string>).has(key))),
    });
    const {
      bundleTable,
      contextTable,
      entityTable,
      eventTable,
      innerTable,
      metricTable,
      traitTable,
      typeTable,
      valueTable,
    } = tables;
    return keys([
      eventTable,
      entityTable,
      metricTable,
      bundleTable,
      innerTable,
      { ...own(traitTable), thing: "A trait, beside those of a definition" },
      { ...own(contextTable), thing: "A context property, beside those of a definition" },
      { ...own(typeTable), thing: "A type, beside those of a definition" },
      valueTable,
    ]);
  },
  "manifest-keys": () => keys([manifestKeys, vocabularyKeys, defaultsKeys, namingKeys, lintKeys, overrideKeys]),
  formats: () => {
    const rows = Object.values(formats).map(
      ({ name, example, specification }) => `| \`${name}\` | \`${example}\` | ${cell(specification)} |`,
    );
    const differing = differences.map(
      ({ format, kind, value, ours, reason }) =>
        `| \`${format}\` | ${cell(kind)}: \`${cell(value)}\` | ${ours ? "yes" : "no"} | ${cell(reason)} |`,
    );
    return [
      `| format | example | specification |\n| --- | --- | --- |\n${rows.join("\n")}`,
      "Where other validators differ: `ajv-formats` says the opposite of these.",
      `| format | text | trackc | why |\n| --- | --- | --- | --- |\n${differing.join("\n")}`,
    ].join("\n\n");
  },
  mistakes: () => {
    const rows = [...mistakes]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, what }) => `| [\`${code}\`](errors.md#${code}) | ${cell(what)} |`);
    return `| error | |\n| --- | --- |\n${rows.join("\n")}`;
  },
};

test("the generated parts of the language's reference say what the code does", async () => {
  const filled = new Set<string>();
  const text = readFileSync(page, "utf8").replaceAll(
    /(<!-- generated:([a-z-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, open: string, name: string, close: string) => {
      filled.add(name);
      const part = parts[name];
      if (!part) throw new Error(`nothing makes the part ${name}`);
      return `${open}${part()}\n${close}`;
    },
  );
  expect([...filled].sort()).toEqual(Object.keys(parts).sort());
  await expect(text).toMatchFileSnapshot(page);
});
