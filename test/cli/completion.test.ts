import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import { allRules } from "../../src/rules/index.js";
import { folderWith, trackc } from "../support/terminal.js";

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;
const script = async (shell: string): Promise<string> => (await trackc(folderWith({}), ["completion", shell])).out;
const names = [...commands.map(({ name }) => name), "help"];
const choicesOf = (command: string, option: string): readonly string[] =>
  commands.find(({ name }) => name === command)?.options.find(({ flags }) => flags.startsWith(option))?.choices ?? [];

/** What is offered behind a line, its last word being typed; the same is asked of every shell. */
const cases: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["trackc li", ["lint"]],
  ["trackc lint --fo", ["--format"]],
  ["trackc lint --fix", ["--fix", "--fix-unsafe"]],
  ["trackc lint --format ", choicesOf("lint", "--format")],
  ["trackc lint --level e", ["error"]],
  ["trackc lint plans --rule event-name-o", ["event-name-order"]],
  ["trackc explain event-name-o", ["event-name-order"]],
  ["trackc explain unknown-ke", ["unknown-key"]],
  ["trackc schema ", ["plan", "manifest"]],
  ["trackc completion ", ["bash", "zsh", "fish"]],
  ["trackc help ini", ["init"]],
  ["trackc init --kind s", ["shop"]],
];

describe("trackc completion bash", () => {
  /** Has bash itself complete a line; `=` is a word of its own there. */
  const complete = async (line: string): Promise<string[]> => {
    const folder = folderWith({ "trackc.bash": await script("bash") });
    const words = line.split(/ |(?==)|(?<==)/).map((word) => `'${word}'`);
    const lines = `set -u; source trackc.bash; COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _trackc; printf '%s\\n' "\${COMPREPLY[@]:-}"`;
    const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", lines], { cwd: folder, encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    return stdout.split("\n").filter((word) => word !== "");
  };

  test("is a script without mistakes, which starts no trackc", async () => {
    const text = await script("bash");
    const folder = folderWith({ "trackc.bash": text });
    expect(spawnSync("bash", ["-n", "trackc.bash"], { cwd: folder, encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(text).not.toMatch(/\$\(\s*(?:npx |node |trackc)/);
  });

  test.each([
    ...cases,
    ["trackc ", [...names, "--help", "--version"]],
    ["trackc lint --format=sa", ["sarif"]],
    ["trackc lint --format=", choicesOf("lint", "--format")],
    // Nothing of its own: bash completes files.
    ["trackc lint pla", []],
    ["trackc lint --format sarif=re", []],
    ["trackc lint --today ", []],
  ] as const)("offers what can stand there: %s", async (line, offered) => {
    expect((await complete(line)).sort()).toEqual([...offered].sort());
  });
});

describe("trackc completion zsh", () => {
  test(`is a script without mistakes${has("zsh") ? "" : " (zsh is not installed: its words only)"}`, async () => {
    const text = await script("zsh");
    expect(text.startsWith("#compdef trackc\n")).toBe(true);
    for (const name of names) expect(text).toContain(`    ${name})\n`);
    for (const { id } of allRules) expect(text).toContain(id);
    if (!has("zsh")) return;
    const folder = folderWith({ _trackc: text });
    expect(spawnSync("zsh", ["-n", "_trackc"], { cwd: folder, encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});

describe("trackc completion fish", () => {
  test(`offers what can stand there${has("fish") ? "" : " (fish is not installed: its words only)"}`, async () => {
    const text = await script("fish");
    for (const name of names) expect(text).toContain(`-f -a ${name} -d '`);
    for (const { id } of allRules) expect(text).toContain(id);
    if (!has("fish")) return;
    const folder = folderWith({ "trackc.fish": text });
    for (const [line, offered] of cases) {
      writeFileSync(join(folder, "ask.fish"), `source trackc.fish\ncomplete -C '${line}'\n`);
      const { stdout, stderr } = spawnSync("fish", ["--no-config", "ask.fish"], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, HOME: folder },
      });
      expect(stderr).toBe("");
      const words = stdout
        .split("\n")
        .filter((each) => each !== "")
        .map((each) => each.split("\t")[0]);
      expect(words.sort(), line).toEqual([...offered].sort());
    }
  });
});

test("quotes and brackets of descriptions end nothing: each shell's text stays whole", async () => {
  for (const shell of ["zsh", "fish"]) {
    const odd = (await script(shell))
      .split("\n")
      .filter((line) => (line.replaceAll(/\\.|'\\''/g, "").match(/'/g)?.length ?? 0) % 2 === 1);
    expect(odd).toEqual([]);
  }
});

test("says which shells there are for any other", async () => {
  const ran = await trackc(folderWith({}), ["completion", "powershell"]);
  expect(ran).toMatchObject({ exitCode: 2, out: "" });
  expect(ran.err).toContain("bash, zsh, fish");
});
