import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linted } from "../support/lint.js";

const plans = join(import.meta.dirname, "../../plans");

/** What somebody types by mistake, put into a file so that its end, its beginning or all of it can't be read. */
const slips: Readonly<Record<string, (text: string) => string>> = {
  "a bracket that is not closed, at the end": (text) => `${text}\nzz: [unclosed\n`,
  "a bracket that is not closed, in the last entry": (text) => `${text}\n  bad: [x\n`,
  "a quote that is not closed, on the first line": (text) => `zz: "unclosed\n${text}`,
  "a second colon on a line": (text) => text.replace("string", "string: : x"),
  "a tab before a key": (text) => text.replace("\n  ", "\n\t"),
  "a list where the plan begins": (text) => `- ${text}`,
  "the second half left out of the merge": (text) => `${text.slice(0, text.length / 2)}\n<<<<<<< HEAD\n`,
};

describe.each(readdirSync(plans))("the plan %s with one file that can't be read", (name) => {
  const files: Record<string, string> = { "trackc.yaml": readFileSync(join(plans, name, "trackc.yaml"), "utf8") };
  for (const file of readdirSync(join(plans, name, "plans"))) {
    files[`plans/${file}`] = readFileSync(join(plans, name, "plans", file), "utf8");
  }

  it.each(Object.entries(slips))("tells %s and nothing of other files", (_, slip) => {
    for (const file of Object.keys(files)) {
      const text = files[file] as string;
      const { diagnostics } = linted({ ...files, [file]: slip(text) });
      expect(diagnostics.some(({ span, level }) => span?.file === file && level === "error")).toBe(slip(text) !== text);
      const elsewhere = diagnostics.filter(({ span }) => span?.file !== file);
      expect(elsewhere.map(({ code, message, span }) => `${file}: ${span?.file} ${code} ${message}`)).toEqual([]);
    }
  });
});
