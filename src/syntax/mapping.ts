import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Extension, WrittenKey } from "../plan/model.js";
import type { Located, Text } from "../source/span.js";
import type { Entry, MappingNode, Node, ScalarNode } from "./node.js";
import {
  duplicateKey,
  missingKey,
  namedTwice,
  notANumber,
  nothingBehind,
  tildeForNull,
  unknownKey,
  unknownWord,
  wrongKind,
} from "./reading-mistakes.js";
import { decimalNumber, readValue } from "./values.js";

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
  /** The entries of known keys; of a duplicate the first. */
  readonly entries: ReadonlyMap<Key, Entry>;
  readonly extensions: readonly Extension[];
  /** The known keys in the order in which they are written. */
  readonly keys: readonly WrittenKey[];
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
  for (const entry of node.entries) {
    const key = entry.key.text;
    if (isKeyOf(table, key)) {
      const first = entries.get(key);
      if (first) {
        into.push(twice(first.key, entry.key));
        continue;
      }
      entries.set(key, entry);
      keys.push({ key, keySpan: entry.key.span, valueSpan: entry.value.span });
      continue;
    }
    others ??= new Map();
    const first = others.get(key);
    if (first) {
      into.push(twice(first.key, entry.key));
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
      into.push(table.refused?.get(key)?.(entry) ?? unknown(entry.key, table));
    }
  }
  return { node, entries, extensions: extensions ?? noExtensions, keys };
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

function unknown<Key extends string>(key: ScalarNode, table: KeyTable<Key>): Diagnostic {
  const values = { thing: table.thing, key: key.text };
  const hint = table.hints?.get(key.text);
  if (hint !== undefined) return mistaken(unknownKey, key.span, values, { help: hint });
  const suggestion = nearest(key.text, table.keys);
  return mistaken(unknownKey, key.span, values, suggestion ? { help: `Did you mean \`${suggestion}\`?` } : {});
}

/** The entry of a key that can't be left out; where it is missing, `at` is where the thing stands. */
export function requiredEntry<Key extends string>(
  fields: Fields<Key>,
  key: Key,
  thing: string,
  at: ScalarNode | MappingNode,
  into: Diagnostic[],
): Entry | undefined {
  const entry = fields.entries.get(key);
  if (!entry) into.push(mistaken(missingKey, at.span, { thing, key }));
  return entry;
}

// ── values of keys ────────────────────────────────────────────────────────────────────────────────────────────

/** What a node is, in a message. */
export function kindOf(node: Node): string {
  switch (node.kind) {
    case "scalar":
      return "a single value";
    case "sequence":
      return "a list";
    case "mapping":
      return "a mapping";
    case "empty":
      return "nothing";
  }
}

/** Says that a key's value is of the wrong kind, or missing altogether. */
export function refuse(key: string, node: Node, expected: string, help?: string): Diagnostic {
  const particulars = help === undefined ? {} : { help };
  return node.kind === "empty"
    ? mistaken(nothingBehind, node.span, { key, expected }, particulars)
    : mistaken(wrongKind, node.span, { key, expected, found: kindOf(node) }, particulars);
}

/** The scalar behind a key, as it is written. */
export function scalarOf(
  key: string,
  node: Node,
  into: Diagnostic[],
  expected = "a text",
  help?: string,
): ScalarNode | undefined {
  if (node.kind !== "scalar") {
    into.push(refuse(key, node, expected, help));
    return undefined;
  }
  if (node.text === "~" && node.style === "plain") {
    into.push(mistaken(tildeForNull, node.span, {}));
    return undefined;
  }
  return node;
}

/** The text behind a key. Whatever a scalar looks like, it is text here. */
export function readText(entry: Entry | undefined, into: Diagnostic[], expected = "a text"): Text | undefined {
  if (!entry) return undefined;
  const node = scalarOf(entry.key.text, entry.value, into, expected);
  return node && { value: node.text, span: node.span };
}

const none: readonly Text[] = [];

