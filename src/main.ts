import { commands } from "./commands/index.js";
import type { CommandSpec, Invocation, Terminal } from "./commands/spec.js";
import { bugsUrl, version } from "./version.js";

/**
 * The command line: reads the arguments, runs one command, answers its exit code. Prints through `terminal` only and
 * never exits, so that tests run what people run.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const asked = plain(args, terminal) ?? (await read(args, terminal));
    if (typeof asked === "number") return asked;
    const { run } = await asked.spec.load();
    return await run(asked.invocation);
  } catch (thrown) {
    // It may quote what others wrote. Loaded only now, since `--help` needs no report.
    const { visible } = await import("./report/visible.js");
    terminal.err(`${bugReport(thrown).map(visible).join("\n  ")}\n`);
    return 2;
  }
}

/** A command that is to run, and what with. */
export interface Asked {
  readonly spec: CommandSpec;
  readonly invocation: Invocation;
}

/**
 * A command with nothing but paths behind it, as developers and CI type it most: there is nothing in it that a parser of arguments
 * would have to be loaded for, which takes as long as to answer from the cache. `undefined` for anything else.
 */
export function plain([name, ...paths]: readonly string[], terminal: Terminal): Asked | undefined {
  const spec = commands.find((each) => each.name === name);
  const [only, ...others] = spec?.arguments ?? [];
  if (!spec || !only || others.length > 0 || only.choices || !/^\[\w+\.\.\.\]$/.test(only.usage)) return undefined;
  if (paths.some((path) => path.startsWith("-"))) return undefined;
  // What an option takes away is there without it.
  const options = Object.fromEntries(
    spec.options.flatMap(({ flags }) => (flags.startsWith("--no-") ? [[flags.slice("--no-".length), true]] : [])),
  );
  return { spec, invocation: { arguments: paths, options, terminal } };
}

async function read(args: readonly string[], terminal: Terminal): Promise<0 | 2 | Asked> {
  const { readCommandLine } = await import("./command-line.js");
  return readCommandLine(args, terminal);
}

/** What can only be our mistake, in two lines: no stack trace. */
function bugReport(thrown: unknown): readonly string[] {
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const line = what.replace(/\s+/g, " ").slice(0, 300);
  return [`trackc ${version} has a bug: ${line}`, `Please report it with the plan that shows it: ${bugsUrl}`];
}
