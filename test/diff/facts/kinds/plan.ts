import { event, outputs, type Pair, plan } from "./pairs.js";

/** Metrics, the plan as a whole, and its outputs. */
export const plans: readonly Pair[] = [
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
