import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtCli } from "../support/cli.js";
import { fill, temporaryFolder } from "../support/folder.js";

let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli.remove());

const manifest = "name: x\nlint:\n  rules:\n    event-description: error\n";

/** A plan with far more findings than a pipe holds. */
function talkative(): string {
  const folder = temporaryFolder();
  const events = Array.from({ length: 1_500 }, (_, at) => `  Page ${at} Viewed: {}\n`);
  fill(folder, { "trackc.yaml": manifest, "plans/a.yaml": `events:\n${events.join("")}` });
  return folder;
}

/** Runs the command that is shipped, and reads what it says as `take` does. */
function run(
  stdout: "pipe" | number,
  take: (chunk: Buffer, stream: NodeJS.ReadableStream) => void,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const folder = talkative();
  const env = { ...process.env, XDG_CACHE_HOME: folder };
  const args = [cli.script, "lint", "--format", "json"];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", stdout, "pipe"] });
  let err = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout?.on("data", (chunk: Buffer) => take(chunk, child.stdout as NodeJS.ReadableStream));
  return new Promise((done) => child.once("close", (code) => done({ code, err })));
}

describe("the process ends", () => {
  test("when a slow reader has all of it", async () => {
    const read: Buffer[] = [];
    const ran = await run("pipe", (chunk, stream) => {
      read.push(chunk);
      stream.pause();
      setTimeout(() => stream.resume(), 30);
    });
    const said = Buffer.concat(read).toString();
    expect(said.length).toBeGreaterThan(200_000);
    expect(JSON.parse(said)).toMatchObject({ diagnostics: expect.anything() });
    expect(ran).toEqual({ code: 1, err: "" });
  });

  test("quietly when the reader has seen enough", async () => {
    const ran = await run("pipe", (_, stream) => (stream as unknown as { destroy(): void }).destroy());
    expect(ran).toEqual({ code: 1, err: "" });
  });

  test.runIf(existsSync("/dev/full"))("with the reason when the disk is full", async () => {
    const ran = await run(openSync("/dev/full", "w"), () => {});
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^error: the output can't be written: ENOSPC.*\n$/);
  });
});

test.runIf(process.platform !== "win32")("in a folder that is gone every command says so in a line", () => {
  const folder = temporaryFolder();
  for (const command of ["lint", "diff main", "init", "--help"]) {
    const script = `rmdir "$PWD"; exec ${JSON.stringify(process.execPath)} ${JSON.stringify(cli.script)} ${command}`;
    const gone = mkdtempSync(join(folder, "gone-"));
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: gone, encoding: "utf8" });
    expect({ status, stdout, stderr }, command).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: the working folder is not there any more: change into one that is\n",
    });
  }
});
