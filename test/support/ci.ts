import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../../src/diff/model.js";
import { diffReporters } from "../../src/report/diff/index.js";
import { change, reportOf, subjectOfEvent, verdict } from "../report/diff/made.js";
import { temporaryFolder } from "./folder.js";

const folder = join(import.meta.dirname, "../../templates/ci");
/** The text of a snippet. */
export const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** A comment as the report makes it. */
export function rendered(changes: readonly Change[], plan?: string): string {
  const markdown = diffReporters.find(({ id }) => id === "markdown");
  return markdown?.render({ ...reportOf(changes), plan }, { colour: false }) ?? "";
}

const removed = change("event-removed", subjectOfEvent("A"), { producers: verdict("breaking") });
/** A comment that says something. */
export const changed = rendered([removed]);
/** A comment that has nothing to say. */
export const unchanged = rendered([]);

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
