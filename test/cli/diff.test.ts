import { readFileSync, writeFileSync } from "node:fs";
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
    expect(ran.err).toContain(`1 change fails. To go on all the same: --accept ${fingerprintIn(ran.out)}`);
  });

  test("is clean where nothing changed, and where what changed breaks nobody", async () => {
    expect(await trackc(changed(plan), ["diff"])).toMatchObject({ exitCode: 0, err: "" });
    const safe = plan.replace("source:", "volume?: integer\n      source:");
    expect(await trackc(changed(safe), ["diff"])).toMatchObject({ exitCode: 0, err: "" });
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
});
