import { existsSync } from "node:fs";
import path from "node:path";

/** How each package manager installs a tool and runs it, by the file it leaves behind. */
const managers = [
  { lockfile: "pnpm-lock.yaml", install: "pnpm add --save-dev trackc", run: "pnpm trackc" },
  { lockfile: "yarn.lock", install: "yarn add --dev trackc", run: "yarn trackc" },
  { lockfile: "bun.lock", install: "bun add --dev trackc", run: "bunx trackc" },
  { lockfile: "bun.lockb", install: "bun add --dev trackc", run: "bunx trackc" },
] as const;
const npm = { install: "npm install --save-dev trackc", run: "npx trackc" } as const;

/** How a project installs trackc and runs it. */
export function toolCommands(folder: string): { readonly install: string; readonly run: string } {
  return managers.find(({ lockfile }) => existsSync(path.join(folder, lockfile))) ?? npm;
}

/** What to do next, in three lines. `given` is the folder as the person named it. */
export function nextSteps(folder: string, given: string, facts: { client: string; installed: boolean }): string {
  const { install, run } = toolCommands(folder);
  const there = given === "." ? "" : ` ${/^[\w./-]+$/.test(given) ? given : JSON.stringify(given)}`;
  const first = facts.installed
    ? [`${run} lint${there}`, "what would a reviewer say? Change plans/events.yaml and ask again"]
    : [install, "as everybody in your team has it then, and CI"];
  const steps = [
    first,
    [`${run} build${there}`, `writes ${facts.client}, the functions that your code calls`],
    [`import { connect } from "./${facts.client.replace(/^src\//, "")}/index.js"`, "and the events beside it"],
  ];
  const width = Math.max(...steps.map(([command = ""]) => command.length));
  return `\nNext:\n${steps.map(([command = "", why]) => `  ${command.padEnd(width)}  # ${why}\n`).join("")}`;
}
