import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import { generate, lint, loadText } from "../../src/index.js";
import { allRules } from "../../src/rules/index.js";
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
  "trackc.yaml": block("yaml", "# manifest").replace("# manifest\n", ""),
  "plans/listening.yaml": block("yaml", "# plan").replace("# plan\n", ""),
};

test("its plan is clean and has at most 16 lines", () => {
  const { value: plan } = loadText(files);
  expect(lint(plan, { today: "2026-01-01" }).diagnostics).toEqual([]);
  expect(files["plans/listening.yaml"].trim().split("\n").length).toBeLessThanOrEqual(16);
});

test("it says how many rules there are", () => {
  expect(readme).toContain(`${allRules.length} rules see what`);
});

test("its application has the one error that it shows", () => {
  const made = generate(loadText(files).value, { sdk: ["segment"] }).value;
  const application = block("ts", "songPlayed({").replaceAll("window.analytics", "analytics");
  const folder = folderWith({ "app.ts": `declare const analytics: undefined;\n${application}` });
  for (const { path, text } of made) {
    mkdirSync(dirname(join(folder, "tracking", path)), { recursive: true });
    writeFileSync(join(folder, "tracking", path), text);
  }
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const flags = [
    "--noEmit",
    "--strict",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--target",
    "es2022",
    "--types",
    "",
  ];
  let said = "";
  try {
    execFileSync(process.execPath, [tsc, ...flags, "app.ts"], { cwd: folder, encoding: "utf8" });
  } catch (failed) {
    said = (failed as { stdout: string }).stdout;
  }
  expect(said.match(/error TS/g)).toHaveLength(1);
  expect(said).toMatch(/Type '"serach"' is not assignable .* Did you mean '"search"'\?/);
});

test("its misspelling looks as it shows", async () => {
  const misspelt = {
    ...files,
    "plans/listening.yaml": files["plans/listening.yaml"].replace("song_id: string", "song_id: strng"),
  };
  const { out } = await trackc(folderWith(misspelt), ["lint", "--format", "text"]);
  expect(out).toContain(block("", "error[unknown-type]").trimEnd());
});

test("it names every command", () => {
  for (const { name } of commands) expect(readme).toContain(`\`trackc ${name}`);
});
