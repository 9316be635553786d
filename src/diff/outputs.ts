import type { LoadedPlan } from "../loaded.js";
import type { Event } from "../plan/model.js";
import type { WrittenOutput } from "../project/model.js";
import { optionWords } from "../project/output-words.js";

/**
 * What something means for calls in code: nothing, that some stop compiling, or that they may: where the manifest lists no output with
 * code, only those who generate it know.
 */
export type Effect = "none" | "possible" | "certain";

/** What a comparison knows of the outputs that both manifests list. */
export interface Outputs {
  /** What it means for whoever calls the function of an event, or that of any entity, that the function takes other arguments. */
  readonly reshaped: (base: Event | undefined, head: Event | undefined) => Effect;
  /** Whether an output held an event and does so no longer, while it is in the plan. */
  readonly lost: (base: Event, head: Event) => Effect;
}

/** Compares what the outputs of two manifests hold. An output is the same where it goes to the same folder. */
export function outputsOf(base: LoadedPlan, head: LoadedPlan): Outputs {
  const after = new Map(head.project.outputs.map((output) => [output.out.value, output]));
  const pairs = base.project.outputs.flatMap((before): readonly OutputPair[] => {
    const now = after.get(before.out.value);
    return now && now.target.value === before.target.value ? [{ base: before, head: now }] : [];
  });
  const isKnown = pairs.some((pair) => isCode(pair.base));
  const effect = (holds: (pair: OutputPair) => boolean): Effect =>
    pairs.some(holds) ? "certain" : isKnown ? "none" : "possible";
  return {
    reshaped: (before, now) =>
      effect((pair) => isCode(pair.base) && (!before || holds(pair.base, before)) && (!now || holds(pair.head, now))),
    lost: (before, now) => effect((pair) => holds(pair.base, before) && !holds(pair.head, now)),
  };
}

interface OutputPair {
  readonly base: WrittenOutput;
  readonly head: WrittenOutput;
}

function isCode({ target }: WrittenOutput): boolean {
  return target.value === "typescript";
}

/** Whether an output has something for an event: its function, or its schema. */
function holds(output: WrittenOutput, { status, sources, destinations }: Event): boolean {
  if (status === "proposed" && !optionWords(output, "proposed").includes("true")) return false;
  if (status === "retired" && isCode(output)) return false;
  return (
    admits(
      sources.map(({ value }) => value),
      optionWords(output, "source"),
    ) &&
    admits(
      destinations.map(({ value }) => value),
      optionWords(output, "destination"),
    )
  );
}

/** No names mean all, on either side. */
function admits(names: readonly string[], wanted: readonly string[]): boolean {
  return names.length === 0 || wanted.length === 0 || names.some((name) => wanted.includes(name));
}
