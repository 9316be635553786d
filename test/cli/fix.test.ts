import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

const plan = `events:
  Song Played:
    description: The first second of a song reached the listener.
    # trackc-ignore event-owner: nobody has owned this since 2019
    properties:
      email: email   # the address
  song_skipped: { description: Another song was asked for before this one ended. }
`;
const project = (text = plan): string =>
  folderWith({ "trackc.yaml": "name: demo\nnaming: { events: Title Case }\n", "plans/plan.yaml": text });
const planIn = (folder: string): string => readFileSync(join(folder, "plans/plan.yaml"), "utf8");

describe("trackc lint --fix", () => {
  test("puts right what is safe, says how much, and reports the rest", async () => {
    const folder = project();
    const ran = await trackc(folder, ["lint", "--fix"]);
    expect(planIn(folder)).toBe(
      plan
        .replace("    # trackc-ignore event-owner: nobody has owned this since 2019\n", "")
        .replace("email: email ", "email: { type: email, privacy: personal } "),
    );
    expect(ran.err).toBe("2 fixes in 1 file\n");
    expect(ran.out).toContain("[event-name-case]");
    expect(ran.out).toContain("1 warning in 2 events");
  });

  test("a second time changes nothing", async () => {
    const folder = project();
    await trackc(folder, ["lint", "--fix-unsafe"]);
    const once = planIn(folder);
    expect(once).toContain("renamed_from: song_skipped");
    const again = await trackc(folder, ["lint", "--fix-unsafe"]);
    expect(again).toMatchObject({ exitCode: 0, err: "Nothing was fixed\n" });
    expect(planIn(folder)).toBe(once);
  });

  test("fixes one rule alone", async () => {
    const folder = project();
    await trackc(folder, ["lint", "--fix-unsafe", "--rule", "event-name-case"]);
    expect(planIn(folder)).toBe(
      plan
        .replace("song_skipped: { description: ", "Song Skipped: { description: ")
        .replace(" ended. }", " ended., renamed_from: song_skipped }"),
    );
  });

  test("--dry-run writes nothing and prints a patch that git applies", async () => {
    const folder = project();
    const ran = await trackc(folder, ["lint", "--fix-unsafe", "--dry-run"]);
    expect(ran).toMatchObject({ exitCode: 1, err: "3 fixes would change 1 file; nothing was written\n" });
    expect(planIn(folder)).toBe(plan);
    execFileSync("git", ["apply", "-"], { cwd: folder, input: ran.out });
    const applied = planIn(folder);
    await trackc(folder, ["lint", "--fix-unsafe"]);
    expect(planIn(folder)).toBe(applied);
    expect(await trackc(folder, ["lint", "--fix-unsafe", "--dry-run"])).toMatchObject({ exitCode: 0, out: "" });
  });

  test("--dry-run in a folder below gives a patch from the top of the repository, and says so", async () => {
    const folder = project();
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    mkdirSync(join(folder, "src/app"), { recursive: true });
    const cwd = join(folder, "src/app");
    const ran = await trackc(cwd, ["lint", "--fix-unsafe", "--dry-run"]);
    expect(ran.out).toContain("--- a/plans/plan.yaml\n");
    expect(ran.err).toContain("apply it with `git -C ../.. apply`");
    execFileSync("git", ["-C", "../..", "apply"], { cwd, input: ran.out });
    expect(planIn(folder)).toContain("Song Skipped");
    // What lies below is named from there, as git takes it.
    const below = await trackc(folder, ["lint", "--fix-unsafe", "--dry-run", "plans"]);
    expect(below.err).not.toContain("git -C");
  });

  test("says what mistake a fix would bring, and doesn't offer it again", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/plan.yaml":
        "dictionary:\n  email: email\nevents:\n  Song Played:\n    description: The first second of it was heard.\n    properties: { email: { privacy: none } }\n",
    });
    const offered = await trackc(folder, ["lint", "--rule", "personal-undeclared", "--format", "text"]);
    expect(offered.out).toContain("Fixable with `--fix`.");
    const ran = await trackc(folder, ["lint", "--rule", "personal-undeclared", "--format", "text", "--fix"]);
    expect(ran.err).toContain("`none` is weaker than `personal`, which `email` has already (`weaker-privacy`)");
    expect(ran.out).toContain("[personal-undeclared]");
    expect(ran.out).not.toMatch(/fixable/i);
  });

  test("--quiet says nothing of what it did", async () => {
    expect((await trackc(project(), ["lint", "--fix", "--quiet"])).err).toBe("");
  });
});
