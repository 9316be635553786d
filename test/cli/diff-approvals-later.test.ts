import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, git, repositoryOf } from "../support/git.js";
import { trackc } from "../support/terminal.js";

// What becomes of approvals after the merge.

const manifest = "name: demo\n";
const plan = (values: string): string => `events:\n  Song Played:\n    properties:\n      source: [${values}]\n`;
const approvals = ".trackc-approvals.json";
const fingerprintIn = (text: string): string => /c_[0-9a-f]{12}/.exec(text)?.[0] ?? "";

/** A repository in which a branch with an accepted break was merged, tagged `v1` before. */
async function merged(at = ""): Promise<{ readonly folder: string; readonly fingerprint: string }> {
  const folder = repositoryOf({ [`${at}trackc.yaml`]: manifest, [`${at}plans/plan.yaml`]: plan("radio, search") });
  git(folder, "tag", "v1");
  branch(folder, "first", "search", at);
  const fingerprint = fingerprintIn((await trackc(folder, ["diff"])).out);
  const ran = await trackc(folder, ["diff", "--accept", fingerprint, "--reason", "moved in March"]);
  expect(ran).toMatchObject({ exitCode: 0 });
  commit(folder, {});
  merge(folder, "first");
  return { folder, fingerprint };
}

function merge(folder: string, branch: string): void {
  git(folder, "checkout", "--quiet", "main");
  git(folder, "merge", "--quiet", "--no-ff", "--message=merged", branch);
}

function branch(folder: string, name: string, values: string, at = ""): void {
  git(folder, "checkout", "--quiet", "-b", name);
  commit(folder, { [`${at}plans/plan.yaml`]: plan(values) });
}

describe("approvals that are merged", () => {
  test("trouble no later branch, and are there for a comparison with an earlier release", async () => {
    const { folder } = await merged();
    branch(folder, "later", "search, share");
    expect(await trackc(folder, ["diff"])).toMatchObject({ exitCode: 0, err: "" });
    expect((await trackc(folder, ["diff", "--format", "markdown"])).out).not.toContain("pproval");
    const released = await trackc(folder, ["diff", "v1"]);
    expect(released).toMatchObject({ exitCode: 0, err: "" });
    expect(released.out).toContain("1 accepted");
  });

  test("don't let the same break pass when it comes again", async () => {
    const { folder, fingerprint } = await merged();
    branch(folder, "back", "search, radio");
    expect((await trackc(folder, ["diff"])).exitCode).toBe(0);
    merge(folder, "back");
    branch(folder, "again", "search");

    const ran = await trackc(folder, ["diff"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("1 breaking for producers");
    expect(ran.err).toContain(`warning[approval-spent] \`${fingerprint}\` was accepted before, and comes again (`);
    const [markdown, github, json] = await Promise.all(
      ["markdown", "github", "json"].map(async (format) => (await trackc(folder, ["diff", "--format", format])).out),
    );
    expect(markdown).toContain(
      `\n**Accepted before, and come again since**, to be accepted anew:\n\n- \`${fingerprint}\` (\`enum-value-removed /events/Song Played/properties/source/enum/radio\`) at \`${approvals}:4\`\n`,
    );
    expect(github).toContain(`::${fingerprint} was accepted before, and comes again (`);
    expect(JSON.parse(json ?? "").plans[0].unusedApprovals).toMatchObject([{ fingerprint, isSpent: true, line: 4 }]);

    const accept = ["diff", "--accept", fingerprint, "--reason"];
    expect(await trackc(folder, [...accept, "moved in March"])).toMatchObject({
      exitCode: 2,
      err: `error: ${fingerprint} was accepted for this very reason before: say why it is accepted again\n`,
    });
    expect(git(folder, "status", "--short")).toBe("");
    expect(await trackc(folder, [...accept, "gone for good"])).toMatchObject({
      exitCode: 0,
      err: `${approvals}: 1 change accepted; commit the file\n`,
    });
    commit(folder, {});
    expect(await trackc(folder, ["diff"])).toMatchObject({ exitCode: 0, err: "" });
  });

  test("are not written by halves: what one plan refuses, no other has", async () => {
    const { folder, fingerprint } = await merged("b/");
    const other = { "a/trackc.yaml": "name: other\n", "a/plans/plan.yaml": plan("a, b") };
    branch(folder, "back", "search, radio", "b/");
    commit(folder, other);
    merge(folder, "back");
    branch(folder, "again", "search", "b/");
    commit(folder, { "a/plans/plan.yaml": plan("a") });
    const { out } = await trackc(folder, ["diff", ".", "--format", "json"]);
    const all: readonly string[] = JSON.parse(out).plans.flatMap(
      ({ changes }: { changes: { fingerprint: string }[] }) => changes.map((one) => one.fingerprint),
    );
    const ran = await trackc(folder, ["diff", "--accept", all.join(","), "--reason", "moved in March"]);
    expect(ran).toMatchObject({ exitCode: 2 });
    expect(ran.err).toContain(`${fingerprint} was accepted for this very reason before`);
    expect(git(folder, "status", "--short")).toBe("");
  });

  test("keep the others' words when one of them is given anew", async () => {
    const { folder, fingerprint } = await merged();
    branch(folder, "more", "share");
    const { out } = await trackc(folder, ["diff"]);
    const other = fingerprintIn(out);
    expect(other).not.toBe(fingerprint);
    await trackc(folder, ["diff", "--accept", other, "--reason", "searched no more"]);
    const diff = git(folder, "diff", "--", approvals);
    expect(diff).toContain(`+    "${other}": {`);
    expect(diff).not.toMatch(/^-.*(?:moved|enum-value)/m);
  });
});

test("approvals that stayed where a plan was are to follow it", async () => {
  const folder = repositoryOf({
    ...{ "x/trackc.yaml": manifest, "x/plans/plan.yaml": plan("radio, search"), [`x/${approvals}`]: "{}" },
  });
  git(folder, "checkout", "--quiet", "-b", "moved");
  mkdirSync(join(folder, "y"));
  for (const name of ["trackc.yaml", "plans"]) git(folder, "mv", `x/${name}`, `y/${name}`);
  commit(folder, {});
  const { out } = await trackc(folder, ["diff", "--format", "json"]);
  expect(JSON.parse(out).notes).toContain(
    `\`x/${approvals}\` stands beside no manifest, so that nothing reads it: move it to \`y\`, where its plan is now.`,
  );
});

test("approvals that can't be opened are told in every report", async () => {
  const folder = repositoryOf({ "trackc.yaml": manifest, "plans/plan.yaml": plan("radio, search") });
  git(folder, "checkout", "--quiet", "-b", "broken");
  commit(folder, { "plans/plan.yaml": plan("search"), [`${approvals}/x`]: "" });
  const formats = ["--format", "markdown", "--format", "github=.git/github", "--format", "json=.git/json"];
  const ran = await trackc(folder, ["diff", "--fail-on", "never", ...formats]);
  expect(ran.exitCode).toBe(1);
  expect(ran.out).toContain(`**What was accepted can't be told**, before this is put right:\n\n- \`${approvals}\`: `);
  expect(ran.out).not.toContain("--accept");
  rmSync(join(folder, approvals), { recursive: true });
  expect((await trackc(folder, ["diff", "--fail-on", "never"])).exitCode).toBe(0);
});
