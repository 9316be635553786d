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
  /** What stands where no option does, in order. */
  readonly arguments: readonly CompletableArgument[];
}

/** An argument as shells complete it. */
export interface CompletableArgument {
  /** What it is called: `paths`. */
  readonly called: string;
  readonly values: Values;
  /** Whether all that follows is one, too. */
  readonly several: boolean;
}

/** What a script is made from. */
export interface Completable {
  readonly commands: readonly CompletableCommand[];
  readonly rules: readonly string[];
  readonly codes: readonly string[];
  /** The options of any command that a value stands behind: no argument stands there. */
  readonly taking: readonly string[];
}

/** What shells complete of a table of commands, with the commands that the parser of arguments adds. */
export function completable(specs: readonly CommandSpec[], known: Pick<Completable, "rules" | "codes">): Completable {
  const commands = completableCommands(specs);
  const options = commands.flatMap((command) => command.options);
  const taking = new Set(options.flatMap(({ flag, values }) => (values ? [flag] : [])));
  return { ...known, commands, taking: [...taking].sort() };
}

function completableCommands(commands: readonly CommandSpec[]): readonly CompletableCommand[] {
  const help: CompletableCommand = {
    name: "help",
    what: "Show what a command takes",
    options: [],
    arguments: [
      { called: "command", values: { kind: "words", words: commands.map(({ name }) => name) }, several: false },
    ],
  };
  const own = commands.map(
    (command): CompletableCommand => ({
      name: command.name,
      what: command.what,
      options: [...command.options.map(optionOf), helpOption],
      arguments: command.arguments.map(argumentOf),
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

function optionOf({ flags, what, choices, offers = choices, several = false }: OptionSpec): CompletableOption {
  const [flag = flags, value] = flags.split(" ");
  const called = value?.replace(/^[<[]+([\w-]*).*$/, "$1") ?? "";
  return { flag, what, called, several, values: value === undefined ? undefined : valuesOf(flag, called, offers) };
}

function valuesOf(flag: string, called: string, words: readonly string[] | undefined): Values {
  if (words) return { kind: "words", words };
  if (flag.endsWith("rule")) return { kind: "rules" };
  if (called === "folder") return { kind: "folders" };
  return { kind: called === "file" ? "files" : "free" };
}

function argumentOf({ usage, choices }: ArgumentSpec): CompletableArgument {
  const called = usage.replace(/^[<[]|[.]*[>\]]$/g, "");
  return { called, values: valuesOfArgument(called, choices), several: usage.includes("...") };
}

function valuesOfArgument(called: string, choices: readonly string[] | undefined): Values {
  if (choices) return { kind: "words", words: choices };
  if (called === "folder") return { kind: "folders" };
  return { kind: called === "code" ? "codes" : "files" };
}
