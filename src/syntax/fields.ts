import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Change } from "../diagnostics/fix.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest, nearestOf } from "../diagnostics/nearest.js";
import { didYouMean } from "../diagnostics/spelling.js";
import type { Extension, WrittenKey } from "../plan/model.js";
import type { Entry, MappingNode, ScalarNode } from "./node.js";
import { duplicateKey, missingKey, unknownKey } from "./reading-mistakes.js";
import { readValue } from "./values.js";

/** The keys that one kind of thing takes. */
export interface KeyTable<Key extends string> {
  /** What has these keys, as a message begins: `An event`. */
  readonly thing: string;
  readonly keys: ReadonlySet<Key>;
  /** Keys that people try and that don't exist, with what to do instead. */
  readonly hints?: ReadonlyMap<string, string>;
  /** Keys that have a mistake of their own. */
  readonly refused?: ReadonlyMap<string, (entry: Entry) => Diagnostic>;
}

/** Declares a table of keys. */
export function keyTable<const Key extends string>(
  thing: string,
  keys: readonly Key[],
  more: Pick<KeyTable<Key>, "hints" | "refused"> = {},
): KeyTable<Key> {
  return { thing, keys: new Set(keys), ...more };
}

/** A mapping, read by its table. */
export interface Fields<Key extends string> {
  readonly node: MappingNode;
  /** The entries of known keys; of a duplicate the first that says something. */
  readonly entries: ReadonlyMap<Key, Entry>;
  readonly extensions: readonly Extension[];
  /** The known keys in the order in which they are written. */
  readonly keys: readonly WrittenKey[];
  /** A key is unknown or there twice, which has been reported: nobody can tell what the whole was meant to be. */
  readonly faulty: boolean;
}

const noExtensions: readonly Extension[] = [];

/** Reads a mapping by the keys that it may have; what is wrong with its keys goes to `into`. */
export function readFields<Key extends string>(
  node: MappingNode,
  table: KeyTable<Key>,
  into: Diagnostic[],
): Fields<Key> {
  const entries = new Map<Key, Entry>();
  const keys: WrittenKey[] = [];
  let extensions: Extension[] | undefined;
  let others: Map<string, Entry> | undefined;
  let faulty = node.damaged ?? false;
  const again: [first: ScalarNode, again: ScalarNode][] = [];
  for (const entry of node.entries) {
    const key = entry.key.text;
    if (isKeyOf(table, key)) {
      const first = entries.get(key);
      if (first) {
        again.push([first.key, entry.key]);
        faulty = true;
        // `properties:` with nothing behind it, and again: the one that says something stands.
        if (first.value.kind === "empty") entries.set(key, entry);
        continue;
      }
      entries.set(key, entry);
      keys.push({ key, keySpan: entry.key.span, valueSpan: entry.value.span });
      continue;
    }
    others ??= new Map();
    const first = others.get(key);
    if (first) {
      again.push([first.key, entry.key]);
      continue;
    }
    others.set(key, entry);
    if (key.startsWith("x-")) {
      const value = readValue(entry.value, into, key);
      if (value === undefined) continue;
      extensions ??= [];
      extensions.push({
        name: { value: key, span: entry.key.span },
        value: { value, span: entry.value.span },
      });
    } else {
      faulty = true;
      into.push(table.refused?.get(key)?.(entry) ?? unknown(entry, table, node));
    }
  }
  reportTwice(again, into);
  return { node, entries, extensions: extensions ?? noExtensions, keys, faulty };
}

function isKeyOf<Key extends string>(table: KeyTable<Key>, key: string): key is Key {
  return (table.keys as ReadonlySet<string>).has(key);
}

/** The one diagnostic for something that is written twice, with both places. */
export function twice(first: ScalarNode, again: ScalarNode, key = again.text): Diagnostic {
  return mistaken(
    duplicateKey,
    again.span,
    { key },
    {
      label: "again here",
      related: [{ span: first.span, label: "first here" }],
    },
  );
}

/** Whether a key that is missing is there, misspelt or unreadable, which has been reported. */
function isMeantIn({ node }: Fields<string>, key: string): boolean {
  return node.damaged || node.entries.some((entry) => nearest(entry.key.text, [key]) === key);
}

/** Keys that are written twice. Where there are several of them, a name above them was lost: that is one mistake. */
function reportTwice(again: readonly (readonly [first: ScalarNode, again: ScalarNode])[], into: Diagnostic[]): void {
  const [pair, ...others] = again;
  if (!pair) return;
  const [first, second] = pair;
  const diagnostic = twice(first, second);
  const more = others.length === 1 ? "Another key is" : `${others.length} more keys are`;
  const help = `${diagnostic.help} ${more} written twice here: is the line with a name missing above \`${second.text}\`?`;
  into.push(others.length === 0 ? diagnostic : { ...diagnostic, help });
}

function unknown<Key extends string>(entry: Entry, table: KeyTable<Key>, { entries }: MappingNode): Diagnostic {
  const { key, value } = entry;
  const values = { thing: table.thing, key: key.text };
  const hint = table.hints?.get(key.text);
  if (hint !== undefined) return mistaken(unknownKey, key.span, values, { help: hint });
  const found = nearestOf(key.text, table.keys);
  if (found) {
    const isThere = entries.some((other) => other.key.text === found.name);
    const rename = (to: string): Change => ({ kind: "rename-key", key: key.span, to });
    return mistaken(unknownKey, key.span, values, didYouMean(found, isThere ? undefined : rename, "of the language"));
  }
  if (value.kind !== "empty" || entry === entries[0]) return mistaken(unknownKey, key.span, values);
  // `{ description: Hello, world }`
  const help = `If \`${key.text}\` belongs to the text before it, put that text into quotes: a comma divides. Otherwise remove it.`;
  return mistaken(unknownKey, key.span, values, { help });
}

/** The entry of a key that can't be left out; where it is missing, `at` is where the thing stands. */
export function requiredEntry<Key extends string>(
  fields: Fields<Key>,
  key: Key,
  thing: string,
  at: ScalarNode | MappingNode,
  into: Diagnostic[],
  help?: string,
): Entry | undefined {
  const entry = fields.entries.get(key);
  if (!entry && !isMeantIn(fields, key)) into.push(mistaken(missingKey, at.span, { thing, key }, { help }));
  return entry;
}
