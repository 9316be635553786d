import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveInputs } from "../../src/load-git.js";
import { fill, temporaryFolder } from "../support/folder.js";
import { commit, fingerprint, git, gitEnvironment, repositoryOf } from "../support/git.js";

const event = (name: string): string => `events:\n  ${name}:\n    description: It happened.\n`;

/** Every way that is known to make git run a program of the repository's. */
function trapped(): { readonly folder: string; readonly traces: string } {
  const folder = repositoryOf({
    "trackc.yaml": "name: x\nplans: [plans, node_modules/p]\n",
    "plans/a.yaml": event("A B"),
    ".gitignore": "node_modules\n",
    ".gitattributes": "*.yaml filter=trap diff=trap\n",
  });
  git(folder, "checkout", "--quiet", "-b", "side");
  commit(folder, { "plans/c.yaml": event("C D") });
  fill(folder, { "plans/e.yaml": event("E F"), "node_modules/p/n.yaml": event("N One") });
  const traces = temporaryFolder();
  const trap = join(temporaryFolder(), "trap");
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> "${traces}/ran-$$"\nexit 0\n`);
  chmodSync(trap, 0o755);
  for (const hook of [
    "post-checkout",
    "post-index-change",
    "reference-transaction",
    "pre-auto-gc",
    "fsmonitor-watchman",
  ]) {
    symlinkSync(trap, join(folder, ".git/hooks", hook));
  }
  const settings = {
    "core.fsmonitor": trap,
    "core.pager": trap,
    "core.sshCommand": trap,
    "core.alternateRefsCommand": trap,
    "core.askPass": trap,
    "credential.helper": trap,
    "diff.external": trap,
    "diff.trap.textconv": trap,
    "filter.trap.smudge": trap,
    "filter.trap.clean": trap,
    "filter.trap.process": trap,
    "gpg.program": trap,
    "log.showSignature": "true",
    "pager.cat-file": "true",
    "alias.cat-file": `!${trap}`,
    "alias.rev-parse": `!${trap}`,
    "uploadpack.packObjectsHook": trap,
    "remote.origin.url": `ext::${trap}`,
    "remote.origin.promisor": "true",
    "remote.origin.partialCloneFilter": "blob:none",
    "extensions.partialClone": "origin",
    "protocol.ext.allow": "always",
  };
  for (const [name, value] of Object.entries(settings)) git(folder, "config", name, value);
  return { folder, traces };
}

test("no hook and no setting of a repository runs a program, and nothing is written", async () => {
  const { folder, traces } = trapped();
  const before = fingerprint(folder);
  for (const args of [[], ["main"], ["main..side"], ["main:plans"], ["gone"], ["--output=x"], ["main", "plans"]]) {
    await resolveInputs(args, { cwd: folder, env: gitEnvironment() });
  }
  const { value, diagnostics } = await resolveInputs([], { cwd: folder, env: gitEnvironment() });
  expect(diagnostics).toEqual([]);
  expect(value.pairs[0]?.base.loaded.plan.events.map(({ name }) => name.value)).toEqual(["A B", "N One"]);
  expect(readdirSync(traces)).toEqual([]);
  expect(fingerprint(folder)).toBe(before);
});

test("the trap would have snapped", () => {
  const { folder, traces } = trapped();
  // Whatever its size and time say, an added file goes through the filter.
  fill(folder, { "plans/a.yaml": event("A C") });
  try {
    git(folder, "add", "plans/a.yaml");
  } catch {
    // Whether git minds that the filter ends at once depends on which of the two is faster.
  }
  expect(readdirSync(traces).length).toBeGreaterThan(0);
});

test("an object that is missing is not fetched, also from a remote that would run a program", async () => {
  const { folder, traces } = trapped();
  const id = git(folder, "rev-parse", "main:plans/a.yaml");
  const file = join(folder, ".git/objects", id.slice(0, 2), id.slice(2));
  rmSync(file);
  // Otherwise nobody would need it.
  fill(folder, { "plans/a.yaml": event("A C") });
  const { diagnostics } = await resolveInputs([], { cwd: folder, env: gitEnvironment() });
  expect(diagnostics.map(({ code }) => code)).toEqual(["object-missing"]);
  expect(readdirSync(traces)).toEqual([]);
  expect(existsSync(file)).toBe(false);
});
