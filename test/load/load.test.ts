import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadText } from "../../src/load/text.js";
import { loadPlan, loadPlans } from "../../src/load.js";

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(path.join(tmpdir(), "trackc-load-")));
  mkdirSync(path.join(top, ".git"));
});
afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
    writeFileSync(path.join(top, name), text);
  }
}

const event = (name: string) => `events:\n  ${name}:\n    description: It happened.\n`;
const codes = (result: { readonly diagnostics: readonly { readonly code: string }[] }) =>
  result.diagnostics.map(({ code }) => code);
const names = (events: readonly { readonly name: { readonly value: string } }[] | undefined) =>
  events?.map(({ name }) => name.value);

describe("loadText", () => {
  it("loads a plan that has no files", () => {
    const { value, diagnostics } = loadText({
      "plans/a.yaml": `\uFEFF${event("Song Played")}`,
      "other.yaml": "a: b: c",
    });
    expect(diagnostics).toEqual([]);
    expect(value.project.name.value).toBe("example");
    expect(names(value.plan.events)).toEqual(["Song Played"]);
  });

  it("reads the manifest, and the files where it says", () => {
    const { value, diagnostics } = loadText({
      "trackc.yaml": "name: music\nplans: [here, 'there/*.yml']\n",
      "here/deep/a.yaml": event("A B"),
      "there/b.yml": event("C D"),
      "there/not/c.yml": event("E F"),
      "plans/d.yaml": event("G H"),
    });
    expect(diagnostics).toEqual([]);
    expect(value.project.name.value).toBe("music");
    expect(names(value.plan.events)).toEqual(["A B", "C D"]);
  });

  it("reports the mistakes of all files, each once", () => {
    const result = loadText({
      "trackc.yaml": "name: music\nverison: 1.0.0\n",
      "plans/a.yaml": "events: [\n",
      "plans/b.yaml": "events:\n  Song Played:\n    owners: x\n    include: missing\n",
    });
    expect(codes(result).sort()).toEqual(["unclosed-bracket", "unknown-key", "unknown-key"]);
  });

  it("collects suppressions", () => {
    const { value } = loadText({ "plans/a.yaml": `# trackc-ignore x: y\n${event("A B")}` });
    expect(value.suppressions.map(({ rule }) => rule)).toEqual(["x"]);
  });
});

