import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import schema from "../../src/report/diff/diff.schema.json" with { type: "json" };
import { fill, temporaryFolder } from "../support/folder.js";
import { commit, git, repositoryOf } from "../support/git.js";
import { trackc } from "../support/terminal.js";

// Accepting what fails, from what CI prints to the file that is committed.

const manifest = "name: demo\nversion: 1.0.0\n";
const plan = (values: string): string => `events:\n  Song Played:\n    properties:\n      source: [${values}]\n`;
const approvals = ".trackc-approvals.json";
const fingerprintIn = (text: string): string => /c_[0-9a-f]{12}/.exec(text)?.[0] ?? "";

describe("the command of a comment", () => {
  /** What a shell makes of a command: where it runs, and the arguments behind `npx`. */
  function pasted(command: string, cwd: string): { readonly folder: string; readonly args: readonly string[] } {
    const script = `npx() { printf '%s\\0' "$PWD" "$@"; }\n${command}`;
    const [folder = "", ...args] = execFileSync("sh", ["-c", script], { cwd, encoding: "utf8" }).split("\0");
    return { folder, args: args.slice(0, -1) };
  }

  /** What the last line of a comment says, without the fingerprints. */
  function commandIn(comment: string): { readonly told: string; readonly command: string; readonly checkout: string } {
    const [line = "", checkout = "", command = ""] =
      /To go on all the same, (?:check out `(\S+) \(\w+\)`, )?accept what fails and commit the approvals: `([^`]+)`/.exec(
        comment,
      ) ?? [];
    return {
      told: line.replaceAll(/c_[0-9a-f]{12}/g, "c_…").replaceAll(/\b[0-9a-f]{7,40}\b/g, "…"),
      command,
      checkout,
    };
  }

  /** `feature` was branched off `release`, which has gone its own way since `main`, the default branch. */
  function clone(folder = ""): string {
    const at = (file: string): string => join(folder, file);
    const origin = repositoryOf({ [at("trackc.yaml")]: manifest, [at("plans/plan.yaml")]: plan("a, b, c, d") });
    git(origin, "tag", "v1");
    git(origin, "checkout", "--quiet", "-b", "release");
    commit(origin, { [at("plans/plan.yaml")]: plan("a, b, c") });
    git(origin, "checkout", "--quiet", "-b", "feature");
    commit(origin, { [at("plans/plan.yaml")]: plan("a, b") });
    git(origin, "checkout", "--quiet", "main");
    const copy = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", origin, copy);
    git(copy, "checkout", "--quiet", "feature");
    return copy;
  }

  const pullRequest = { GITHUB_BASE_REF: "release" };
  test.each([
    ["a pull request into another branch", [], pullRequest, "npx trackc diff --base origin/release"],
    ["a merge request into another branch", [], "GitLab", "npx trackc diff --base origin/release"],
    ["a merge queue into another branch", [], "queue", "npx trackc diff --base origin/release"],
    ["a base that the command names", ["--base", "origin/release"], {}, "npx trackc diff --base origin/release"],
    ["a tag", ["v1"], {}, "npx trackc diff v1"],
    ["a commit and a folder", ["v1:.", "plans"], {}, "npx trackc diff v1:. plans"],
    ["the default branch", [], {}, "npx trackc diff"],
    ["two commits", ["v1..origin/feature"], {}, "npx trackc diff v1"],
    ["two commits one by one", ["v1", "feature"], {}, "npx trackc diff v1"],
    ["two commits and a folder", ["v1..feature", "plans"], {}, "npx trackc diff v1 plans"],
    ["a folder of two commits", ["v1:plans", "feature:plans"], {}, "npx trackc diff v1:plans plans"],
    ["where two branches meet", ["origin/release...feature"], {}, "npx trackc diff --base origin/release"],
    ["commits that are named from the head", ["HEAD~1", "feature"], {}, "npx trackc diff …"],
    ["the same where two branches meet", ["HEAD~1...feature"], {}, "npx trackc diff …"],
  ])("makes the comparison of %s where it is pasted", async (_, args, given, expected) => {
    const folder = clone();
    const release = git(folder, "rev-parse", "origin/release");
    const event = join(folder, ".git/event.json");
    writeFileSync(event, JSON.stringify({ merge_group: { base_sha: release, base_ref: "refs/heads/release" } }));
    const merge = { CI_MERGE_REQUEST_DIFF_BASE_SHA: release, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "release" };
    const queue = { GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: event };
    const env = given === "GitLab" ? merge : given === "queue" ? queue : (given as Record<string, string>);
    const inCI = await trackc(folder, ["diff", ...args, "--format", "markdown"], { env });
    expect(inCI.exitCode, inCI.err).toBe(1);
    const { told, command, checkout } = commandIn(inCI.out);
    expect(told.slice(told.indexOf("`npx"))).toMatch(/^`npx trackc diff .*--accept \S+ --reason "why"`$/);
    expect(told).toContain(`\`${expected} --accept`);
    // What standard error says is the same, and a person may be anywhere in the meantime.
    expect(inCI.err).toContain(`: ${command}, and commit the approvals.\n`);
    expect(inCI.err.includes("checked out")).toBe(checkout !== "");
    git(folder, "checkout", "--quiet", checkout || "feature");

    const { folder: where, args: written } = pasted(command, folder);
    const accepted = await trackc(where, written.slice(1));
    expect(accepted.err).toMatch(/^\.trackc-approvals\.json: \d changes? accepted; commit the file\n$/);
    expect(accepted.exitCode).toBe(0);
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=accepted");
    if (args.some((arg) => arg.includes("feature"))) return;
    expect((await trackc(folder, ["diff", ...args], { env })).exitCode).toBe(0);
  });

  test("begins at the top of the repository, as all places of the comment do", async () => {
    const folder = clone("the apps/web");
    const ran = await trackc(join(folder, "the apps"), ["diff", "--format", "markdown"], { env: pullRequest });
    const { told, command } = commandIn(ran.out);
    expect(told).toContain(": `cd 'the apps' && npx trackc diff --base origin/release --accept c_… --reason \"why\"`");
    // Who is told in a terminal is there already.
    expect(ran.err).toContain("To go on all the same: npx trackc diff --base origin/release --accept c_");
    const { folder: where, args } = pasted(command, folder);
    expect(await trackc(where, args.slice(1))).toMatchObject({
      exitCode: 0,
      err: `web/${approvals}: 1 change accepted; commit the file\n`,
    });
    expect(existsSync(join(folder, "the apps/web", approvals))).toBe(true);
  });

  test("is told in parts where no shell would take it", async () => {
    const values = Array.from({ length: 700 }, (_, at) => `v${at}`);
    const folder = repositoryOf({ "trackc.yaml": manifest, "plans/plan.yaml": plan(["a", ...values].join(", ")) });
    git(folder, "checkout", "--quiet", "-b", "feature");
    commit(folder, { "plans/plan.yaml": plan("a") });
    const { out, err } = await trackc(folder, ["diff", "--base", "main", "--format", "markdown"]);
    expect(out).toContain(
      "commit the approvals: it is too much for one command, so some hundreds at a time, whose fingerprints `npx trackc diff --base main --format json` has\n",
    );
    expect(err).toBe(
      '700 changes fail. That is too much for one command. To go on all the same, accept some hundreds at a time, whose fingerprints --format json has: npx trackc diff --base main --accept FINGERPRINTS --reason "why", and commit the approvals.\n',
    );
  });
});

