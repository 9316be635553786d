/**
 * trackc as a library: the same results as the command line, nothing printed, nothing exited.
 *
 * ```ts
 * const { value: plan, diagnostics } = await loadPlan("plans/music");
 * if (plan) for (const file of compile(plan).value) console.log(file.path);
 * ```
 */
import { type Diagnostic, hasErrors, type Result } from "./diagnostics/diagnostic.js";
import { type CompileOptions, compile as compileClean } from "./emit/json-schema/index.js";
import type { OutputFile } from "./emit/target.js";
import { type GenerateOptions, generate as generateClean } from "./emit/typescript/index.js";
import { type InspectOptions, inspect } from "./inspect.js";
import type { LintSummary } from "./lint/index.js";
import type { LoadedPlan } from "./loaded.js";

export { type BuildOptions, type BuildReport, type BuiltOutput, build, type Difference } from "./build.js";
export type { Diagnostic, Level, Related, Result } from "./diagnostics/diagnostic.js";
export { type DiffOptions, diff } from "./diff/index.js";
export type * from "./diff/model.js";
export type {
  CustomFacts,
  EntityFacts,
  EnumValueFacts,
  EventFacts,
  ValueFacts,
} from "./emit/json-schema/extension.js";
export type { CompileOptions } from "./emit/json-schema/index.js";
export type { OutputFile } from "./emit/target.js";
export type { GenerateOptions } from "./emit/typescript/index.js";
export type { InspectOptions as LintOptions } from "./inspect.js";
export type { LintSummary } from "./lint/index.js";
export { loadText } from "./load/text.js";
export { type LoadedPlans, type LoadOptions, loadPlan, loadPlans } from "./load.js";
export type { LoadedPlan } from "./loaded.js";
export type * from "./plan/model.js";
export type { Project } from "./project/model.js";
export {
  type Located,
  type Position,
  positionAt,
  type SourceFile,
  type Sources,
  type Span,
  type Text,
} from "./source/span.js";

/**
 * Lints a loaded plan: the mistakes that loading found and the findings of the rules, in order. `today` is a day
 * (`YYYY-MM-DD`): the library does not look at the clock.
 */
export function lint(plan: LoadedPlan, options: InspectOptions): Result<LintSummary> {
  return inspect(plan, options);
}

/**
 * Compiles a plan to JSON Schema: files with paths relative to the folder they are meant for. A plan with errors gives no
 * files and its errors.
 */
export function compile(plan: LoadedPlan, options: CompileOptions = {}): Result<readonly OutputFile[]> {
  return refused(plan) ?? compileClean(plan, options);
}

/**
 * Generates the TypeScript client of a plan: files with paths relative to the folder they are meant for. A plan with errors
 * gives no files and its errors.
 */
export function generate(plan: LoadedPlan, options: GenerateOptions = {}): Result<readonly OutputFile[]> {
  return refused(plan) ?? generateClean(plan, options);
}

function refused({ diagnostics }: LoadedPlan): { value: readonly []; diagnostics: readonly Diagnostic[] } | undefined {
  return hasErrors(diagnostics) ? { value: [], diagnostics } : undefined;
}
