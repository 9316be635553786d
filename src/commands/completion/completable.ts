import type { ArgumentSpec, CommandSpec, OptionSpec } from "../spec.js";

/** What can stand in a place of a command line. */
export type Values =
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** The ids of rules, or the codes of everything that can be explained: long lists, written into a script once. */
  | { readonly kind: "rules" }
  | { readonly kind: "codes" }
  | { readonly kind: "folders" }
  | { readonly kind: "files" }
  /** Something that nobody but a person knows. */
  | { readonly kind: "free" };

/** An option as shells complete it. */
export interface CompletableOption {
  /** `--format`. */
  readonly flag: string;
  readonly what: string;
  /** What stands behind it; `undefined` for one that takes nothing. */
  readonly values: Values | undefined;
  /** What its value is called: `format`. */
  readonly called: string;
  readonly several: boolean;
}

/** A command as shells complete it. */
export interface CompletableCommand {
  readonly name: string;
  readonly what: string;
  readonly options: readonly CompletableOption[];
  /** What stands where no option does. */
  readonly values: Values;
}

/** What a script is made from. */
export interface Completable {
  readonly commands: readonly CompletableCommand[];
  readonly rules: readonly string[];
  readonly codes: readonly string[];
}

/** The table of commands as shells complete it, with the commands that the parser of arguments adds. */
export function completableCommands(commands: readonly CommandSpec[]): readonly CompletableCommand[] {
  const help: CompletableCommand = {
    name: "help",
    what: "Show what a command takes",
    options: [],
    values: { kind: "words", words: commands.map(({ name }) => name) },
  };
  const own = commands.map(
    (command): CompletableCommand => ({
      name: command.name,
      what: command.what,
      options: [...command.options.map(optionOf), helpOption],
      values: valuesOfArgument(command.arguments[0]),
    }),
  );
  return [...own, help];
}

export const helpOption: CompletableOption = {
  flag: "--help",
  what: "show help",
  values: undefined,
  called: "",
  several: false,
};
export const versionOption: CompletableOption = { ...helpOption, flag: "--version", what: "show the version" };

function optionOf({ flags, what, choices, several = false }: OptionSpec): CompletableOption {
  const [flag = flags, value] = flags.split(" ");
  const called = value?.replace(/^[<[]+([\w-]*).*$/, "$1") ?? "";
  return { flag, what, called, several, values: value === undefined ? undefined : valuesOf(flag, called, choices) };
}

function valuesOf(flag: string, called: string, choices: readonly string[] | undefined): Values {
  if (choices) return { kind: "words", words: choices };
  if (flag.endsWith("rule")) return { kind: "rules" };
  if (called === "folder") return { kind: "folders" };
  return { kind: called === "file" ? "files" : "free" };
}

function valuesOfArgument(argument: ArgumentSpec | undefined): Values {
  if (!argument) return { kind: "free" };
  if (argument.choices) return { kind: "words", words: argument.choices };
  if (argument.usage.includes("folder")) return { kind: "folders" };
  return { kind: argument.usage === "[code]" ? "codes" : "files" };
}
