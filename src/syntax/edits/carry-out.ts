import type { Entry, MappingNode } from "../node.js";
import { allOf, ownComments } from "./comments.js";
import { type Draft, draftOf, expectKey, expectValue, replace, takeComments } from "./draft.js";
import { addWords, expectedOf, type NewKey, replaceValue, writeKey, writeOut } from "./keys.js";
import { beginsLine, isFlow, lineEnd, lineStart, nextLine } from "./layout.js";
import { type Addition, editMapping } from "./mappings.js";
import type { Place } from "./places.js";
import { colonEnd, type ReadFile } from "./read.js";
import { writeText } from "./scalars.js";
import { addEntries } from "./sections.js";
import { lost, Obstacle, type Task, uncovered } from "./tasks.js";

type TaskOf<Kind extends Task["kind"]> = Extract<Task, { kind: Kind }>;

/** Turns all tasks of one file into edits. Those that meet in one mapping or section are done together. */
export function draftFile(file: ReadFile, tasks: readonly Task[]): Draft | Obstacle {
  const draft = draftOf(file);
  const of = <Kind extends Task["kind"]>(kind: Kind): readonly TaskOf<Kind>[] =>
    tasks.filter((task): task is TaskOf<Kind> => task.kind === kind);
  const touched = new Map<MappingNode, Addition[]>();
  const into = (mapping: MappingNode, additions: readonly Addition[]): void => {
    const known = touched.get(mapping);
    if (known) known.push(...additions);
    else touched.set(mapping, [...additions]);
  };
  const sections = new Map<string, TaskOf<"entry">[]>();
  for (const task of of("entry")) {
    const known = sections.get(task.section);
    if (known) known.push(task);
    else sections.set(task.section, [task]);
  }
  const add =
    ([section, list]: readonly [string, TaskOf<"entry">[]]) =>
    (): Obstacle | undefined =>
      addEntries(draft, section, list, into);
  const steps: (() => Obstacle | undefined)[] = [
    () => remove(draft, of("remove"), into),
    () => renameKeys(draft, of("key")),
    ...of("value").map((task) => () => replaceValue(draft, task.place, task.to)),
    ...of("clear").map((task) => () => clear(draft, task.place)),
    ...of("comment").map((task) => () => removeComment(draft, task)),
    ...of("respell").map(({ span, to }) => () => {
      replace(draft, span.start, span.end, to);
      return undefined;
    }),
    () => giveKeys(draft, of("set"), of("list"), into),
    ...[...sections].filter(([section]) => has(file, section)).map(add),
    () => editMappings(draft, touched),
    // A new section stands at the end of the file, behind whatever the last entry gets there.
    ...[...sections].filter(([section]) => !has(file, section)).map(add),
  ];
  for (const step of steps) {
    const obstacle = step();
    if (obstacle) return obstacle;
  }
  return draft;
}

/** Whether a file has a top-level key. */
function has({ root }: ReadFile, section: string): boolean {
  return root.kind === "mapping" && root.entries.some(({ key }) => key.text === section);
}

function editMappings(draft: Draft, touched: ReadonlyMap<MappingNode, readonly Addition[]>): Obstacle | undefined {
  // Where an inner and an outer mapping end on one line, what is new in the inner one comes first.
  const fromWithin = [...touched].sort(([a], [b]) => b.span.start - a.span.start || a.span.end - b.span.end);
  for (const [mapping, additions] of fromWithin) {
    const obstacle = editMapping(draft, mapping, additions);
    if (obstacle) return obstacle;
  }
  return undefined;
}

type Into = (mapping: MappingNode, additions: readonly Addition[]) => void;

/** Notes the entries that go. A `properties` of which nothing is left goes as a whole. */
function remove(draft: Draft, tasks: readonly TaskOf<"remove">[], into: Into): Obstacle | undefined {
  const byMapping = new Map<MappingNode, Place[]>();
  for (const { place, moved } of tasks) {
    for (const { start } of moved) draft.gone.add(start);
    const mapping = place.parent?.node;
    if (!place.entry || mapping?.kind !== "mapping") return new Obstacle("it is no entry");
    const known = byMapping.get(mapping);
    if (known) known.push(place);
    else byMapping.set(mapping, [place]);
  }
  const wholes: Place[] = [];
  for (const [mapping, places] of byMapping) {
    const holder = places[0]?.parent;
    const isWhole = new Set(places.map(({ entry }) => entry)).size === mapping.entries.length;
    if (isWhole && holder?.role === "marked" && holder.entry?.key.text === "properties") {
      wholes.push(holder);
      continue;
    }
    for (const { entry } of places) {
      const obstacle = takeOut(draft, mapping, entry as Entry);
      if (obstacle) return obstacle;
    }
    into(mapping, []);
  }
  for (const { entry, parent } of wholes) {
    if (!entry || parent?.node.kind !== "mapping") return new Obstacle("nothing would be left beside it");
    const obstacle = takeOut(draft, parent.node, entry);
    if (obstacle) return obstacle;
    into(parent.node, []);
  }
  return undefined;
}

/** Notes an entry that goes. None does that has comments which were moved nowhere. */
function takeOut(draft: Draft, mapping: MappingNode, entry: Entry): Obstacle | undefined {
  const { file, gone, intents } = draft;
  intents.removed.add(entry);
  const left = allOf(ownComments(file, mapping, entry)).find(({ start }) => !gone.has(start));
  if (!left) return undefined;
  const isSuppression = file.suppressions.some(({ span, covers }) => covers && span.start === left.start);
  return isSuppression ? uncovered : lost;
}

