import { describe, expect, test } from "vitest";
import { type BatchAnswer, BatchReader } from "../../../src/source/git/batch.js";
import { shellCommand } from "../../../src/source/git/shell.js";
import { readCommit, readTree } from "../../../src/source/git/tree.js";

const id = "a".repeat(40);
const object = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${id} blob ${bytes.length}\n`), bytes, Buffer.from("\n")]);

function answers(output: Buffer, size: number, most = 1000): BatchAnswer[] {
  const got: BatchAnswer[] = [];
  const reader = new BatchReader(most, (answer) => got.push(answer));
  for (let at = 0; at < output.length; at += size) reader.take(output.subarray(at, at + size));
  return got;
}

describe("the answers of cat-file --batch", () => {
  const bodies = [Buffer.from("one\n"), Buffer.alloc(0), Buffer.from([0, 10, 10, 255]), Buffer.from(`${id} missing\n`)];
  const output = Buffer.concat([...bodies.map(object), Buffer.from(`${id} missing\n`), object(Buffer.from("last"))]);

  test.each([1, 2, 3, 7, 50, 10_000])("are the same in chunks of %i bytes", (size) => {
    const got = answers(output, size).map((answer) => (answer.kind === "object" ? answer.object.bytes : answer.kind));
    expect(got).toEqual([...bodies, "missing", Buffer.from("last")]);
  });

  test("keep nothing of what is too large, and go on behind it", () => {
    const got = answers(Buffer.concat([object(Buffer.alloc(2000, "x")), object(Buffer.from("y"))]), 64);
    expect(got).toEqual([
      { kind: "too-large", size: 2000 },
      { kind: "object", object: { id, type: "blob", bytes: Buffer.from("y") } },
    ]);
  });

  test("are refused where they are something else", () => {
    expect(() => answers(Buffer.from("hello\n"), 10)).toThrow(/something else than an object/);
    expect(() => answers(Buffer.alloc(5000, "x"), 100)).toThrow(/no end of line/);
  });
});

describe("objects", () => {
  const entry = (mode: string, name: string | Buffer, byte: number): Buffer =>
    Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), Buffer.alloc(20, byte)]);

  test("a tree is read by its bytes, whatever its names hold", () => {
    const tree = Buffer.concat([
      entry("100644", "a b\n'\"é.yaml", 10),
      entry("40000", "plans", 0),
      entry("120000", "link", 32),
      entry("160000", "module", 4),
      entry("100755", "run.yaml", 5),
    ]);
    expect(readTree(tree, 20)).toEqual([
      { name: "a b\n'\"é.yaml", kind: "file", id: "0a".repeat(20) },
      { name: "plans", kind: "folder", id: "00".repeat(20) },
      { name: "link", kind: "link", id: "20".repeat(20) },
      { name: "module", kind: "submodule", id: "04".repeat(20) },
      { name: "run.yaml", kind: "file", id: "05".repeat(20) },
    ]);
  });

  test("a tree that somebody made up leads nowhere", () => {
    const names = ["..", ".", "", "a/b", Buffer.from([0xff, 0x61])];
    expect(readTree(Buffer.concat(names.map((name) => entry("100644", name, 1))), 20)).toEqual([]);
    expect(readTree(Buffer.from("100644 no end"), 20)).toEqual([]);
  });

  test("a commit's day is the one on its committer's calendar", () => {
    const text = (committer: string): Buffer =>
      Buffer.from(`tree ${id}\nparent ${id}\nauthor A <a> 1 +0000\ncommitter ${committer}\n\ncommitter x> 0 +0000\n`);
    // 2024-03-02 07:30 in Greenwich.
    expect(readCommit(text("Ada > <a@b> 1709364600 -0800"))).toEqual({ tree: id, parents: [id], date: "2024-03-01" });
    expect(readCommit(text("Ada <a@b> 1709364600 +0000"))?.date).toBe("2024-03-02");
    expect(readCommit(text("Ada <a@b> nonsense"))?.date).toBe("1970-01-01");
    expect(readCommit(Buffer.from("object x\n"))).toBeUndefined();
  });
});

test("a command that is printed survives a shell, whatever a branch is called", () => {
  expect(shellCommand(["git", "fetch", "origin", "+refs/heads/a-b:refs/remotes/origin/a-b"])).toBe(
    "git fetch origin +refs/heads/a-b:refs/remotes/origin/a-b",
  );
  expect(shellCommand(["git", "$(reboot)", "it's", "a b", ""])).toBe("git '$(reboot)' 'it'\\''s' 'a b' ''");
});
