import type { Span } from "../../source/span.js";
import type { Entry } from "../node.js";
import { allOf, type OwnComments, ownComments } from "./comments.js";
import { commentsWithin } from "./copies.js";
import { isFlow } from "./layout.js";
import type { ReadFile } from "./read.js";
import { type Around, type Copied, type CopiedEntry, nothingAround, Obstacle, type Task } from "./tasks.js";

type RemoveTask = Extract<Task, { kind: "remove" }>;

/**
 * Lets copies of properties take along the comments of the entries that go in return, of all that have the same name: as many
 * as stand alike wherever there are any. What is not taken along keeps its entry from going.
 */
export function carryComments(tasks: readonly Task[]): readonly Task[] | Obstacle {
  const moved = new Map<Task, readonly Span[]>();
  const removed = new Map<string, RemoveTask[]>();
  for (const task of tasks) {
    if (task.kind !== "remove") continue;
    const known = removed.get(bareOf(task.place.entry));
    if (known) known.push(task);
    else removed.set(bareOf(task.place.entry), [task]);
  }
  const carrying: Task[] = [];
  for (const task of tasks) {
    if (task.kind !== "entry" || task.copy.kind !== "properties") {
      carrying.push(task);
      continue;
    }
    const properties: CopiedEntry[] = [];
    for (const property of task.copy.properties) {
      const same = removed.get(bareOf(property.value.place.entry)) ?? [];
      const around = aroundAll(same, property.value, moved);
      if (around instanceof Obstacle) return around;
      properties.push({ ...property, around });
    }
    carrying.push({ ...task, copy: { kind: "properties", properties } });
  }
  return carrying.map((task) => {
    const spans = moved.get(task);
    return task.kind === "remove" && spans ? { ...task, moved: spans } : task;
  });
}

/** What stands around entries that become one; notes which of their comments it is. */
function aroundAll(same: readonly RemoveTask[], copied: Copied, moved: Map<Task, readonly Span[]>): Around | Obstacle {
  let all = nothingAround;
  const within = commentsWithin(copied).join("\n");
  for (const task of same) {
    const own = movable(task);
    if (!own) continue;
    const { file } = task;
    const texts = (spans: readonly Span[]): readonly string[] =>
      spans.map(({ start, end }) => file.text.slice(start, end));
    if (own.within.length > 0 && texts(own.within).join("\n") !== within) continue;
    const one: Around = {
      above: texts(own.above),
      beside: behindText(file, own.beside),
      behind: behindText(file, own.behind),
    };
    const clash =
      differ(one.above.join("\n"), all.above.join("\n")) ||
      differ(one.beside.trimStart(), all.beside.trimStart()) ||
      differ(one.behind.trimStart(), all.behind.trimStart());
    if (clash) return new Obstacle(`two comments differ that would stand at one \`${bareOf(task.place.entry)}\``);
    all = {
      above: all.above.length > 0 ? all.above : one.above,
      beside: all.beside || one.beside,
      behind: all.behind || one.behind,
    };
    moved.set(task, allOf(own));
  }
  return all;
}

/** An entry's own comments, where they can stand around it elsewhere as they stand here. */
function movable({ file, place }: RemoveTask): OwnComments | undefined {
  const { entry, parent } = place;
  if (!entry || parent?.node.kind !== "mapping" || isFlow(file.text, parent.node)) return undefined;
  const own = ownComments(file, parent.node, entry);
  const isLines =
    (entry.value.kind === "mapping" || entry.value.kind === "sequence") && !isFlow(file.text, entry.value);
  if (own.below.length > 0 || !own.isTogether || (own.beside.length > 0 && !isLines)) return undefined;
  const starts = new Set([...own.above, ...own.beside, ...own.behind].map(({ start }) => start));
  return file.suppressions.some(({ span }) => starts.has(span.start)) ? undefined : own;
}

function behindText(file: ReadFile, [comment]: readonly Span[]): string {
  if (!comment) return "";
  let start = comment.start;
  while (/[ \t]/.test(file.text[start - 1] ?? "")) start--;
  return file.text.slice(start, comment.end);
}

function differ(one: string, other: string): boolean {
  return one !== "" && other !== "" && one !== other;
}

/** A key without its mark. */
function bareOf(entry: Entry | undefined): string {
  return entry?.key.text.replace(/(?<!\\)\?$/, "") ?? "";
}
