import { describe, expect, test } from "vitest";
import { readCommandLine } from "../../src/command-line.js";
import { commands } from "../../src/commands/index.js";
import type { Terminal } from "../../src/commands/spec.js";
import { plain } from "../../src/main.js";

const terminal: Terminal = {
  cwd: "/",
  env: {},
  interactive: false,
  color: false,
  columns: undefined,
  today: "2026-01-01",
  interrupted: () => new Promise(() => {}),
  out: () => {},
  err: () => {},
};

describe("a command with nothing but paths", () => {
  const read = ["lint", "build", "compile", "generate", "diff"];

  test.each(commands.map(({ name }) => name))("%s is read as by the parser of arguments", async (name) => {
    for (const paths of [[], ["plans/music"], ["a", "b c", "help"]]) {
      const asked = plain([name, ...paths], terminal);
      expect(asked !== undefined, name).toBe(read.includes(name));
      if (asked) expect(asked).toEqual(await readCommandLine([name, ...paths], terminal));
    }
  });

  test("is nothing that has an option, nor anything else", () => {
    for (const args of [
      [],
      ["lint", "--fix"],
      ["lint", "a", "-"],
      ["lint", "--", "a"],
      ["--help"],
      ["help", "lint"],
      ["lnit"],
    ]) {
      expect(plain(args, terminal)).toBeUndefined();
    }
  });
});
