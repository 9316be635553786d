import { reservedNames } from "../plan/identifiers/reserved.js";

/**
 * What `identifier` can't say, since generated code has it already. A name is both a function's, which begins with a small
 * letter, and a type's, which begins with a capital one. YAML reads two of the words as other values.
 */
export const takenNames: readonly (string | boolean)[] = [
  ...new Set([...reservedNames].flatMap((name) => [name, small(name), capital(name)])),
  true,
  false,
];

function small(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
