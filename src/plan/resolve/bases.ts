import type { Change } from "../../diagnostics/fix.js";
import { mistaken } from "../../diagnostics/mistake.js";
import { didYouMean, type Spelling } from "../../diagnostics/spelling.js";
import type { Span } from "../../source/span.js";
import type { ScalarNode } from "../../syntax/node.js";
import { tildeForNull } from "../../syntax/reading-mistakes.js";
import {
  typeExpression,
  unionMemberTwice,
  unknownEntityOfTrait,
  unknownTrait,
  unknownType,
} from "../mistakes/types.js";
import type { Definition, Origin, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import { findTrait } from "./entities.js";
import { isTypeWord, type Operand, typeOfWord, typeWords, wordOfOtherLanguage } from "./expressions.js";
import { emptyHead, type Head, referredHead } from "./heads.js";
import { readMark } from "./names.js";
import { type Base, type Resolution, replacing, type TypeState } from "./resolution.js";
import { withinLimits } from "./sizes.js";
import { headOfType } from "./types.js";

export const anyType: Type = { kind: "any" };
export const noOrigins: readonly Origin[] = [];

/** What stands for something that could not be made out, which has been reported. */
export const brokenBase: Base = {
  type: unknowable,
  head: emptyHead,
  origins: noOrigins,
  span: undefined,
  named: false,
  broken: true,
};

/** A type of the language itself. */
export function plainBase(type: Type): Base {
  return { type, head: emptyHead, origins: noOrigins, span: undefined, named: false, broken: false };
}

/** Resolves a type expression: one word with what comes along from it, or a type made of several. */
export function baseOf(r: Resolution, node: ScalarNode): Base {
  r.steps.read++;
  const builtIn = typeOfWord(node.text);
  if (builtIn) return plainBase(builtIn);
  if (node.text === "~" && node.style === "plain") {
    r.report(mistaken(tildeForNull, node.span, {}));
    return brokenBase;
  }
  const expression = r.expression(node.text);
  if (expression.kind === "unreadable") {
    r.report(mistaken(typeExpression, node.span, { text: node.text, reason: expression.reason }));
    return brokenBase;
  }
  const [only, ...more] = expression.operands;
  if (only && more.length === 0 && only.arrays === 0) return baseOfWord(r, only.word, node.span, node.span);
  const members: Definition[] = [];
  const seen = new Set<string>();
  let broken = false;
  let twice = false;
  for (const operand of expression.operands) {
    const written = operand.word + "[]".repeat(operand.arrays);
    const span = spanIn(node, operand);
    if (seen.has(written)) {
      // Once is enough: `a | a | a` is one slip of the pen, however long.
      if (!twice) r.report(mistaken(unionMemberTwice, span, { member: written, text: node.text }));
      twice = true;
      continue;
    }
    seen.add(written);
    // Where the text is not in the file as it is, a word in it has no place of its own.
    const own = span === node.span ? undefined : { ...span, end: span.start + operand.word.length };
    const base = baseOfWord(r, operand.word, span, own);
    broken ||= base.broken;
    members.push(inLists(definitionOf(base, span), operand.arrays, span));
  }
  const first = members[0];
  const written: Type = first && members.length === 1 ? first.type : { kind: "union", members };
  const type = withinLimits(r, written, node.text, node.span);
  return { ...plainBase(type), broken: broken || type === unknowable };
}

/** A definition that says nothing of its own. */
export function definitionOf(base: Base, span: Span): Definition {
  return makeDefinition(base.head, base.type, span, noKeys, base.origins);
}

export const noKeys: Definition["keys"] = [];

/** Puts a definition together, always with its keys in the same order. */
export function makeDefinition(
  head: Head,
  type: Type,
  span: Span,
  keys: Definition["keys"],
  origins: readonly Origin[],
): Definition {
  return {
    type,
    description: head.description,
    examples: head.examples,
    deprecated: head.deprecated,
    expires: head.expires,
    renamedFrom: head.renamedFrom,
    privacy: head.privacy,
    class: head.class,
    retention: head.retention,
    consent: head.consent,
    extensions: head.extensions,
    span,
    keys,
    origins,
  };
}

function inLists(definition: Definition, arrays: number, span: Span): Definition {
  let made = definition;
  for (let at = 0; at < arrays; at++) {
    made = makeDefinition(emptyHead, { kind: "array", items: made }, span, noKeys, noOrigins);
  }
  return made;
}

/** The place of an operand within its scalar, where the text stands in the file as it is. */
function spanIn(node: ScalarNode, operand: Operand): Span {
  const { file, start, end } = node.span;
  const quotes = end - start - node.text.length;
  if (node.style === "block" || (quotes !== 0 && quotes !== 2)) return node.span;
  const from = start + quotes / 2;
  return { file, start: from + operand.start, end: from + operand.end };
}

function baseOfWord(r: Resolution, word: string, span: Span, own: Span | undefined): Base {
  const builtIn = typeOfWord(word);
  if (builtIn) return plainBase(builtIn);
  r.steps.followed++;
  const type = r.types.get(word);
  if (type) {
    return baseOfType(r, type);
  }
  const dot = word.indexOf(".");
  const rewrite = own && replacing(own);
  if (dot > 0 && dot < word.length - 1) {
    return baseOfTrait(r, word, { entity: word.slice(0, dot), trait: word.slice(dot + 1) }, span, rewrite);
  }
  if (r.whole) r.report(mistaken(unknownType, span, { name: word }, hintFor(r, word, rewrite)));
  return brokenBase;
}

/** A named type as those who refer to it see it; made once, for a type may be referred to thousands of times. */
function baseOfType(r: Resolution, type: TypeState): Base {
  if (type.referred) return type.referred;
  const { head, origins } = headOfType(r, type);
  const { name } = type.bound;
  const base: Base = {
    type: { kind: "reference", name: name.value },
    head: referredHead(head),
    origins: [{ kind: "type", name: name.value, span: name.span }, ...origins],
    span: name.span,
    named: true,
    broken: false,
  };
  // A head that is still being read is asked for only by types that go round in circles, which is reported later.
  if (type.head !== "open") type.referred = base;
  return base;
}

function baseOfTrait(
  r: Resolution,
  reference: string,
  { entity, trait }: { readonly entity: string; readonly trait: string },
  span: Span,
  rewrite: Rewrite | undefined,
): Base {
  const found = findTrait(r, entity, trait, span);
  if (found.kind === "broken") return brokenBase;
  if (found.kind === "no-entity") {
    const meant = r.nearest(entity, r.binding.entities.keys());
    const help = didYouMean(meant && { ...meant, name: `${meant.name}.${trait}` }, rewrite);
    if (r.whole) r.report(mistaken(unknownEntityOfTrait, span, { reference, entity }, help));
    return brokenBase;
  }
  if (found.kind === "no-trait") {
    const meant = r.nearest(trait, found.traits);
    const help = didYouMean(meant && { ...meant, name: `${entity}.${meant.name}` }, rewrite);
    if (r.whole) r.report(mistaken(unknownTrait, span, { entity, trait }, help));
    return brokenBase;
  }
  const { definition } = found;
  return {
    type: definition.type,
    head: referredHead(definition),
    origins: [{ kind: "trait", name: reference, span: definition.name.span }, ...definition.origins],
    span: definition.name.span,
    named: true,
    broken: definition.type === unknowable,
  };
}

type Rewrite = (to: string) => Change;

/** What to do about a word that is no type: the first that fits. */
function hintFor(r: Resolution, word: string, rewrite: Rewrite | undefined): Spelling {
  const other = wordOfOtherLanguage(word);
  if (other === "array") return { help: "Write `string[]` for a list of texts, or `array` for a list of anything." };
  if (other) {
    const fix = rewrite && { title: `Write \`${other}\``, safe: false, changes: [rewrite(other)] };
    return { help: `Write \`${other}\`.`, fix };
  }
  if (word.toLowerCase() === "enum") return { help: "Write the values themselves: `[free, premium]`." };
  const sized = /^([\w ]+?) *[[(] *\d+ *[\])]$/.exec(word);
  if (sized?.[1] !== undefined) {
    const bare = wordOfOtherLanguage(sized[1]) ?? sized[1];
    return { help: `Write \`${bare}\`; a length is said with \`{ type: string, maxLength: 20 }\`.` };
  }
  const several = word.split(/ or | and |[,/&]/).map((part) => part.trim());
  if (several.length > 1 && several.every((part) => isTypeWord(part))) {
    return { help: `Write \`${several.join(" | ")}\` for any of these types.` };
  }
  if (word.endsWith("?")) return { help: "Write the `?` behind the property's name, or `| null` if it may be null." };
  const generic = /^(?:Array|List|list|array)<([^<>]+)>$/.exec(word);
  if (generic) return { help: `Write \`${generic[1]}[]\`.` };
  const owner = word.endsWith(".") ? word.slice(0, -1) : undefined;
  if (owner !== undefined && r.binding.entities.has(owner)) {
    return { help: `Write the name of a trait behind the dot, such as \`${word}${firstTrait(r, owner) ?? "…"}\`.` };
  }
  if (r.binding.entities.has(word)) {
    const trait = firstTrait(r, word) ?? "…";
    return {
      help: `\`${word}\` is an entity, which is no type. Refer to one of its traits, such as \`${word}.${trait}\`.`,
    };
  }
  if (r.binding.dictionary.has(word)) {
    return {
      help: `\`${word}\` is in the dictionary, not under \`types\`. A property of that name is looked up when nothing stands behind it.`,
    };
  }
  const suggestion = r.nearest(word, [...typeWords, ...r.binding.types.keys()]);
  if (suggestion) return didYouMean(suggestion, rewrite);
  r.traitOwners ??= traitOwners(r);
  const entity = r.traitOwners.get(word);
  return entity === undefined ? {} : { help: `Did you mean \`${entity}.${word}\`?` };
}

/** The first entity that has a trait of each name. */
function traitOwners(r: Resolution): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const entity of r.binding.entities.keys()) {
    for (const trait of traitsOf(r, entity)) if (!owners.has(trait)) owners.set(trait, entity);
  }
  return owners;
}

/** The trait that somebody most likely means who names the entity: its id, or else the first. */
function firstTrait(r: Resolution, entity: string): string | undefined {
  const names = traitsOf(r, entity);
  return names.find((name) => name.endsWith("id")) ?? names[0];
}

/** The names of an entity's traits as they are written: for a hint, nothing has to be resolved. */
function traitsOf(r: Resolution, entity: string): readonly string[] {
  const node = r.binding.entities.get(entity)?.value;
  const traits = node?.kind === "mapping" ? node.entries.find(({ key }) => key.text === "traits")?.value : undefined;
  return traits?.kind === "mapping" ? traits.entries.map(({ key }) => readMark(key).name.value) : [];
}
