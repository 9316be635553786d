import { posix } from "node:path";
import type { LoadedPlan } from "../../loaded.js";
import { type ClientPart, type Known, knownIn } from "../../plan/client-part.js";
import type { Plan } from "../../plan/model.js";
import { isCode, partOf } from "../../plan/output-part.js";
import { contextIn, eventsIn } from "../../plan/sent.js";
import type { WrittenOutput } from "../../project/model.js";
import { optionWords } from "../../project/output-words.js";

/** One output on one side of a comparison. */
export interface OutputSide {
  readonly written: WrittenOutput;
  readonly loaded: LoadedPlan;
  readonly part: ClientPart;
  /** What it has of its plan: worked out when it is first asked for. */
  readonly known: () => Known;
}

/** An output that both manifests list. */
export interface OutputPair {
  readonly base: OutputSide;
  readonly head: OutputSide;
}

/** The outputs of two manifests. */
export interface OutputPairs {
  readonly both: readonly OutputPair[];
  readonly removed: readonly OutputSide[];
  readonly added: readonly OutputSide[];
}

/**
 * Finds the outputs of one manifest in another: those of the same target in the same folder; of what is left those with the same options
 * under another folder; and then the only ones that are left of their target.
 */
export function outputPairs(base: LoadedPlan, head: LoadedPlan): OutputPairs {
  const both: OutputPair[] = [];
  let [removed, added] = [sidesOf(base), sidesOf(head)];
  const pass = (keyOf: (side: OutputSide) => string): void => {
    const [before, after] = [groupsBy(removed, keyOf), groupsBy(added, keyOf)];
    for (const [key, [one, ...others]] of before) {
      const [other, ...further] = after.get(key) ?? [];
      if (one && other && others.length === 0 && further.length === 0) both.push({ base: one, head: other });
    }
    removed = removed.filter((one) => !both.some((pair) => pair.base === one));
    added = added.filter((one) => !both.some((pair) => pair.head === one));
  };
  const targetOf = ({ written: { target } }: OutputSide): string => target.value;
  pass((side) => `${targetOf(side)} ${folderOf(side)}`);
  pass((side) => `${targetOf(side)} ${optionsKey(side)}`);
  pass(targetOf);
  return { both, removed, added };
}

/** The folder of an output, however it is written. */
export function folderOf({ written: { out } }: Pick<OutputSide, "written">): string {
  return posix.normalize(out.value).replace(/\/$/u, "");
}

/** One side, as it would be with some option of the other. */
export function withOption({ written, loaded }: OutputSide, name: string, from: OutputSide): OutputSide {
  const others = written.options.filter((option) => option.name.value !== name);
  const own = from.written.options.filter((option) => option.name.value === name);
  return sideOf({ ...written, options: [...others, ...own] }, loaded);
}

function sidesOf(loaded: LoadedPlan): readonly OutputSide[] {
  return loaded.project.outputs.map((written) => sideOf(written, loaded));
}

function sideOf(written: WrittenOutput, loaded: LoadedPlan): OutputSide {
  const part = partOf(written, loaded);
  let known: Known | undefined;
  return {
    written,
    loaded,
    part,
    known: () => {
      known ??= isCode(written) ? knownIn(loaded.plan, part) : describedIn(loaded.plan, part);
      return known;
    },
  };
}

/** What has schemas: also what is retired, so that old data keeps its meaning. */
function describedIn(plan: Plan, { subset }: ClientPart): Known {
  return {
    events: new Set(eventsIn(plan, subset)),
    entities: new Set(plan.entities),
    context: new Set(contextIn(plan, subset)),
  };
}

function optionsKey({ written }: OutputSide): string {
  const said = written.options.map(({ name }) => [name.value, ...optionWords(written, name.value)]);
  return JSON.stringify(said.map((each) => JSON.stringify(each)).sort());
}

function groupsBy(
  sides: readonly OutputSide[],
  keyOf: (side: OutputSide) => string,
): ReadonlyMap<string, readonly OutputSide[]> {
  const groups = new Map<string, OutputSide[]>();
  for (const side of sides) groups.set(keyOf(side), [...(groups.get(keyOf(side)) ?? []), side]);
  return groups;
}
