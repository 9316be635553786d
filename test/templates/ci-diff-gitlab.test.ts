import { spawn } from "node:child_process";
import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { changed, host, npx, quiet, telling, textOf, unchanged } from "../support/ci.js";
import { temporaryFolder } from "../support/folder.js";
import { commit, git, repositoryOf } from "../support/git.js";
import { type Done, shell } from "../support/installed.js";

// The snippet that says on a merge request what it changes. `trackc`, npm and GitLab are stand-ins that record what they are asked.

interface GitlabJob {
  readonly script: readonly string[];
  readonly before_script?: readonly string[];
  readonly after_script?: readonly string[];
  readonly cache?: unknown;
  readonly variables?: Readonly<Record<string, string | number>>;
  readonly environment?: { readonly name: string; readonly action: string };
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly needs?: readonly { readonly job: string; readonly artifacts: boolean }[];
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

  test("the job that compares has the whole history and no environment, by which it would have the token", () => {
    expect(Object.keys(pipeline)).toEqual(["trackc-diff", "trackc-diff-comment"]);
    expect(diff.variables).toEqual({ GIT_DEPTH: 0 });
    expect(diff.environment).toBeUndefined();
  });

  /**
   * The clone of a pipeline of GitLab: of its own ref, and where the depth is 0 of all branches, without a limit.
   * https://docs.gitlab.com/ci/pipelines/#ref-specs-for-runners
   */
  function cloneFor(origin: string, commitOfPipeline: string): string {
    const clone = temporaryFolder();
    const depth = Number(diff.variables?.GIT_DEPTH);
    git(origin, "update-ref", "refs/pipelines/30", commitOfPipeline);
    git(clone, "init", "--quiet");
    const refs = ["+refs/pipelines/30:refs/pipelines/30"];
    if (depth === 0) refs.push("+refs/heads/*:refs/remotes/origin/*");
    git(clone, "fetch", "--quiet", ...(depth > 0 ? [`--depth=${depth}`] : []), `file://${origin}`, ...refs);
    git(clone, "checkout", "--quiet", commitOfPipeline);
    return clone;
  }

  test("the base is in the clone of each kind of pipeline: of the branch, of what it merges to, and in a fork", () => {
    const origin = repositoryOf({ "trackc.yaml": "name: shop\n" });
    const left = git(origin, "rev-parse", "HEAD");
    git(origin, "checkout", "--quiet", "-b", "change");
    commit(origin, { "a.yaml": "a: 1\n" });
    const head = commit(origin, { "a.yaml": "a: 2\n" });
    const fork = temporaryFolder();
    git(fork, "clone", "--quiet", "--bare", "--single-branch", "--branch=change", `file://${origin}`, ".");
    git(origin, "checkout", "--quiet", "main");
    const target = commit(origin, { "b.yaml": "b: 1\n" });
    git(origin, "merge", "--quiet", "--no-ff", "--message", "Merged results", "change");
    const merged = git(origin, "rev-parse", "HEAD");
    git(origin, "reset", "--quiet", "--hard", target);
    for (const [from, at, base] of [
      [origin, head, left],
      [origin, merged, target],
      [fork, head, left],
    ] as const) {
      const clone = cloneFor(from, at);
      expect(git(clone, "rev-parse", "--is-shallow-repository")).toBe("false");
      expect(git(clone, "merge-base", base, "HEAD")).toBe(base);
    }
  });

