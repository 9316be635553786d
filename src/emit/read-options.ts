import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Project } from "../project/model.js";
import type { Text } from "../source/span.js";
import { keyTable, oneOf, readFields, readFlag, readText, readTexts, readWord } from "../syntax/mapping.js";
import type { Entry, MappingNode } from "../syntax/node.js";
import { unknownWord } from "../syntax/reading-mistakes.js";
import { badSchemaId, outputNotInVocabulary } from "./mistakes.js";
import type { OptionSpec, OptionValue, OptionValues, Target } from "./options.js";

/** Reads an output's options by its target's table; what is wrong with them goes to `into`. */
export function readOptions(
  target: Target,
  node: MappingNode,
  project: Project,
  into: Diagnostic[],
): { readonly values: OptionValues; readonly entries: ReadonlyMap<string, Entry> } {
  const table = keyTable(
    `The target \`${target.name}\``,
    target.options.map((option) => option.name),
  );
  const { entries } = readFields(node, table, into);
  const values: Record<string, OptionValue> = {};
  for (const option of target.options) {
    const value = readOption(option, entries.get(option.name), project, into);
    if (value !== undefined) values[option.name] = value;
  }
  return { values, entries };
}

function readOption(
  { takes }: OptionSpec,
  entry: Entry | undefined,
  project: Project,
  into: Diagnostic[],
): OptionValue | undefined {
  switch (takes.kind) {
    case "word":
      return readWord(entry, takes.words, into)?.value ?? takes.default;
    case "words":
      return readWords(entry, takes.words, into);
    case "flag":
      return readFlag(entry, into)?.value;
    case "text": {
      const text = readText(entry, into);
      const problem = text && takes.problem(text.value);
      if (text === undefined || problem === undefined) return text?.value;
      into.push(mistaken(badSchemaId, text.span, { id: text.value, problem }));
      return undefined;
    }
    case "sources":
      return readNames(entry, "sources", "the name of a source, or a list of them", project, into);
    case "destinations":
      return readNames(entry, "destinations", "the name of a destination, or a list of them", project, into);
    case "deny": {
      const denied = readWords(entry, ["personal", "sensitive"], into);
      // What may not even be personal may not be sensitive.
      return denied?.includes("personal") ? ["personal", "sensitive"] : denied;
    }
  }
}

/** Some of a few words, in the order in which they are written. */
function readWords(entry: Entry | undefined, words: readonly string[], into: Diagnostic[]): string[] | undefined {
  if (entry === undefined) return undefined;
  const key = entry.key.text;
  const known = new Set(words);
  const written = readTexts(entry, into, `${oneOf(words)}, or a list of them`);
  return written.flatMap(({ value: word, span }) => {
    if (known.has(word)) return [word];
    const suggestion = nearest(word, words);
    const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
    into.push(mistaken(unknownWord, span, { key, word, words: oneOf(words) }, { help }));
    return [];
  });
}

/** Words of the vocabulary, where the manifest closes it: the one that is written, or the list. */
function readNames(
  entry: Entry | undefined,
  list: "sources" | "destinations",
  expected: string,
  project: Project,
  into: Diagnostic[],
): string | readonly string[] | undefined {
  if (entry === undefined) return undefined;
  const names = readTexts(entry, into, expected).flatMap((text) => inVocabulary(text, list, project, into) ?? []);
  // An empty list says nothing, as in the plan: all of them.
  return names.length > 1 ? names : names[0];
}

function inVocabulary(
  text: Text,
  list: "sources" | "destinations",
  project: Project,
  into: Diagnostic[],
): string | undefined {
  const words = project.vocabulary[list]?.map((word) => word.value);
  if (words === undefined || words.includes(text.value)) return text.value;
  const suggestion = nearest(text.value, words);
  const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
  into.push(mistaken(outputNotInVocabulary, text.span, { word: text.value, list }, { help }));
  return undefined;
}
