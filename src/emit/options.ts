import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import type { Span } from "../source/span.js";
import type { OutputFile } from "./target.js";

/** What an option takes. */
export type OptionKind =
  | { readonly kind: "word"; readonly words: readonly string[]; readonly default: string | undefined }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "flag" }
  /** Free text; `problem` says in a person's words why one can't be taken. */
  | { readonly kind: "text"; readonly problem: (text: string) => string | undefined }
  /** Words of the manifest's vocabulary. */
  | { readonly kind: "sources" }
  | { readonly kind: "destinations" }
  /** The privacy classes that the output refuses. */
  | { readonly kind: "deny" };

/** One option of a target, as the manifest and the command line take it. */
export interface OptionSpec {
  readonly name: string;
  /** A sentence for the reference and `--help`. */
  readonly what: string;
  readonly takes: OptionKind;
}

/** The value of an option, read and checked: a list where the option takes several. */
export type OptionValue = string | boolean | readonly string[];

/** The options that are given, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** Makes an output's files from a plan. */
export type Emitter = (loaded: LoadedPlan, options: OptionValues) => Result<readonly OutputFile[]>;

/** Something that a plan can be turned into. */
export interface Target {
  /** What a manifest's `target:` says. */
  readonly name: string;
  /** A sentence for the reference and `--help`. */
  readonly what: string;
  readonly options: readonly OptionSpec[];
  /** Whether what it makes sends calls: then it makes nothing of retired events, and leaves out what may not be sent. */
  readonly sends: boolean;
  /** What is wrong with options that don't go together; `spanOf` tells where one is written. */
  readonly check?: (options: OptionValues, spanOf: (option: string) => Span | undefined) => readonly Diagnostic[];
  /** Loads what makes the files, which is not loaded until it is wanted. */
  readonly load: () => Promise<Emitter>;
}
