import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Terminal } from "../../src/commands/spec.js";
import { main } from "../../src/main.js";

/** A folder with these files, removed when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "trackc-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What a command printed and answered. */
export interface Ran {
  readonly exitCode: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder, as a person would, without a terminal unless `at` says otherwise. */
export async function trackc(cwd: string, args: readonly string[], at: Partial<Terminal> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const exitCode = await main(args, {
    cwd,
    env: {},
    interactive: false,
    color: false,
    columns: undefined,
    today: "2026-01-01",
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...at,
  });
  return { exitCode, out, err };
}
