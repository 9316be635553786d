import { below, entriesOf } from "../formats/json-schema/index.js";
import { jsonOf } from "../formats/json-schema/json.js";
import { bareDefinition } from "../plan/bare.js";
import type { Event, Extension } from "../plan/model.js";
import type { SourceFile, Span, Text } from "../source/span.js";
import type { MappingNode, Node, ScalarNode } from "../syntax/node.js";
import { Building, type Carried, overrides, type SchemaOf } from "./build.js";
import { type Imported, NotImportable, type Understanding } from "./imported.js";

/*
 * Tracking plans of Segment, in the two forms that there are of them:
 *
 * - Public API (https://docs.segmentapis.com/tag/Tracking-Plans): `rules` is a list of `{ type, key, jsonSchema, version }`, where
 *   `type` is TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON. The answer of the API stands in `data`.
 * - Config API, which came before: `rules` is an object with `events`, a list of `{ name, description, rules, version }`, and schemas of
 *   `global`, `identify` and `group`, or lists of `identify_traits` and `group_traits`.
 *
 * A rule's schema is one of the whole message, whose `properties` are `context`, `traits` and `properties`; tools that keep plans in a
 * repository leave the message out and write the schema of the event's properties alone. Both are read.
 */

/** One rule, in either form. */
interface Rule {
  readonly type: RuleType;
  readonly name: Text | undefined;
  readonly description: Text | undefined;
  readonly version: number;
  readonly isDeprecated: boolean;
  readonly schema: Node | undefined;
  /** To the rule and to its schema. */
  readonly pointer: string;
  readonly schemaPointer: string;
  readonly span: Span;
}

type RuleType = "TRACK" | "IDENTIFY" | "GROUP" | "PAGE" | "SCREEN" | "COMMON";
const ruleTypes: readonly RuleType[] = ["TRACK", "IDENTIFY", "GROUP", "PAGE", "SCREEN", "COMMON"];
/** A plan's own names for what the parts of a message are called in messages about them. */
const parts = ["properties", "traits", "context"] as const;
type Part = (typeof parts)[number];

/** Whether a document is a tracking plan of Segment, as far as its outline tells. */
export function isSegmentPlan(root: Node): boolean {
  return rulesOf(root) !== undefined;
}

/** Reads a tracking plan of Segment. Throws {@link NotImportable} where nothing can be made of it. */
export function readSegmentPlan(root: Node, file: SourceFile, understanding: Understanding): Imported {
  const found = rulesOf(root);
  if (found === undefined) throw noPlan(root);
  const into = new Building(understanding);
  const rules = newestOf(readRules(found.rules, found.pointer, into), into);
  if (rules.length === 0) throw new NotImportable("the tracking plan has no rules", found.rules.span, emptyHelp);
  noteOutline(root, rules, into);
  const common = rules.filter(({ type }) => type === "COMMON").flatMap((rule) => readContext(rule, into) ?? []);
  // What is tracked has the first say in its names.
  for (const rule of rules.filter(({ type }) => type === "TRACK")) readRule(rule, into);
  for (const rule of rules.filter(({ type }) => type !== "TRACK")) readRule(rule, into);
  for (const context of common) addContext(context, into);
  if (into.events.length + into.entities.length + into.context.length === 0) {
    throw new NotImportable("none of the tracking plan's rules describes anything", found.rules.span);
  }
  return into.done(nameOf(root), new Map([[file.path, file]]));
}

const emptyHelp = "The Public API gives the rules of a plan at `/tracking-plans/{id}/rules`.";

// ── the outline ────────────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  readonly rules: Node;
  readonly pointer: string;
}

/** The rules of a plan: the document itself, or what stands at `rules` or `data.rules`. */
function rulesOf(root: Node): Found | undefined {
  if (root.kind === "sequence") return isRules(root) ? { rules: root, pointer: "" } : undefined;
  for (const path of [["rules"], ["data", "rules"], ["data", "trackingPlan", "rules"], ["tracking_plan", "rules"]]) {
    const rules = at(root, ...path);
    if (rules !== undefined && isRules(rules)) return { rules, pointer: below("", ...path) };
  }
  return undefined;
}

