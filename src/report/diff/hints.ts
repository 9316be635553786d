import type { RenameHint } from "../../diff/model.js";
import { type Root, repositoryPath } from "../paths.js";
import { regionOf } from "../region.js";
import type { DiffReport } from "./report.js";
import { groupName, innerOf, quoted } from "./subjects.js";

/** A hint as people read it: what looks like a rename, and the line that would say so. */
export interface HintText {
  readonly words: string;
  readonly line: string;
  readonly place: string;
}

/** What a hint says. Plan text in `words` stands between backticks; `line` and `place` are plan text as they are. */
export function hintText(
  { removed, added, line, at }: RenameHint,
  { sources }: DiffReport,
  root: Root | undefined,
): HintText {
  const place = regionOf(at, sources.head)?.line;
  const file = repositoryPath(at.file, root);
  return {
    words: `${thingOf(removed)} was removed and ${thingOf(added)} added, and they look alike. If it is one and was renamed, say so`,
    line,
    place: place === undefined ? file : `${file}:${place}`,
  };
}

function thingOf(subject: RenameHint["removed"]): string {
  const { name } = innerOf(subject);
  return name === undefined ? groupName(subject.group) : `${quoted(name)} of ${groupName(subject.group)}`;
}
