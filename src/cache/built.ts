import type { PlanInShort } from "../report/build.js";
import { type Findings, readFindings } from "./findings.js";
import { integer, list, optional, record, text } from "./shape.js";

/** A build that left everything up to date: what it had to tell, and how to see whether that still holds. */
export interface Built {
  readonly findings: Findings;
  readonly plans: readonly BuiltPlan[];
}

export interface BuiltPlan extends PlanInShort {
  /** The manifest's, absolute. */
  readonly folder: string;
  readonly outputs: readonly {
    readonly target: string;
    /** Absolute, and as it is shown to people. */
    readonly folder: string;
    readonly shown: string;
    /** The hash of its index. */
    readonly index: string;
  }[];
}

/** Reads a build; throws where the JSON is none. */
export function readBuilt(json: unknown): Built {
  const { findings, plans } = record(json);
  return { findings: readFindings(findings), plans: list(plans, readPlan) };
}

function readPlan(json: unknown): BuiltPlan {
  const { name, version, events, entities, folder, outputs } = record(json);
  return {
    name: text(name),
    version: optional(version, text),
    events: integer(events),
    entities: integer(entities),
    folder: text(folder),
    outputs: list(outputs, (one) => {
      const output = record(one);
      return {
        target: text(output.target),
        folder: text(output.folder),
        shown: text(output.shown),
        index: text(output.index),
      };
    }),
  };
}
