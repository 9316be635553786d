import type { WrittenOutput } from "./model.js";

/** The words of an output's option as they are written, one or a list; none where it is not given. Checking them is the target's matter. */
export function optionWords({ options }: WrittenOutput, name: string): readonly string[] {
  const value = options.find((option) => option.name.value === name)?.value;
  const nodes = value?.kind === "sequence" ? value.items : value ? [value] : [];
  return nodes.flatMap((node) => (node.kind === "scalar" ? [node.text] : []));
}
