import { Command, CommanderError, Option } from "commander";
import { commands } from "./commands/index.js";
import type { CommandSpec, Terminal } from "./commands/spec.js";
import { bugsUrl, version } from "./version.js";

const exitCodes = "Exit codes: 0 clean, 1 findings or differences, 2 could not run.";

/**
 * The command line: reads the arguments, runs one command, answers its exit code. Prints through `terminal` only and
 * never exits, so that tests run what people run.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 | 2 = 0;
  let complaint = "";
  const program = new Command("trackc")
    .description(
      "The compiler for customer data: lint a tracking plan, compile it to JSON Schema, generate typed tracking functions, see what a change breaks.",
    )
    .version(version)
    .helpCommand("help [command]", "Show what a command takes")
    .addHelpText("after", `\n${exitCodes}`)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text) => {
        complaint += text;
      },
    });
  const asked = commands.filter(({ name }) => name === args[0]);
  for (const spec of asked.length > 0 ? asked : commands) {
    const command = describe(program.command(spec.name), spec);
    command.action(async () => {
      const { run } = await spec.load();
      exitCode = await run({ arguments: command.args, options: command.opts(), terminal });
    });
  }
  if (args.length === 0) {
    terminal.out(program.helpInformation());
    terminal.out(`\n${exitCodes}\n`);
    return 0;
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    // Both quote what others wrote. Loaded only now, since `--help` needs no report.
    const { visible } = await import("./report/visible.js");
    const lines = thrown instanceof CommanderError ? complaint.trimEnd().split("\n") : bugReport(thrown);
    terminal.err(`${lines.map(visible).join("\n  ")}\n`);
    return 2;
  }
  return exitCode;
}

/** Gives a command its arguments, options and examples. */
function describe(command: Command, spec: CommandSpec): Command {
  command.description(spec.what);
  for (const { usage, what } of spec.arguments) command.argument(usage, what);
  for (const { flags, what, choices, several } of spec.options) {
    const option = new Option(flags, what);
    if (choices) option.choices([...choices]);
    if (several) option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
    command.addOption(option);
  }
  const width = Math.max(...spec.examples.map((example) => example.command.length));
  const lines = spec.examples.map(({ command: line, what }) => `  ${line.padEnd(width)}  ${what}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}\n`);
}

/** What can only be our mistake, in two lines: no stack trace. */
function bugReport(thrown: unknown): readonly string[] {
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const line = what.replace(/\s+/g, " ").slice(0, 300);
  return [`trackc ${version} has a bug: ${line}`, `Please report it with the plan that shows it: ${bugsUrl}`];
}
