import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reportFormats } from "../../src/report/index.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { folderWith, type Ran, trackc } from "../support/terminal.js";

const music = join(import.meta.dirname, "../../plans/music");
const musicFiles: Record<string, string> = Object.fromEntries(
  ["trackc.yaml", ...readdirSync(join(music, "plans")).map((name) => `plans/${name}`)].map((path) => [
    path,
    readFileSync(join(music, path), "utf8"),
  ]),
);
const messy = `events:
  Song Played:
    properties:
      songID: string
      __proto__: string
  song paused:
    properties: { email: string, song_ID: strng }
`;

/** A project with a cache of its own, and what its folder of entries is. */
function project(files: Readonly<Record<string, string>>) {
  const folder = folderWith({ "package.json": "{}", "node_modules/.keep": "", ".git/HEAD": "", ...files });
  const entries = join(folder, "node_modules/.cache/trackc");
  const answered = async (args: readonly string[]): Promise<boolean> =>
    (await trackc(folder, [...args, "--stats"])).err.includes("The cache answered");
  return { folder, entries, answered };
}

/** Runs a command with and without the cache, twice each, and holds the answers against one another. */
async function alike(folder: string, args: readonly string[]): Promise<Ran> {
  const uncached = await trackc(folder, [...args, "--no-cache"]);
  expect(await trackc(folder, args)).toEqual(uncached);
  expect(await trackc(folder, args)).toEqual(uncached);
  return uncached;
}

