import { planText } from "../formats/plan-text.js";
import { identifierOf } from "../plan/identifiers.js";
import type { NamedType } from "../plan/model.js";
import { namesIn, renamed, withType } from "./change.js";

/**
 * The named types of several schemas, each of which has names of its own: what is the same under the same name is one type, what
 * differs gets a number behind its name.
 */
export class TypesOfAll {
  readonly #types = new Map<string, NamedType>();
  readonly #meanings: Map<string, string>;
  readonly #there: ReadonlySet<string>;

  /** @param there types that have their names already, and are not among {@link all} */
  constructor(there: readonly NamedType[] = []) {
    this.#meanings = new Map(meaningsOf(there));
    this.#there = new Set(this.#meanings.keys());
  }

  /** Takes in the types of a schema and says how they are called here. */
  add(types: readonly NamedType[]): ReadonlyMap<string, string> {
    const meanings = meaningsOf(types);
    const names = new Map<string, string>();
    for (const { name } of types) {
      const meaning = meanings.get(name.value) ?? "";
      let free = name.value;
      for (let number = 2; (this.#meanings.get(free) ?? meaning) !== meaning; number++)
        free = `${name.value}_${number}`;
      this.#meanings.set(free, meaning);
      names.set(name.value, free);
    }
    for (const type of types) {
      const name = names.get(type.name.value) ?? type.name.value;
      if (this.#types.has(name) || this.#there.has(name)) continue;
      const definition = withType(type.definition, renamed(type.definition.type, names));
      const identifier = identifierOf(name) ?? type.identifier;
      this.#types.set(name, { ...type, name: { ...type.name, value: name }, definition, identifier });
    }
    return names;
  }

  get all(): readonly NamedType[] {
    return [...this.#types.values()];
  }
}

/** What each type means, with all that it refers to, as a text to compare. */
function meaningsOf(types: readonly NamedType[]): ReadonlyMap<string, string> {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const texts = new Map(
    types.map((type) => {
      // How code calls it says nothing of it.
      const identifier = { ...type.identifier, pinned: undefined };
      return [type.name.value, planText({ types: [{ ...type, identifier }] })];
    }),
  );
  return new Map(
    types.map(({ name }) => {
      const reached = new Set([name.value]);
      // A set goes on to what is added while it is walked.
      for (const each of reached) {
        for (const next of namesIn(byName.get(each)?.definition.type ?? { kind: "any" })) reached.add(next);
      }
      return [name.value, [...reached].map((each) => texts.get(each) ?? each).join("")];
    }),
  );
}
