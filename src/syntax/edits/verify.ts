import type { Span } from "../../source/span.js";
import type { Draft } from "./draft.js";
import { isAsIntended, type Moved, movedKey } from "./expected.js";
import { applyEdits } from "./layout.js";
import { type ReadFile, readForEdits } from "./read.js";
import { lost, Obstacle, uncovered } from "./tasks.js";

/**
 * Makes a draft's edits and reads the result: a file in which anything has become different that the draft is not about is
 * not taken. `respelt` gives the new name of a rule where a suppression gets one.
 */
export function verified(draft: Draft, respelt: (rule: Span) => string | undefined): string | Obstacle {
  const before = draft.file;
  const text = applyEdits(before.text, draft.edits);
  if (text === undefined) return new Obstacle("two of its changes are about the same text");
  const after = readForEdits({ ...before.source, text });
  if (after.broken || hasMore(after.mistakes, before.mistakes)) {
    return new Obstacle("what would stand there means something else in YAML");
  }
  const moved: Moved = new Map();
  if (!isAsIntended(before.root, after.root, draft.intents, moved)) {
    return new Obstacle("it would change more than it is about");
  }
  if (!keepsComments(draft, after, respelt)) return lost;
  if (!keepsSuppressions(draft, after, moved, respelt)) return uncovered;
  return text;
}

/** Whether a list has something that another has not, or has it more often. */
function hasMore(list: readonly string[], other: readonly string[]): boolean {
  const left = counted(other);
  return list.some((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count === 0;
  });
}

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** Whether a place is within one that is replaced or taken out. */
function isOverwritten({ edits }: Draft, span: Span): boolean {
  return edits.some(({ start, end }) => start <= span.start && span.end <= end);
}

function keepsComments(draft: Draft, after: ReadFile, respelt: (rule: Span) => string | undefined): boolean {
  const { file, gone, copied } = draft;
  const rules = new Map(file.suppressions.map((each) => [each.span.start, each.ruleSpan]));
  const expected: string[] = [...copied];
  for (const { start, end } of file.comments) {
    if (gone.has(start)) continue;
    const rule = rules.get(start);
    const to = rule && respelt(rule);
    const text = file.text;
    expected.push(
      rule && to !== undefined
        ? text.slice(start, rule.start) + to + text.slice(rule.end, end)
        : text.slice(start, end),
    );
  }
  const present = after.comments.map(({ start, end }) => after.text.slice(start, end));
  return present.length === expected.length && !hasMore(present, expected);
}

function keepsSuppressions(
  draft: Draft,
  after: ReadFile,
  moved: Moved,
  respelt: (rule: Span) => string | undefined,
): boolean {
  const shown = (rule: string, reason: string, covers: Span | undefined): string =>
    JSON.stringify([rule, reason, covers ? movedKey(covers) : ""]);
  const expected: string[] = [];
  for (const { rule, reason, span, ruleSpan, covers } of draft.file.suppressions) {
    if (draft.gone.has(span.start) && isOverwritten(draft, span)) continue;
    const now = covers && moved.get(movedKey(covers));
    if (covers && !now) return false;
    expected.push(shown(respelt(ruleSpan) ?? rule, reason, now));
  }
  const present = after.suppressions.map(({ rule, reason, covers }) => shown(rule, reason, covers));
  return !hasMore(expected, present);
}