describe("what lint tells from the cache", () => {
  test("is to the byte what it tells without, in every format, width and colour, and with the same exit code", async () => {
    const { folder, answered } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy });
    const plain = await trackc(folder, ["lint", "--no-cache"]);
    expect(plain.exitCode).toBe(1);
    await trackc(folder, ["lint"]);
    expect(await answered(["lint"])).toBe(true);
    for (const { id } of reportFormats) {
      for (const at of [{}, { color: true, columns: 60, interactive: true }]) {
        const uncached = await trackc(folder, ["lint", "--format", id, "--no-cache"], at);
        expect(await trackc(folder, ["lint", "--format", id], at)).toEqual(uncached);
      }
    }
    for (const more of [["--quiet"], ["--max-warnings", "0"], ["--format", "sarif=report.sarif"]]) {
      await alike(folder, ["lint", ...more]);
    }
  });

  test("is what the options ask for", async () => {
    const { folder } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy.replace("strng", "string") });
    const answers = new Set<string>();
    for (const args of [
      ["lint"],
      ["lint", "--level", "error"],
      ["lint", "--rule", "event-owner"],
      ["lint", "--ignore-rule", "event-owner"],
      ["lint", "--rule", "personal-undeclared"],
    ]) {
      answers.add((await alike(folder, args)).out);
    }
    expect(answers.size).toBeGreaterThan(2);
  });

  test("is of the day, of the paths and of the folder that it was asked in", async () => {
    const expiring = "events:\n  Song Played:\n    description: A song began.\n    owner: a\n    expires: 2026-06-01\n";
    const { folder } = project({ "trackc.yaml": "name: a\n", "plans/a.yaml": expiring, "plans/b.yaml": messy });
    for (const day of ["2026-01-01", "2026-12-31", "2026-01-01"]) await alike(folder, ["lint", "--today", day]);
    await alike(folder, ["lint", "plans/a.yaml"]);
    await alike(folder, ["lint", "plans/b.yaml"]);
    expect((await alike(join(folder, "plans"), ["lint"])).out).toContain("b.yaml:");
  });

  test("holds of several plans together, and only while all of them are as they were", async () => {
    const { folder, answered } = project({
      "a/trackc.yaml": "name: a\n",
      "a/plans/plan.yaml": messy,
      "b/trackc.yaml": "name: b\nplans: 'events/**/*.yaml'\n",
      "b/events/deep/plan.yaml": messy,
    });
    await alike(folder, ["lint"]);
    expect(await answered(["lint"])).toBe(true);
    writeFileSync(join(folder, "b/events/more.yaml"), "events: { Song Stopped: {} }\n");
    expect(await answered(["lint"])).toBe(false);
    await alike(folder, ["lint"]);
    rmSync(join(folder, "b/events/more.yaml"));
    expect(await answered(["lint"])).toBe(true);
  });

  test("changes with the manifest, the baseline, a file's name, and each of a plan's files", async () => {
    const { folder, answered } = project({ ...musicFiles });
    const change = async (how: () => unknown): Promise<void> => {
      await alike(folder, ["lint"]);
      expect(await answered(["lint"])).toBe(true);
      how();
      expect(await answered(["lint"])).toBe(false);
    };
    const [first, ...others] = readdirSync(join(folder, "plans"));
    for (const name of [first, ...others]) {
      await change(() => appendFileSync(join(folder, "plans", name as string), "# changed\n"));
    }
    await change(() => renameSync(join(folder, "plans", first as string), join(folder, "plans/renamed.yaml")));
    await change(() => appendFileSync(join(folder, "trackc.yaml"), "# changed\n"));
    await change(() => writeFileSync(join(folder, ".trackc-baseline.json"), '{ "version": 1, "findings": {} }\n'));
    // Back to what it was before, all is known again.
    rmSync(join(folder, ".trackc-baseline.json"));
    expect(await answered(["lint"])).toBe(true);
  });

  test("is not kept where files could not be read, and what was never kept is not answered", async () => {
    const { folder, answered } = project({
      "trackc.yaml": "name: a\n",
      "plans/a.yaml": "events: { Song Played: {} }\n",
    });
    writeFileSync(join(folder, "plans/latin.yaml"), Buffer.from("events: { Caf\xe9 Visited: {} }\n", "latin1"));
    await alike(folder, ["lint"]);
    expect(await answered(["lint"])).toBe(false);
    // The text that the reader of the damaged file saw is another file.
    writeFileSync(join(folder, "plans/latin.yaml"), "events: { Caf\ufffd Visited: {} }\n");
    await alike(folder, ["lint"]);
    rmSync(join(folder, "plans"), { recursive: true });
    await alike(folder, ["lint"]);
    rmSync(join(folder, "trackc.yaml"));
    expect((await alike(folder, ["lint"])).exitCode).toBe(2);
  });

  test("is not asked with --no-cache, nor by what fixes or records; these write nothing there", async () => {
    const { folder, entries, answered } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy });
    for (const flag of ["--no-cache", "--write-baseline", "--fix"]) {
      await trackc(folder, ["lint", flag]);
      expect(() => readdirSync(entries)).toThrow("ENOENT");
    }
    await trackc(folder, ["lint"]);
    expect(readdirSync(entries)).toHaveLength(2);
    expect(await answered(["lint", "--no-cache"])).toBe(false);
  });
});