function isRules(node: Node): boolean {
  if (node.kind === "mapping") {
    return ["events", "identify", "group", "global", "identify_traits", "group_traits"].some((key) =>
      entriesOf(node).has(key),
    );
  }
  if (node.kind !== "sequence") return false;
  return node.items.length === 0 || node.items.some((item) => at(item, "jsonSchema") !== undefined);
}

function noPlan(root: Node): NotImportable {
  if (["$schema", "properties", "self", "$defs", "definitions"].some((key) => at(root, key) !== undefined)) {
    const help = "`trackc import json-schema` reads JSON Schemas, one an event.";
    return new NotImportable("this is a JSON Schema and no tracking plan of Segment", start(root), help);
  }
  if (at(root, "data", "trackingPlan") !== undefined) {
    return new NotImportable("this is a tracking plan of Segment without its rules", start(root), emptyHelp);
  }
  if (at(root, "tracking_plans") !== undefined || at(root, "data", "trackingPlans") !== undefined) {
    return new NotImportable("this is a list of tracking plans", start(root), "Import one of them, with its rules.");
  }
  const help = "There is no list of rules: it is looked for at `rules` and `data.rules`.";
  return new NotImportable("this is no tracking plan of Segment", start(root), help);
}

function nameOf(root: Node): string | undefined {
  const plan = at(root, "data", "trackingPlan") ?? root;
  // In the older form `name` is a path within the workspace.
  return (textAt(plan, "display_name") ?? textAt(plan, "name"))?.value;
}

/** What belongs to the plan as a whole. */
function noteOutline(root: Node, rules: readonly Rule[], into: Building): void {
  const next = at(root, "data", "pagination", "next");
  if (next?.kind === "scalar" && next.style !== "plain") {
    const what = "tells of more pages of rules, which are not in this file";
    into.losses.push({
      where: "the plan",
      pointer: "/data/pagination/next",
      keyword: "next",
      what,
      widens: false,
      span: next.span,
    });
  }
  const [rule] = rules;
  if (rule === undefined) return;
  const what = "and the dates and ids of the plan and its rules are Segment's own";
  into.losses.push({
    where: "the plan",
    pointer: rule.pointer,
    keyword: "version",
    what,
    widens: false,
    span: rule.span,
  });
}

// ── rules ──────────────────────────────────────────────────────────────────────────────────────────────────────

function readRules(rules: Node, pointer: string, into: Building): readonly Rule[] {
  if (rules.kind === "sequence") {
    return rules.items.flatMap((item, at) => readPublicRule(item, below(pointer, at), into) ?? []);
  }
  const listed = (key: string, type: RuleType): readonly Rule[] => {
    const list = at(rules, key);
    if (list?.kind !== "sequence") return [];
    return list.items.flatMap((item, at) => readConfigRule(item, type, below(pointer, key, at), into) ?? []);
  };
  const single = (key: string, type: RuleType): readonly Rule[] => {
    const schema = at(rules, key);
    if (schema?.kind !== "mapping") return [];
    const place = below(pointer, key);
    return [{ ...noRule, type, schema, pointer: place, schemaPointer: place, span: start(schema) }];
  };
  return [
    ...single("global", "COMMON"),
    ...single("identify", "IDENTIFY"),
    ...listed("identify_traits", "IDENTIFY"),
    ...single("group", "GROUP"),
    ...listed("group_traits", "GROUP"),
    ...listed("events", "TRACK"),
  ];
}

const noRule = { name: undefined, description: undefined, version: 1, isDeprecated: false };

/** A rule of the Public API. */
function readPublicRule(node: Node, pointer: string, into: Building): Rule | undefined {
  const type = textAt(node, "type");
  const key = textAt(node, "key");
  const known = ruleTypes.find((each) => each === type?.value);
  const refuse = (keyword: string, what: string): undefined => {
    into.losses.push({ where: key?.value ?? "a rule", pointer, keyword, what, widens: false, span: start(node) });
  };
  if (known === undefined) return refuse("type", "is none that is known, and the rule is left out");
  if (known === "TRACK" && key === undefined) return refuse("key", "names no event, and the rule is left out");
  const deprecated = textAt(node, "deprecatedAt")?.value;
  return {
    type: known,
    name: key,
    description: undefined,
    version: Number(scalarAt(node, "version")?.text ?? 1) || 1,
    // What was never deprecated has the first day of all.
    isDeprecated: deprecated !== undefined && !deprecated.startsWith("0001-"),
    schema: at(node, "jsonSchema"),
    pointer,
    schemaPointer: below(pointer, "jsonSchema"),
    span: start(node),
  };
}

