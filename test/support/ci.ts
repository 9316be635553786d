import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ApprovalFault } from "../../src/diff/approvals/approvals.js";
import type { Change } from "../../src/diff/model.js";
import { type DiffReport, diffReporters, renderPlans, type Uncompared } from "../../src/report/diff/index.js";
import { change, reportOf, subjectOfEvent, verdict } from "../report/diff/made.js";
import { temporaryFolder } from "./folder.js";

const folder = join(import.meta.dirname, "../../templates/ci");
/** The text of a snippet. */
export const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

const markdown = diffReporters.find(({ id }) => id === "markdown");

/** A comment as the report makes it, of one plan or of several. */
function rendered(reports: readonly DiffReport[], uncompared: readonly Uncompared[] = []): string {
  return markdown ? renderPlans(markdown, reports, { colour: false }, uncompared) : "";
}

function plan(name: string, changes: readonly Change[] = [], faults: readonly ApprovalFault[] = []): DiffReport {
  return {
    ...reportOf(changes),
    of: { name, manifest: `${name}/trackc.yaml`, version: undefined },
    plan: name,
    faults,
  };
}

const removed = change("event-removed", subjectOfEvent("A"), { producers: verdict("breaking") });
/** A comment that says something. */
export const changed = rendered([reportOf([removed])]);
/** A comment that has nothing to say. */
export const unchanged = rendered([reportOf([])]);

const fault: ApprovalFault = {
  code: "approvals-unreadable",
  message: "The approvals can't be read",
  help: "Put them right",
  file: ".trackc-approvals.json",
  line: 1,
};
const why = "it has 1 error";
const uncompared: Uncompared = {
  of: { name: "app", manifest: "app/trackc.yaml" },
  why,
  errors: [],
  sources: new Map(),
};
const unused = {
  isSpent: false,
  approval: { fingerprint: "c_0123456789ab", reason: "Gone.", change: undefined, by: undefined, on: undefined },
  file: ".trackc-approvals.json",
  line: 4,
};
const behind = { ...reportOf([]), failing: { changes: new Set<Change>(), version: true } };

/** Reports that are worth a comment where none is yet: something changed, or the check is red for another reason. */
export const telling: readonly (readonly [string, string])[] = [
  ["a change", changed],
  [
    "a change of one plan of several",
    rendered([plan("web"), plan("app", [change("event-added", subjectOfEvent("B"))])]),
  ],
  ["approvals that can't be read", rendered([{ ...reportOf([]), faults: [fault] }])],
  ["approvals of one plan of several that can't be read", rendered([plan("web"), plan("app", [], [fault])])],
  ["a version that is lower", rendered([behind])],
  ["a plan that could not be compared, and one without changes", rendered([plan("web")], [uncompared])],
];

/** Those that are none: nothing changed and nothing fails, or there is no comparison. */
export const quiet: readonly (readonly [string, string])[] = [
  ["no changes", unchanged],
  ["no changes in several plans", rendered([plan("web"), plan("app")])],
  ["an approval that nothing needs", rendered([{ ...reportOf([]), unused: [unused] }])],
  [
    "nothing compared",
    markdown?.nothing({ why: "the plan has 1 error", errors: [], sources: new Map() }, { colour: false }) ?? "",
  ],
];

/** A folder with programs on the PATH that record how they were called, one call a line. */
export function host(programs: Readonly<Record<string, string>>): {
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
export const npx = (report: string, status: number): string => `
if (args[0] !== "--no-install" || args[1] !== "trackc" || args[2] !== "diff") throw new Error(args.join(" "));
for (const arg of args) if (arg.startsWith("markdown=")) writeFileSync(arg.slice("markdown=".length), ${JSON.stringify(report)});
process.exitCode = ${status};
`;
