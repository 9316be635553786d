import { event, type Pair } from "./pairs.js";

/** Events. */
export const events: readonly Pair[] = [
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
];
