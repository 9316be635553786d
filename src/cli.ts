#!/usr/bin/env node
import { main } from "./main.js";

// A reader that goes away (`trackc lint | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { env, stdout } = process;
const interactive = stdout.isTTY === true;
const wanted = env.FORCE_COLOR;
const color = wanted !== undefined ? wanted !== "0" : interactive && !env.NO_COLOR && env.TERM !== "dumb";

// The exit code is set, not forced: exiting at once would cut what is still on its way through a pipe.
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  interactive,
  color,
  columns: stdout.columns,
  today: localDate(new Date()),
  out: (text) => void stdout.write(text),
  err: (text) => void process.stderr.write(text),
});

/** The day on this machine's calendar. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
