import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import { failOnForms, readFailOn } from "../../src/diff/fail-on.js";
import { targets } from "../../src/emit/targets.js";
import { adapters } from "../../src/emit/typescript/adapters.js";
import { allRules } from "../../src/rules/index.js";
import { folderWith, trackc } from "../support/terminal.js";

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;
const script = async (shell: string): Promise<string> => (await trackc(folderWith({}), ["completion", shell])).out;
const names = [...commands.map(({ name }) => name), "help"];
const choicesOf = (command: string, option: string): readonly string[] =>
  commands.find(({ name }) => name === command)?.options.find(({ flags }) => flags.startsWith(option))?.choices ?? [];
const failOn = ["breaking", "dangerous"].flatMap((each) => [each, `producers:${each}`, `consumers:${each}`]);

/** What is offered behind a line, its last word being typed; the same is asked of every shell. */
const cases: readonly (readonly [line: string, offered: readonly string[] | "files"])[] = [
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
  ["trackc import ", ["segment", "json-schema"]],
  ["trackc import --out plans seg", ["segment"]],
  // The second argument is another thing.
  ["trackc import segment ", "files"],
  ["trackc import segment track", "files"],
  ["trackc import segment --name-from ", ["title", "id", "file"]],
  ["trackc import segment --closed track", "files"],
  ["trackc import segment tracking-plan.json ", "files"],
  ["trackc lint --format json pla", "files"],
  ["trackc schema plan ", []],
  ["trackc completion --help zsh ", []],
  ["trackc generate --sdk ", adapters.map(({ name }) => name)],
  ["trackc generate --sdk segment-node --sdk posthog-", ["posthog-node"]],
  ["trackc generate --deny p", ["personal"]],
  ["trackc diff --fail-on ", [...failOn, "never"]],
  ["trackc diff --fail-on producers:d", ["producers:dangerous"]],
];
/** What lies in the folder, for where files are offered. */
const files = { "tracking-plan.json": "{}", "plans/events.yaml": "events:\n" };

describe("trackc completion bash", () => {
  /** Has bash itself complete a line; `=` is a word of its own there. */
  const complete = async (line: string): Promise<readonly string[] | "files"> => {
    const folder = folderWith({ ...files, "trackc.bash": await script("bash") });
    const words = line.split(/ |(?=[=:])|(?<=[=:])/).map((word) => `'${word}'`);
    // Where a script offers nothing, bash looks for files, unless it is told not to.
    const lines = `set -u; source trackc.bash; compopt() { echo no files; }; COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _trackc; printf '%s\\n' "\${COMPREPLY[@]:-}"`;
    const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", lines], { cwd: folder, encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const offered = stdout.split("\n").filter((word) => word !== "");
    if (offered[0] === "no files") return offered.slice(1);
    return offered.length === 0 ? "files" : offered.sort();
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
    ["trackc lint pla", "files"],
    ["trackc lint --format sarif=re", "files"],
    ["trackc import segment --out=plans track", "files"],
    ["trackc lint --today ", []],
    ["trackc diff --fail-on=consumers:", ["breaking", "dangerous"]],
  ] as const)("offers what can stand there: %s", async (line, offered) => {
    // Bash takes the : for a word of its own, and wants what stands behind it.
    const behind = (word: string): string => (line.includes(":") ? word.replace(/^.*:/, "") : word);
    expect(await complete(line)).toEqual(offered === "files" ? offered : offered.map(behind).sort());
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
    const folder = folderWith({ ...files, "trackc.fish": text });
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
      const there = words.map((word) => existsSync(join(folder, word ?? "")));
      if (offered === "files") expect(new Set(there), line).toEqual(new Set([true]));
      else expect(words.sort(), line).toEqual([...offered].sort());
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

test.each([
  ["import", "segment|json-schema"],
  ["completion", "bash|zsh|fish"],
])("%s without its argument says what there is", async (command, choices) => {
  const ran = await trackc(folderWith({}), [command]);
  expect(ran).toEqual({ exitCode: 2, out: "", err: `error: missing required argument '${choices}'\n` });
  expect(commands.find(({ name }) => name === command)?.arguments[0]?.choices?.join("|")).toBe(choices);
});

test("says which shells there are for any other", async () => {
  const ran = await trackc(folderWith({}), ["completion", "powershell"]);
  expect(ran).toMatchObject({ exitCode: 2, out: "" });
  expect(ran.err).toContain("bash, zsh, fish");
});

test("an option that takes a value in one command takes one in all, which is how arguments are counted", () => {
  const kinds = new Map<string, Set<boolean>>();
  for (const { flags } of commands.flatMap(({ options }) => options)) {
    const [flag = "", value] = flags.split(" ");
    kinds.set(flag, (kinds.get(flag) ?? new Set()).add(value !== undefined));
  }
  expect([...kinds].filter(([, takes]) => takes.size > 1)).toEqual([]);
});

test.each([
  ["compile", "json-schema"],
  ["generate", "typescript"],
])("trackc %s has every option of the target %s, with the words that it takes", (command, target) => {
  const flags = commands.find(({ name }) => name === command)?.options ?? [];
  for (const { name, takes } of targets.find((each) => each.name === target)?.options ?? []) {
    const flag = flags.find((each) => each.flags.split(" ")[0] === `--${name}`);
    expect(flag, name).toBeDefined();
    expect(flag?.flags.includes("<"), name).toBe(takes.kind !== "flag");
    if ("words" in takes) expect(flag?.choices, name).toEqual(takes.words);
    if (takes.kind === "deny") expect(flag?.choices, name).toEqual(["personal", "sensitive"]);
  }
});

test("all that is offered for --fail-on is taken", () => {
  const offers = commands.find(({ name }) => name === "diff")?.options.find(({ offers: some }) => some)?.offers ?? [];
  expect(offers).toHaveLength(7);
  for (const offer of offers) {
    expect(readFailOn(offer)).not.toHaveProperty("wrong");
    expect(failOnForms).toContain(`\`${offer}\``);
  }
});
