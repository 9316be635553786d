import type { Fix } from "../diagnostics/fix.js";
import type { SourceFile, Sources, Span } from "../source/span.js";
import { carryComments } from "./edits/carried.js";
import { draftFile } from "./edits/carry-out.js";
import { type Claims, compatible } from "./edits/claims.js";
import { commentsCleared, commentsWithin } from "./edits/copies.js";
import { type ReadFile, readForEdits } from "./edits/read.js";
import { claimsOf, copiesOf, lost, namesOf, Obstacle, type Task, taskOf } from "./edits/tasks.js";
import { verified } from "./edits/verify.js";

/** What became of some fixes. Each of them is in exactly one of the lists. */
export interface AppliedFixes {
  /** The files that have changed, by path: their whole new text. */
  readonly texts: ReadonlyMap<string, string>;
  readonly made: readonly Fix[];
  /** About the same text as one that was made before them: to be asked for again when everything has been read anew. */
  readonly postponed: readonly Fix[];
  readonly refused: readonly RefusedFix[];
}

/** A fix that was not made. */
export interface RefusedFix {
  readonly fix: Fix;
  /** Half a sentence: "a comment would be lost". */
  readonly reason: string;
}

interface Planned {
  readonly fix: Fix;
  readonly tasks: readonly Task[];
}

/**
 * Makes fixes: turns their changes into edits of ranges, in one pass over each file. A fix is made whole or not at all. After
 * editing the files are read again; where anything is different that no fix is about, the fix that causes it is refused. Of
 * fixes that are about the same text the first is made.
 */
export function applyFixes(sources: Sources, fixes: readonly Fix[]): AppliedFixes {
  const read = new Map<string, ReadFile>();
  const fileAt = (path: string): ReadFile | undefined => {
    const known = read.get(path);
    const source: SourceFile | undefined = known ? undefined : sources.get(path);
    if (!source) return known;
    const file = readForEdits(source);
    read.set(path, file);
    return file;
  };

  const refused: RefusedFix[] = [];
  const planned: (Planned & Claims)[] = [];
  for (const fix of fixes) {
    const tasks = planOf(fix, fileAt);
    if (tasks instanceof Obstacle) refused.push({ fix, reason: tasks.reason });
    else planned.push({ fix, tasks, ranges: tasks.flatMap(claimsOf), names: tasks.flatMap(namesOf) });
  }
  const isTaken = compatible(planned);
  const postponed = planned.filter((_, at) => !isTaken[at]).map(({ fix }) => fix);

  let accepted: readonly Planned[] = [];
  let texts: ReadonlyMap<string, string> = new Map();
  /** Tries many at once, and looks for those that stand in the way only where there are such. */
  const accept = (some: readonly Planned[]): void => {
    if (some.length === 0) return;
    const together = [...accepted, ...some];
    const tried = tryTogether(together);
    if (!(tried instanceof Obstacle)) {
      accepted = together;
      texts = tried;
    } else if (some.length === 1) {
      refused.push({ fix: (some[0] as Planned).fix, reason: tried.reason });
    } else {
      const half = some.length >> 1;
      accept(some.slice(0, half));
      accept(some.slice(half));
    }
  };
  accept(planned.filter((_, at) => isTaken[at]));
  return { texts, made: accepted.map(({ fix }) => fix), postponed, refused };
}

function planOf(fix: Fix, files: (path: string) => ReadFile | undefined): readonly Task[] | Obstacle {
  const tasks: Task[] = [];
  for (const change of fix.changes) {
    const task = taskOf(change, files);
    if (task instanceof Obstacle) return task;
    tasks.push(task);
  }
  if (tasks.length === 0) return new Obstacle("it changes nothing");
  return losesComments(tasks) ? lost : carryComments(tasks);
}

/** Whether a value is cleared with a comment in it that no copy holds. */
function losesComments(tasks: readonly Task[]): boolean {
  const copies = new Set(
    tasks.flatMap((task) => (task.kind === "entry" ? copiesOf(task.copy) : [])).flatMap(commentsWithin),
  );
  return tasks.some(
    (task) =>
      task.kind === "clear" &&
      commentsCleared({ from: task.file, place: task.place }).some((each) => !copies.has(each)),
  );
}

function tryTogether(planned: readonly Planned[]): ReadonlyMap<string, string> | Obstacle {
  const byFile = new Map<ReadFile, Task[]>();
  for (const task of planned.flatMap(({ tasks }) => tasks)) {
    const known = byFile.get(task.file);
    if (known) known.push(task);
    else byFile.set(task.file, [task]);
  }
  const texts = new Map<string, string>();
  for (const [file, tasks] of byFile) {
    const draft = draftFile(file, tasks);
    if (draft instanceof Obstacle) return draft;
    const names = new Map(
      tasks.flatMap((task) => (task.kind === "respell" ? [[task.span.start, task.to] as const] : [])),
    );
    const text = verified(draft, ({ start }: Span) => names.get(start));
    if (text instanceof Obstacle) return text;
    if (text !== file.text) texts.set(file.source.path, text);
  }
  return texts;
}
