import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundle, writeSchemas } from "../../src/bundle.mjs";

const root = resolve(import.meta.dirname, "../..");

/** The environment of commands: npm takes nothing from the network. */
const offline = {
  ...process.env,
  npm_config_offline: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_loglevel: "error",
  npm_config_update_notifier: "false",
  // What would make it think that it runs somewhere else than on somebody's machine.
  CI: "",
  GITHUB_ACTIONS: "",
};

/** What a command line did. */
export interface Done {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs lines of shell in a folder as CI hosts do: one failing command ends them.
 */
export function shell(lines: string, cwd: string, env: Readonly<Record<string, string>> = {}): Done {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", lines], {
    cwd,
    encoding: "utf8",
    env: { ...offline, ...env },
  });
  return { status, out: stdout, err: stderr };
}

/**
 * A folder outside of this repository with a `package.json` and a lockfile that name this package, packed from the
 * sources as they are; `npm ci` installs it. The caller removes the folder.
 */
export async function projectWithPackage(): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "trackc-project-")));
  const unpacked = join(folder, "vendor/package");
  mkdirSync(join(unpacked, "dist"), { recursive: true });
  // Not `dist/` of this repository: other tests make that anew meanwhile.
  await bundle(join(unpacked, "dist"));
  writeSchemas(join(unpacked, "dist"));
  cpSync(join(root, "package.json"), join(unpacked, "package.json"));
  cpSync(join(root, "templates"), join(unpacked, "templates"), { recursive: true });
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", env: offline, stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", ".."], unpacked));
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "somebody", private: true, devDependencies: { trackc: `file:vendor/${packed.filename}` } }),
  );
  npm(["install"], folder);
  return folder;
}