/** The names behind a key that takes a list or a single one. A name that is there twice is a mistake. */
export function readTexts(
  entry: Entry | undefined,
  into: Diagnostic[],
  expected = "a name or a list of names",
): readonly Text[] {
  if (!entry) return none;
  const key = entry.key.text;
  if (entry.value.kind !== "sequence") {
    const node = scalarOf(key, entry.value, into, expected);
    return node ? [{ value: node.text, span: node.span }] : none;
  }
  const texts = new Map<string, Text>();
  for (const item of entry.value.items) {
    const node = scalarOf(key, item, into, "a name in each place of the list");
    if (!node) continue;
    const first = texts.get(node.text);
    if (first) {
      into.push(
        mistaken(
          namedTwice,
          node.span,
          { name: node.text, key },
          {
            label: "again here",
            related: [{ span: first.span, label: "first here" }],
          },
        ),
      );
    } else {
      texts.set(node.text, { value: node.text, span: node.span });
    }
  }
  return [...texts.values()];
}

/** `true` or `false` behind a key. */
export function readFlag(entry: Entry | undefined, into: Diagnostic[]): Located<boolean> | undefined {
  if (!entry) return undefined;
  const node = scalarOf(entry.key.text, entry.value, into, "`true` or `false`");
  if (!node) return undefined;
  if (node.style === "plain" && (node.text === "true" || node.text === "false")) {
    return { value: node.text === "true", span: node.span };
  }
  into.push(mistaken(unknownWord, node.span, { key: entry.key.text, word: node.text, words: "`true` or `false`" }));
  return undefined;
}

/** One of a few words behind a key. */
export function readWord<const Word extends string>(
  entry: Entry | undefined,
  words: readonly Word[],
  into: Diagnostic[],
): Located<Word> | undefined {
  if (!entry) return undefined;
  const node = scalarOf(entry.key.text, entry.value, into, oneOf(words));
  if (!node) return undefined;
  const word = words.find((candidate) => candidate === node.text);
  if (word !== undefined) return { value: word, span: node.span };
  const suggestion = nearest(node.text, words);
  into.push(
    mistaken(
      unknownWord,
      node.span,
      { key: entry.key.text, word: node.text, words: oneOf(words) },
      suggestion === undefined ? {} : { help: `Did you mean \`${suggestion}\`?` },
    ),
  );
  return undefined;
}

/** A number behind a key. */
export function readNumber(
  entry: Entry | undefined,
  into: Diagnostic[],
  expected = "a number",
  fits: (number: number) => boolean = () => true,
): Located<number> | undefined {
  if (!entry) return undefined;
  const node = scalarOf(entry.key.text, entry.value, into, expected);
  if (!node) return undefined;
  const number = node.style === "plain" ? decimalNumber(node.text) : undefined;
  if (number !== undefined && fits(number)) return { value: Object.is(number, -0) ? 0 : number, span: node.span };
  into.push(mistaken(notANumber, node.span, { key: entry.key.text, expected, text: node.text }));
  return undefined;
}

/** A count behind a key: 0, 1, 2 and so on. */
export function readCount(entry: Entry | undefined, into: Diagnostic[]): Located<number> | undefined {
  return readNumber(entry, into, "a whole number, 0 or more", (number) => Number.isSafeInteger(number) && number >= 0);
}

/** The mapping behind a key. */
export function readMapping(
  entry: Entry | undefined,
  into: Diagnostic[],
  expected = "a mapping",
  help?: string,
): MappingNode | undefined {
  if (!entry) return undefined;
  if (entry.value.kind === "mapping") return entry.value;
  into.push(refuse(entry.key.text, entry.value, expected, help));
  return undefined;
}

/** `` `a`, `b` and `c` ``. */
export function listed(words: readonly string[], last = "and"): string {
  const quoted = words.map((word) => `\`${word}\``);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} ${last} ${quoted[quoted.length - 1]}`;
}

/** `` one of `a`, `b` or `c` ``. */
export function oneOf(words: readonly string[]): string {
  return `one of ${listed(words, "or")}`;
}
