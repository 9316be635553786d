import { join } from "node:path";
import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { judgements } from "../../../src/diff/judgements.js";
import { lineOf, planOf } from "./told.js";

/** Pairs of plans that differ in one thing each, by what it is. What is told of them stands in `expected/kinds.txt`. */
const cases: readonly (readonly [title: string, base: string, head: string])[] = [
  // events
  event("an event is added", "A: { properties: { x: string } }", "A: { properties: { x: string } }\n  B:"),
  event("an event is removed", "A: { properties: { x: string } }\n  B:", "B:"),
  event(
    "an event is renamed, and changed",
    "A: { properties: { x: string } }",
    "B: { renamed_from: A, properties: { x: integer } }",
  ),
  event("an event becomes a page", "A: { properties: { x: string } }", "A: { kind: page, properties: { x: string } }"),
  event(
    "a page may have other names",
    "A: { kind: page, name: [Home, Search] }",
    "A: { kind: page, name: [Home, Prices] }",
  ),
  event(
    "texts of a page's names change",
    "A: { kind: page, name: { enum: { Home: One., Search: Two. } } }",
    "A: { kind: page, name: { enum: { Home: Won., Search: { description: Two., x-n: 1 } } } }",
  ),
  event("a page's name is said", "A: { kind: screen }", "A: { kind: screen, name: string }"),
  event(
    "an event is proposed again",
    "A: { properties: { x: string } }",
    "A: { status: proposed, properties: { x: string } }",
  ),
  event("an event is deprecated", "A:\n  B:", "A: { status: deprecated, replaced_by: B, expires: 2030-01-01 }\n  B:"),
  event("a proposed event changes", "A: { status: proposed, properties: { x: string } }", "A: { status: proposed }"),
  event("an event's function is pinned to another name", "A:", "A: { identifier: other }"),
  event("a pin that changes nothing is no fact", "A B:", "A B: { identifier: aB }"),
  event(
    "an event goes to other destinations",
    "A: { destinations: [amplitude] }",
    "A: { destinations: [mixpanel, amplitude] }",
  ),
  event(
    "texts of an event change",
    "A: { description: One., trigger: When it does., owner: a, since: 1.0.0, links: ['https://a.example'] }",
    "A: { description: Two., trigger: When it did., owner: b, since: 1.1.0, links: ['https://b.example'] }",
  ),
  event(
    "examples change, in another order they don't",
    "A: { properties: { x: string }, examples: [{ x: a }, { x: b }] }\n  B: { properties: { x: string }, examples: [{ x: a }, { x: b }] }",
    "A: { properties: { x: string }, examples: [{ x: a }] }\n  B: { properties: { x: string }, examples: [{ x: b }, { x: a }] }",
  ),
  event("keys of one's own change", "A: { x-rank: 1, x-old: a }", "A: { x-rank: 2, x-new: { b: [c] } }"),
  event("a former name is added to the list", "A: { renamed_from: Z }", "A: { renamed_from: [Z, Y] }"),
  event(
    "the function of a former name becomes another event's",
    "A: { renamed_from: Z }",
    "A: { renamed_from: Z }\n  B: { identifier: z }",
  ),
  event("consent is dropped and asked for", "A: { consent: [ads, analytics] }", "A: { consent: [analytics, health] }"),
  event(
    "retention becomes longer, and shorter",
    "A: { retention: P1Y }\n  B:",
    "A: { retention: P13M }\n  B: { retention: P1Y }",
  ),
  event(
    "an event is opened",
    "A: { properties: { x: string } }",
    "A: { properties: { x: string }, additionalProperties: true }",
  ),
  // properties
  event("an optional property is added", "A:", "A: { properties: { x?: string } }"),
  event("a required property is added", "A:", "A: { properties: { x: string } }"),
  event(
    "a property is added to an open event",
    "A: { additionalProperties: true }",
    "A: { additionalProperties: true, properties: { x?: integer } }",
  ),
  event(
    "a required property is removed",
    "A: { properties: { x: string, y: integer } }",
    "A: { properties: { x: string } }",
  ),
  event("an optional property is removed", "A: { properties: { x?: string } }", "A:"),
  event(
    "a property is renamed",
    "A: { properties: { x: string } }",
    "A: { properties: { y: { type: string, renamed_from: x } } }",
  ),
  event("a property looks renamed", "A: { properties: { song_id: string } }", "A: { properties: { songId: string } }"),
  event("a property becomes optional", "A: { properties: { x: string } }", "A: { properties: { x?: string } }"),
  event("a property becomes required", "A: { properties: { x?: string } }", "A: { properties: { x: string } }"),
  event("a type becomes wider", "A: { properties: { x: integer } }", "A: { properties: { x: number } }"),
  event(
    "a bound is written otherwise: no fact",
    "A: { properties: { x: { type: integer, minimum: 1 } } }",
    "A: { properties: { x: { type: integer, exclusiveMinimum: 0 } } }",
  ),
  event(
    "a const is an enum of one: no fact",
    "A: { properties: { x: { const: a } } }",
    "A: { properties: { x: [a] } }",
  ),
  event(
    "a union in another order: no fact",
    "A: { properties: { x: string | integer | null } }",
    "A: { properties: { x: null | integer | string } }",
  ),
  event(
    "an enum becomes its pattern: no fact",
    "A: { properties: { x: [a, b] } }",
    "A: { properties: { x: { type: string, pattern: '^[ab]$' } } }",
  ),
  event("null is admitted", "A: { properties: { x: string } }", "A: { properties: { x: string | null } }"),
  event("values of an enum come and go", "A: { properties: { x: [a, b] } }", "A: { properties: { x: [b, c] } }"),
  event(
    "values of a nullable enum come",
    "A: { properties: { x: { anyOf: [[a, b], 'null'] } } }",
    "A: { properties: { x: { anyOf: ['null', [c, b, a]] } } }",
  ),
  event("an enum is opened", "A: { properties: { x: [a, b] } }", "A: { properties: { x: string } }"),
  event(
    "texts of a value change",
    "A: { properties: { x: { enum: { a: One., b: Two. } } } }",
    "A: { properties: { x: { enum: { a: Won., b: { description: Two., deprecated: true, expires: 2030-01-01, x-n: 1 } } } } }",
  ),
  event(
    "nested in objects, lists and maps",
    "A: { properties: { o: { properties: { l: { type: array, items: { type: object, additionalProperties: integer } } } } } }",
    "A: { properties: { o: { properties: { l: { type: array, items: { type: object, additionalProperties: number } } } } } }",
  ),
  event(
    "a list may be shorter",
    "A: { properties: { x: { type: array, items: string, minItems: 2 } } }",
    "A: { properties: { x: { type: array, items: string, minItems: 1 } } }",
  ),
  event(
    "a list's items are told once",
    "A: { properties: { x: 'string[]' } }",
    "A: { properties: { x: 'integer[]' } }",
  ),
  event(
    "unique booleans are never three, which is not seen",
    "A: { properties: { x: { type: array, items: boolean, uniqueItems: true, maxItems: 2 } } }",
    "A: { properties: { x: { type: array, items: boolean, uniqueItems: true, maxItems: 3 } } }",
  ),
  event(
    "texts and governance of a property change",
    "A: { properties: { x?: { type: string, description: One., privacy: personal, class: identity, consent: [ads], retention: P1Y, examples: [a] } } }",
    "A: { properties: { x?: { type: string, description: Two., privacy: none, class: behavioral, retention: P30D, examples: [b], deprecated: Use y., expires: 2030-01-01, x-k: 1 } } }",
  ),
  event(
    "privacy is tightened deep inside",
    "A: { properties: { o: { properties: { x: string } } } }",
    "A: { properties: { o: { properties: { x: { type: string, privacy: sensitive } } } } }",
  ),
  // unions
  event(
    "a member with a tag is added, another changed",
    "A: { properties: { u: { anyOf: [{ properties: { k: { const: card }, n: [visa] } }, { properties: { k: { const: bank }, d: integer } }] } } }",
    "A: { properties: { u: { anyOf: [{ properties: { k: { const: cash } } }, { properties: { k: { const: bank }, d: number } }, { properties: { k: { const: card }, n: [visa] } }] } } }",
  ),
  event(
    "a member is removed",
    "A: { properties: { u: { anyOf: [{ properties: { k: { const: card } } }, { properties: { k: { const: bank } } }] } } }",
    "A: { properties: { u: { anyOf: [{ properties: { k: { const: card } } }] } } }",
  ),
  event(
    "members without a tag or a name are one type: judged together",
    "A: { properties: { u: { anyOf: [{ properties: { a: string, b?: string } }, { properties: { a: string, c?: string, d?: string } }] } } }",
    "A: { properties: { u: { anyOf: [{ properties: { a: string, b?: string, c?: string } }, { properties: { a: string, c?: string, d?: string, b?: string } }] } } }",
  ),
  event(
    "an object that may be null changes inside",
    "A: { properties: { o: { type: object | null, properties: { x: integer } } } }",
    "A: { properties: { o: { type: object | null, properties: { x: string } } } }",
  ),
  // entities
  entity("an entity is added", "", "g: { kind: group, id: i, traits: { i: string } }"),
  entity("an entity is removed", "g: { kind: group, id: i, traits: { i: string, n: integer } }", ""),
  entity(
    "an entity is renamed",
    "g: { kind: group, id: i, traits: { i: string } }",
    "h: { kind: group, renamed_from: g, id: i, traits: { i: string } }",
  ),
  entity(
    "an entity is of another kind",
    "g: { kind: group, id: i, traits: { i: string, n: integer } }",
    "g: { kind: user, id: i, traits: { i: string, n: integer } }",
  ),
  entity(
    "an entity has another id",
    "g: { kind: group, id: i, traits: { i: string, n: string } }",
    "g: { kind: group, id: n, traits: { i: string, n: string } }",
  ),
  entity(
    "an entity's function is pinned to another name",
    "g: { kind: group, id: i, traits: { i: string } }",
    "g: { kind: group, identifier: team, id: i, traits: { i: string } }",
  ),
  entity(
    "an entity belongs elsewhere",
    "g: { kind: group, id: i, traits: { i: string } }\n  u: { kind: user, id: i, traits: { i: string } }",
    "g: { kind: group, id: i, traits: { i: string } }\n  u: { kind: user, belongs_to: g, id: i, traits: { i: string } }",
  ),
  entity(
    "traits change in every way",
    "u: { kind: user, id: i, traits: { i: string, a: string, b?: string, c: string, d: integer, e: string, f?: { type: integer, write: increment } } }",
    "u: { kind: user, id: i, traits: { i: string, a?: string, b: string, d: string, e2: { type: string, renamed_from: e }, f?: integer, g?: string } }",
  ),
  entity(
    "a thing that is only referred to sends nothing",
    "o: { kind: object, id: i, traits: { i: string, n: integer } }",
    "o: { kind: object, id: i, traits: { i: string, n: string } }",
  ),
  // context
  plan(
    "the context changes in every way",
    "context:\n  a: string\n  b?: string\n  c: string\n  d: integer\n  e: string\nevents:\n  A:\n  B:",
    "context:\n  a?: string\n  b: string\n  d: string\n  e2: { type: string, renamed_from: e }\n  f?: string\nevents:\n  A:\n  B:",
  ),
  plan(
    "the context is sent by other sources",
    "context:\n  a: string\nevents:\n  A: { sources: [web] }\n  B: { sources: [ios] }",
    "context:\n  a: { type: string, sources: [web] }\nevents:\n  A: { sources: [web] }\n  B: { sources: [ios] }",
  ),
  plan(
    "an event is sent by other sources",
    "context:\n  a: { type: string, sources: [web] }\nevents:\n  A: { sources: [web] }\n  B: { sources: [web] }",
    "context:\n  a: { type: string, sources: [web] }\nevents:\n  A: { sources: [web, ios] }\n  B: { sources: [ios] }",
  ),
  plan(
    "an event's own property gives way to the context's",
    "context:\n  a: string\nevents:\n  A: { properties: { a: integer } }",
    "context:\n  a: string\nevents:\n  A:",
  ),
  plan(
    "an event overrides the context that changes: nothing in it",
    "context:\n  a: string\nevents:\n  A: { properties: { a: integer } }",
    "context:\n  a: boolean\nevents:\n  A: { properties: { a: integer } }",
  ),
  // types
  plan("a type is added and removed", "types:\n  t: [a]\nevents:\n  A:", "types:\n  s: [b]\nevents:\n  A:"),
  plan(
    "a type's name in code is pinned",
    "types:\n  t: [a]\nevents:\n  A: { properties: { x: t } }",
    "types:\n  t: { enum: [a], identifier: Tea }\nevents:\n  A: { properties: { x: t } }",
  ),
  plan(
    "a type is renamed",
    "types:\n  t: [a]\nevents:\n  A: { properties: { x: t } }",
    "types:\n  s: { enum: [a], renamed_from: t }\nevents:\n  A: { properties: { x: s } }",
  ),
  plan(
    "a type that three events use is one fact",
    "types:\n  t: [a, b]\nevents:\n  A: { properties: { x: t } }\n  B: { properties: { x: 't[]', y: t } }\n  C: { properties: { x?: t } }",
    "types:\n  t: { enum: [a], description: One. }\nevents:\n  A: { properties: { x: t } }\n  B: { properties: { x: 't[]', y: t } }\n  C: { properties: { x?: t } }",
  ),
  plan(
    "a type that nobody uses tells of itself",
    "types:\n  t: { properties: { x: string } }",
    "types:\n  t: { properties: { x: integer } }",
  ),
  plan(
    "a type is written out: no fact but the type",
    "types:\n  t: { properties: { x: string } }\nevents:\n  A: { properties: { o: t } }",
    "events:\n  A: { properties: { o: { properties: { x: string } } } }",
  ),
  plan(
    "a tree changes where it is",
    "types:\n  t: { properties: { v: integer, c?: 't[]' } }\nevents:\n  A: { properties: { r: t } }",
    "types:\n  t: { properties: { v: number, c?: 't[]' } }\nevents:\n  A: { properties: { r: t } }",
  ),
  plan(
    "what is said moves to the dictionary and a bundle: no fact",
    "events:\n  A: { properties: { x: { type: string, description: One. }, y: integer } }",
    "dictionary:\n  x: { type: string, description: One. }\nbundles:\n  b: { properties: { y: integer } }\nevents:\n  A: { include: b, properties: { x } }",
  ),
  plan(
    "what the dictionary says changes in two events",
    "dictionary:\n  x: { type: string, maxLength: 9 }\nevents:\n  A: { properties: { x } }\n  B: { properties: { x? } }",
    "dictionary:\n  x: { type: string, maxLength: 5 }\nevents:\n  A: { properties: { x } }\n  B: { properties: { x? } }",
  ),
  plan(
    "a bundle says other things of itself",
    "bundles:\n  b: { description: One., x-k: 1, properties: { x: string } }\nevents:\n  A: { include: b }",
    "bundles:\n  b: { description: Two., x-j: 1, properties: { x: string } }\nevents:\n  A: { include: b }",
  ),
  // metrics and the plan
  plan(
    "metrics come, go and change",
    "metrics:\n  a: { question: Why?, owner: x }\n  b:\nevents:\n  A: { answers: a }\n  B:",
    "metrics:\n  a: { question: How?, owner: y, north_star: true }\n  c: { events: B }\nevents:\n  A:\n  B:",
  ),
  plan(
    "the plan has another name and version",
    "name: a\nversion: 1.0.0\ndescription: One.\n---\nevents:\n  A:",
    "name: b\nversion: 2.0.0\ndescription: Two.\nx-team: growth\n---\nevents:\n  A:",
  ),
  plan(
    "the manifest knows a source more, and a part of the context is no longer in every call",
    "name: a\nvocabulary: { sources: [web] }\n---\ncontext:\n  c: { type: string, sources: [web] }\nevents:\n  A:",
    "name: a\nvocabulary: { sources: [web, ios] }\n---\ncontext:\n  c: { type: string, sources: [web] }\nevents:\n  A:",
  ),
  outputs("outputs come and go", "- { target: typescript, out: a, sdk: segment }", "- { target: json-schema, out: a }"),
  outputs(
    "an output moves",
    "- { target: typescript, out: a }\n  - { target: json-schema, out: b }",
    "- { target: typescript, out: c }\n  - { target: json-schema, out: b/ }",
  ),
  outputs(
    "every option of code changes",
    "- { target: typescript, out: a, sdk: [segment, http], deny: sensitive, checks: true }",
    "- { target: typescript, out: a, sdk: [http, segment-node], renamed: all_names, proposed: true, source: web, destination: [b, a] }",
  ),
  outputs(
    "every option of schemas changes",
    "- { target: json-schema, out: a }",
    "- { target: json-schema, out: a, draft: draft-07, id: 'https://a.example/', unknown: allow }",
  ),
  outputs(
    "an output denies more",
    "- { target: typescript, out: a }",
    "- { target: typescript, out: a, deny: personal }",
  ),
  outputs(
    "options at what they are anyway: no fact",
    "- { target: typescript, out: a, sdk: segment }\n  - { target: json-schema, out: b }",
    "- { target: json-schema, out: b, draft: 2020-12, unknown: refuse, proposed: false }\n  - { target: typescript, out: a, sdk: [segment], side: browser, renamed: new_name, checks: false }",
  ),
  plan(
    "the manifest lists other destinations and categories, which code knows",
    "name: a\nvocabulary: { destinations: [a, b], consent: [x, y] }\noutputs: { target: typescript, out: a }\n---\nevents:\n  A: { consent: x }",
    "name: a\nvocabulary: { destinations: [a], consent: [x] }\noutputs: { target: typescript, out: a }\n---\nevents:\n  A: { consent: x }",
  ),
  plan(
    "what an output denies comes into a property, and goes from another",
    "name: a\noutputs: { target: typescript, out: a, deny: sensitive }\n---\nevents:\n  A: { properties: { o?: { properties: { x: string } }, p?: { properties: { x: string, y?: { type: string, privacy: sensitive } } } } }",
    "name: a\noutputs: { target: typescript, out: a, deny: sensitive }\n---\nevents:\n  A: { properties: { o?: { properties: { x: string, y?: { type: string, privacy: sensitive } } }, p?: { properties: { x: string } } } }",
  ),
  event(
    "entities of an event change",
    "A:\nentities:\n  o: { kind: object, id: i, traits: { i: string } }",
    "A: { entities: o }\nentities:\n  o: { kind: object, id: i, traits: { i: string } }",
  ),
];

