import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Plan } from "./plan/model.js";
import type { Baseline } from "./project/baseline.js";
import type { Project } from "./project/model.js";
import type { Sources } from "./source/span.js";
import type { Suppression } from "./syntax/node.js";

/** A plan with what belongs to it: what every later stage starts from. */
export interface LoadedPlan {
  readonly project: Project;
  readonly plan: Plan;
  /** The manifest's and the plan's files, for code frames. */
  readonly sources: Sources;
  readonly suppressions: readonly Suppression[];
  /** Findings that the project knows and has put off, from `.trackc-baseline.json` beside the manifest. */
  readonly baseline: Baseline | undefined;
  /** What reading and resolving it found wrong. With an error among them, nothing can be made of the plan. */
  readonly diagnostics: readonly Diagnostic[];
}