/** An event or a trait of the Config API. */
function readConfigRule(node: Node, type: RuleType, pointer: string, into: Building): Rule | undefined {
  const name = textAt(node, "name");
  if (name === undefined) {
    const what = "is missing, and the rule is left out";
    into.losses.push({ where: "a rule", pointer, keyword: "name", what, widens: false, span: start(node) });
    return undefined;
  }
  return {
    type,
    name,
    description: textAt(node, "description"),
    version: Number(scalarAt(node, "version")?.text ?? 1) || 1,
    isDeprecated: false,
    schema: at(node, "rules"),
    pointer,
    schemaPointer: below(pointer, "rules"),
    span: start(node),
  };
}

/** Of several versions of a rule the newest; the same version twice is a mistake. */
function newestOf(rules: readonly Rule[], into: Building): readonly Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.type, rule.name?.value]);
    const other = newest.get(key);
    if (other === undefined || rule.version > other.version) newest.set(key, rule);
    if (other === undefined) continue;
    if (other.version === rule.version) throw twice(rule, other);
    const older = rule.version < other.version ? rule : other;
    into.losses.push({
      where: whereOf(rule),
      pointer: older.pointer,
      keyword: "version",
      what: `${older.version} is left out for a newer one`,
      widens: false,
      span: older.span,
    });
  }
  return [...newest.values()];
}

function twice(rule: Rule, other: Rule): NotImportable {
  const help = `The other one has the pointer \`${other.pointer}\`. Take out one of them.`;
  return new NotImportable(`\`${whereOf(rule)}\` is there twice`, rule.name?.span ?? rule.span, help);
}

function whereOf({ name, type }: Pick<Rule, "name" | "type">): string {
  return name?.value ?? type.toLowerCase();
}

function readRule(rule: Rule, into: Building): void {
  if (rule.type === "COMMON") return;
  const isAboutSomebody = rule.type === "IDENTIFY" || rule.type === "GROUP";
  const part: Part = isAboutSomebody ? "traits" : "properties";
  if (isAboutSomebody && rule.name !== undefined && readTrait(rule, rule.name, into)) return;
  const carried = readPart(rule, part, into);
  if (isAboutSomebody) {
    if (carried.shape.properties.length === 0) return;
    const name = rule.type === "IDENTIFY" ? "user" : "group";
    into.entity({ value: name, span: rule.span }, name, carried);
    return;
  }
  const { schema } = rule;
  const description =
    rule.description ?? (schema && textAt(schema, "description")) ?? (schema && textAt(schema, "title"));
  const extensions = labelsOf(schema);
  const status = rule.isDeprecated ? "deprecated" : "active";
  const name = nameIn(rule, into);
  into.event(name, carried, { description, extensions, status, ...callOf(rule, name) });
}

/** Pages and screens without a name may be called anything; others are called as the event is, if that name was free. */
function callOf({ type, name, span }: Rule, event: Text): Partial<Event> {
  if (type !== "PAGE" && type !== "SCREEN") return {};
  const kind = type === "PAGE" ? "page" : "screen";
  if (name === undefined) return { kind, callName: bareDefinition({ kind: "string" }, span) };
  if (name.value === event.value) return { kind };
  const constant = { kind: "enum", members: [{ value: name.value, span: name.span }], constant: true } as const;
  return { kind, callName: bareDefinition(constant, span) };
}

/** Events, pages and screens have one list of names in a plan. */
function nameIn({ type, name, span }: Rule, into: Building): Text {
  const word = type === "PAGE" ? "Page" : "Screen";
  const wanted = name ?? { value: word, span };
  if (!into.names.has(wanted.value)) return wanted;
  let free = `${wanted.value} (${word.toLowerCase()})`;
  while (into.names.has(free)) free += "_";
  return { ...wanted, value: free };
}

