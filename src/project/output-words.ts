import type { Text } from "../source/span.js";
import type { WrittenOutput } from "./model.js";

/** The words of an output's option as they are written, one or a list; none where it is not given. Checking them is the target's matter. */
export function optionWords(output: WrittenOutput, name: string): readonly string[] {
  return optionTexts(output, name).map(({ value }) => value);
}

/** The same words, with where they are written. */
export function optionTexts({ options }: WrittenOutput, name: string): readonly Text[] {
  const value = options.find((option) => option.name.value === name)?.value;
  const nodes = value?.kind === "sequence" ? value.items : value ? [value] : [];
  return nodes.flatMap((node) => (node.kind === "scalar" ? [{ value: node.text, span: node.span }] : []));
}
