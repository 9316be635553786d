import { event, type Pair } from "./pairs.js";

/** Properties, and the unions among their types. */
export const properties: readonly Pair[] = [
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
    "an enum becomes its pattern, which only code shows",
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
];