/** Labels are kept under a key of one's own. */
function labelsOf(schema: Node | undefined): readonly Extension[] {
  const entry = schema && entriesOf(schema).get("labels");
  if (entry?.value.kind !== "mapping" || entry.value.entries.length === 0) return [];
  const name = { value: "x-labels", span: entry.key.span };
  return [{ name, value: { value: jsonOf(entry.value), span: entry.value.span } }];
}

/** A trait in a list of them, in the older form. */
function readTrait(rule: Rule, name: Text, into: Building): boolean {
  const { schema } = rule;
  if (rule.pointer === rule.schemaPointer || schema?.kind !== "mapping" || isMessage(schema)) return false;
  const kind = rule.type === "IDENTIFY" ? "user" : "group";
  const properties: MappingNode = {
    kind: "mapping",
    entries: [
      { key: { kind: "scalar", style: "double", text: name.value, span: name.span }, value: schema, span: schema.span },
    ],
    span: schema.span,
  };
  const key: ScalarNode = { kind: "scalar", style: "double", text: "properties", span: name.span };
  const document: Node = {
    kind: "mapping",
    entries: [{ key, value: properties, span: schema.span }],
    span: schema.span,
  };
  const carried = into.read({ document, where: kind, prefix: rule.schemaPointer, draft: "draft-07" });
  const [trait] = carried?.shape.properties ?? [];
  if (carried === undefined || trait === undefined) return true;
  const described = { ...trait, description: rule.description ?? trait.description, required: false };
  const known = into.entities.findIndex((entity) => entity.name.value === kind);
  if (known < 0) {
    const shape = { ...carried.shape, properties: [described] };
    into.entity({ value: kind, span: rule.span }, kind, {
      ...carried,
      shape,
      root: bareDefinition({ kind: "any" }, rule.span),
    });
  } else {
    const entity = into.entities[known];
    if (entity && !entity.traits.some((other) => other.name.value === name.value)) {
      into.entities[known] = { ...entity, traits: [...entity.traits, { ...described, write: undefined }] };
    }
  }
  return true;
}

// ── schemas of messages ────────────────────────────────────────────────────────────────────────────────────────

/** Whether a schema is one of a whole message, whose properties are its parts. */
function isMessage(schema: Node): boolean {
  const properties = at(schema, "properties");
  if (properties?.kind !== "mapping" || properties.entries.length === 0) return false;
  const keys = properties.entries.map(({ key }) => key.text);
  return keys.every((key) => parts.some((part) => part === key)) && keys.some((key) => key !== "context");
}

/** What stands around a message and says nothing of what it carries. */
const aroundMessage = new Set([
  "$schema",
  "$id",
  "id",
  "type",
  "title",
  "description",
  "labels",
  "properties",
  "required",
  "definitions",
  "$defs",
  "eventMetadata",
]);
/** Keywords that are read of the rule. */
const knownAtTop = new Set(["labels", "eventMetadata", "title"]);

/** Reads what a message carries in one of its parts. */
function readPart(rule: Rule, part: Part, into: Building): Carried {
  const { schema: document, schemaPointer: prefix } = rule;
  const where = whereOf(rule);
  const open: Carried = {
    shape: { kind: "object", properties: [], additional: true },
    root: bareDefinition({ kind: "any" }, rule.span),
  };
  if (document?.kind !== "mapping") return open;
  const schema: Pick<SchemaOf, "document" | "where" | "prefix" | "draft"> = {
    document,
    where,
    prefix,
    draft: "draft-07",
  };
  const orAnything = (carried: Carried | undefined): Carried => {
    if (carried !== undefined) return carried;
    const what = `describes no object, and ${part} may be anything`;
    into.losses.push({ where, pointer: prefix, keyword: "type", what, widens: true, span: start(document) });
    return open;
  };
  if (!isMessage(document)) return orAnything(into.read({ ...schema, known: knownAtTop }));
  noteMessage(rule, document, part, into);
  const node = at(document, "properties", part);
  return node === undefined
    ? open
    : orAnything(into.read({ ...schema, part: { node, pointer: below("", "properties", part) } }));
}

