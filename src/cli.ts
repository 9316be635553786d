#!/usr/bin/env node
import { stripVTControlCharacters } from "node:util";
import { main } from "./main.js";

// A reader that goes away (`trackc lint | head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { env, stderr, stdin, stdout } = process;
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
  ...(interactive && stdin.isTTY === true ? { ask } : {}),
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }),
  out: (text) => void stdout.write(text),
  // Colours are chosen by standard output; what goes to a file instead keeps none.
  err: (text) => void stderr.write(stderr.isTTY || wanted !== undefined ? text : stripVTControlCharacters(text)),
});

/** Asks for one line. A person who presses Ctrl-C or Ctrl-D has left. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: stdin, output: stdout });
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("close", () => resolve(undefined));
    lines.question(question, resolve);
  });
  lines.close();
  return answer;
}

/** The day on this machine's calendar. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
