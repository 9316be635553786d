import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { readText, refuse, twice } from "../syntax/mapping.js";
import type { Entry, MappingNode } from "../syntax/node.js";
import { missingKey } from "../syntax/reading-mistakes.js";
import type { WrittenOutput } from "./model.js";

/**
 * Reads `outputs`: one or a list. The options stay as they are written, since only the target knows them; keys that
 * begin with `x-` are nobody's options.
 */
export function readOutputs(entry: Entry | undefined, into: Diagnostic[]): readonly WrittenOutput[] {
  if (!entry) return [];
  if (entry.value.kind === "mapping") return readOutput(entry.value, into);
  if (entry.value.kind !== "sequence") {
    const help = "Write `- { target: json-schema, out: schemas }` under it.";
    into.push(refuse("outputs", entry.value, "a list of outputs", help));
    return [];
  }
  return entry.value.items.flatMap((item) => {
    if (item.kind === "mapping") return readOutput(item, into);
    into.push(refuse("outputs", item, "a mapping with `target` and `out` in each place of the list"));
    return [];
  });
}

function readOutput(node: MappingNode, into: Diagnostic[]): readonly WrittenOutput[] {
  const entries = new Map<string, Entry>();
  for (const entry of node.entries) {
    const first = entries.get(entry.key.text);
    if (first) into.push(twice(first.key, entry.key));
    else entries.set(entry.key.text, entry);
  }
  const text = (key: string, expected: string) => {
    const entry = entries.get(key);
    if (!entry) into.push(mistaken(missingKey, node.span, { thing: "An output", key }));
    return readText(entry, into, expected);
  };
  const target = text("target", "the name of a target");
  const out = text("out", "a folder");
  if (!target || !out) return [];
  const options = [...entries.values()]
    .filter(({ key }) => key.text !== "target" && key.text !== "out" && !key.text.startsWith("x-"))
    .map(({ key, value }) => ({ name: { value: key.text, span: key.span }, value }));
  return [{ target, out, options, span: node.span }];
}
