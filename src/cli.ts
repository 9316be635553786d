#!/usr/bin/env node
import { main } from "./main.js";

/** A reader that goes away (`trackc lint | head`) is no failure; a full disk is. */
function careless(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream !== process.stderr) process.stderr.write(`error: the output can't be written: ${error.message}\n`);
    process.exit(2);
  });
}

const { env } = process;
const stdout = careless(process.stdout);
// Made by Node when it is first asked for, which takes as long as to read some twenty files: most runs say nothing there.
let stderr: NodeJS.WriteStream | undefined;
const interactive = stdout.isTTY === true;
const wanted = env.FORCE_COLOR;
const color =
  wanted !== undefined ? wanted !== "0" && wanted !== "false" : interactive && !env.NO_COLOR && env.TERM !== "dumb";

process.exitCode = await main(process.argv.slice(2), {
  cwd: workingFolder(),
  env,
  interactive,
  color,
  columns: stdout.columns,
  today: localDate(new Date()),
  ...(interactive && process.stdin.isTTY === true ? { ask } : {}),
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }),
  out: (text) => void stdout.write(text),
  // Colours are chosen by standard output; what goes to a file instead keeps none.
  err: (text) => {
    stderr ??= careless(process.stderr);
    stderr.write(stderr.isTTY || wanted !== undefined ? text : withoutColours(text));
  },
});
// Exiting at once would cut what is still on its way through a pipe; left alone, Node ends only when the collecting of
// garbage and the optimising that it has begun are through, which nobody waits for.
for (const stream of stderr ? [stdout, stderr] : [stdout])
  await new Promise<void>((done) => stream.write("", () => done()));
process.exit();

/** Where trackc was called. Somebody may have removed that folder, or what it is mounted from: then nothing can be looked for. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write("error: the working folder is not there any more: change into one that is\n");
    process.exit(2);
  }
}

/** Asks for one line. A person who presses Ctrl-C or Ctrl-D has left. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: process.stdin, output: stdout });
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("close", () => resolve(undefined));
    lines.question(question, resolve);
  });
  lines.close();
  return answer;
}

/** Colours are all that reports hold of a terminal's language; `node:util`, which knows the rest of it, takes a millisecond to load. */
function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours begin with.
  return text.replace(/\u001b\[[0-9;]*m/g, "");
}

/** The day on this machine's calendar. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