  test("the job that posts has the token by its environment, and nothing of the repository or of the other job", () => {
    expect(comment.environment).toEqual({ name: "trackc-comment", action: "access" });
    expect(text).toContain("the environment scope `trackc-comment`");
    expect(comment.variables).toEqual({ GIT_STRATEGY: "none" });
    expect(comment.needs).toEqual([{ job: "trackc-diff", artifacts: false }]);
    expect(comment).toMatchObject({ before_script: [], after_script: [], cache: [] });
    expect(JSON.stringify(comment.script)).not.toMatch(/npx|npm ci|node:fs|import\(/);
  });

  test("its rules ask for no variable of the environment, which may not be there yet, and leave forks out", () => {
    const ours = '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID';
    expect(comment.rules).toEqual([{ if: ours, when: "always" }]);
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

  test("where the job that compares has the token, it stops before anything of the repository runs", () => {
    const { cwd, env, calls } = host({ npm: "", npx: npx(changed, 0) });
    const { status, out, err } = shell(diff.script.join("\n"), cwd, { ...env, TRACKC_TOKEN: "secret" });
    expect(status).toBe(1);
    expect(err).toContain("Limit it to the environment scope trackc-comment");
    expect(out + err).not.toContain("secret");
    expect(calls()).toEqual([]);
  });

  interface Note {
    readonly id: number;
    readonly body: string;
    readonly author: { readonly id: number };
  }
  interface Job {
    readonly id: number;
    readonly name: string;
    readonly artifacts_file?: object;
  }
  /** What GitLab has, and what differs from a token that may and a merge request whose latest commit this is. */
  interface Host {
    readonly report?: string;
    readonly notes: readonly Note[];
    readonly jobs?: readonly Job[];
    readonly status?: number;
    readonly env?: Readonly<Record<string, string>>;
  }
  const api = "/api/v4/projects/9";
  const notes = `${api}/merge_requests/4/notes`;
  const finished: readonly Job[] = [
    { id: 50, name: "test", artifacts_file: {} },
    { id: 51, name: "trackc-diff-comment" },
    { id: 52, name: "trackc-diff", artifacts_file: {} },
  ];

  /** Runs the script that posts against such a GitLab, whose lists have two on a page. */
  async function post({ report, notes: there, jobs = finished, status = 200, env = {} }: Host) {
    const asked: { readonly method: string; readonly path: string; readonly token: unknown; readonly body: unknown }[] =
      [];
    const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
      let body = "";
      for await (const chunk of request) body += chunk;
      return body === "" ? undefined : JSON.parse(body).body;
    };
    const lists = new Map<string, readonly object[]>([
      [notes, there],
      [`${api}/pipelines/30/jobs`, jobs],
    ]);
    const objects = new Map<string, object>([
      ["/api/v4/user", { id: 3 }],
      [`${api}/merge_requests/4`, { sha: "newest" }],
    ]);
    const made = createServer(async (request, response) => {
      const { pathname: path, searchParams } = new URL(request.url ?? "", "http://localhost");
      const { method = "" } = request;
      asked.push({ method, path, token: request.headers.authorization, body: await bodyOf(request) });
      const page = Number(searchParams.get("page") ?? 1);
      const list = method === "GET" ? lists.get(path) : undefined;
      const isReport = path === `${api}/jobs/52/artifacts/trackc-diff.md`;
      const found = list?.slice(2 * page - 2, 2 * page) ?? objects.get(path) ?? {};
      response.writeHead(status, { "x-next-page": list && 2 * page < list.length ? String(page + 1) : "" });
      response.end(isReport ? report : JSON.stringify(found));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
    // At the border: a server that listens on a port has such an address.
    const { port } = made.address() as AddressInfo;
    const cwd = temporaryFolder();
    // As an earlier job may have left them on a runner that keeps the folder.
    writeFileSync(join(cwd, "trackc-diff.md"), `${changed}Of another merge request.\n`);
    symlinkSync("trackc-diff.md", join(cwd, "comment.mjs"));
    const given = {
      ...process.env,
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_PROJECT_ID: "9",
      CI_PIPELINE_ID: "30",
      CI_MERGE_REQUEST_IID: "4",
      CI_COMMIT_SHA: "newest",
      TRACKC_TOKEN: "secret",
      ...env,
    };
    const done = await new Promise<Done>((resolve) => {
      // Not `shell`: it would stop the server as well until it is done.
      const child = spawn("bash", ["-e", "-c", comment.script.join("\n")], { cwd, env: given });
      let out = "";
      let err = "";
      child.stdout.on("data", (chunk) => (out += String(chunk)));
      child.stderr.on("data", (chunk) => (err += String(chunk)));
      child.on("close", (code) => resolve({ status: code, out, err }));
    });
    server.close();
    expect(readdirSync(cwd)).toEqual(["comment.mjs", "trackc-diff.md"]);
    return { done, asked, written: asked.filter(({ method }) => method !== "GET") };
  }

  const token = "Bearer secret";
  const foreign: readonly Note[] = [
    { id: 1, body: "Looks good.", author: { id: 3 } },
    { id: 2, body: changed, author: { id: 8 } },
  ];
  const mine: Note = { id: 77, body: changed, author: { id: 3 } };

  test("where there is no comment of ours, one is begun", async () => {
    const { done, asked, written } = await post({ report: changed, notes: foreign });
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(written).toEqual([{ method: "POST", path: notes, token, body: changed }]);
    expect(asked.filter((each) => each.token !== token)).toEqual([]);
  });

  test("where there is one, on whatever page, it is updated, also when nothing is left to say", async () => {
    const { written } = await post({ report: unchanged, notes: [...foreign, ...foreign, mine] });
    expect(written).toEqual([{ method: "PUT", path: `${notes}/77`, token, body: unchanged }]);
  });

  test.each(telling)("one is begun for %s", async (_, report) => {
    expect((await post({ report, notes: foreign })).written).toMatchObject([{ method: "POST", body: report }]);
  });

  test.each(quiet)("none is begun for %s", async (_, report) => {
    expect((await post({ report, notes: foreign })).written).toEqual([]);
  });

  test("where the job of this pipeline left no report, what lies in the folder is not posted", async () => {
    for (const jobs of [[{ id: 52, name: "trackc-diff" }], []]) {
      const { done, written } = await post({ notes: [mine], jobs });
      expect(done).toMatchObject({ status: 0, out: "No comment: there is no report.\n" });
      expect(written).toEqual([]);
    }
  });

  test("without a token nothing is asked, and the log says so", async () => {
    const { done, asked } = await post({ report: changed, notes: [], env: { TRACKC_TOKEN: "" } });
    expect(done).toMatchObject({ status: 0, out: "No comment: this job has no variable TRACKC_TOKEN.\n" });
    expect(asked).toEqual([]);
  });

  test("an older pipeline that is started again leaves the comment as it is", async () => {
    const { done, written } = await post({ report: changed, notes: [mine], env: { CI_COMMIT_SHA: "older" } });
    expect(done).toMatchObject({ status: 0, out: "No comment: the merge request has moved on.\n" });
    expect(written).toEqual([]);
  });

  test("a merged results pipeline, whose commit is GitLab's own, posts for the branch that it merged", async () => {
    const env = { CI_COMMIT_SHA: "merged", CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "newest" };
    expect((await post({ report: changed, notes: [], env })).written).toHaveLength(1);
  });

  test("lines of the report are no commands to GitLab", async () => {
    const { written } = await post({ report: `${changed}\n/close\n/merge\n`, notes: [] });
    expect(written[0]?.body).toBe(`${changed}\n\\/close\n\\/merge\n`);
  });

  test("a token that may not is an error that says so, without showing it", async () => {
    const { done } = await post({ report: changed, notes: foreign, status: 403 });
    expect(done.status).not.toBe(0);
    expect(done.err).toContain("403");
    expect(done.out + done.err).not.toContain("secret");
  });
});
