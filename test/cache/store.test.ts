import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheFolder } from "../../src/cache/folder.js";
import { Store, type StoreDisk } from "../../src/cache/store.js";
import { folderWith } from "../support/terminal.js";

const key = (digit: string): string => digit.repeat(64);
const value = { text: "…\u2028", list: [1, null] };

function kept(): { folder: string; store: Store; file: string } {
  const folder = join(folderWith({}), "trackc");
  const store = new Store(folder);
  store.put(key("a"), value);
  return { folder, store, file: join(folder, `${key("a")}.json`) };
}

describe("a store", () => {
  test("gives back what was put, from a file that only its owner may read", () => {
    const { store, file } = kept();
    expect(store.get(key("a"))).toEqual(value);
    expect(store.get(key("b"))).toBeUndefined();
    expect(lstatSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ value });
  });

  test.each([
    ["empty", () => ""],
    ["truncated", (text: string) => text.slice(0, -10)],
    ["with a changed value", (text: string) => text.replace("null", "true")],
    ["with a changed checksum", (text: string) => text.replace(/[0-9a-f]{4}/, "0000")],
    ["with something behind it", (text: string) => `${text}{}`],
    ["of bytes that are no text", () => "\u0000\u0001\ufffd"],
    ["of another JSON", () => '{"__proto__":{"polluted":true}}\n'],
  ])("finds nothing in an entry that is %s", (_, damage) => {
    const { store, file } = kept();
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    expect(store.get(key("a"))).toBeUndefined();
    store.put(key("a"), value);
    expect(store.get(key("a"))).toEqual(value);
  });

  test("finds nothing where a folder stands in an entry's place, and keeps nothing there", () => {
    const { folder, store } = kept();
    mkdirSync(join(folder, `${key("c")}.json`));
    store.put(key("c"), value);
    expect(store.get(key("c"))).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("holds 256 entries: the oldest go, whatever the clock says now, and what isn't an entry stays", () => {
    const { folder, store } = kept();
    writeFileSync(join(folder, "notes.txt"), "mine");
    const name = (at: number): string => at.toString(16).padStart(64, "0");
    for (let at = 0; at < 260; at++) {
      writeFileSync(join(folder, `${name(at)}.json`), "");
      // Written in a future that the clock has gone back from.
      utimesSync(join(folder, `${name(at)}.json`), 4_000_000_000 + at, 4_000_000_000 + at);
    }
    store.put(key("b"), value);
    const names = readdirSync(folder);
    expect(names).toContain("notes.txt");
    expect(names.filter((each) => each.endsWith(".json"))).toHaveLength(256);
    expect(names).toContain(`${name(259)}.json`);
    expect(names).not.toContain(`${name(0)}.json`);
  });

  test("removes what a killed process left half-written, an hour later", () => {
    const { folder, store } = kept();
    const [old, young] = [join(folder, `.${"0".repeat(16)}.tmp`), join(folder, `.${"1".repeat(16)}.tmp`)];
    for (const file of [old, young]) writeFileSync(file, "half");
    utimesSync(old, 1, 1);
    store.put(key("b"), value);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  test.skipIf(process.getuid?.() === 0)("neither keeps nor complains in a folder that may not be written", () => {
    const { folder, store } = kept();
    chmodSync(folder, 0o500);
    store.put(key("b"), value);
    expect(store.get(key("b"))).toBeUndefined();
    expect(store.get(key("a"))).toEqual(value);
    chmodSync(folder, 0o700);
  });

  test.each(["read", "create", "rename", "remove", "makeFolder", "list"] as const)(
    "survives a disk on which `%s` fails, full or read-only",
    (broken) => {
      const files = new Map<string, string>();
      const failing = new Set<string>([broken]);
      const guarded = <T>(call: string, act: () => T): T => {
        if (failing.has(call)) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
        return act();
      };
      const disk: StoreDisk = {
        read: (file) =>
          guarded("read", () => {
            const text = files.get(file);
            if (text === undefined) throw new Error("ENOENT");
            return text;
          }),
        create: (file, text) => {
          // A full disk has room for a part of it.
          files.set(file, failing.has("create") ? text.slice(0, 20) : text);
          guarded("create", () => undefined);
        },
        rename: (from, to) =>
          guarded("rename", () => {
            files.set(to, files.get(from) ?? "");
            files.delete(from);
          }),
        remove: (file) => guarded("remove", () => void files.delete(file)),
        makeFolder: () => guarded("makeFolder", () => undefined),
        list: () => guarded("list", () => [...files].map(([name, text]) => ({ name, size: text.length, written: 0 }))),
      };
      const store = new Store("/cache", disk);
      store.put(key("a"), value);
      const found = store.get(key("a"));
      if (found !== undefined) expect(found).toEqual(value);
      failing.clear();
      store.put(key("a"), value);
      expect(store.get(key("a"))).toEqual(value);
      if (broken !== "remove") expect([...files.keys()].filter((name) => name.endsWith(".tmp"))).toEqual([]);
    },
  );
});

describe("the folder of a cache", () => {
  const around = { env: { HOME: "/home/me" }, platform: "linux" } as const;

  test("is the project's own, found from a plan's folder", () => {
    const folder = folderWith({
      "package.json": "{}",
      "node_modules/.keep": "",
      "tracking/trackc.yaml": "",
      ".git/HEAD": "",
    });
    expect(cacheFolder(join(folder, "tracking"), around)).toBe(join(folder, "node_modules/.cache/trackc"));
  });

  test("is the platform's where the repository has no node_modules", () => {
    const folder = folderWith({ "package.json": "{}", "node_modules/.keep": "", "repository/.git/HEAD": "" });
    const from = join(folder, "repository");
    expect(cacheFolder(from, around)).toBe("/home/me/.cache/trackc");
    expect(cacheFolder(from, { ...around, env: { ...around.env, XDG_CACHE_HOME: "/xdg" } })).toBe("/xdg/trackc");
    expect(cacheFolder(from, { ...around, env: { ...around.env, XDG_CACHE_HOME: "relative" } })).toBe(
      "/home/me/.cache/trackc",
    );
    expect(cacheFolder(from, { ...around, platform: "darwin" })).toBe("/home/me/Library/Caches/trackc");
    expect(cacheFolder(from, { platform: "win32", env: { LOCALAPPDATA: "/local" } })).toBe("/local/trackc");
    expect(cacheFolder(from, { ...around, env: {} })).toBeUndefined();
  });

  test("is not in a `node_modules` that no package has", () => {
    const folder = folderWith({ "node_modules/.keep": "", "a/package.json": "{}", "a/.git/HEAD": "" });
    expect(cacheFolder(join(folder, "a"), { ...around, env: {} })).toBeUndefined();
    expect(cacheFolder(folder, { ...around, env: {} })).toBeUndefined();
  });

  test("is none where a link stands in its way: nothing is written or thrown out behind it", () => {
    for (const link of ["node_modules/.cache", "node_modules/.cache/trackc"]) {
      const folder = folderWith({ "package.json": "{}", "node_modules/.keep": "", "elsewhere/precious.json": "{}" });
      mkdirSync(join(folder, link, ".."), { recursive: true });
      symlinkSync(join(folder, "elsewhere"), join(folder, link));
      expect(cacheFolder(folder, around)).toBeUndefined();
    }
  });
});
