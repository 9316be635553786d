import { Command, CommanderError, Option } from "commander";
import { commands } from "./commands/index.js";
import type { CommandSpec, Terminal } from "./commands/spec.js";
import type { Asked } from "./main.js";
import { version } from "./version.js";

const exitCodes = "Exit codes: 0 clean, 1 findings or differences, 2 could not run.";

/**
 * Reads the arguments: prints help, the version or what is wrong with them, and answers an exit code, or gives the command that is to
 * run and what with.
 */
export async function readCommandLine(args: readonly string[], terminal: Terminal): Promise<0 | 2 | Asked> {
  let asked: Asked | undefined;
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
  const named = commands.filter(({ name }) => name === args[0]);
  for (const spec of named.length > 0 ? named : commands) {
    const command = describe(program.command(spec.name), spec);
    command.action(() => {
      asked = { spec, invocation: { arguments: command.args, options: command.opts(), terminal } };
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
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return 0;
    // It quotes what others wrote. Loaded only now, since `--help` needs no report.
    const { visible } = await import("./report/visible.js");
    terminal.err(`${complaint.trimEnd().split("\n").map(visible).join("\n  ")}\n`);
    return 2;
  }
  return asked ?? 0;
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
