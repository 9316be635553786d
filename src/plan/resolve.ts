import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import type { Project } from "../project/model.js";
import type { SyntaxTree } from "../syntax/node.js";
import { checkIdentifiers, identify } from "./identifiers.js";
import type { NamedType, Plan } from "./model.js";
import { bind } from "./resolve/bind.js";
import { resolveBundles } from "./resolve/bundles.js";
import { resolveContext } from "./resolve/context.js";
import { resolveDictionary } from "./resolve/dictionary.js";
import { resolveEntities } from "./resolve/entities.js";
import { checkCallNames, resolveEvents } from "./resolve/events.js";
import { checkExamples } from "./resolve/examples.js";
import { type Memory, resolvedBefore } from "./resolve/memory.js";
import { joinAnswers, resolveMetrics } from "./resolve/metrics.js";
import { checkRecursion } from "./resolve/recursion.js";
import { checkRenames } from "./resolve/references-by-name.js";
import { foldRepeated, repeats } from "./resolve/repeated.js";
import { Resolution, type Steps } from "./resolve/resolution.js";
import { definitionOfType, openTypes, pinnedIdentifier, typeOfType } from "./resolve/types.js";

export type { Steps } from "./resolve/resolution.js";

/**
 * Makes the plan of its files: collects the definitions (bind), looks up and writes out what they refer to (resolve), and
 * reports every mistake once. Never throws for what somebody wrote; what can't be made out becomes `any`.
 *
 * @param steps counts the work, for tests that hold its growth against the size of the plan.
 * @param memory what the last resolution of the same plan left: events in which nothing has changed, nor in anything that they
 * refer to, are its very objects.
 */
export function resolvePlan(
  trees: readonly SyntaxTree[],
  project: Project,
  steps: Steps = { read: 0, followed: 0 },
  memory?: Memory,
): Result<Plan> {
  const diagnostics: Diagnostic[] = [];
  const binding = bind(trees, diagnostics);
  const before = resolvedBefore(memory, binding, project);
  const r = new Resolution(binding, project, steps, diagnostics, before?.resolution);
  const shared = before?.shared ?? resolveShared(r);
  const events = resolveEvents(r, before?.events);
  const joined = joinAnswers(r, resolveMetrics(r), [...events.values()], memory?.joined);
  const plan: Plan = { ...joined, ...shared };
  checkCallNames(r, plan.events);
  checkIdentifiers(r, plan);
  checkExamples(r);
  // Of a plan with mistakes, some are told once for several places: only one without tells each event's whole truth.
  if (memory && r.diagnostics.length === 0) memory.last = { resolution: r, shared, events };
  return { value: plan, diagnostics: foldRepeated(r.diagnostics, repeats) };
}

/** Everything that events refer to. */
function resolveShared(r: Resolution): Omit<Plan, "events" | "metrics"> {
  openTypes(r);
  for (const state of r.types.values()) if (state.type === undefined) typeOfType(r, state);
  checkRecursion(r);
  const dictionary = resolveDictionary(r);
  const entities = resolveEntities(r);
  const bundles = resolveBundles(r);
  const context = resolveContext(r);
  return { entities, dictionary, types: resolveTypes(r), bundles, context };
}

/** The named types as the model shows them. */
function resolveTypes(r: Resolution): readonly NamedType[] {
  return [...r.types.values()].map((state): NamedType => {
    const definition = definitionOfType(r, state);
    const { extensions } = definition;
    checkRenames(r, state.bound, definition.renamedFrom, "types");
    return {
      name: state.bound.name,
      span: state.bound.span,
      description: definition.description,
      extensions,
      keys: definition.keys,
      definition,
      identifier: identify(r, state.bound, pinnedIdentifier(r, state)),
    };
  });
}
