import { Chalk } from "chalk";
import type { Level } from "../diagnostics/diagnostic.js";

/** Colours by what they mean. Each takes text that has been through `visible` already. */
export interface Paint {
  readonly level: Readonly<Record<Level, (text: string) => string>>;
  strong(text: string): string;
  quiet(text: string): string;
  second(text: string): string;
  added(text: string): string;
  removed(text: string): string;
}

/** Sixteen colours, which every terminal has and every theme can change; or none. */
export function paintFor(colour: boolean): Paint {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    level: { error: chalk.red.bold, warn: chalk.yellow.bold, info: chalk.blue.bold },
    strong: chalk.bold,
    quiet: chalk.gray,
    second: chalk.cyan,
    added: chalk.green,
    removed: chalk.red,
  };
}
