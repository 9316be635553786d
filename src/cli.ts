#!/usr/bin/env node
import { stripVTControlCharacters } from "node:util";
import { main } from "./main.js";

// A reader that goes away (`trackc lint | head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { env, stderr, stdout } = process;
const interactive = stdout.isTTY === true;
const wanted = env.FORCE_COLOR;
const color =
  wanted !== undefined ? wanted !== "0" && wanted !== "false" : interactive && !env.NO_COLOR && env.TERM !== "dumb";

// The exit code is set, not forced: exiting at once would cut what is still on its way through a pipe.
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  interactive,
  color,
  columns: stdout.columns,
  today: localDate(new Date()),
  out: (text) => void stdout.write(text),
  // Colours are chosen by standard output; what goes to a file instead keeps none.
  err: (text) => void stderr.write(stderr.isTTY || wanted !== undefined ? text : stripVTControlCharacters(text)),
});

/** The day on this machine's calendar. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
