import { mistaken } from "../diagnostics/mistake.js";
import type { Text } from "../source/span.js";
import { clientFunctions, clientTypes, reservedNames } from "./identifiers/reserved.js";
import { camelOf, pascalOf, wordsOf } from "./identifiers/words.js";
import { invalidIdentifier, noIdentifier, sameIdentifier } from "./mistakes/identifiers.js";
import type { Definition, Entity, Event, Identifier, NamedType, Plan } from "./model.js";
import type { Bound } from "./resolve/bind.js";
import type { Resolution } from "./resolve/resolution.js";

/** A name that generated TypeScript exports, and for whom. */
export interface ClientExport {
  readonly name: string;
  /** Functions and values live apart from types: a function and an interface may share a name. */
  readonly space: "value" | "type";
  readonly of:
    | { readonly kind: "client" }
    | { readonly kind: "event"; readonly event: Event }
    | { readonly kind: "entity"; readonly entity: Entity }
    | { readonly kind: "type"; readonly type: NamedType };
}

const usable = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** The identifier of an event, an entity or a type: what `identifier:` says, or made of the name by the one rule. */
export function identify(r: Resolution, bound: Bound, pinned: Text | undefined): Identifier {
  if (pinned) {
    const reason = problemWith(pinned.value);
    if (reason === undefined) return pinnedTo(pinned);
    r.report(mistaken(invalidIdentifier, pinned.span, { identifier: pinned.value, reason }));
    return unnamed;
  }
  const name = bound.name.value;
  const made = identifierOf(name);
  if (made) return made;
  r.report(mistaken(noIdentifier, bound.name.span, { name }));
  return unnamed;
}

/** Stands for an identifier that could not be made, which has been reported. */
const unnamed: Identifier = { camel: "_", pascal: "_", pinned: undefined };

/** The identifier of a name; `undefined` when the name has neither letters nor digits. */
export function identifierOf(name: string): Identifier | undefined {
  const words = wordsOf(name);
  if (words.length === 0) return undefined;
  return { camel: unreserved(camelOf(words)), pascal: unreserved(pascalOf(words)), pinned: undefined };
}

function unreserved(name: string): string {
  return reservedNames.has(name) ? `${name}_` : name;
}

function problemWith(identifier: string): string | undefined {
  if (!usable.test(identifier) || invisible.test(identifier))
    return "it has other characters than letters, digits and `_`";
  if (identifier.normalize("NFC") !== identifier) return "its letters are not composed (NFC)";
  if (/^_*$/.test(identifier)) return "it has neither letters nor digits";
  const { camel, pascal } = pinnedTo({ value: identifier, span: nowhere });
  const taken = [identifier, camel, pascal].find((name) => reservedNames.has(name));
  return taken === undefined ? undefined : `\`${taken}\` is taken by the language or the client`;
}

const nowhere = { file: "", start: 0, end: 0 };

function pinnedTo({ value, span }: Text): Identifier {
  const [first = "", ...rest] = value;
  return { camel: first.toLowerCase() + rest.join(""), pascal: first.toUpperCase() + rest.join(""), pinned: span };
}

/** Every name that generated code exports, whether or not an output holds its event: names stay reserved. */
export function exportsOf(plan: Plan): readonly ClientExport[] {
  const exports: ClientExport[] = [
    ...clientFunctions.map((name): ClientExport => ({ name, space: "value", of: { kind: "client" } })),
    ...clientTypes.map((name): ClientExport => ({ name, space: "type", of: { kind: "client" } })),
  ];
  const add = (name: string, space: ClientExport["space"], of: ClientExport["of"]): void => {
    exports.push({ name, space, of });
  };
  for (const event of plan.events) {
    add(event.identifier.camel, "value", { kind: "event", event });
    add(event.identifier.pascal, "type", { kind: "event", event });
  }
  for (const entity of plan.entities) {
    const [call, traits] = entityExports(entity);
    if (call !== undefined) add(call, "value", { kind: "entity", entity });
    if (traits !== undefined) add(traits, "type", { kind: "entity", entity });
  }
  for (const type of plan.types) {
    add(type.identifier.pascal, "type", { kind: "type", type });
    if (listsValues(type.definition)) add(`${type.identifier.camel}Values`, "value", { kind: "type", type });
  }
  return exports;
}

