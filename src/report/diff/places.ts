import type { Change } from "../../diff/model.js";
import { type Root, repositoryPath } from "../paths.js";
import { regionOf } from "../region.js";
import type { DiffReport } from "./report.js";

/** Where a change is to be seen: in the head, or in the base where the head has it no longer. */
export interface Place {
  readonly file: string;
  readonly line: number | undefined;
  readonly side: "base" | "head";
}

/** The place of a change; `undefined` where it has none on either side. */
export function placeOf({ base, head }: Change, { sources }: DiffReport, root: Root | undefined): Place | undefined {
  const side = head ? "head" : "base";
  const span = (head ?? base)?.span;
  if (!span) return undefined;
  return { file: repositoryPath(span.file, root), line: regionOf(span, sources[side])?.line, side };
}

/** `plans/listening.yaml:12`. */
export function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
