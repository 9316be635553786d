import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Change, Fix, Scalar } from "../diagnostics/fix.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearestOf } from "../diagnostics/nearest.js";
import { didYouMean } from "../diagnostics/spelling.js";
import type { Located, Span, Text } from "../source/span.js";
import type { Entry, MappingNode, Node, ScalarNode } from "./node.js";
import { namedTwice, notANumber, nothingBehind, tildeForNull, unknownWord, wrongKind } from "./reading-mistakes.js";
import { decimalNumber } from "./values.js";

export { type Fields, type KeyTable, keyTable, readFields, requiredEntry, twice } from "./fields.js";

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
  const meant = flagMeant(node.text);
  const help = meant && (meant === node.text ? `Write \`${meant}\` without quotes.` : `Write \`${meant}\`.`);
  const values = { key: entry.key.text, word: node.text, words: "`true` or `false`" };
  const fix: Fix | undefined = meant && {
    title: `Write \`${meant}\``,
    safe: true,
    changes: [replacing(node.span, meant === "true")],
  };
  into.push(mistaken(unknownWord, node.span, values, { help, fix }));
  return undefined;
}

function replacing(value: Span, to: Scalar): Change {
  return { kind: "replace-value", value, to };
}

/** What somebody means who writes `yes`, `Off` or `'true'`. */
function flagMeant(text: string): "true" | "false" | undefined {
  if (/^(?:true|yes|y|on|1)$/i.test(text)) return "true";
  return /^(?:false|no|n|off|0)$/i.test(text) ? "false" : undefined;
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
  const { span, text } = node;
  const spelling = didYouMean(nearestOf(text, words), (to) => replacing(span, to), "of the language");
  into.push(mistaken(unknownWord, span, { key: entry.key.text, word: text, words: oneOf(words) }, spelling));
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
  const number = decimalNumber(node.text);
  const isFit = number !== undefined && fits(number);
  if (isFit && node.style === "plain") return { value: Object.is(number, -0) ? 0 : number, span: node.span };
  const help = isFit ? `Write \`${node.text}\` without quotes.` : undefined;
  into.push(mistaken(notANumber, node.span, { key: entry.key.text, expected, text: node.text }, { help }));
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
