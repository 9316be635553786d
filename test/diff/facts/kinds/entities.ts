import { entity, type Pair, plan } from "./pairs.js";

/** Entities, and the context. */
export const entities: readonly Pair[] = [
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
];
