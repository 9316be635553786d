import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import schema from "../../src/report/diff/diff.schema.json" with { type: "json" };
import { git } from "../support/git.js";
import { folderWith, trackc } from "../support/terminal.js";

const manifest = "name: demo\nversion: 1.2.0\n";
const plan = `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
      source: [search, playlist, radio]
  Song Skipped:
    description: Another song was asked for before this one ended.
    properties:
      song_id: string
`;
/** Narrows an enum, which breaks producers, and adds an optional property, which breaks nobody. */
const narrowed = plan.replace(", radio]", "]\n      volume?: integer");

/** A repository whose `main` holds the plan, on a branch where it was changed and not committed. */
function changed(after = narrowed, files: Record<string, string> = {}): string {
  const folder = folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": plan, ...files });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=plan");
  git(folder, "checkout", "--quiet", "-b", "feature");
  writeFileSync(join(folder, "plans/plan.yaml"), after);
  return folder;
}
const fingerprintIn = (text: string): string => /c_[0-9a-f]{12}/.exec(text)?.[0] ?? "";

describe("trackc diff", () => {
  test("compares the working folder with where its branch began, says whom it breaks, and fails", async () => {
    const ran = await trackc(changed(), ["diff"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toMatch(/^1 breaking for producers, 1 safe → 2\.0\.0\n/);
    expect(ran.out).toContain("`radio` removed from the values of `source`");
    expect(ran.err).toContain(
      `1 change fails. To go on all the same: npx trackc diff --accept ${fingerprintIn(ran.out)}`,
    );
  });

  test("is clean where nothing changed, and where what changed breaks nobody", async () => {
    expect(await trackc(changed(plan), ["diff"])).toMatchObject({ exitCode: 0, err: "" });
    const safe = plan.replace("source:", "volume?: integer\n      source:");
    expect(await trackc(changed(safe), ["diff"])).toMatchObject({ exitCode: 0, err: "" });
  });

  test("frightens nobody with a plan that is new: there is no code of it yet", async () => {
    const folder = folderWith({ "README.md": "" });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=readme");
    git(folder, "checkout", "--quiet", "-b", "feature");
    mkdirSync(join(folder, "plans"));
    writeFileSync(
      join(folder, "trackc.yaml"),
      `${manifest}vocabulary: { consent: [analytics], destinations: [segment] }\n`,
    );
    writeFileSync(join(folder, "plans/plan.yaml"), `${plan}    consent: analytics\n    destinations: segment\n`);
    const ran = await trackc(folder, ["diff", "--fail-on", "dangerous"]);
    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(ran.out).toMatch(/^\d+ safe/);
    expect(ran.out).toContain("has no plan `demo`: everything is new.");
  });

  test("compares refs, ranges and folders", async () => {
    const folder = changed();
    git(folder, "commit", "--quiet", "--all", "--message=narrower");
    for (const what of [["main"], ["main..feature"], ["main:plans", "plans"], ["main", "feature"]]) {
      const { out } = await trackc(folder, ["diff", ...what]);
      expect(out, what.join(" ")).toContain("1 breaking for producers");
    }
    const back = await trackc(folder, ["diff", "feature..main"]);
    expect(back.out).toContain("`volume` removed");
    expect(back.out).not.toContain("`radio` removed");
  });

  test("accepts a change with a reason, in a file to commit, and finds the approval that matches nothing any more", async () => {
    const folder = changed();
    const { out } = await trackc(folder, ["diff"]);
    const accepted = await trackc(folder, [
      ...["diff", "--accept", fingerprintIn(out), "--reason", "radio was never sent"],
    ]);
    expect(accepted.exitCode).toBe(0);
    expect(accepted.err).toBe(".trackc-approvals.json: 1 change accepted; commit the file\n");
    expect(accepted.out).toContain("radio was never sent");
    const written = JSON.parse(readFileSync(join(folder, ".trackc-approvals.json"), "utf8"));
    expect(written.approvals[fingerprintIn(out)]).toMatchObject({ reason: "radio was never sent", on: "2026-01-01" });
    expect((await trackc(folder, ["diff"])).exitCode).toBe(0);
    writeFileSync(join(folder, "plans/plan.yaml"), plan);
    const unused = await trackc(folder, ["diff"]);
    expect(unused).toMatchObject({ exitCode: 0 });
    expect(unused.err).toContain("warning[approval-unused]");
  });

  test("offers one command for all that fails, and each stays an approval that names its change", async () => {
    const values = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii"];
    const before = plan.replace("search, playlist, radio", values.join(", "));
    const folder = folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": before });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=plan");
    git(folder, "checkout", "--quiet", "-b", "feature");
    writeFileSync(join(folder, "plans/plan.yaml"), before.replace(/\[aa.*\]/, "[aa]"));
    const { err } = await trackc(folder, ["diff"]);
    const [, list = ""] =
      /^8 changes fail\. To go on all the same: npx trackc diff --accept (\S+) --reason "why"/.exec(err) ?? [];
    expect(list.split(",")).toHaveLength(8);
    // As the report lists them, with spaces, a few can be taken as well.
    const few = list.split(",").slice(0, 3);
    const some = await trackc(folder, ["diff", "--accept", few.join(" "), "--reason", "never sent"]);
    expect(some.err).toContain("5 changes fail.");
    const all = await trackc(folder, ["diff", "--accept", list, "--reason", "never sent"]);
    expect(all).toMatchObject({ exitCode: 0, err: ".trackc-approvals.json: 8 changes accepted; commit the file\n" });
    const { approvals } = JSON.parse(readFileSync(join(folder, ".trackc-approvals.json"), "utf8"));
    const accepted = Object.values<{ change: string }>(approvals).map(({ change }) => change.split("/").at(-1));
    expect(accepted.sort()).toEqual(values.slice(1));
  });

  test("accepts nothing while approvals can't be read, and says so", async () => {
    const folder = changed(narrowed, { ".trackc-approvals.json": "{\n" });
    const { out } = await trackc(folder, ["diff"]);
    const ran = await trackc(folder, ["diff", "--accept", fingerprintIn(out), "--reason", "never sent"]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toMatch(
      /^\.trackc-approvals\.json:1:2: error\[approvals-unreadable\] .*\nNothing was accepted: the approvals that are there have to be put right first\.\n$/,
    );
    expect(readFileSync(join(folder, ".trackc-approvals.json"), "utf8")).toBe("{\n");
  });

  test("writes no approvals through a link, nor in its place", async () => {
    const folder = changed(narrowed, { "shared.json": '{ "version": 1, "approvals": {} }\n' });
    symlinkSync("shared.json", join(folder, ".trackc-approvals.json"));
    const { out } = await trackc(folder, ["diff"]);
    const ran = await trackc(folder, ["diff", "--accept", fingerprintIn(out), "--reason", "never sent"]);
    expect(ran).toMatchObject({
      exitCode: 2,
      out: "",
      err: "error: .trackc-approvals.json can't be written: it is a symbolic link: put a file of its own in its place\n",
    });
    expect(readlinkSync(join(folder, ".trackc-approvals.json"))).toBe("shared.json");
    expect(readFileSync(join(folder, "shared.json"), "utf8")).toBe('{ "version": 1, "approvals": {} }\n');
  });

  test("accepts a change that two plans have in the one that is named", async () => {
    const folder = folderWith({
      ...{ "a/trackc.yaml": manifest, "a/plans/plan.yaml": plan },
      ...{ "b and c/trackc.yaml": manifest, "b and c/plans/plan.yaml": plan },
    });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=plan");
    git(folder, "checkout", "--quiet", "-b", "feature");
    for (const one of ["a", "b and c"]) writeFileSync(join(folder, one, "plans/plan.yaml"), narrowed);
    const written = (): readonly string[] =>
      ["a", "b and c"].filter((one) => existsSync(join(folder, one, ".trackc-approvals.json")));

    const { out, err } = await trackc(folder, ["diff", "--format", "markdown"]);
    const fingerprint = fingerprintIn(out);
    const both = `a:${fingerprint},b and c:${fingerprint}`;
    expect(err).toBe(
      `2 changes fail. To go on all the same: npx trackc diff --accept '${both}' --reason "why", and commit the approvals.\n`,
    );
    expect(out).toContain(`\`npx trackc diff --accept a:${fingerprint} --reason "why"\``);
    expect(out).toContain(`\`npx trackc diff --accept 'b and c:${fingerprint}' --reason "why"\``);

    const vague = await trackc(folder, ["diff", "--accept", fingerprint, "--reason", "never sent"]);
    expect(vague).toMatchObject({ exitCode: 2, out: "" });
    expect(vague.err).toBe(
      `error: 2 plans have a change with the fingerprint ${fingerprint}: say which is meant, --accept a:${fingerprint} or --accept 'b and c:${fingerprint}'\n`,
    );
    expect(written()).toEqual([]);

    const one = await trackc(folder, ["diff", "--accept", `b and c/:${fingerprint}`, "--reason", "never sent"]);
    expect(one.exitCode).toBe(1);
    expect(one.err).toContain("1 change fails.");
    expect(written()).toEqual(["b and c"]);
    const rest = await trackc(folder, ["diff", "--accept", both, "--reason", "never sent"]);
    expect(rest.exitCode).toBe(0);
    expect(written()).toEqual(["a", "b and c"]);
    // Asked about alone, a plan has no other to be told from.
    expect((await trackc(join(folder, "a"), ["diff"])).exitCode).toBe(0);
  });

  test("accepts that a plan is gone, whose version can't move any more", async () => {
    const folder = folderWith({
      ...{ "a/trackc.yaml": manifest, "a/plans/plan.yaml": plan },
      ...{ "b/trackc.yaml": manifest.replace("demo", "other"), "b/plans/plan.yaml": plan },
    });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=plan");
    git(folder, "checkout", "--quiet", "-b", "feature");
    rmSync(join(folder, "a"), { recursive: true });
    const gone = await trackc(folder, ["diff", "--check-version"]);
    expect(gone.exitCode).toBe(1);
    expect(gone.out).toContain("`demo`: 2 breaking for producers, 2 dangerous for consumers, 1 safe\n");
    expect(gone.out).toContain("Version: none is demanded.");
    expect(gone.err).toMatch(
      /^2 changes fail\. To go on all the same: npx trackc diff --accept \S+ --reason "why", and commit the approvals\.\n$/,
    );
    const [, list = ""] = /--accept (\S+)/.exec(gone.err) ?? [];
    const accepted = await trackc(folder, ["diff", "--check-version", "--accept", list, "--reason", "sold"]);
    expect(accepted).toMatchObject({
      exitCode: 0,
      err: "a/.trackc-approvals.json: 2 changes accepted; commit the file\n",
    });
    expect(await trackc(folder, ["diff", "--check-version"])).toMatchObject({ exitCode: 0, err: "" });
  });

  test.each([".trackc-approvals.json", ".trackc-baseline.json", "trackc.yaml", "Trackc.YAML"])(
    "puts no report in the place of %s",
    async (file) => {
      const folder = changed(narrowed, { ".trackc-approvals.json": '{ "version": 1, "approvals": {} }\n' });
      const before = existsSync(join(folder, file)) && readFileSync(join(folder, file), "utf8");
      const ran = await trackc(folder, ["diff", "--format", `markdown=${file}`]);
      expect(ran).toMatchObject({ exitCode: 2, out: "" });
      expect(ran.err).toBe(
        `error: \`${file}\` can't be written: trackc reads what is called so: give the report another name\n`,
      );
      expect(existsSync(join(folder, file)) && readFileSync(join(folder, file), "utf8")).toBe(before);
    },
  );

  test.each([
    ["nothing could be found", ["nowhere"]],
    ["there are changes", []],
    ["two folders are compared", ["old", "plans"]],
  ])("puts no report in the place of a plan file, nor beside one, where %s", async (_, what) => {
    const folder = changed(narrowed, { "old/trackc.yaml": manifest, "old/plans/p.yml": plan });
    symlinkSync("old/plans/p.yml", join(folder, "report.md"));
    for (const file of ["plans/plan.yaml", "old/plans/p.yml", "report.md", "plans/new.yaml"]) {
      const before = existsSync(join(folder, file)) && readFileSync(join(folder, file), "utf8");
      const ran = await trackc(folder, [
        "diff",
        ...what,
        "--format",
        "json=out/diff.json",
        "--format",
        `markdown=${file}`,
      ]);
      expect(ran, file).toMatchObject({ exitCode: 2, out: "" });
      expect(ran.err).toMatch(
        /^error: `[^`]+` can't be written: (it leads to `p\.yml`, and )?what ends in `\.ya?ml` may be a file of a plan: give the report another name\n$/,
      );
      expect(existsSync(join(folder, file)) && readFileSync(join(folder, file), "utf8"), file).toBe(before);
    }
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("puts no report where a link of the plan leads, and accepts nothing either then", async () => {
    const folder = changed(narrowed, { "shared.txt": "types:\n  Id: string\n" });
    symlinkSync("../shared.txt", join(folder, "plans/shared.yaml"));
    const { out } = await trackc(folder, ["diff"]);
    const reports = ["--format", "json=out.json", "--format", "markdown=shared.txt"];
    const accept = ["--accept", fingerprintIn(out), "--reason", "never sent"];
    for (const more of [[], accept]) {
      const ran = await trackc(folder, ["diff", ...reports, ...more]);
      expect(ran).toMatchObject({ exitCode: 2, out: "" });
      expect(ran.err).toBe("error: `shared.txt` can't be written: it is a file of the plan\n");
    }
    expect(readFileSync(join(folder, "shared.txt"), "utf8")).toContain("types:");
    expect(readdirSync(folder)).not.toContain(".trackc-approvals.json");
    expect(readdirSync(folder)).not.toContain("out.json");
  });

  test("says among annotations why the check is red", async () => {
    const folder = changed(plan.replace("source:", "volume?: integer\n      source:"));
    const passes = await trackc(folder, ["diff", "--format", "github"]);
    expect(passes).toMatchObject({ exitCode: 0, err: "" });
    expect(passes.out).not.toMatch(/^::error/m);
    const ran = await trackc(folder, ["diff", "--format", "github", "--check-version"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toMatch(
      /^::error file=trackc\.yaml,line=2,title=trackc diff%3A the version is not enough::Version: 1\.2\.0 is not enough/,
    );
  });

  test("reads the approvals of the second side, and accepts nothing in a commit", async () => {
    const folder = changed();
    const { out } = await trackc(folder, ["diff"]);
    const accept = ["--accept", fingerprintIn(out), "--reason", "never sent"];
    git(folder, "commit", "--quiet", "--all", "--message=narrower");
    expect((await trackc(folder, ["diff", "main..feature"])).err).toMatch(
      /^1 change fails\. To go on all the same, with feature \(\w{7}\) checked out: npx trackc diff main --accept c_/,
    );
    await trackc(folder, ["diff", ...accept]);
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=accepted");
    git(folder, "checkout", "--quiet", "main");
    expect(await trackc(folder, ["diff", "main..feature"])).toMatchObject({ exitCode: 0, err: "" });
    git(folder, "clone", "--quiet", "--bare", ".", "bare.git");
    const bare = join(folder, "bare.git");
    expect(await trackc(bare, ["diff", "main..feature"])).toMatchObject({ exitCode: 0, err: "" });
    const before = readdirSync(bare);
    const refused = await trackc(bare, ["diff", "main..feature", ...accept]);
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toMatch(
      /^error: --accept writes \.trackc-approvals\.json beside the manifest, and feature \(\w+\) is a commit/,
    );
    expect(readdirSync(bare)).toEqual(before);
    // What lies in the working folder says nothing of a commit.
    writeFileSync(join(folder, ".trackc-approvals.json"), "{");
    expect((await trackc(folder, ["diff", "main..feature"])).exitCode).toBe(0);
  });

  test("finds a branch that only the remote has, as the printed command fetches it", async () => {
    const folder = changed();
    git(folder, "commit", "--quiet", "--all", "--message=narrower");
    const clone = folderWith({});
    git(clone, "clone", "--quiet", "--depth=1", "--branch=feature", `file://${folder}`, ".");
    const { err, exitCode } = await trackc(clone, ["diff", "main"]);
    expect(exitCode).toBe(2);
    const command = /`(git fetch [^`]+)`/.exec(err)?.[1] ?? "";
    git(clone, ...command.split(" ").slice(1));
    expect((await trackc(clone, ["diff", "main"])).out).toContain("1 breaking for producers");
    expect((await trackc(clone, ["diff", "main..feature"])).out).toContain("From origin/main (");
  });

  test("takes the day that --today says, before that of the commit", async () => {
    const gone = plan.replace("Song Skipped:", "Song Skipped:\n    status: deprecated\n    expires: 2025-06-30");
    const folder = changed(gone);
    git(folder, "commit", "--quiet", "--all", "--message=deprecated");
    writeFileSync(join(folder, "plans/plan.yaml"), gone.replace(/ {2}Song Skipped:[\s\S]*$/, ""));
    // The working folder has the clock's day, which is later.
    expect((await trackc(folder, ["diff", "HEAD"])).exitCode).toBe(0);
    git(folder, "commit", "--quiet", "--all", "--message=removed");
    // The commit is of March 2024.
    expect((await trackc(folder, ["diff", "HEAD~1..HEAD"])).exitCode).toBe(1);
    expect((await trackc(folder, ["diff", "HEAD~1..HEAD", "--today", "2025-07-01"])).exitCode).toBe(0);
  });

  test("says in every report that nothing was compared, and why", async () => {
    const folder = changed(plan.replace("song_id: string", "song_id: strng"));
    const formats = ["text=out/diff.txt", "markdown=out/comment.md", "json=out/diff.json", "github"];
    const asked = formats.flatMap((format) => ["--format", format]);
    const ran = await trackc(folder, ["diff", ...asked]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toMatch(
      /^::error file=plans\/plan\.yaml,line=5,title=[^:]+::Nothing was compared: the plan has 1 error\./,
    );
    const read = (file: string): string => readFileSync(join(folder, "out", file), "utf8");
    expect(read("comment.md")).toMatchInlineSnapshot(`
      "<!-- trackc-diff -->
      <!-- trackc-diff: nothing to begin a comment for -->
      **Nothing was compared: the plan has 1 error**

      - \`plans/plan.yaml:5\`: There is no type \`strng\`<br>Did you mean \`string\`?
      "
    `);
    expect(read("diff.txt")).toMatchInlineSnapshot(`
      "Nothing was compared: the plan has 1 error.
        plans/plan.yaml:5: There is no type \`strng\`
          Did you mean \`string\`?
      "
    `);
    const json = JSON.parse(read("diff.json"));
    expect(json).toMatchObject({ problem: { errors: [{ code: "unknown-type" }] }, plans: [] });
    expect((await trackc(folder, ["diff", "nowhere", ...asked])).exitCode).toBe(2);
    expect(read("comment.md")).toContain("**Nothing was compared: what to compare could not be found**");
    expect(JSON.parse(read("diff.json"))).toMatchObject({ problem: { errors: [{ code: "unknown-ref" }] } });
  });

  describe("with a plan that has errors among others", () => {
    /** `a` breaks somebody, `b` has an error, and nothing changed in `c`. */
    function three(): string {
      const files = (name: string) => ({
        [`${name}/trackc.yaml`]: manifest.replace("demo", name),
        [`${name}/plans/plan.yaml`]: name === "b" ? plan.replace("song_id: string", "song_id: strng") : plan,
      });
      const folder = folderWith({ ...files("a"), ...files("b"), ...files("c") });
      git(folder, "init", "--quiet", "--initial-branch=main");
      git(folder, "add", "--all");
      git(folder, "commit", "--quiet", "--message=plans");
      git(folder, "checkout", "--quiet", "-b", "feature");
      writeFileSync(join(folder, "a/plans/plan.yaml"), narrowed);
      return folder;
    }

    test("compares the others, says in every report which it could not, and fails", async () => {
      const folder = three();
      const formats = ["json=diff.json", "markdown=comment.md", "github"];
      const ran = await trackc(folder, ["diff", "--fail-on", "never", ...formats.flatMap((one) => ["--format", one])]);
      expect(ran.exitCode).toBe(1);
      expect(ran.err).toMatch(
        /^b\/plans\/plan\.yaml:5:16: error\[unknown-type\] .*\nb\/trackc\.yaml was not compared: its errors come first\.\n$/,
      );
      expect(ran.out).toMatch(
        /^::error file=b\/plans\/plan\.yaml,line=5,title=trackc diff%3A a plan was not compared::/,
      );
      expect(ran.out).toMatch(/^::warning file=a\/plans\/plan\.yaml,.*breaking for producers/m);
      expect(readFileSync(join(folder, "comment.md"), "utf8")).toContain(
        "\n**`b` was not compared: it has 1 error**\n\n- `b/plans/plan.yaml:5`: There is no type `strng`<br>",
      );
      const json = JSON.parse(readFileSync(join(folder, "diff.json"), "utf8"));
      const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
      expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
      expect(json).toMatchObject({
        problem: null,
        plans: [{ name: "a", verdict: "1 breaking for producers, 1 safe → 2.0.0" }, { name: "c" }],
        notCompared: [{ name: "b", manifest: "b/trackc.yaml", errors: [{ code: "unknown-type" }] }],
      });
    });

    test("accepts what the others break, and goes on failing by it", async () => {
      const folder = three();
      const { out } = await trackc(folder, ["diff"]);
      expect(out).toMatch(/^3 plans, 1 of them not compared: 1 breaking for producers, 1 safe; 1 change fails\n/);
      const accept = ["--accept", fingerprintIn(out), "--reason", "never sent"];
      const ran = await trackc(folder, ["diff", "--check-version", "--fail-on", "never", ...accept]);
      expect(ran.exitCode).toBe(1);
      expect(ran.err).toContain("a/.trackc-approvals.json: 1 change accepted; commit the file\n");
      expect(ran.err).toContain("b/trackc.yaml was not compared");
      expect(ran.err).toContain("a/trackc.yaml is version 1.2.0; these changes demand 2.0.0.\n");
      expect(ran.err).not.toContain("change fails");
    });
  });

  test("has several plans in one JSON, and unused approvals in every report", async () => {
    const folder = folderWith({
      ...{ "a/trackc.yaml": manifest, "a/plans/plan.yaml": plan },
      ...{ "b/trackc.yaml": manifest.replace("demo", "other"), "b/plans/plan.yaml": plan },
    });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=plan");
    git(folder, "checkout", "--quiet", "-b", "feature");
    writeFileSync(join(folder, "b/plans/plan.yaml"), narrowed);
    const approvals = { version: 1, approvals: { c_0123456789ab: { change: "event-removed /events/X", reason: "x" } } };
    writeFileSync(join(folder, "b/.trackc-approvals.json"), JSON.stringify(approvals, undefined, 2));
    const formats = ["json=diff.json", "markdown=comment.md", "github"];
    const ran = await trackc(folder, ["diff", ...formats.flatMap((format) => ["--format", format])]);
    expect(ran.exitCode).toBe(1);
    const json = JSON.parse(readFileSync(join(folder, "diff.json"), "utf8"));
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    const unused = { fingerprint: "c_0123456789ab", change: "event-removed /events/X", reason: "x" };
    expect(json.plans).toMatchObject([
      { name: "demo", manifest: "a/trackc.yaml", verdict: "No changes", unusedApprovals: [] },
      { name: "other", unusedApprovals: [{ ...unused, file: "b/.trackc-approvals.json", line: 4 }] },
    ]);
    expect(readFileSync(join(folder, "comment.md"), "utf8")).toContain(
      "**Approvals that accept nothing**, to be removed:\n\n- `c_0123456789ab` (`event-removed /events/X`) at `b/.trackc-approvals.json:4`\n",
    );
    expect(ran.out).toContain("::warning file=b/.trackc-approvals.json,line=4,title=trackc diff%3A unused approval::");
  });

  test.each([
    [
      "version: 1.1.0\n",
      "Version: 1.1.0 is lower than 1.2.0, which the base has: versions only go up.",
      "is version 1.1.0",
    ],
    ["", "Version: the manifest has lost it; write `version: 1.2.0` back.", "has no version"],
  ])("a version that is lower or gone is not enough: %j", async (version, said, failed) => {
    const folder = changed(plan);
    writeFileSync(join(folder, "trackc.yaml"), `name: demo\n${version}`);
    const ran = await trackc(folder, ["diff", "--check-version"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain(said);
    expect(ran.err).toBe(`trackc.yaml ${failed}; the base has 1.2.0.\n`);
    expect((await trackc(folder, ["diff"])).exitCode).toBe(0);
  });

  test.each([
    [
      "name: demo\n",
      "name: demo\n",
      ", which says no version: write `version: 1.0.0`, or what it is by now, into `trackc.yaml`.",
    ],
    ["name: demo\n", "name: demo\nversion: 1.0.0\n", " yet: the base says no version."],
    ["name: demo\nversion: next\n", "name: demo\nversion: 1.0.0\n", ": the base's version, `next`, can't be read."],
  ])("says that --check-version has nothing to check: from %j to %j", async (before, after, why) => {
    const folder = folderWith({ "trackc.yaml": before, "plans/plan.yaml": plan });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=plan");
    git(folder, "checkout", "--quiet", "-b", "feature");
    writeFileSync(join(folder, "trackc.yaml"), after);
    const note = `\`--check-version\` checks nothing of the plan \`demo\`${why}`;
    const formats = ["--format", "json=diff.json", "--format", "markdown"];
    const ran = await trackc(folder, ["diff", "--check-version", ...formats]);
    expect(ran).toMatchObject({ exitCode: 0, err: `note: ${note}\n` });
    expect(ran.out).toContain("checks nothing of the plan `demo`");
    expect(JSON.parse(readFileSync(join(folder, "diff.json"), "utf8")).plans[0].notes).toContain(note);
    const unasked = await trackc(folder, ["diff"]);
    expect(unasked).toMatchObject({ exitCode: 0, err: "" });
    expect(unasked.out).not.toContain("checks nothing");
  });

  test("fails on what --fail-on says, and on a version that did not move enough", async () => {
    const folder = changed();
    expect((await trackc(folder, ["diff", "--fail-on", "never"])).exitCode).toBe(0);
    expect((await trackc(folder, ["diff", "--fail-on", "consumers:breaking"])).exitCode).toBe(0);
    const ran = await trackc(folder, ["diff", "--fail-on", "never", "--check-version"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toBe("trackc.yaml is version 1.2.0; these changes demand 2.0.0.\n");
    writeFileSync(join(folder, "trackc.yaml"), manifest.replace("1.2.0", "2.0.0"));
    expect((await trackc(folder, ["diff", "--fail-on", "never", "--check-version"])).exitCode).toBe(0);
  });

  test("writes several formats at once, and the JSON is as its schema says", async () => {
    const folder = changed();
    const formats = ["json=out/diff.json", "markdown=out/comment.md", "github"];
    const ran = await trackc(folder, ["diff", ...formats.flatMap((format) => ["--format", format])]);
    expect(ran.out).toMatch(/^::error file=plans\/plan\.yaml,/m);
    expect(readFileSync(join(folder, "out/comment.md"), "utf8")).toContain(
      "**1 breaking for producers, 1 safe → 2.0.0**",
    );
    const json = JSON.parse(readFileSync(join(folder, "out/diff.json"), "utf8"));
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  });

  test("the errors of the plan come first, and those of the base are a note", async () => {
    const broken = plan.replace("song_id: string", "song_id: strng");
    const ran = await trackc(changed(broken), ["diff"]);
    expect(ran).toMatchObject({ exitCode: 1, out: "" });
    expect(ran.err).toContain("error[unknown-type]");
    expect(ran.err).toContain("Nothing was compared: the errors come first.");
    const mended = folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": broken });
    git(mended, "init", "--quiet", "--initial-branch=main");
    git(mended, "add", "--all");
    git(mended, "commit", "--quiet", "--message=broken");
    git(mended, "checkout", "--quiet", "-b", "feature");
    writeFileSync(join(mended, "plans/plan.yaml"), plan);
    expect((await trackc(mended, ["diff"])).out).toMatch(/error/);
  });

  test.each([
    [["--fail-on", "everything"], "--fail-on can't be `everything`"],
    [["--accept", "radio", "--reason", "x"], "`radio` is no fingerprint"],
    [["--accept", "c_0123456789ab"], "--accept needs a reason"],
    [["--accept", ",", "--reason", "x"], "--accept takes the fingerprints of changes"],
    [["--accept", "c_0123456789ab,radio", "--reason", "x"], "`radio` is no fingerprint"],
    [
      ["--accept", "a:c_0123456789ab", "--reason", "x"],
      "`a:c_0123456789ab` is of a plan in the folder `a`, and none that is compared stands there",
    ],
    [["--accept", ".:c_0123456789ab", "--reason", "x"], "no change of `.` has the fingerprint c_0123456789ab"],
    [["--reason", "x"], "name the change with --accept"],
    [["--accept", "c_0123456789ab", "--reason", "x"], "no change has the fingerprint c_0123456789ab"],
    [["--format", "jsn"], "did you mean `json`?"],
    [["nowhere"], "unknown-ref"],
    [["--upload-pack=touch"], "unknown option"],
  ])("what makes no sense is refused with what to do: %j", async (options, complaint) => {
    const ran = await trackc(changed(), ["diff", ...options]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain(complaint);
  });

  test.each([
    [["--fail-on", "foo"], "Nothing was compared: --fail-on can't be `foo`"],
    [["--today", "x"], "Nothing was compared: --today takes a day such as 2026-03-31"],
    [["--accept", "c_0123456789ab"], "Nothing was compared: --accept needs a reason"],
    [["--reason", "x"], "Nothing was compared: --reason says why a change is accepted"],
    [["--accept", "c_0123456789ab", "--reason", "x"], "Not accepted: no change has the fingerprint c_0123456789ab"],
    [
      ["main..feature", "--accept", "FIRST", "--reason", "x"],
      "Not accepted: --accept writes .trackc-approvals.json beside",
    ],
    [["--accept", "FIRST", "--reason", "x"], "Not accepted: the approvals that are there have to be put right first"],
  ])("what is refused leaves no former report in its place: %j", async (options, why) => {
    const folder = changed(narrowed, why.includes("put right") ? { ".trackc-approvals.json": "{\n" } : {});
    git(folder, "commit", "--quiet", "--all", "--message=narrower");
    const first = fingerprintIn((await trackc(folder, ["diff"])).out);
    for (const file of ["c.md", "d.json", "d.txt"]) writeFileSync(join(folder, file), "OLD");
    const formats = ["markdown=c.md", "json=d.json", "text=d.txt", "github"].flatMap((one) => ["--format", one]);
    const given = options.map((one) => one.replace("FIRST", first));
    const ran = await trackc(folder, ["diff", ...given, ...formats]);
    expect(ran.exitCode).toBe(2);
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    expect(read("c.md").replaceAll("`", "")).toContain(`\n**${why.replaceAll("`", "")}`);
    expect(read("d.txt").startsWith(why)).toBe(true);
    expect(ran.out).toContain(`::${why}`);
    const json = JSON.parse(read("d.json"));
    expect(json.problem.message.startsWith(why)).toBe(true);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(existsSync(join(folder, ".trackc-approvals.json"))).toBe(why.includes("put right"));
  });
});
