import type { Definition, NamedType, Privacy } from "./model.js";
import { eachDefinition, mayHold, referencesIn } from "./references.js";

const STRICTNESS: readonly Privacy[] = ["none", "personal", "sensitive"];

/** The stricter of two. */
export function stricter(a: Privacy, b: Privacy): Privacy {
  return STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b;
}

/** The classes that an output refuses: those that it denies, and all that are stricter. */
export function refusedBy(deny: readonly Privacy[]): ReadonlySet<Privacy> {
  const least = Math.min(...deny.map((privacy) => STRICTNESS.indexOf(privacy)));
  return new Set(STRICTNESS.filter((_, at) => at >= least));
}

/**
 * Gives the effective privacy of any definition of a plan: its own, or that of the strictest thing in it. Members of
 * objects, items, members of unions and the named types they refer to all count, through recursion too.
 * What named types come to is worked out once, in time proportional to the types.
 */
export function effectivePrivacy(types: readonly NamedType[]): (definition: Definition) => Privacy {
  const ofType = privacyOfTypes(types);
  return (definition) => {
    // Most definitions hold no other.
    if (!mayHold(definition.type)) return definition.privacy?.value ?? "none";
    const found = survey(definition);
    let privacy = found.privacy;
    for (const name of found.references) privacy = stricter(privacy, ofType.get(name) ?? "none");
    return privacy;
  };
}

interface Survey {
  /** The strictest that is written in the definition itself. */
  readonly privacy: Privacy;
  /** The named types that it refers to. */
  readonly references: ReadonlySet<string>;
}

/** Spreads what is written in each type to all that refer to it, strictest first, so that each is visited twice at most. */
function privacyOfTypes(types: readonly NamedType[]): ReadonlyMap<string, Privacy> {
  const privacy = new Map<string, Privacy>();
  const usedBy = new Map<string, string[]>();
  for (const type of types) {
    const found = survey(type.definition);
    privacy.set(type.name.value, found.privacy);
    for (const name of found.references) {
      const users = usedBy.get(name);
      if (users) users.push(type.name.value);
      else usedBy.set(name, [type.name.value]);
    }
  }
  for (const level of ["sensitive", "personal"] as const) {
    const open = [...privacy].filter(([, own]) => own === level).map(([name]) => name);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const user of usedBy.get(name) ?? []) {
        if (stricter(privacy.get(user) ?? "none", level) === privacy.get(user)) continue;
        privacy.set(user, level);
        open.push(user);
      }
    }
  }
  return privacy;
}

function survey(definition: Definition): Survey {
  let privacy: Privacy = "none";
  eachDefinition([definition], (inner) => {
    privacy = stricter(privacy, inner.privacy?.value ?? "none");
  });
  return { privacy, references: referencesIn([definition]) };
}
