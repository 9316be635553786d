import { dirname } from "node:path";
import { type Diagnostic, hasErrors, type Result } from "./diagnostics/diagnostic.js";
import { mistaken } from "./diagnostics/mistake.js";
import { noOutputs } from "./emit/mistakes.js";
import { type AskedOutput, type Output, outputAsked, resolveOutputs } from "./emit/outputs.js";
import type { OutputFile } from "./emit/target.js";
import type { LoadedPlan } from "./loaded.js";
import { carryOut, obstacles } from "./write/carry-out.js";
import type { Difference } from "./write/difference.js";
import { hashOf } from "./write/index-file.js";
import { repositoryTop } from "./write/repository.js";
import { type Survey, survey } from "./write/survey.js";
import type { WrittenFiles } from "./write/written-files.js";

export type { AskedOutput } from "./emit/outputs.js";
export type { Difference } from "./write/difference.js";

/** What a build is asked for. */
export interface BuildOptions {
  /** Write nothing; say what is not up to date. */
  readonly check?: boolean | undefined;
  /** Only the manifest's outputs of this target. */
  readonly only?: string | undefined;
  /** This output instead of the manifest's. */
  readonly instead?: AskedOutput | undefined;
  /** What earlier builds of this process know of the disk, and this one will: give each the same. */
  readonly written?: WrittenFiles | undefined;
}

/** What became of one output. Paths are relative to its folder. */
export interface BuiltOutput {
  readonly target: string;
  /** The folder, absolute, and as it is shown to people. */
  readonly folder: string;
  readonly out: string;
  /** Files that were written because they were missing or had other bytes; under `check`, that would be. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Files of earlier builds that were removed; under `check`, that would be. */
  readonly removed: readonly string[];
  /** Files of earlier builds that stay because somebody changed them. They are trackc's no longer. */
  readonly kept: readonly string[];
  /** What was not up to date before the build, line ends aside: under `check`, why it fails. */
  readonly differences: readonly Difference[];
  /** The SHA-256 of `.trackc.json` as the build leaves it, in hexadecimal: of the list of all files with their hashes. */
  readonly index: string;
}

/** What a build did, output by output, in the manifest's order. */
export interface BuildReport {
  readonly outputs: readonly BuiltOutput[];
  /** Whether nothing differed, line ends aside. */
  readonly upToDate: boolean;
}

/**
 * Makes the outputs of a plan, and writes or checks them; of one with errors it makes nothing and gives these. Everything is made and looked at before the first
 * file is written: a mistake in one output, or a file in its way, leaves all of them as they were.
 */
export async function build(loaded: LoadedPlan, options: BuildOptions = {}): Promise<Result<BuildReport>> {
  if (hasErrors(loaded.diagnostics)) {
    return { value: { outputs: [], upToDate: false }, diagnostics: loaded.diagnostics };
  }
  const diagnostics: Diagnostic[] = [];
  const outputs = wanted(loaded, options, diagnostics);
  const surveys: { readonly output: Output; readonly survey: Survey }[] = [];
  for (const output of outputs) {
    const made = await filesOf(loaded, output);
    diagnostics.push(...made.diagnostics);
    if (made.diagnostics.length > 0) continue;
    const looked = survey(placeOf(loaded, output, options), made.value, options.written);
    for (const one of looked.diagnostics) diagnostics.push(one);
    surveys.push({ output, survey: looked.value });
  }
  if (options.check !== true) diagnostics.push(...surveys.flatMap((one) => obstacles(one.survey)));
  if (diagnostics.length > 0) return { value: { outputs: [], upToDate: false }, diagnostics };

  if (options.check !== true) for (const one of surveys) diagnostics.push(...(await carryOut(one.survey)));
  const built = surveys.map(
    ({ output, survey: found }): BuiltOutput => ({
      target: output.target.name,
      folder: output.folder,
      out: output.shown,
      written: found.write.map((file) => file.path),
      unchanged: found.unchanged,
      removed: found.remove,
      kept: found.kept,
      differences: found.differences,
      index: hashOf(found.index.text),
    }),
  );
  const upToDate = built.every((output) => output.differences.length === 0);
  return { value: { outputs: built, upToDate }, diagnostics };
}

/** The files of one output, in memory. */
export async function filesOf(loaded: LoadedPlan, output: Output): Promise<Result<readonly OutputFile[]>> {
  const emit = await output.target.load();
  return emit(loaded, output.options);
}

/** The outputs that a build is about. A mistake in one of them concerns whoever builds any. */
function wanted(loaded: LoadedPlan, options: BuildOptions, diagnostics: Diagnostic[]): readonly Output[] {
  if (options.instead !== undefined) {
    const asked = outputAsked(options.instead, loaded);
    for (const one of asked.diagnostics) diagnostics.push(one);
    return asked.value ? [asked.value] : [];
  }
  const all = resolveOutputs(loaded);
  for (const one of all.diagnostics) diagnostics.push(one);
  const { only } = options;
  const outputs = all.value.filter((output) => only === undefined || output.target.name === only);
  if (outputs.length === 0 && diagnostics.length === 0) {
    const kind = only === undefined ? "to build" : `of the target \`${only}\``;
    const help =
      only === undefined
        ? undefined
        : `Add one under \`outputs:\`, such as \`- { target: ${only}, out: FOLDER }\`, or give \`--out FOLDER\`.`;
    diagnostics.push(mistaken(noOutputs, loaded.project.name.span, { kind }, { help }));
  }
  return outputs;
}

function placeOf(loaded: LoadedPlan, output: Output, options: BuildOptions) {
  const { folder, shown, span } = output;
  // Who names a folder on the command line may write there; only what is inside it is watched.
  const top = options.instead === undefined ? repositoryTop(loaded.project.folder) : dirname(folder);
  return { folder, shown, span, top };
}
