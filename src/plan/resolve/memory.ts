import type { Project } from "../../project/model.js";
import type { Node } from "../../syntax/node.js";
import type { Event, Plan } from "../model.js";
import { type Binding, type Bound, sections } from "./bind.js";
import type { Resolution } from "./resolution.js";

/** What resolutions of one plan leave to the next one, for whoever resolves it again and again. */
export class Memory {
  /** The last one in which there was nothing to report. */
  last: Remembered | undefined;
  /** Events, and what they became with the metrics' own answers. */
  readonly joined = new WeakMap<Event, Event>();
}

export interface Remembered {
  readonly resolution: Resolution;
  /** All that is no event and no metric. */
  readonly shared: Omit<Plan, "events" | "metrics">;
  /** By what is written of them. */
  readonly events: ReadonlyMap<Node, Event>;
}

/**
 * What is remembered, where it still holds: the manifest and every definition but those of events are the very nodes that they
 * were, as they are where nobody parsed their files again.
 */
export function resolvedBefore(memory: Memory | undefined, binding: Binding, project: Project): Remembered | undefined {
  const last = memory?.last;
  if (!last || last.resolution.project !== project) return undefined;
  const before = last.resolution.binding;
  const holds = sections.every((section) => section === "events" || sameNodes(before[section], binding[section]));
  return holds ? last : undefined;
}

function sameNodes(one: ReadonlyMap<string, Bound>, other: ReadonlyMap<string, Bound>): boolean {
  if (one.size !== other.size) return false;
  for (const [name, bound] of one) {
    const there = other.get(name);
    if (there?.key !== bound.key || there.value !== bound.value) return false;
  }
  return true;
}
