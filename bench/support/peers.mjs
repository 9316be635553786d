// The tools that we measure ourselves against, each in a folder of its own, installed from npm once.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "./processes.mjs";

/** Exact versions: the newest at the time of writing that runs on the oldest Node that we support. */
export const versions = {
  "@bufbuild/buf": "1.75.0",
  "@stoplight/spectral-cli": "6.16.3",
  "@redocly/cli": "2.77.0",
  opentp: "0.7.3",
  quicktype: "26.0.0",
  "json-schema-to-typescript": "16.0.0",
  "openapi-typescript": "7.13.0",
  // From 0.95 on it wants Node 22.
  "@hey-api/openapi-ts": "0.94.5",
  typewriter: "9.2.0",
  ajv: "8.20.0",
};

/** What applications are bundled with, beside esbuild. */
const bundlers = { rollup: "4.68.7" };

/** What some ask for beside themselves. */
const besides = {
  "openapi-typescript": ["typescript@5.9.3"],
  "@hey-api/openapi-ts": ["typescript@5.9.3"],
  ajv: ["ajv-formats@3.0.1"],
  // It takes any version, and can't use the newest.
  typewriter: ["typescript@5.9.3"],
  rollup: ["terser@5.51.2"],
};

/** Where a peer is installed, or the line that says why it is not. */
export function install(name) {
  const version = versions[name] ?? bundlers[name];
  const folder = join(cache, "trackc-bench-peers", `${name.replaceAll("/", "+")}@${version}`);
  const modules = join(folder, "node_modules");
  if (!existsSync(join(folder, "installed"))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const wanted = [`${name}@${version}`, ...(besides[name] ?? [])];
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...wanted];
    const { status, stderr } = spawnSync("npm", args, {
      cwd: folder,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    if (status !== 0) {
      rmSync(folder, { recursive: true, force: true });
      const lines = stderr.split("\n").filter((line) => line.startsWith("npm error"));
      // Only what went wrong: addresses differ from one registry to the next.
      const code = /code (\w+)/.exec(lines[0] ?? "")?.[1] ?? "an error";
      return { name, version, error: `npm can't install it: ${code}` };
    }
    writeFileSync(join(folder, "installed"), "");
  }
  return { name, version, folder, modules };
}

/** The binary of buf itself, without the script around it that npm's package starts it with. */
export function bufBinary({ modules }) {
  const packages = join(modules, "@bufbuild");
  const platform = readdirSync(packages).find((name) => name.startsWith("buf-"));
  return join(packages, platform ?? "", "bin", process.platform === "win32" ? "buf.exe" : "buf");
}