describe("whatever is in the cache's folder", () => {
  const entriesOf = (folder: string): readonly string[] => readdirSync(folder).map((name) => join(folder, name));

  /** An entry whose checksum is right, whatever it says. */
  function forge(file: string, change: (value: unknown) => unknown): void {
    const { value } = JSON.parse(readFileSync(file, "utf8")) as { value: unknown };
    const text = JSON.stringify(change(value));
    const sha256 = createHash("sha256").update(text).digest("hex");
    writeFileSync(file, `{"sha256":"${sha256}","value":${text}}\n`);
  }

  test.each<[string, (file: string) => void]>([
    ["emptied", (file) => writeFileSync(file, "")],
    ["truncated", (file) => writeFileSync(file, readFileSync(file, "utf8").slice(0, 99))],
    ["garbage", (file) => writeFileSync(file, Buffer.from([0, 255, 254, 1]))],
    ["a link that leads nowhere", (file) => symlinkSync("/nowhere", emptied(file))],
    ["null", (file) => forge(file, () => null)],
    ["of another shape", (file) => forge(file, () => ({ diagnostics: [{}], summary: [1, 2, 3, 4, 5, 6] }))],
    [
      "with spans that are none",
      (file) => forge(file, (value) => twisted(value, "rows", (number) => -(number as number))),
    ],
    ["with a list for a text", (file) => forge(file, (value) => twisted(value, "texts", () => ["\u001b[2J"]))],
    ["that ends in the middle of a finding", (file) => forge(file, (value) => cut(value, "rows"))],
    ["with too few texts", (file) => forge(file, (value) => cut(value, "texts"))],
    ["with too few kinds", (file) => forge(file, (value) => cut(value, "kinds"))],
  ])("the answer is the same: an entry is %s", async (_, damage) => {
    const { folder, entries } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy });
    const uncached = await alike(folder, ["lint"]);
    for (const file of entriesOf(entries)) damage(file);
    expect(await trackc(folder, ["lint"])).toEqual(uncached);
    expect(await trackc(folder, ["lint"])).toEqual(uncached);
  });

  test("nothing in it reaches a prototype, and texts in it pass the same doors as a plan's", async () => {
    const { folder, entries } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy });
    await alike(folder, ["lint"]);
    for (const file of entriesOf(entries)) {
      const text = readFileSync(file, "utf8");
      if (!text.includes('"rows"')) continue;
      forge(file, (value) => {
        const inside = JSON.stringify(twisted(value, "texts", () => "\u001b[2J::error::"));
        return JSON.parse(inside.replace('{"texts"', '{"__proto__":{"polluted":true},"texts"'));
      });
      const json = readFileSync(file, "utf8");
      expect(json).toContain("__proto__");
    }
    const ran = await trackc(folder, ["lint"]);
    expect(ran.out).toContain("\u241b[2J");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(ran.out).not.toMatch(/\u001b|^::/m);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("the answer is the same where its folder is a link, a file, or may not be written", async () => {
    for (const spoil of [
      (folder: string) => symlinkSync(folderWith({}), folder),
      (folder: string) => writeFileSync(folder, "a file"),
      (folder: string) => chmodSync(mkdirSync(folder, { recursive: true }) ?? folder, 0o500),
    ]) {
      const { folder, entries } = project({ "trackc.yaml": "name: messy\n", "plans/plan.yaml": messy });
      mkdirSync(join(entries, ".."), { recursive: true });
      spoil(entries);
      await alike(folder, ["lint"]);
    }
  });
});

describe("what build tells from the cache", () => {
  const files = {
    "trackc.yaml": `name: demo\nversion: 1.2.0\noutputs:\n  - { target: json-schema, out: schemas }\n  - { target: typescript, out: src/tracking, sdk: segment }\n`,
    "plans/plan.yaml": "events:\n  Song Played:\n    properties: { song_id: string }\n",
  };
  /** Without its warnings; the second run of two is the one that finds nothing to write. */
  const builds = [["build"], ["build", "--check"], ["generate"], ["compile"], ["compile", "--out", "elsewhere"]];

  test("is to the byte what it tells without, warnings included", async () => {
    const { folder } = project(files);
    for (const args of builds) {
      await trackc(folder, args);
      const ran = await alike(folder, args);
      expect(ran.out).toMatch(/unchanged|up to date/);
      expect(ran.err).toContain("warning[");
    }
  });

  test("is what is on disk: changed, missing, added, linked and stale outputs are seen", async () => {
    const { folder } = project(files);
    const events = join(folder, "src/tracking/events.ts");
    const index = join(folder, "src/tracking/.trackc.json");
    const spoils: Record<string, () => void> = {
      changed: () => appendFileSync(events, "// by hand\n"),
      missing: () => rmSync(events),
      "with other line ends": () => writeFileSync(events, readFileSync(events, "utf8").replaceAll("\n", "\r\n")),
      "without an index": () => rmSync(index),
      "with a conflict in the index": () => writeFileSync(index, `<<<<<<< ours\n${readFileSync(index, "utf8")}`),
      "behind a link": () => {
        copyFileSync(events, join(folder, "copy.ts"));
        rmSync(events);
        symlinkSync(join(folder, "copy.ts"), events);
      },
    };
    for (const [what, spoil] of Object.entries(spoils)) {
      await trackc(folder, ["build"]);
      spoil();
      const uncached = await trackc(folder, ["build", "--check", "--no-cache"]);
      expect(await trackc(folder, ["build", "--check"]), what).toEqual(uncached);
      const spoilt = await trackc(folder, ["build"]);
      if (what === "behind a link") {
        expect(spoilt.err).toContain("output-through-link");
        rmSync(events);
      } else expect(spoilt.exitCode, what).toBe(0);
      await trackc(folder, ["build"]);
      expect((await trackc(folder, ["build", "--check", "--no-cache"])).exitCode, what).toBe(0);
      expect((await trackc(folder, ["build"])).out, what).not.toContain("written");
    }
  });
});

