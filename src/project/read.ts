import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Text } from "../source/span.js";
import {
  keyTable,
  readFields,
  readMapping,
  readText,
  readTexts,
  readWord,
  refuse,
  requiredEntry,
} from "../syntax/mapping.js";
import type { Entry, SyntaxTree } from "../syntax/node.js";
import { missingKey } from "../syntax/reading-mistakes.js";
import { emptyProject } from "./empty.js";
import { readLint } from "./lint.js";
import { defaultNotInVocabulary, namelessPlan, notAVersion } from "./mistakes.js";
import type { Defaults, Naming, Project, Vocabulary } from "./model.js";
import { nameCases } from "./name-cases.js";
import { readOutputs } from "./outputs.js";

export const manifestKeys = keyTable("The manifest", [
  "name",
  "description",
  "version",
  "plans",
  "vocabulary",
  "defaults",
  "naming",
  "lint",
  "outputs",
]);
export const vocabularyKeys = keyTable("The vocabulary", [
  "owners",
  "sources",
  "destinations",
  "consent",
  "objects",
  "actions",
]);
export const defaultsKeys = keyTable("`defaults`", ["sources", "destinations", "consent", "owner"]);
export const namingKeys = keyTable("`naming`", ["events", "order", "properties"]);

const versionPattern = /^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}$/;

/**
 * Reads a manifest. `folder` is the absolute folder in which it stands. What can't be read has its default, so that
 * a mistake in the manifest does not hide those of the plan.
 */
export function readProject(tree: SyntaxTree, folder: string): Result<Project> {
  const diagnostics: Diagnostic[] = [];
  const { root, file } = tree;
  const empty = emptyProject("", file, folder);
  // What a file that can't be read as YAML says is unknown; nothing in it is missing or wrong.
  if (tree.broken) return { value: empty, diagnostics };
  if (root.kind !== "mapping") {
    diagnostics.push(
      root.kind === "empty"
        ? mistaken(missingKey, root.span, { thing: "The manifest", key: "name" }, { help: "Write `name: my-product`." })
        : refuse("trackc.yaml", root, "a mapping that begins with `name: …`"),
    );
    return { value: empty, diagnostics };
  }

  const fields = readFields(root, manifestKeys, diagnostics);
  const nameEntry = requiredEntry(fields, "name", "The manifest", root, diagnostics);
  const name = readText(nameEntry, diagnostics, "the plan's name");
  if (name?.value.trim() === "") diagnostics.push(mistaken(namelessPlan, name.span, {}));
  const description = readText(fields.entries.get("description"), diagnostics);
  const plans = readTexts(fields.entries.get("plans"), diagnostics, "a folder, or a list of folders and patterns");
  const vocabulary = readVocabulary(fields.entries.get("vocabulary"), diagnostics);
  const doubtful = new Set<keyof Vocabulary>();
  const project: Project = {
    name: name ?? empty.name,
    description,
    version: readVersion(fields.entries.get("version"), diagnostics),
    file,
    folder,
    plans: plans.length > 0 ? plans : [{ value: "plans", span: name?.span ?? empty.name.span }],
    defaults: readDefaults(fields.entries.get("defaults"), vocabulary, doubtful, diagnostics),
    // Which of the two is misspelt, the default or the list, nobody can tell: the plan's words are not held against it.
    vocabulary: without(vocabulary, doubtful),
    naming: readNaming(fields.entries.get("naming"), diagnostics),
    lint: readLint(fields.entries.get("lint"), diagnostics),
    outputs: readOutputs(fields.entries.get("outputs"), diagnostics),
    extensions: fields.extensions,
  };
  return { value: project, diagnostics };
}

function readVersion(entry: Entry | undefined, into: Diagnostic[]): Text | undefined {
  const version = readText(entry, into, "a version such as `1.0.0`");
  if (!version || versionPattern.test(version.value)) return version;
  into.push(mistaken(notAVersion, version.span, { text: version.value }));
  return undefined;
}

function readVocabulary(entry: Entry | undefined, into: Diagnostic[]): Vocabulary {
  const node = readMapping(entry, into, "a mapping of closed lists");
  const entries = node && readFields(node, vocabularyKeys, into).entries;
  const words = (key: keyof Vocabulary): readonly Text[] | undefined => {
    const found = entries?.get(key);
    if (!found) return undefined;
    // A list with a mistake in it closes nothing: each of its words would be reported all over the plan.
    const before = into.length;
    const read = readTexts(found, into, "a list of words");
    return into.length === before ? read : undefined;
  };
  return {
    owners: words("owners"),
    sources: words("sources"),
    destinations: words("destinations"),
    consent: words("consent"),
    objects: words("objects"),
    actions: words("actions"),
  };
}

/** What a list of the vocabulary holds, in a message. */
function namesOf(list: keyof Vocabulary): string {
  return list === "consent" ? "consent categories" : list;
}

function without(vocabulary: Vocabulary, lists: ReadonlySet<keyof Vocabulary>): Vocabulary {
  return { ...vocabulary, ...Object.fromEntries([...lists].map((list) => [list, undefined])) };
}

/** Reads `defaults`. The lists that a default is not in are added to `doubtful`. */
function readDefaults(
  entry: Entry | undefined,
  vocabulary: Vocabulary,
  doubtful: Set<keyof Vocabulary>,
  into: Diagnostic[],
): Defaults {
  const node = readMapping(entry, into, "a mapping of what events have that don't say");
  const entries = node && readFields(node, defaultsKeys, into).entries;
  const known = (words: readonly Text[], list: keyof Vocabulary): readonly Text[] => {
    const allowed = vocabulary[list];
    if (!allowed) return words;
    const names = new Set(allowed.map((word) => word.value));
    return words.filter((word) => {
      if (names.has(word.value)) return true;
      doubtful.add(list);
      const suggestion = nearest(word.value, names);
      const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
      into.push(mistaken(defaultNotInVocabulary, word.span, { word: word.value, list: namesOf(list) }, { help }));
      return false;
    });
  };
  const owner = readText(entries?.get("owner"), into, "an owner's name");
  return {
    sources: known(readTexts(entries?.get("sources"), into), "sources"),
    destinations: known(readTexts(entries?.get("destinations"), into), "destinations"),
    consent: known(readTexts(entries?.get("consent"), into), "consent"),
    owner: owner && known([owner], "owners")[0],
  };
}

function readNaming(entry: Entry | undefined, into: Diagnostic[]): Naming {
  const node = readMapping(entry, into, "a mapping of `events`, `order` and `properties`");
  const entries = node && readFields(node, namingKeys, into).entries;
  return {
    events: readWord(entries?.get("events"), nameCases, into),
    order: readWord(entries?.get("order"), ["object-action", "action-object", "off"], into),
    properties: readWord(entries?.get("properties"), nameCases, into),
  };
}
