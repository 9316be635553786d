import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtCli, Running } from "../support/cli.js";
import { folderWith, trackc } from "../support/terminal.js";

// The real command line as a process of its own, on a real disk. Each step waits for what is printed, for no time.

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli.remove());

const manifest = "name: demo\noutputs:\n  - { target: json-schema, out: schemas }\n";
const event = (name: string): string => `events:\n  ${name}:\n    description: It began to sound.\n`;
const settled = "Ctrl-C ends.";

describe("build --watch", () => {
  test("builds after every kind of change, goes on through errors, reads the manifest anew, and ends with 0", async () => {
    const folder = folderWith({ "trackc.yaml": manifest, "plans/a.yaml": event("Song Played"), ".git/HEAD": "" });
    const at = (path: string): string => join(folder, path);
    const written = (path: string): boolean => readFileSync(at("schemas/index.json"), "utf8").includes(path);
    const watch = new Running(cli.script, ["build", "--watch"], folder);
    expect(await watch.until(settled)).toContain("files written");

    appendFileSync(at("plans/a.yaml"), "  Song Paused: { description: It fell silent. }\n");
    expect(await watch.until(settled)).toMatch(/^\s*Changed: plans\/a.yaml\n[\s\S]*2 events[\s\S]*Done in \d+ ms/);
    expect(written("songPaused")).toBe(true);

    appendFileSync(at("plans/a.yaml"), "  Song Stopped: { properties: { id: strng } }\n");
    expect(await watch.until(settled)).toMatch(/unknown-type[\s\S]*Nothing was written/);
    expect(written("songStopped")).toBe(false);

    // As editors save: a new file takes the old one's place.
    writeFileSync(at("plans/.a.yaml.swp"), event("Song Stopped"));
    renameSync(at("plans/.a.yaml.swp"), at("plans/a.yaml"));
    expect(await watch.until(settled)).toContain("2 removed");
    expect(written("songStopped")).toBe(true);

    mkdirSync(at("plans/new"));
    writeFileSync(at("plans/new/b.yaml"), event("Video Played"));
    expect(await watch.until(settled)).toContain("demo: 2 events");
    rmSync(at("plans/new/b.yaml"));
    expect(await watch.until(settled)).toContain("demo: 1 event");

    writeFileSync(at("trackc.yaml"), `${manifest.replace("demo", "renamed")}plans: [events]\n`);
    expect(await watch.until(settled)).toContain("plans-not-found");
    renameSync(at("plans"), at("events"));
    // Whichever of the two the system tells of first.
    let said = await watch.until(settled);
    if (!said.includes("renamed: 1 event")) said = await watch.until(settled);
    expect(said).toContain("renamed: 1 event");

    watch.interrupt();
    expect(await watch.ended).toBe(0);
  });
});

describe("lint --watch", () => {
  test("lints several plans together, and again when one of them changes", async () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "a/trackc.yaml": "name: a\n",
      "a/plans/plan.yaml": event("Song Played"),
      "b/trackc.yaml": "name: b\nplans: ../shared/*.yaml\n",
      "shared/plan.yaml": event("Song Played"),
    });
    const watch = new Running(cli.script, ["lint", "--watch", "--max-warnings", "0"], folder);
    expect(await watch.until(settled)).toContain("No findings in 2 events");
    writeFileSync(join(folder, "shared/plan.yaml"), "events: { Song Played: {} }\n");
    expect(await watch.until(settled)).toContain("No findings in 2 events");
    writeFileSync(join(folder, "a/plans/plan.yaml"), "events: { Song Played: {} }\n");
    expect(await watch.until(settled)).toContain("event-description");
    watch.interrupt();
    expect(await watch.ended).toBe(0);
  });

  test("clears a terminal before each run, and ends before anything has changed", async () => {
    const folder = folderWith({ "trackc.yaml": "name: a\n", "plans/plan.yaml": event("Song Played"), ".git/HEAD": "" });
    let end: () => void = () => {};
    const interrupted = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
      });
    let err = "";
    const ran = await trackc(folder, ["lint", "--watch"], {
      interactive: true,
      interrupted,
      err: (text) => {
        err += text;
        if (text.includes(settled)) end();
      },
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.out.startsWith("\u001b[2J\u001b[3J\u001b[HNo findings")).toBe(true);
    expect(err).toMatch(/^Done in \d+ ms\. Waiting for changes to 2 files; Ctrl-C ends\.\n$/);
  });

  test("--stats says after each round how long it took", async () => {
    const folder = folderWith({ "trackc.yaml": "name: a\n", "plans/plan.yaml": event("Song Played"), ".git/HEAD": "" });
    let end: () => void = () => {};
    const interrupted = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
      });
    let rounds = 0;
    const said: string[] = [""];
    await trackc(folder, ["lint", "--watch", "--stats"], {
      interrupted,
      err: (text) => {
        said[rounds] += text;
        if (!text.includes(settled)) return;
        if (++rounds === 2) end();
        else {
          said.push("");
          writeFileSync(join(folder, "plans/plan.yaml"), event("Song Paused"));
        }
      },
    });
    expect(said).toHaveLength(2);
    for (const round of said) {
      expect(round).toMatch(/^parse +[\d.]+ ms/m);
      expect(round).toMatch(/^rules +[\d.]+ ms/m);
      expect(round).toMatch(/^ {2}event-description +[\d.]+ ms/m);
      expect(round).toMatch(/^report +[\d.]+ ms/m);
    }
  });

  test("ends with 2 where there is no plan to watch", async () => {
    const ran = await trackc(folderWith({ ".git/HEAD": "" }), ["lint", "--watch"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.out).toContain("no-manifest");
  });

  test.each([
    ["lint", "--fix"],
    ["lint", "--write-baseline"],
    ["build", "--check"],
  ])("%s %s is refused beside it", async (...args) => {
    const ran = await trackc(folderWith({ "trackc.yaml": "name: a\n" }), [...args, "--watch"]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain("--watch");
  });
});

test("processes at once share a cache and give one answer", async () => {
  const folder = folderWith({
    "trackc.yaml": "name: a\n",
    "plans/plan.yaml": event("Song Played"),
    ".git/HEAD": "",
    "package.json": "{}",
    "node_modules/.keep": "",
  });
  const run = async (...more: readonly string[]): Promise<string> => {
    const running = new Running(cli.script, ["lint", "--format", "json", ...more], folder);
    expect(await running.ended).toBe(0);
    return running.until("}\n");
  };
  const expected = await run("--no-cache");
  expect(new Set(await Promise.all([run(), run(), run(), run()]))).toEqual(new Set([expected]));
  const stats = new Running(cli.script, ["lint", "--stats"], folder);
  await stats.until("The cache answered");
});