describe("approvals that are wrong", () => {
  function branch(text: string): string {
    const folder = repositoryOf({ "trackc.yaml": manifest, "plans/plan.yaml": plan("a, b") });
    git(folder, "checkout", "--quiet", "-b", "feature");
    commit(folder, { "plans/plan.yaml": plan("a"), [approvals]: text });
    return folder;
  }
  const block = (reason: string): string => `{\n      "change": "x",\n      "reason": "${reason}"\n    }`;
  const one = '"c_57729cc2e8dc": ';
  const of = (...blocks: readonly string[]): string =>
    `{\n  "version": 1,\n  "approvals": {\n    ${blocks.join(",\n    ")}\n  }\n}\n`;

  test.each([
    ["an approval without a reason", of(one + block("")), "approval-without-reason", 4],
    ["a conflict", `<<<<<<< ours\n${of(one + block("y"))}=======\n>>>>>>> theirs\n`, "approvals-conflict", 1],
    ["no JSON", "{\n", "approvals-unreadable", 1],
    ["one twice", of(one + block("y"), one + block("z")), "approval-repeated", 8],
  ])("are told by every report: %s", async (_, text, code, line) => {
    const folder = branch(text);
    const formats = ["--format", "markdown", "--format", "json=.git/diff.json", "--format", "github=.git/github.txt"];
    const ran = await trackc(folder, ["diff", "--fail-on", "never", ...formats]);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain(`${approvals}:${line}:`);
    expect(ran.out).toContain(
      "\n**The approvals fail**\n\n**What was accepted can't be told**, before this is put right:\n",
    );
    expect(ran.out).toContain(`\n- \`${approvals}:${line}\`: `);
    const read = (name: string): string => execFileSync("cat", [join(folder, ".git", name)], { encoding: "utf8" });
    const data = JSON.parse(read("diff.json"));
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(data.plans[0].approvalFaults).toEqual([
      { code, message: expect.any(String), help: expect.any(String), file: approvals, line },
    ]);
    expect(read("github.txt")).toMatch(
      new RegExp(`^::error file=\\${approvals},line=${line},title=trackc diff%3A the approvals are wrong::`),
    );
    expect(read("github.txt")).toMatch(/\. The approvals fail\.\n$/);
  });

  test("are told of a plan in which nothing changed, among others", async () => {
    const folder = repositoryOf({
      ...{ "a/trackc.yaml": manifest, "a/plans/plan.yaml": plan("a") },
      ...{ "b/trackc.yaml": manifest.replace("demo", "other"), "b/plans/plan.yaml": plan("a, b") },
    });
    git(folder, "checkout", "--quiet", "-b", "feature");
    commit(folder, { [`a/${approvals}`]: "[]", "b/plans/plan.yaml": plan("a") });
    const formats = ["markdown", "text", "github"].map((format) => trackc(folder, ["diff", "--format", format]));
    const [markdown, text, github] = (await Promise.all(formats)).map(({ out }) => out);
    for (const report of [markdown, text, github]) {
      expect(report).toContain("2 plans: 1 breaking for producers; 1 change and 1 file of approvals fail");
      expect(report).not.toContain("No changes in");
    }
    expect(markdown).toContain(`\n- \`a/${approvals}:1\`: The approvals can't be read: it is not an object<br>`);
    expect(text).toContain("\nThe approvals fail\n");
    expect(github).toContain(`::error file=a/${approvals},line=1,`);
    // The other plan's change can be accepted all the same.
    const accepted = await trackc(folder, [
      "diff",
      "--accept",
      fingerprintIn(markdown ?? ""),
      "--reason",
      "never sent",
    ]);
    expect(accepted.exitCode).toBe(1);
    expect(accepted.err).toContain(`b/${approvals}: 1 change accepted; commit the file\n`);
  });

  test("are put right before anything is accepted: what is listed as failing may have been", async () => {
    const ran = await trackc(branch(of(one + block(""))), ["diff", "--format", "markdown"]);
    expect(ran.out).toContain("\n**1 change and the approvals fail**\n");
    expect(ran.out).not.toContain("--accept");
    expect(ran.err).toContain("1 change fails. To go on all the same, put the approvals right first.\n");
  });
});

