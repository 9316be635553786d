import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { bundle } from "../../src/bundle.mjs";

const root = join(import.meta.dirname, "../..");

/** The command line as it is shipped, built into a folder of its own. Gives the script, and what removes it. */
export async function builtCli(): Promise<{ readonly script: string; remove(): void }> {
  const caches = join(root, "node_modules/.cache");
  mkdirSync(caches, { recursive: true });
  const outdir = mkdtempSync(join(caches, "trackc-test-"));
  await bundle(outdir);
  return { script: join(outdir, "cli.js"), remove: () => rmSync(outdir, { recursive: true, force: true }) };
}

/** A process that goes on, and what it has printed so far on both streams together. */
export class Running {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | string | null>;
  #text = "";
  #seen = 0;
  #arrived: () => void = () => {};

  constructor(script: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
    const own = { ...process.env, XDG_CACHE_HOME: join(cwd, ".cache"), NO_COLOR: "1", ...env };
    // Through a shell, which can give both streams one pipe: so they come in the order in which they were written.
    const command = ["-c", 'exec "$0" "$@" 2>&1', process.execPath, script, ...args];
    this.#child = spawn("sh", command, { cwd, env: own, stdio: ["ignore", "pipe", "ignore"] });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#text += text;
      this.#arrived();
    });
    this.ended = new Promise((resolve) => {
      this.#child.once("close", (code, signal) => resolve(code ?? signal));
    });
    onTestFinished(() => void this.#child.kill("SIGKILL"));
  }

  /** Waits for a text, and gives everything that was printed since the last wait, up to it. */
  async until(wanted: string): Promise<string> {
    for (;;) {
      const at = this.#text.indexOf(wanted, this.#seen);
      if (at >= 0) {
        const said = this.#text.slice(this.#seen, at + wanted.length);
        this.#seen = at + wanted.length;
        return said;
      }
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${wanted} in: ${this.#text.slice(this.#seen)}`)), 20_000);
        this.#arrived = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  interrupt(): void {
    this.#child.kill("SIGINT");
  }
}