/** The function and the interface of an entity; nothing of one that is only referred to. */
function entityExports({ kind, identifier }: Pick<Entity, "kind" | "identifier">): readonly string[] {
  if (kind.value === "object") return [];
  const call = kind.value === "user" ? "identify" : "group";
  return [`${call}${identifier.pascal}`, `${identifier.pascal}Traits`];
}

/** Whether generated code lists the values of a type as an array. */
export function listsValues(definition: Definition): boolean {
  return definition.type.kind === "enum";
}

/** What a thing of the plan claims: names in generated code, and file names, both told apart without capitals. */
interface Claim {
  readonly thing: Event | Entity | NamedType;
  readonly identifier: string;
}

/** Reports things that generated code, or a file system that ignores capitals, could not tell apart. */
export function checkIdentifiers(r: Resolution, plan: Plan): void {
  const claims = new Map<string, Claim>();
  const claim = (thing: Claim["thing"], names: readonly string[]): void => {
    if (thing.identifier === unnamed) return;
    for (const identifier of names) {
      r.steps.followed++;
      const key = identifier.toLowerCase().normalize("NFC");
      const first = claims.get(key);
      if (first === undefined) claims.set(key, { thing, identifier });
      else if (first.thing !== thing) {
        reportSame(r, first, { thing, identifier });
        return;
      }
    }
  };
  for (const event of plan.events) claim(event, [event.identifier.camel, event.identifier.pascal]);
  for (const type of plan.types) {
    const values = listsValues(type.definition) ? [`${type.identifier.camel}Values`] : [];
    claim(type, [type.identifier.pascal, ...values]);
  }
  for (const entity of plan.entities) claim(entity, entityExports(entity));
  checkEntityFiles(r, plan.entities);
}

/** Entities have files of their own, one each; those of kind `object` claim nothing else. */
function checkEntityFiles(r: Resolution, entities: readonly Entity[]): void {
  const files = new Map<string, Entity>();
  for (const entity of entities) {
    if (entity.identifier === unnamed) continue;
    const key = entity.identifier.camel.toLowerCase().normalize("NFC");
    const first = files.get(key);
    if (!first) {
      files.set(key, entity);
      continue;
    }
    // Two that are called for share names in code as well, which has been reported.
    if (first.kind.value !== "object" && entity.kind.value !== "object") continue;
    const { camel: identifier } = entity.identifier;
    reportSame(r, { thing: first, identifier: first.identifier.camel }, { thing: entity, identifier });
  }
}

function kindOf(thing: Claim["thing"]): string {
  return "definition" in thing ? "type" : "traits" in thing ? "entity" : "event";
}

function reportSame(r: Resolution, first: Claim, second: Claim): void {
  const place = ({ thing }: Claim) => thing.identifier.pinned ?? thing.name.span;
  const values = {
    firstKind: kindOf(first.thing),
    first: first.thing.name.value,
    secondKind: kindOf(second.thing),
    second: second.thing.name.value,
    identifier: second.identifier,
  };
  // Two events of one name are one by mistake, unless somebody chose the name. What else there is has no former names.
  const isDouble = [first, second].every(({ thing }) => kindOf(thing) === "event" && !thing.identifier.pinned);
  const help = isDouble ? undefined : "Add `identifier:` to one of them, with another name for generated code.";
  r.report(
    mistaken(sameIdentifier, place(second), values, {
      label: `\`${second.identifier}\``,
      related: [{ span: place(first), label: `\`${first.identifier}\`` }],
      help,
    }),
  );
}
