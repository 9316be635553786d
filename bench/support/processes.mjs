// What the benchmarks of whole processes have in common.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../src/bundle.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cache = join(root, "node_modules/.cache");

/** A folder that is gone when the process ends; inside the package, whose templates a bundle looks for above itself. */
export function workFolder() {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "trackc-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Bundles scripts of ours by their names, which plain Node can run then. Gives the folder that they are in. */
export async function bundled(entryPoints, outdir) {
  await bundle(outdir, { entries: entryPoints });
  return outdir;
}

/** Writes files by their paths below a folder, and gives the folder. */
export function write(place, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  return place;
}

/** Node and the machine, in a line. */
export function machine() {
  return `node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, load ${loadavg()[0].toFixed(1)}`;
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * With `--cpu` the seconds of processors that a process and its children take are measured, and not those of the clock: on a machine
 * that does other things besides, these say little. The shell does the counting.
 */
export const countsCpu = process.argv.includes("--cpu");
const counting = ["-c", 'TIMEFORMAT="%U %S"; time "$@"', "bash"];

/** Longer than this, a process is stopped and said to have taken longer. */
const longest = 600_000;

/** One whole process: its milliseconds, or why there are none. It must end with one of the exit codes that it may end with. */
function once({ run, args, cwd, env = {}, exits = [0], before }) {
  before?.();
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(
    countsCpu ? "bash" : run,
    countsCpu ? [...counting, run, ...args] : args,
    {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
      timeout: longest,
      maxBuffer: 2 ** 28,
    },
  );
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (error?.code === "ETIMEDOUT") return { error: `takes more than ${longest / 1000} s` };
  if (error) return { error: error.message };
  const lines = String(stderr).trim().split("\n");
  const [user, system] = countsCpu ? (lines.pop() ?? "").split(" ").map(Number) : [];
  const milliseconds = countsCpu ? (user + system) * 1_000 : elapsed;
  const said = lines.findLast((line) => line.trim() !== "") ?? "";
  return exits.includes(status) ? { milliseconds } : { error: `exits with ${status}: ${said.trim().slice(0, 160)}` };
}

/**
 * The commands in turn, so that a machine that changes its pace changes it for all. Of each the median, the middle half as the
 * spread, and the times themselves; or the error of a command that can't run, which is left out from then on. The first round is not
 * counted: it fills the caches of the system and of the commands that have one.
 */
export function inTurn(commands, rounds) {
  const runs = commands.map(() => ({ times: [], error: undefined }));
  for (let round = -1; round < rounds; round++) {
    for (const [at, command] of commands.entries()) {
      const run = runs[at];
      if (run.error !== undefined) continue;
      const { milliseconds, error } = once(command);
      if (error !== undefined) run.error = error;
      else if (round >= 0) run.times.push(milliseconds);
    }
  }
  return runs.map(({ times, error }) => {
    if (error !== undefined) return { error };
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    return { times, milliseconds: median(times), spread: [at(0.25), at(0.75)] };
  });
}

/** The median of the ratios of one command's times to another's, round by round. */
export function ratio(one, other) {
  if (one?.times === undefined || other?.times === undefined) return undefined;
  return median(one.times.map((time, at) => time / other.times[at]));
}

/** A table in Markdown, its first column to the left and all others to the right. */
export function table(head, rows) {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map((row) => line(head.map((_, at) => row[at] ?? "")))].join("\n");
}
