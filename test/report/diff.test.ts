import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ChangedText, renderDiff } from "../../src/report/diff.js";
import { compareLines } from "../../src/report/lines.js";
import fc from "../support/fast-check.js";

const plain = (files: readonly ChangedText[]): string => renderDiff(files, { colour: false });

/** What a tool makes of the files before, given the patch. */
function patched(files: readonly ChangedText[], tool: readonly [string, ...string[]]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "trackc-diff-"));
  try {
    for (const { path, before } of files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), before);
    }
    const [command, ...rest] = tool;
    // Elsewhere than in a repository git takes a patch for what it says.
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: folder };
    execFileSync(command, rest, { cwd: folder, input: plain(files), env, stdio: "pipe" });
    return files.map(({ path }) => readFileSync(join(folder, path), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const tools: readonly (readonly [string, ...string[]])[] = [
  ["git", "apply", "-"],
  ["patch", "-p1", "--binary"],
];

const line = fc.constantFrom(
  "a",
  "b",
  "  c: d",
  "\te",
  "# 曲 é",
  "",
  "-",
  "+ x",
  "@@ -1 +1 @@",
  "--- a",
  "\\ no",
  "🎵",
);
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean(), fc.constantFrom("\n", "\r\n"))
  .map(([lines, isEnded, newline]) => lines.join(newline) + (isEnded && lines.length > 0 ? newline : ""));

describe("the diff", () => {
  test("shows a change with three lines around it", () => {
    const before = Array.from({ length: 12 }, (_, at) => `line ${at + 1}\n`).join("");
    const after = before.replace("line 6\n", "line six\nline 6 b\n").replace("line 12\n", "line 12");
    expect(plain([{ path: "plans/a b.yaml", before, after }])).toMatchInlineSnapshot(`
      "--- a/plans/a b.yaml	
      +++ b/plans/a b.yaml	
      @@ -3,10 +3,11 @@
       line 3
       line 4
       line 5
      -line 6
      +line six
      +line 6 b
       line 7
       line 8
       line 9
       line 10
       line 11
      -line 12
      +line 12
      \\ No newline at end of file
      "
    `);
  });

  test("says nothing of what is the same", () => {
    expect(plain([{ path: "a", before: "x\n", after: "x\n" }])).toBe("");
  });

  test("lets neither escapes nor commands of build servers through", () => {
    const shown = plain([
      {
        path: "a\u001b]0;x",
        before: "::error::x\n  ::error::y\n##[group]z\na\u001b[2J\n",
        after: "::error::x\n  ::error::y\n##[group]z\n\u202Eb\n",
      },
    ]);
    expect(shown).not.toMatch(/^\s*::|##\[/m);
    expect(shown).not.toMatch(/\p{Cc}(?<![\n\t])|\p{Cf}/u);
    expect(shown).toContain("a/a␛]0;x");
  });

  test.each(tools.map((tool) => ({ tool, name: tool[0] })))("is a patch that $name takes", ({ tool }) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 10, maxLength: 20 }), (pairs) => {
        const files = pairs
          .map(([before, after], at) => ({ path: `plans/f ${at}.yaml`, before, after }))
          // A file that becomes empty is removed by patches, and one that was is made: no fix does either.
          .filter(({ before, after }) => before !== after && before !== "" && after !== "");
        if (files.length === 0) return;
        expect(patched(files, tool)).toEqual(files.map(({ after }) => after));
      }),
      { numRuns: 12 },
    );
  });

  test("holds both texts, whatever they are", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), { maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const runs = compareLines(before, after);
        expect(runs.flatMap((run) => (run.kind === "added" ? [] : run.lines))).toEqual(before);
        expect(runs.flatMap((run) => (run.kind === "removed" ? [] : run.lines))).toEqual(after);
      }),
    );
  });
});