describe("loadPlan", () => {
  it("loads the plan of a folder, of anything in it, of its manifest and of the working folder", async () => {
    write({ "music/trackc.yaml": "name: music\n", "music/plans/deep/a.yaml": event("Song Played") });
    for (const where of [
      "music",
      "music/plans",
      "music/plans/deep/a.yaml",
      "music/trackc.yaml",
      path.join(top, "music"),
    ]) {
      const { value, diagnostics } = await loadPlan(where, { cwd: top });
      expect(diagnostics).toEqual([]);
      expect(value?.project).toMatchObject({ file: "music/trackc.yaml", folder: path.join(top, "music") });
      expect([...(value?.sources.keys() ?? [])]).toEqual(["music/trackc.yaml", "music/plans/deep/a.yaml"]);
    }
    const { value } = await loadPlan(undefined, { cwd: path.join(top, "music/plans") });
    expect(value?.project.file).toBe("../trackc.yaml");
    expect(names(value?.plan.events)).toEqual(["Song Played"]);
  });

  it("finds the one plan below a folder, and asks which of several", async () => {
    write({ "a/trackc.yaml": "name: a\n", "a/plans/p.yaml": event("A B") });
    expect((await loadPlan(".", { cwd: top })).value?.project.name.value).toBe("a");
    write({ "b/trackc.yaml": "name: b\n", "b/plans/p.yaml": event("A B") });
    const { value, diagnostics } = await loadPlan(".", { cwd: top });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toEqual(["There are several plans in `.`: `a`, `b`"]);
  });

  it("says what to type where there is no plan", async () => {
    write({ "src/x.ts": "", "yml/trackc.yml": "name: x\n" });
    const missing = await loadPlan("src", { cwd: top });
    expect(missing.value).toBeUndefined();
    expect(missing.diagnostics[0]).toMatchObject({ code: "no-manifest", span: undefined });
    expect(missing.diagnostics[0]?.help).toContain("`name: my-product`");
    expect((await loadPlan("yml", { cwd: top })).diagnostics[0]?.help).toBe("Rename `trackc.yml` to `trackc.yaml`.");
    expect(codes(await loadPlan("nowhere", { cwd: top }))).toEqual(["path-not-found"]);
    expect(codes(await loadPlan("src/x.ts", { cwd: top }))).toEqual(["no-manifest"]);
  });

  it("says so where the plan's folder is missing or empty", async () => {
    write({ "trackc.yaml": "name: x\n" });
    expect(codes(await loadPlan(".", { cwd: top }))).toEqual(["plans-not-found"]);
    mkdirSync(path.join(top, "plans"));
    expect(codes(await loadPlan(".", { cwd: top }))).toEqual(["no-plan-files"]);
    write({ "plans/a.yaml": "" });
    const { value, diagnostics } = await loadPlan(".", { cwd: top });
    expect(diagnostics).toEqual([]);
    expect(value?.plan.events).toEqual([]);
  });

  it("reports a broken manifest and the plan's own mistakes, and nothing that follows from the first", async () => {
    write({ "trackc.yaml": "name: a: b\n" });
    expect(codes(await loadPlan(".", { cwd: top }))).toEqual(["colon-in-text"]);
    write({ "plans/a.yaml": "events:\n  A B:\n    ownr: x\n" });
    expect(codes(await loadPlan(".", { cwd: top }))).toEqual(["colon-in-text", "unknown-key"]);
  });

  it("reports a file that can't be read, and the others' mistakes, and nothing that follows from it", async () => {
    write({
      "trackc.yaml": "name: x\n",
      "plans/a.yaml": Buffer.from([0x61, 0xff]),
      "plans/b.yaml": "events:\n  A B:\n    include: from-a\n    ownr: x\n",
    });
    symlinkSync("gone.yaml", path.join(top, "plans/c.yaml"));
    const { value, diagnostics } = await loadPlan(".", { cwd: top });
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(["file-vanished", "not-utf8", "unknown-key"]);
    expect([...(value?.sources.keys() ?? [])]).toEqual(["trackc.yaml", "plans/a.yaml", "plans/b.yaml"]);
  });

  it("takes suppressions from the project's own files only", async () => {
    write({
      "app/trackc.yaml": "name: x\nplans: [plans, ../shared]\n",
      "app/plans/a.yaml": `# trackc-ignore one: y\n${event("A B")}`,
      "shared/b.yaml": `# trackc-ignore two: y\n${event("C D")}`,
    });
    const { value } = await loadPlan("app", { cwd: top });
    expect(value?.suppressions.map(({ rule }) => rule)).toEqual(["one"]);
    expect(names(value?.plan.events)).toEqual(["A B", "C D"]);
  });

  it("does not depend on the order in which files are made or links are listed", async () => {
    write({ "trackc.yaml": "name: x\n", "plans/b.yaml": event("B B"), "plans/a.yaml": event("A A") });
    const first = JSON.stringify((await loadPlan(".", { cwd: top })).value?.plan);
    rmSync(path.join(top, "plans"), { recursive: true });
    write({ "plans/a.yaml": event("A A"), "plans/b.yaml": event("B B") });
    expect(JSON.stringify((await loadPlan(".", { cwd: top })).value?.plan)).toBe(first);
  });
});

describe("loadPlans", () => {
  it("loads several plans as one run, each once, sorted", async () => {
    write({
      "b/trackc.yaml": "name: b\n",
      "b/plans/p.yaml": event("A B"),
      "a/trackc.yaml": "name: a\n",
      "a/plans/p.yaml": event("A B"),
    });
    for (const where of [[], ["."], ["b", "a", "b/plans"]]) {
      const { value, diagnostics } = await loadPlans(where, { cwd: top });
      expect(diagnostics).toEqual([]);
      expect(value.plans.map(({ project }) => project.name.value)).toEqual(["a", "b"]);
      expect(value.sources.size).toBe(4);
    }
  });

  it("loads whole plans and shows what was asked for", async () => {
    write({
      "trackc.yaml": "name: x\n",
      "plans/web/a.yaml": event("A B"),
      "plans/web2/b.yaml": event("C D"),
      "plans/c.yaml": event("E F"),
    });
    const { value } = await loadPlans(["plans/web", "plans/c.yaml"], { cwd: top });
    expect(names(value.plans[0]?.plan.events)).toEqual(["A B", "C D", "E F"]);
    const shown = [...value.sources.keys(), undefined].filter((file) => value.shows(file));
    expect(shown).toEqual(["trackc.yaml", "plans/c.yaml", "plans/web/a.yaml", undefined]);
    const all = await loadPlans([], { cwd: path.join(top, "plans/web") });
    expect([...all.value.sources.keys()].every((file) => all.value.shows(file))).toBe(true);
  });

  it("loads a plan once, whatever links lead to it", async () => {
    write({ "a/trackc.yaml": "name: a\n", "a/plans/p.yaml": event("A B") });
    symlinkSync("a", path.join(top, "b"));
    const { value } = await loadPlans(["a", "b"], { cwd: top });
    expect(value.plans.map(({ project }) => project.file)).toEqual(["a/trackc.yaml"]);
  });

  it("goes on where one of the paths is wrong", async () => {
    write({ "trackc.yaml": "name: x\n", "plans/a.yaml": event("A B") });
    const result = await loadPlans(["plans", "missing"], { cwd: top });
    expect(codes(result)).toEqual(["path-not-found"]);
    expect(result.value.plans).toHaveLength(1);
  });
});
