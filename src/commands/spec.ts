/** A command as data: what `--help`, the documentation and the parser of arguments are made from. */
export interface CommandSpec {
  readonly name: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly what: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly command: string; readonly what: string }[];
  /** The command itself, imported only when it runs. */
  readonly load: () => Promise<{ readonly run: Run }>;
}

export interface ArgumentSpec {
  /** As commander reads it: `[paths...]`. */
  readonly usage: string;
  readonly what: string;
  /** The words that it takes, where these are few. */
  readonly choices?: readonly string[];
}

export interface OptionSpec {
  /** As commander reads it: `--out <folder>`. */
  readonly flags: string;
  readonly what: string;
  readonly choices?: readonly string[];
  /** The words that a shell offers for it, where it takes more than these. */
  readonly offers?: readonly string[];
  /** May be given several times. */
  readonly several?: boolean;
}

/** What a command was given. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly terminal: Terminal;
}

/** The world outside, so that tests can be one. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly interactive: boolean;
  readonly color: boolean;
  /** How wide the terminal is; `undefined` where that is unknown. */
  readonly columns: number | undefined;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Asks the person at the terminal for a line; `undefined` when they leave instead. Absent where nobody is there to answer.
   */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** What standard input holds; that of the process by default. */
  readonly input?: () => Promise<Buffer>;
  /** Resolves when the person ends a run that goes on by itself. Absent where nobody can. */
  readonly interrupted?: () => Promise<void>;
  out(text: string): void;
  err(text: string): void;
}

/** Runs and answers the exit code: 0 clean, 1 findings, 2 could not run. */
export type Run = (invocation: Invocation) => Promise<0 | 1 | 2>;