describe("approvals of a plan that is gone", () => {
  test("are used as long as it goes, and reported as left over later", async () => {
    const two = { "b/trackc.yaml": manifest.replace("demo", "other"), "b/plans/plan.yaml": plan("a") };
    const folder = repositoryOf({ "a/trackc.yaml": manifest, "a/plans/plan.yaml": plan("a"), ...two });
    git(folder, "checkout", "--quiet", "-b", "feature");
    git(folder, "rm", "-r", "--quiet", "b");
    const { out } = await trackc(folder, ["diff"]);
    await trackc(folder, ["diff", "--accept", fingerprintIn(out), "--reason", "sold"]);
    commit(folder, {});
    expect((await trackc(folder, ["diff"])).out).not.toContain("no manifest");
    git(folder, "checkout", "--quiet", "main");
    git(folder, "merge", "--quiet", "feature");
    git(folder, "checkout", "--quiet", "-b", "later");

    const said = `\`b/${approvals}\` stands beside no manifest, so that nothing reads it: remove it.`;
    const later = await trackc(folder, ["diff", "--format", "json"]);
    expect(later.exitCode).toBe(0);
    expect(JSON.parse(later.out).notes).toContain(said);
    expect((await trackc(folder, ["diff"])).out).toContain(`Note: ${said}\n`);
    // Whoever asks about another folder has nothing to do with it.
    expect((await trackc(join(folder, "a"), ["diff"])).out).not.toContain("no manifest");
    fill(folder, two);
    expect((await trackc(folder, ["diff"])).out).not.toContain("no manifest");
    rmSync(join(folder, "b"), { recursive: true });
    expect((await trackc(folder, ["diff"])).out).not.toContain("no manifest");
  });
});
