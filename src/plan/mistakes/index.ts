import type { DocumentedMistake } from "../../diagnostics/mistake.js";
import { definitionMistakes } from "./definitions.js";
import { identifierMistakes } from "./identifiers.js";
import { nameMistakes } from "./names.js";
import { referenceMistakes } from "./references.js";
import { typeMistakes } from "./types.js";

/** Every mistake that a person can make in a plan, beyond those of YAML and of reading its mappings. */
export const planMistakes: readonly DocumentedMistake[] = [
  ...nameMistakes,
  ...typeMistakes,
  ...definitionMistakes,
  ...referenceMistakes,
  ...identifierMistakes,
];
