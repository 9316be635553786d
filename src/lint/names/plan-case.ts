import type { NameCase, Project } from "../../project/model.js";
import { nameCases } from "../../project/name-cases.js";
import { fits, prevailingCase } from "./case.js";

/**
 * The case that names of a plan are to be in: the declared one, else the one that two thirds of them are in. Rules that speak
 * of names agree by asking here.
 */

/** Lone words fit several cases; of those the first is meant. */
export const propertyCases: readonly NameCase[] = [
  "snake_case",
  "camelCase",
  "Title Case",
  "Sentence case",
  "kebab-case",
  "PascalCase",
];

/** From so many traits on, the case of most of them is a choice that somebody made. */
const choice = 3;

/** The case of events' names. */
export function eventCase({ naming }: Project, names: readonly string[]): NameCase | undefined {
  return naming.events?.value ?? prevailingCase(names, nameCases);
}

/** The case of properties' names, given each as often as it is defined. */
export function propertyCase({ naming }: Project, names: readonly string[]): NameCase | undefined {
  return naming.properties?.value ?? prevailingCase(names, propertyCases);
}

/**
 * The case of traits' names. That of properties, unless most traits are in another: such a plan has its reasons, the tools
 * that read its traits.
 */
export function traitCase({ naming }: Project, names: readonly string[]): NameCase | undefined {
  const declared = naming.properties?.value;
  if (names.length < choice) return declared;
  const fitting = declared ? names.filter((name) => fits(name, declared)).length : 0;
  return fitting * 3 >= names.length * 2 ? declared : (prevailingCase(names, propertyCases) ?? declared);
}