/** Renames keys; in one mapping together, since each has to differ from all others in it. */
function renameKeys(draft: Draft, tasks: readonly TaskOf<"key">[]): Obstacle | undefined {
  const names = new Map<MappingNode, Map<string, number>>();
  for (const { place, text: name } of tasks) {
    const { entry, parent } = place;
    if (!entry || parent?.node.kind !== "mapping") return new Obstacle("it is no entry");
    const bare = (text: string): string => (parent.role === "marked" ? text.replace(/(?<!\\)\?$/, "") : text);
    const known = names.get(parent.node) ?? countOf(parent.node.entries.map(({ key }) => bare(key.text)));
    names.set(parent.node, known);
    const others = (known.get(bare(name)) ?? 0) - (bare(entry.key.text) === bare(name) ? 1 : 0);
    if (others > 0) return new Obstacle(`\`${bare(name)}\` is there already`);
    known.set(bare(name), others + 1);
    const inFlow = isFlow(draft.file.text, parent.node) || parent.inFlow;
    replace(draft, entry.key.span.start, entry.key.span.end, writeText(name, { inFlow }, entry.key.style));
    draft.intents.keys.set(entry, name);
  }
  return undefined;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function clear(draft: Draft, { entry, node, inFlow }: Place): Obstacle | undefined {
  const { text } = draft.file;
  if (!entry) return new Obstacle("it stands behind no name");
  if (node.kind === "empty") return undefined;
  expectValue(draft, node, { kind: "nothing" });
  const colon = colonEnd(text, entry);
  if (colon === undefined) return new Obstacle("it is written with a `?` before its name");
  if (inFlow) {
    replace(draft, entry.key.span.end, node.span.end, "");
    return undefined;
  }
  const isBelow = text.slice(colon, node.span.start).includes("\n");
  const start = isBelow ? lineEnd(text, colon) : colon;
  const end = isBelow ? lineEnd(text, node.span.end) : node.span.end;
  // A comment in it goes where the same fix copies it to; whether it does is seen when all is done.
  if (text.slice(start, end).includes("\n")) takeComments(draft, start, end);
  replace(draft, start, end, "");
  return undefined;
}

function removeComment(draft: Draft, { span }: TaskOf<"comment">): undefined {
  const { text } = draft.file;
  takeComments(draft, span.start, span.end);
  if (beginsLine(text, span.start)) {
    const start = lineStart(text, span.start);
    const end = nextLine(text, span.end);
    // The last line of a file that ends without a line end takes the one before it along.
    const isLast = end === text.length && !text.endsWith("\n") && start > 0;
    replace(draft, isLast ? lineEnd(text, start - 1) : start, end, "");
    return;
  }
  let start = span.start;
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
  replace(draft, start, span.end, "");
}

/** Sets keys and adds to lists, for each thing together. */
function giveKeys(
  draft: Draft,
  sets: readonly TaskOf<"set">[],
  lists: readonly TaskOf<"list">[],
  into: Into,
): Obstacle | undefined {
  const things = new Map<Place, { keys: NewKey[]; words: Map<string, string[]> }>();
  const of = (place: Place): { keys: NewKey[]; words: Map<string, string[]> } => {
    const known = things.get(place) ?? { keys: [], words: new Map<string, string[]>() };
    things.set(place, known);
    return known;
  };
  for (const { place, key, to } of sets) {
    const { keys } = of(place);
    if (keys.some((other) => other.key === key)) return new Obstacle(`\`${key}\` would be set twice`);
    keys.push({ key, to });
  }
  for (const { place, key, add } of lists) {
    const { words } = of(place);
    words.set(key, [...(words.get(key) ?? []), add]);
  }
  for (const [place, { keys, words }] of things) {
    const obstacle = giveThing(draft, place, keys, words, into);
    if (obstacle) return obstacle;
  }
  return undefined;
}

function giveThing(
  draft: Draft,
  place: Place,
  keys: readonly NewKey[],
  words: ReadonlyMap<string, readonly string[]>,
  into: Into,
): Obstacle | undefined {
  const { node } = place;
  const { text } = draft.file;
  const fresh: NewKey[] = [];
  const presentIn = (key: string): Place | undefined => {
    const entry = node.kind === "mapping" ? node.entries.find((each) => each.key.text === key) : undefined;
    const inFlow = place.inFlow || isFlow(text, node);
    return entry && { node: entry.value, role: "value", entry, parent: place, inFlow };
  };
  for (const key of keys) {
    const present = presentIn(key.key);
    const obstacle = present && replaceValue(draft, present, key.to);
    if (obstacle) return obstacle;
    if (!present) fresh.push(key);
  }
  for (const [key, list] of words) {
    const present = presentIn(key);
    const obstacle = present && addWords(draft, present, list);
    if (obstacle) return obstacle;
    const [only] = list;
    if (!present && only !== undefined) fresh.push({ key, to: list.length === 1 ? only : list });
  }
  if (fresh.length === 0) return undefined;
  if (node.kind !== "mapping") return writeOut(draft, place, fresh);
  const inFlow = place.inFlow || isFlow(text, node);
  for (const { key, to } of fresh) expectKey(draft, node, key, expectedOf(to));
  into(
    node,
    fresh.map((key) => ({ text: writeKey(key, inFlow) })),
  );
  return undefined;
}
