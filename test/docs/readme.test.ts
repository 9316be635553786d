import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import { lint, loadText } from "../../src/index.js";
import { allRules } from "../../src/rules/index.js";
import { saidOfUsage } from "../support/sdk-types.js";
import { folderWith, trackc } from "../support/terminal.js";

// What the README shows is what happens.

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The first fenced block of a language that holds a text, without the indentation of its fence. */
function block(language: string, holding: string): string {
  for (const [, indent, of, content] of readme.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```/gm)) {
    const text = (content as string).replaceAll(new RegExp(`^${indent}`, "gm"), "");
    if (of === language && text.includes(holding)) return text;
  }
  throw new Error(`the README has no ${language} block with ${holding}`);
}

const files = {
  "trackc.yaml": block("yaml", "# trackc.yaml"),
  "plans/listening.yaml": block("yaml", "# plans/listening.yaml"),
};

test("its plan is clean and has at most 16 lines", () => {
  const { value: plan } = loadText(files);
  expect(lint(plan, { today: "2026-01-01" }).diagnostics).toEqual([]);
  const lines = files["plans/listening.yaml"].trim().split("\n").slice(1);
  expect(lines.length).toBeLessThanOrEqual(16);
});

test("it says how many rules there are", () => {
  expect(readme).toContain(`${allRules.length} rules see what`);
});

test("its application has the one error that it shows, and what it needs besides is the SDK", async () => {
  const said = await saidOfUsage(block("ts", "songPlayed({"), "segment", files);
  expect(said.match(/error TS/g)).toHaveLength(1);
  expect(said).toMatch(/Type '"serach"' is not assignable .* Did you mean '"search"'\?/);
});

test("its misspelling looks as it shows", async () => {
  const misspelt = {
    ...files,
    "plans/listening.yaml": files["plans/listening.yaml"].replace("song_id: string", "song_id: strng"),
  };
  const { out } = await trackc(folderWith(misspelt), ["lint", "--format", "text"]);
  expect(out).toBe(block("", "error[unknown-type]"));
});

test("it names every command", () => {
  for (const { name } of commands) expect(readme).toContain(`\`trackc ${name}`);
});
