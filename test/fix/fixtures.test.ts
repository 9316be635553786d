import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../src/source/span.js";
import { applyFixes } from "../../src/syntax/edits.js";
import { type Asked, fixOf } from "./places.js";

/**
 * A folder is a plan before and after some changes. `changes.json` says which; in place of `after.yaml`, `refused.txt` says
 * why they can't be made.
 */
const folder = fileURLToPath(new URL("fixtures/", import.meta.url));

const hands = [
  { hand: "as it is", rewritten: (text: string): string => text },
  { hand: "with the line ends of Windows", rewritten: (text: string): string => text.replaceAll("\n", "\r\n") },
  { hand: "without an end of its last line", rewritten: (text: string): string => text.replace(/\n$/, "") },
];

describe.each(hands)("a fix changes what it is about and leaves the rest as it was written, $hand", ({ rewritten }) => {
  test.each(readdirSync(folder).sort())("%s", (name) => {
    const read = (file: string): string => readFileSync(`${folder}${name}/${file}`, "utf8");
    const file: SourceFile = { path: "plan.yaml", text: rewritten(read("before.yaml")), linted: true };
    const asked: readonly Asked[] = JSON.parse(read("changes.json"));
    const { texts, refused } = applyFixes(new Map([[file.path, file]]), [fixOf(file, asked)]);
    if (existsSync(`${folder}${name}/refused.txt`)) {
      expect(refused.map(({ reason }) => `${reason}\n`)).toEqual([read("refused.txt")]);
      expect(texts.size).toBe(0);
      return;
    }
    expect(refused.map(({ reason }) => reason)).toEqual([]);
    expect(texts.get(file.path)).toBe(rewritten(read("after.yaml")));
  });
});
