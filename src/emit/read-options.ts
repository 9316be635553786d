import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { LoadedPlan } from "../loaded.js";
import { keyTable, listed, oneOf, readFields, readFlag, readText, readTexts, readWord } from "../syntax/mapping.js";
import type { Entry, MappingNode } from "../syntax/node.js";
import { unknownWord } from "../syntax/reading-mistakes.js";
import { badSchemaId, outputNamesNothing, outputNotInVocabulary } from "./mistakes.js";
import type { OptionSpec, OptionValue, OptionValues, Target } from "./options.js";

/** Reads an output's options by its target's table; what is wrong with them goes to `into`. */
export function readOptions(
  target: Target,
  node: MappingNode,
  loaded: LoadedPlan,
  into: Diagnostic[],
): { readonly values: OptionValues; readonly entries: ReadonlyMap<string, Entry> } {
  const table = keyTable(
    `The target \`${target.name}\``,
    target.options.map((option) => option.name),
  );
  const { entries } = readFields(node, table, into);
  const values: Record<string, OptionValue> = {};
  for (const option of target.options) {
    const value = readOption(option, entries.get(option.name), loaded, into);
    if (value !== undefined) values[option.name] = value;
  }
  return { values, entries };
}

function readOption(
  { takes }: OptionSpec,
  entry: Entry | undefined,
  loaded: LoadedPlan,
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
      return readNames(entry, "sources", "the name of a source, or a list of them", loaded, into);
    case "destinations":
      return readNames(entry, "destinations", "the name of a destination, or a list of them", loaded, into);
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

/** Words of the vocabulary, where the manifest closes it, else of the plan: the one that is written, or the list. */
function readNames(
  entry: Entry | undefined,
  list: "sources" | "destinations",
  expected: string,
  loaded: LoadedPlan,
  into: Diagnostic[],
): string | readonly string[] | undefined {
  if (entry === undefined) return undefined;
  const closed = loaded.project.vocabulary[list]?.map((word) => word.value);
  const known = closed ?? namedIn(loaded, list);
  const names = readTexts(entry, into, expected).flatMap(({ value: word, span }) => {
    if (known === undefined || known.includes(word)) return [word];
    const suggestion = nearest(word, known);
    const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
    const words = listed(known.slice(0, FEW));
    into.push(
      closed
        ? mistaken(outputNotInVocabulary, span, { word, list }, { help })
        : mistaken(outputNamesNothing, span, { word, list, words }, { help }),
    );
    return [];
  });
  // An empty list says nothing, as in the plan: all of them.
  return names.length > 1 ? names : names[0];
}

/** How many words of a plan are told. */
const FEW = 3;

/**
 * The sources or destinations that a plan without that vocabulary names, sorted; `undefined` where an output may have events by any
 * word: an event that names none is everybody's. Nor is anything known of a plan with errors.
 */
function namedIn({ plan, project, diagnostics }: LoadedPlan, list: "sources" | "destinations"): string[] | undefined {
  if (plan.events.length === 0 || plan.events.some((event) => event[list].length === 0)) return undefined;
  if (hasErrors(diagnostics)) return undefined;
  const inContext = list === "sources" ? plan.context.flatMap(({ sources }) => sources) : [];
  const texts = [...plan.events.flatMap((event) => event[list]), ...inContext, ...project.defaults[list]];
  return [...new Set(texts.map(({ value }) => value))].sort();
}
