import type { Definition, EnumMember, Extension, Json, NamedType, Property, Type } from "../../plan/model.js";
import { referencesIn } from "../../plan/references.js";
import { sameList, sameNumbers, sameStrings } from "../../plan/same-values.js";
import { canonical } from "../../plan/values/values.js";
import { plainName } from "./worlds.js";

/** Compares definitions of two plans, places and the order of properties aside. */
export interface Sameness {
  /** Whether all is the same: values, texts and governance, also of the named types that are referred to. */
  definition(a: Definition, b: Definition): boolean;
  /** The same of types alone, with what is said inside them. */
  type(a: Type, b: Type): boolean;
}

/** Works out once which named types differ; what refers to one that differs does too. In proportion to the types. */
export function samenessOf(base: readonly NamedType[], head: readonly NamedType[]): Sameness {
  const inHead = new Map(head.map((type) => [type.name.value, type]));
  const differing = new Set<string>();
  const usedBy = new Map<string, string[]>();
  const differs = (name: string): boolean => differing.has(name);
  const open: string[] = [];
  for (const { name, definition } of base) {
    for (const used of referencesIn([definition])) {
      const users = usedBy.get(used);
      if (users) users.push(name.value);
      else usedBy.set(used, [name.value]);
    }
    const other = inHead.get(name.value);
    if (!other || !sameDefinition(definition, other.definition, undefined)) open.push(name.value);
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (differing.has(name)) continue;
    differing.add(name);
    open.push(...(usedBy.get(name) ?? []));
  }
  const known = differing.size > 0 ? differs : undefined;
  return {
    definition: (a, b) => sameDefinition(a, b, known),
    type: (a, b) => sameType(a, b, known),
  };
}

/** Whether a named type differs; `undefined` where none does. */
type Differs = ((name: string) => boolean) | undefined;

function sameDefinition(a: Definition, b: Definition, differs: Differs): boolean {
  // What both sides have from a file that didn't change is one object, but what it refers to may be another.
  if (a === b && !differs) return true;
  return (
    a.description?.value === b.description?.value &&
    a.deprecated?.value === b.deprecated?.value &&
    a.expires?.value === b.expires?.value &&
    a.privacy?.value === b.privacy?.value &&
    a.class?.value === b.class?.value &&
    a.retention?.value === b.retention?.value &&
    sameTexts(a.consent, b.consent) &&
    sameTexts(a.renamedFrom, b.renamedFrom) &&
    sameList(a.examples, b.examples, (one, other) => sameJson(one.value, other.value)) &&
    sameExtensions(a.extensions, b.extensions) &&
    sameOfTrait(a, b) &&
    sameType(a.type, b.type, differs)
  );
}

/** Traits and properties of the context say a little more; the others have neither key. */
function sameOfTrait(a: Definition, b: Definition): boolean {
  const write = (one: Definition): unknown =>
    "write" in one ? (one.write as { readonly value: unknown } | undefined)?.value : undefined;
  return write(a) === write(b);
}

function sameType(a: Type, b: Type, differs: Differs): boolean {
  switch (a.kind) {
    case "any":
    case "null":
    case "boolean":
      return a.kind === b.kind;
    case "number":
      return sameNumbers(a, b);
    case "string":
      return sameStrings(a, b);
    case "array":
      return (
        b.kind === "array" &&
        a.minItems === b.minItems &&
        a.maxItems === b.maxItems &&
        (a.uniqueItems ?? false) === (b.uniqueItems ?? false) &&
        (a.items && b.items ? sameDefinition(a.items, b.items, differs) : a.items === b.items)
      );
    case "object":
      return (
        b.kind === "object" &&
        sameAdditional(a.additional, b.additional, differs) &&
        sameProperties(a.properties, b.properties, differs)
      );
    case "enum":
      return b.kind === "enum" && sameList(a.members, b.members, sameMember);
    case "union":
      return b.kind === "union" && sameList(a.members, b.members, (one, other) => sameDefinition(one, other, differs));
    case "reference":
      return b.kind === "reference" && plainName(a.name) === plainName(b.name) && !differs?.(plainName(a.name));
  }
}

function sameAdditional(a: boolean | Definition, b: boolean | Definition, differs: Differs): boolean {
  return typeof a === "boolean" || typeof b === "boolean" ? a === b : sameDefinition(a, b, differs);
}

/** Most often they stand in the same order; where they don't, that is no difference. */
function sameProperties(a: readonly Property[], b: readonly Property[], differs: Differs): boolean {
  if (a.length !== b.length) return false;
  const same = (one: Property, other: Property | undefined): boolean =>
    other !== undefined &&
    one.name.value === other.name.value &&
    one.required === other.required &&
    sameDefinition(one, other, differs);
  const from = a.findIndex((one, at) => one.name.value !== b[at]?.name.value);
  if (from === -1) return a.every((one, at) => same(one, b[at]));
  const byName = new Map(b.map((other) => [other.name.value, other]));
  return a.every((one) => same(one, byName.get(one.name.value)));
}

function sameMember(a: EnumMember, b: EnumMember): boolean {
  return (
    a.value === b.value &&
    a.description?.value === b.description?.value &&
    a.deprecated?.value === b.deprecated?.value &&
    a.expires?.value === b.expires?.value &&
    sameExtensions(a.extensions ?? [], b.extensions ?? [])
  );
}

function sameExtensions(a: readonly Extension[], b: readonly Extension[]): boolean {
  return sameList(
    a,
    b,
    (one, other) => one.name.value === other.name.value && sameJson(one.value.value, other.value.value),
  );
}

function sameTexts(a: readonly { readonly value: string }[], b: readonly { readonly value: string }[]): boolean {
  return sameList(a, b, (one, other) => one.value === other.value);
}

/** Whether two values are equal as JSON; two that are nested too deeply to tell are not. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  const text = canonical(a);
  return text !== undefined && text === canonical(b);
}
