import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../plans");

/** The names of the example plans. */
export const examplePlans: readonly string[] = readdirSync(folder);

/** The text of every file of an example plan, by its path. */
export function filesOf(plan: string): Readonly<Record<string, string>> {
  const paths = ["trackc.yaml", ...readdirSync(join(folder, plan, "plans")).map((file) => `plans/${file}`)];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, plan, path), "utf8")]));
}

/** What somebody types by mistake, put into a file so that its end, its beginning or all of it can't be read. */
export const slips: Readonly<Record<string, (text: string) => string>> = {
  "a bracket that is not closed, at the end": (text) => `${text}\nzz: [unclosed\n`,
  "a bracket that is not closed, in the last entry": (text) => `${text}\n  bad: [x\n`,
  "a quote that is not closed, on the first line": (text) => `zz: "unclosed\n${text}`,
  "a second colon on a line": (text) => text.replace("string", "string: : x"),
  "a tab before a key": (text) => text.replace("\n  ", "\n\t"),
  "a list where the plan begins": (text) => `- ${text}`,
  "the second half left out of the merge": (text) => `${text.slice(0, text.length / 2)}\n<<<<<<< HEAD\n`,
};