function event(title: string, base: string, head: string): readonly [string, string, string] {
  return [title, `events:\n  ${base}\n`, `events:\n  ${head}\n`];
}

function outputs(title: string, base: string, head: string): readonly [string, string, string] {
  const manifest = (list: string): string => `name: a\noutputs:\n  ${list}\n---\nevents:\n  A:\n`;
  return [title, manifest(base), manifest(head)];
}

function entity(title: string, base: string, head: string): readonly [string, string, string] {
  const section = (text: string): string => (text === "" ? "events:\n  A:\n" : `entities:\n  ${text}\n`);
  return [title, section(base), section(head)];
}

function plan(title: string, base: string, head: string): readonly [string, string, string] {
  return [title, `${base}\n`, `${head}\n`];
}

test("every kind of change has its fact, and what is no change has none", async () => {
  const told = cases.map(([title, base, head]) => {
    const { facts, hints } = compareFacts(planOf(base), planOf(head));
    const lines = [...facts.map(lineOf), ...hints.map(({ line, added }) => `hint ${added.path.join(" / ")}: ${line}`)];
    return `# ${title}\n${lines.join("\n")}\n`;
  });
  await expect(told.join("\n")).toMatchFileSnapshot(join(import.meta.dirname, "expected/kinds.txt"));
});

test("no kind of fact is without a case", () => {
  const seen = new Set(
    cases.flatMap(([, base, head]) => compareFacts(planOf(base), planOf(head)).facts.map(({ kind }) => kind)),
  );
  // That a base can't be read is found when it is loaded.
  expect(Object.keys(judgements).filter((kind) => kind !== "base-unreadable" && !seen.has(kind as never))).toEqual([]);
});