/** Notes what a message's schema says besides the part that is read. */
function noteMessage(rule: Rule, document: MappingNode, part: Part, into: Building): void {
  const where = whereOf(rule);
  const { schemaPointer: pointer } = rule;
  for (const { key } of document.entries) {
    if (aroundMessage.has(key.text)) continue;
    const what = "stands around the message and not in what it carries";
    into.losses.push({
      where,
      pointer: below(pointer, key.text),
      keyword: key.text,
      what,
      widens: true,
      span: key.span,
    });
  }
  const properties = at(document, "properties");
  for (const { key, value } of properties?.kind === "mapping" ? properties.entries : []) {
    if (key.text === part || !saysSomething(value)) continue;
    const what =
      key.text === "context"
        ? "of Segment's libraries has no place in a plan"
        : `of ${rule.type === "COMMON" ? "every call" : `a ${rule.type.toLowerCase()} call`} have no place in a plan`;
    into.losses.push({
      where,
      pointer: below(pointer, "properties", key.text),
      keyword: key.text,
      what,
      widens: true,
      span: key.span,
    });
  }
}

/** Whether a schema does more than to say that there is an object. */
function saysSomething(schema: Node): boolean {
  if (schema.kind !== "mapping") return schema.kind === "scalar" && schema.text === "false";
  return schema.entries.some(({ key, value }) => {
    if (key.text === "type") return value.kind !== "scalar" || value.text !== "object";
    if (["description", "title", "$id", "id", "$schema"].includes(key.text)) return false;
    const isEmpty =
      (value.kind === "mapping" && value.entries.length === 0) ||
      (value.kind === "sequence" && value.items.length === 0);
    return !isEmpty;
  });
}

// ── what every call carries ────────────────────────────────────────────────────────────────────────────────────

interface Context {
  readonly rule: Rule;
  readonly carried: Carried;
}

function readContext(rule: Rule, into: Building): Context | undefined {
  const carried = readPart(rule, "properties", into);
  return carried.shape.properties.length === 0 && !closes(carried) ? undefined : { rule, carried };
}

/** Whether it says itself that nothing else may be there. */
function closes({ shape, root }: Carried): boolean {
  return shape.additional !== true && root.keys.some(({ key }) => key === "additionalProperties");
}

function addContext({ rule, carried }: Context, into: Building): void {
  into.addContext(carried.shape.properties);
  const note = (keyword: string, where: string, what: string): void => {
    into.losses.push({ where, pointer: rule.schemaPointer, keyword, what, widens: true, span: rule.span });
  };
  if (closes(carried)) {
    note("additionalProperties", whereOf(rule), "would close every event, and an event closes itself");
  }
  const general = new Map(carried.shape.properties.map((property) => [property.name.value, property]));
  for (const event of into.events) {
    for (const own of event.properties) {
      const other = general.get(own.name.value);
      if (other === undefined || !overrides(own, other)) continue;
      note(
        "COMMON",
        event.name.value,
        `says something else of \`${own.name.value}\` than the event, whose word counts`,
      );
    }
    const names = new Set(event.properties.map(({ name }) => name.value));
    if (event.additional !== true && [...general.keys()].some((name) => !names.has(name))) {
      note("additionalProperties", event.name.value, "would refuse what every event carries, and takes it in a plan");
    }
  }
}

// ── nodes ──────────────────────────────────────────────────────────────────────────────────────────────────────

function at(node: Node, ...path: readonly string[]): Node | undefined {
  let found: Node | undefined = node;
  for (const key of path) found = found && entriesOf(found).get(key)?.value;
  return found;
}

function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const found = at(node, key);
  return found?.kind === "scalar" ? found : undefined;
}

/** A text that is not empty. */
function textAt(node: Node, key: string): Text | undefined {
  const found = scalarAt(node, key);
  if (found === undefined || found.style === "plain" || found.text === "") return undefined;
  return { value: found.text, span: found.span };
}

/** The first character of a node, to point at. */
function start({ span }: Node): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
