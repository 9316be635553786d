import { type Pair, plan } from "./pairs.js";

/** Types, and what is shared. */
export const types: readonly Pair[] = [
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
    "a type lists its values no longer",
    "types:\n  t: [a]\nevents:\n  A: { properties: { x: t } }",
    "types:\n  t: string\nevents:\n  A: { properties: { x: t } }",
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
];
