import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  type Range,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { SourceFile, Span } from "../source/span.js";
import { emptyName, loneSurrogate, nameNotText, sharedByYaml, spaceAroundName } from "./mistakes.js";
import type { EmptyNode, Entry, MappingNode, Node, ScalarNode, ScalarStyle } from "./node.js";
import {
  isCutName,
  isProse,
  reportBraces,
  reportHash,
  reportHashAfterName,
  reportSwallowedList,
  withoutBlanks,
} from "./traps.js";

const styleOf: ReadonlyMap<string | undefined, ScalarStyle> = new Map<string, ScalarStyle>([
  ["QUOTE_SINGLE", "single"],
  ["QUOTE_DOUBLE", "double"],
  ["BLOCK_LITERAL", "block"],
  ["BLOCK_FOLDED", "block"],
]);

/**
 * Turns the library's nodes into ours, and finds what YAML takes without a word but nobody means. Recurses: the
 * nesting was bounded when the tokens were read.
 */
export function convertDocument(
  file: SourceFile,
  contents: YamlNode | null,
  into: Diagnostic[],
  knownSharing: boolean,
): { readonly root: Node; readonly broken: boolean } {
  const { text, path } = file;
  let sharing = knownSharing;
  /** Whether a mistake left a piece so incomplete that all else that is said of it would follow from the mistake. */
  let uncertain = false;

  const spanOf = (range: Range | null | undefined): Span => ({
    file: path,
    start: range?.[0] ?? 0,
    end: range?.[1] ?? 0,
  });

  /** The library lets a block go on to the next line; here it ends with the last thing in it. */
  const collectionSpan = (node: YAMLMap | YAMLSeq, last: Span | undefined): Span => {
    const span = spanOf(node.range);
    return node.flow || !last ? span : { ...span, end: last.end };
  };

  const convert = (node: unknown, key: string | undefined): Node | undefined => {
    if (isScalar(node)) {
      const span = spanOf(node.range);
      const style = styleOf.get(node.type) ?? "plain";
      const value = typeof node.value === "string" ? node.value : "";
      if (style === "block") {
        // The library lets it go on to the next line.
        const end = withoutBlanks(text, span.start, span.end);
        return { kind: "scalar", text: value, style, span: { ...span, end } };
      }
      if (style === "plain") {
        // `maximum: !5`: what was meant to be the value was read as a tag, which is reported.
        if (value === "" && node.tag !== undefined) uncertain = true;
        if (value === "") return { kind: "empty", span: { ...span, end: span.start } };
        if (text.startsWith(" #", span.end) && reportHash(file, span, key, into)) uncertain ||= isCutName(file, span);
        if (span.end - span.start !== value.length) reportSwallowedList(file, span, into);
      } else if (style === "double") {
        reportLoneSurrogate(value, span, into);
      }
      return { kind: "scalar", text: value, style, span };
    }
    if (isSeq(node)) {
      const items: Node[] = [];
      for (const item of node.items) {
        const converted = convert(item, undefined);
        if (converted) items.push(converted);
      }
      return { kind: "sequence", items, span: collectionSpan(node, items.at(-1)?.span) };
    }
    if (isMap(node)) return convertMap(node, key);
    // A flow sequence's lone pair, `[a: b]`, is a map; an alias was reported when the tokens were read.
    return undefined;
  };

  const convertMap = (map: YAMLMap, name: string | undefined): MappingNode => {
    const entries: Entry[] = [];
    for (const pair of map.items) {
      const entry = convertPair(pair, spanOf(map.range));
      if (entry) entries.push(entry);
    }
    const whole = collectionSpan(map, entries.at(-1)?.span);
    // A block behind a `?` begins at its colon to the library.
    const span = { ...whole, start: Math.min(whole.start, entries[0]?.span.start ?? whole.start) };
    const kept = map.flow ? reportBraces(file, entries, name, into) : entries;
    const damaged = kept.length < map.items.length;
    return { kind: "mapping", entries: kept, ...(damaged && { damaged }), span };
  };

  const convertPair = (pair: Pair, within: Span): Entry | undefined => {
    const key = convertKey(pair, within);
    let value: Node = convert(pair.value, key?.text) ?? nothingAfter(key?.span ?? within);
    if (!key) return undefined;
    if (key.style === "plain" && key.text === "<<") {
      if (!sharing) into.push(mistaken(sharedByYaml, key.span, { written: key.text }));
      sharing = true;
    }
    const cut = value.kind === "empty" ? reportHashAfterName(file, key, into) : undefined;
    if (cut && isProse(key.text, cut.text)) value = cut;
    else if (cut) uncertain = true;
    return { key, value, span: { file: path, start: key.span.start, end: Math.max(key.span.end, value.span.end) } };
  };

  const nothingAfter = (span: Span): EmptyNode => ({
    kind: "empty",
    span: { file: path, start: span.end, end: span.end },
  });

  const convertKey = (pair: Pair, within: Span): ScalarNode | undefined => {
    const node = pair.key;
    const key = node ? convert(node, undefined) : nothingAfter({ ...within, end: within.start });
    if (!key) return undefined;
    // `!name: value`: the tag, which is reported, has taken the name, and the value its place.
    if (isScalar(node) && node.tag !== undefined) {
      uncertain = true;
      return undefined;
    }
    if (key.kind === "scalar" && key.text !== "") {
      if (key.style === "plain") reportSpace(key);
      return key;
    }
    if (key.kind === "scalar" || key.kind === "empty") {
      into.push(mistaken(emptyName, key.kind === "empty" ? colonBefore(pair.value, key.span) : key.span, {}));
    } else {
      uncertain = true;
      const asked = text
        .slice(Math.max(0, key.span.start - 80), key.span.start)
        .trimEnd()
        .endsWith("?");
      const help = asked ? "Remove the `?` before it. If it belongs to the name, put the name into quotes." : undefined;
      into.push(mistaken(nameNotText, key.span, { kind: key.kind === "sequence" ? "a list" : "a mapping" }, { help }));
    }
    return undefined;
  };

  /** The colon before a value that has no name, or where the name should be. */
  const colonBefore = (value: unknown, name: Span): Span => {
    const at = isNode(value) && value.range ? text.lastIndexOf(":", value.range[0] - 1) : -1;
    return at < name.start ? name : { ...name, start: at, end: at + 1 };
  };

  const reportSpace = (key: ScalarNode) => {
    // YAML itself trims spaces and tabs; what is left is of the invisible kind, such as a no-break space.
    const trimmed = key.text.trim();
    let end = key.span.end;
    while (text[end] === " " || text[end] === "\t") end++;
    const beforeColon = end > key.span.end && text[end] === ":";
    if (trimmed === key.text && !beforeColon) return;
    const span = beforeColon ? { ...key.span, end } : key.span;
    into.push(mistaken(spaceAroundName, span, { name: trimmed }));
  };

  const root = convert(contents, undefined) ?? { kind: "empty", span: { file: path, start: 0, end: 0 } };
  return { root, broken: sharing || uncertain };
}

function reportLoneSurrogate(text: string, span: Span, into: Diagnostic[]): void {
  const at = /\p{Surrogate}/u.exec(text);
  if (!at) return;
  const code = `\\u${at[0].charCodeAt(0).toString(16).toUpperCase()}`;
  into.push(mistaken(loneSurrogate, span, { code }));
}
