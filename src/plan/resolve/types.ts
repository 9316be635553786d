import { mistaken } from "../../diagnostics/mistake.js";
import type { Text } from "../../source/span.js";
import { readFields, readText, refuse } from "../../syntax/mapping.js";
import { circularDefinition } from "../mistakes/types.js";
import type { Definition, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import type { Types } from "../values/accepts.js";
import { baseOf, brokenBase, makeDefinition, noKeys, plainBase } from "./bases.js";
import { isComplete, lackingType, typeOfSequence, writtenBase } from "./definitions.js";
import { emptyHead, readHead } from "./heads.js";
import type { Named } from "./meet.js";
import type { Resolution, TypeHead, TypeState, WrittenType } from "./resolution.js";
import { shapeOf } from "./shapes.js";
import { typeTable } from "./tables.js";

/** Makes ready for resolving the named types on demand. */
export function openTypes(r: Resolution): void {
  for (const [name, bound] of r.binding.types) {
    r.types.set(name, { bound, written: undefined, head: undefined, referred: undefined, type: undefined });
  }
}

/** What a type begins with, read once: its texts and its type are wanted at different times. */
function writtenOf(r: Resolution, state: TypeState): WrittenType {
  state.written ??= readType(r, state);
  return state.written;
}

function readType(r: Resolution, { bound: { name, value } }: TypeState): WrittenType {
  switch (value.kind) {
    case "scalar":
      return { fields: undefined, base: baseOf(r, value) };
    case "sequence":
      return { fields: undefined, base: plainBase(typeOfSequence(r, value, name.value)) };
    case "empty":
      r.report(refuse(name.value, value, "a type, a list of values, or a mapping with `type`"));
      return { fields: undefined, base: brokenBase };
    case "mapping": {
      const fields = readFields(value, typeTable, r.diagnostics);
      if (isComplete(fields)) return { fields, base: writtenBase(r, fields) };
      if (!fields.faulty) r.report(lackingType(value, name.value, false));
      return { fields, base: brokenBase };
    }
  }
}

const openHead: TypeHead = { head: emptyHead, origins: [] };

/** What a type says beside its type. Wanted of types that are still being resolved, so nothing of the type is needed. */
export function headOfType(r: Resolution, state: TypeState): TypeHead {
  if (state.head === "open") return openHead;
  if (state.head) return state.head;
  state.head = "open";
  const { name, key } = state.bound;
  const head = r.down(name.value, key.span, () => readTypeHead(r, state)) ?? openHead;
  state.head = head;
  return head;
}

function readTypeHead(r: Resolution, state: TypeState): TypeHead {
  const { fields, base } = writtenOf(r, state);
  if (!fields) return { head: base.head, origins: base.origins };
  const { head, examples } = readHead(r, fields, base.head, base.span, state.bound.name.value);
  const type = (): Type => typeOfType(r, state);
  for (const { node, value } of examples) r.pendingExamples.push({ type, node, value });
  if (fields.entries.has("examples")) return { head, origins: base.origins };
  return { head: { ...head, examples: r.inherited(head.examples, type) }, origins: base.origins };
}

/** The type of a named type. */
export function typeOfType(r: Resolution, state: TypeState): Type {
  const { name, key, value } = state.bound;
  if (state.type === "open") {
    const related = [{ span: name.span, label: "refined inside itself" }];
    r.report(mistaken(circularDefinition, key.span, { name: name.value }, { related }));
    return unknowable;
  }
  if (state.type) return state.type;
  state.type = "open";
  headOfType(r, state);
  const type = r.down(name.value, value.span, () => {
    const { fields, base } = writtenOf(r, state);
    return fields ? shapeOf(r, fields, base, { name: name.value }) : base.type;
  });
  state.type = type ?? unknowable;
  return state.type;
}

/** The whole definition of a named type, when its type is known. */
export function definitionOfType(r: Resolution, state: TypeState): Definition {
  const type = typeOfType(r, state);
  const { head, origins } = headOfType(r, state);
  const { value } = state.bound;
  return makeDefinition(head, type, value.span, state.written?.fields?.keys ?? noKeys, origins);
}

/** The named types as `accepts` and its kin ask for them. */
export function namedTypes(r: Resolution): Named {
  r.named ??= {
    types: lookUpTypes(r),
    expand: (type) => expand(r, type),
    meeting: new Set(),
  };
  return r.named;
}

function lookUpTypes(r: Resolution): Types {
  const known = new Map<string, Definition>();
  return (name) => {
    const definition = known.get(name);
    if (definition) return definition;
    const state = r.types.get(name);
    // A type that is still being resolved admits, as far as anybody can tell yet, everything.
    if (!state || state.type === "open") return undefined;
    const made = definitionOfType(r, state);
    known.set(name, made);
    return made;
  };
}

/** A type that isn't the name of another. Names that lead round in circles are reported with the recursions. */
function expand(r: Resolution, type: Type): Type {
  const seen = new Set<string>();
  let expanded = type;
  while (expanded.kind === "reference") {
    const state = r.types.get(expanded.name);
    if (!state || seen.has(expanded.name)) return unknowable;
    seen.add(expanded.name);
    expanded = typeOfType(r, state);
  }
  return expanded;
}

/** The `identifier:` of a type, if it has one. */
export function pinnedIdentifier(r: Resolution, state: TypeState): Text | undefined {
  return readText(state.written?.fields?.entries.get("identifier"), r.diagnostics, "a name for generated code");
}
