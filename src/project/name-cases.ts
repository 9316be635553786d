import type { NameCase } from "./model.js";

/** Every case that names can be in, as `naming` spells it. Where several fit, the first is meant. */
export const nameCases: readonly NameCase[] = [
  "Title Case",
  "Sentence case",
  "snake_case",
  "camelCase",
  "PascalCase",
  "kebab-case",
];