const runs = isLong ? 1_000 : 40;

test(`${runs} histories of random edits: each state has the answer that it has without a cache`, async () => {
  const put = fc.oneof(
    fc.constantFrom("e", "7", "\n", "#", ":", "?", "{", "__proto__", "string\n", "x-a: 1\n", "\ufeff", "é"),
    fc.string({ maxLength: 6, unit: "grapheme" }),
  );
  const edit = fc.record({
    path: fc.constantFrom(...Object.keys(musicFiles)),
    at: fc.nat(9_999).map((part) => part / 10_000),
    cut: fc.nat(12),
    put,
  });
  const { folder, entries } = project({ ...musicFiles });
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), fc.boolean(), async (edits, undo) => {
      const before = new Map<string, string>();
      for (const { path, at, cut, put } of edits) {
        const text = readFileSync(join(folder, path), "utf8");
        if (!before.has(path)) before.set(path, text);
        const offset = Math.floor(text.length * at);
        writeFileSync(join(folder, path), text.slice(0, offset) + put + text.slice(offset + cut));
      }
      const uncached = await trackc(folder, ["lint", "--no-cache", "--format", "json"]);
      for (let turn = 0; turn < 2; turn++) {
        const ran = await trackc(folder, ["lint", "--format", "json", "--stats"]);
        expect({ ...ran, err: "" }).toEqual({ ...uncached, err: "" });
        if (ran.err.includes("The cache answered")) answers++;
      }
      if (undo) for (const [path, text] of before) writeFileSync(join(folder, path), text);
      // Beyond repair, nothing more is learnt: the next history begins anew.
      if (uncached.out.length > 20_000) {
        for (const [path, text] of Object.entries(musicFiles)) writeFileSync(join(folder, path), text);
      }
    }),
    { numRuns: runs },
  );
  expect(answers).toBeGreaterThan(runs / 2);
  expect(readdirSync(entries).length).toBeLessThanOrEqual(256);
});

/** A path at which nothing stands any more. */
function emptied(file: string): string {
  rmSync(file);
  return file;
}

/** The findings of an entry, each item of one of its lists replaced. */
function twisted(value: unknown, list: string, by: (item: unknown) => unknown): unknown {
  return withList(value, list, (items) => items.map(by));
}

/** The same with the last item missing. */
function cut(value: unknown, list: string): unknown {
  return withList(value, list, (items) => items.slice(0, -1));
}

function withList(value: unknown, list: string, change: (items: readonly unknown[]) => readonly unknown[]): unknown {
  if (typeof value !== "object" || value === null || !("rows" in value)) return value;
  return { ...value, [list]: change((value as Record<string, readonly unknown[]>)[list] ?? []) };
}
