import type { Json } from "../../plan/model.js";
import { deniedBy } from "../../plan/output-part.js";
import type { WrittenOutput } from "../../project/model.js";
import { optionWords } from "../../project/output-words.js";
import { type Side, sideOf } from "../../project/sdks.js";
import type { FactKind } from "../kinds.js";

/** An option of an output, as it is compared. */
export interface ComparedOption {
  readonly name: string;
  /** The fact that it changed; of what can be looser or stricter the beginning of two. */
  readonly kind: FactKind | "output-denial";
  /** What it means, written or not: equal where nothing changes. `undefined` where that is no word of the plan's. */
  readonly meaning: (output: WrittenOutput) => Json | undefined;
}

const subset: readonly ComparedOption[] = [
  { name: "source", kind: "output-part-changed", meaning: listIn("source") },
  { name: "destination", kind: "output-part-changed", meaning: listIn("destination") },
  { name: "proposed", kind: "output-part-changed", meaning: flagIn("proposed") },
];

/** Every option of every target. A test holds it against the targets that there are. */
export const comparedOptions: ReadonlyMap<string, readonly ComparedOption[]> = new Map<
  string,
  readonly ComparedOption[]
>([
  [
    "json-schema",
    [
      { name: "draft", kind: "output-draft-changed", meaning: wordIn("draft", "2020-12") },
      { name: "id", kind: "output-id-changed", meaning: wordIn("id", undefined) },
      { name: "unknown", kind: "output-unknown-changed", meaning: wordIn("unknown", "refuse") },
      ...subset,
    ],
  ],
  [
    "typescript",
    [
      { name: "sdk", kind: "output-sdk-changed", meaning: listIn("sdk") },
      { name: "side", kind: "output-side-changed", meaning: sideIn },
      { name: "deny", kind: "output-denial", meaning: (output) => deniedBy(output)[0] },
      { name: "renamed", kind: "output-names-changed", meaning: wordIn("renamed", "new_name") },
      { name: "checks", kind: "output-checks-changed", meaning: flagIn("checks") },
      ...subset,
    ],
  ],
]);

/** Where generated code runs. */
export function sideIn(output: WrittenOutput): Side {
  const [side] = optionWords(output, "side");
  return sideOf({
    sdk: optionWords(output, "sdk"),
    side: side === "browser" || side === "server" ? side : undefined,
  });
}

function wordIn(name: string, unless: string | undefined): ComparedOption["meaning"] {
  return (output) => optionWords(output, name)[0] ?? unless;
}

function listIn(name: string): ComparedOption["meaning"] {
  return (output) => {
    const words = [...new Set(optionWords(output, name))].sort();
    return words.length > 0 ? words : undefined;
  };
}

function flagIn(name: string): (output: WrittenOutput) => boolean {
  return (output) => optionWords(output, name)[0] === "true";
}
