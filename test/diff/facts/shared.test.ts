import { describe, expect, it } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { planOf, told } from "./told.js";

// Where a change is told of that many places have in common.

/** Each fact with where it is told to stand, the line of either side, and in how many places it holds. */
function placed(base: string, head: string): readonly string[] {
  const [before, after] = [planOf(base), planOf(head)];
  const line = (plan: typeof before, span: { file: string; start: number } | undefined): string => {
    const text = span && plan.sources.get(span.file)?.text.slice(0, span.start);
    return text === undefined ? "∅" : `${span?.file}:${text.split("\n").length}`;
  };
  // What the manifest's outputs make of it is told beside.
  const facts = compareFacts(before, after).facts.filter(({ subject }) => subject.kind !== "plan");
  return facts.map(
    (fact) =>
      `${fact.kind} of ${fact.shared?.path.join(" / ") ?? "its own"}, ${line(before, fact.base?.span)} → ${line(after, fact.head?.span)}, ${fact.also.length + 1}`,
  );
}

describe("the manifest's defaults", () => {
  const plan = (defaults: string, events = "A:\n  B:\n  C: { consent: ads }"): string =>
    `name: example\n${defaults}\n---\nevents:\n  ${events}\n`;
  const all = "defaults: { consent: analytics, sources: web, destinations: amplitude, owner: growth }";

  it("are one change each, however many events have them, when they go and when they come", () => {
    expect([...placed(plan(all), plan(""))].sort()).toEqual([
      "consent-loosened of defaults, trackc.yaml:2 → trackc.yaml:1, 2",
      "event-destinations-changed of defaults, trackc.yaml:2 → trackc.yaml:1, 3",
      "event-sources-changed of defaults, trackc.yaml:2 → trackc.yaml:1, 3",
      "owner-changed of defaults, trackc.yaml:2 → trackc.yaml:1, 3",
    ]);
    expect([...placed(plan(""), plan(all))].sort()).toEqual([
      "consent-tightened of defaults, trackc.yaml:1 → trackc.yaml:2, 2",
      "event-destinations-changed of defaults, trackc.yaml:1 → trackc.yaml:2, 3",
      "event-sources-changed of defaults, trackc.yaml:1 → trackc.yaml:2, 3",
      "owner-changed of defaults, trackc.yaml:1 → trackc.yaml:2, 3",
    ]);
  });

  it("are not what changed where an event says itself what it has, or that it has nothing", () => {
    const consent = "defaults: { consent: analytics }";
    expect(placed(plan(consent), plan(consent, "A:\n  B: { consent: [] }\n  C: { consent: ads }"))).toEqual([
      "consent-loosened of its own, trackc.yaml:2 → plans/plan.yaml:3, 1",
    ]);
    expect(placed(plan(consent), plan(consent, "A:\n  B:\n  C:"))).toEqual([
      "consent-loosened of its own, plans/plan.yaml:4 → trackc.yaml:2, 1",
      "consent-tightened of its own, plans/plan.yaml:4 → trackc.yaml:2, 1",
    ]);
    expect(placed(plan(consent), plan("", "A:\n  B: { consent: health }\n  C: { consent: ads }"))).toEqual([
      "consent-loosened of defaults, trackc.yaml:2 → trackc.yaml:1, 1",
      "consent-loosened of its own, trackc.yaml:2 → plans/plan.yaml:3, 1",
      "consent-tightened of its own, trackc.yaml:2 → plans/plan.yaml:3, 1",
    ]);
  });
});

describe("a trait", () => {
  const plan = (
    trait: string,
    kind = "object",
    events = "A B: { include: song }\n  C: { properties: { c: song.i } }",
  ) =>
    `entities:
  song:
    kind: ${kind}
    id: i
    traits:
      i: ${trait}
bundles:
  song: { properties: { i: song.i } }
events:
  ${events}
`;
  const at = "of entities / song / traits / i, plans/plan.yaml:6 → plans/plan.yaml:6";

  it.each([
    ["a limit", "{ type: string, maxLength: 20 }", "{ type: string, maxLength: 10 }", "property-type-changed"],
    ["its type, as a word", "string", "integer", "property-type-changed"],
    ["its type, as a key", "{ type: string }", "{ type: integer }", "property-type-changed"],
    ["its text", "{ type: string, description: One. }", "{ type: string, description: Two. }", "description-changed"],
    ["its text, which goes", "{ type: string, description: One. }", "{ type: string }", "description-changed"],
    ["a key of one's own, which comes", "{ type: string }", "{ type: string, x-a: 1 }", "custom-key-changed"],
  ])("that is referred to, also by a bundle, is told of once: %s", (_, before, after, kind) => {
    const path = kind === "custom-key-changed" ? at.replace(",", " / x-a,") : at;
    expect(placed(plan(before), plan(after))).toEqual([`${kind} ${path}, 3`]);
    expect(
      placed(
        plan(before, "object", "C: { properties: { c: song.i } }"),
        plan(after, "object", "C: { properties: { c: song.i } }"),
      ),
    ).toEqual([`${kind} ${path}, 2`]);
  });

  it("that a call about the entity carries as well is told of both calls, its texts once", () => {
    const [before, after] = ["{ type: string, description: One. }", "{ type: integer, description: Two. }"];
    expect(placed(plan(before, "user"), plan(after, "user"))).toEqual([
      `description-changed ${at}, 3`,
      `property-type-changed ${at}, 2`,
      "trait-type-changed of its own, plans/plan.yaml:6 → plans/plan.yaml:6, 1",
    ]);
  });
});

describe("what is looked up through several definitions", () => {
  const plan = (type: string, entry: string): string => `types:
  t: { type: string${type} }
dictionary:
  x: { type: t${entry} }
events:
  A: { properties: { x } }
  B: { properties: { x } }
`;

  it("is told of the one that changed", () => {
    expect(placed(plan("", ", maxLength: 9"), plan("", ", maxLength: 5"))).toEqual([
      "property-type-changed of dictionary / x, plans/plan.yaml:4 → plans/plan.yaml:4, 2",
    ]);
    expect(placed(plan("", ", description: One."), plan("", ""))).toEqual([
      "description-changed of dictionary / x, plans/plan.yaml:4 → plans/plan.yaml:4, 2",
    ]);
    expect(placed(plan(", expires: 2030-01-01", ""), plan("", ""))).toEqual([
      "expires-changed of types / t, plans/plan.yaml:2 → plans/plan.yaml:2, 2",
    ]);
  });
});

describe("members of a union that are written alike", () => {
  const plan = (most: number, ...texts: readonly string[]): string => {
    const twins = texts.map((text) => `          - { properties: { k: string }, description: ${text} }`).join("\n");
    return `events:
  A:
    properties:
      f:
        anyOf:
          - { properties: { j: { type: string, maxLength: ${most} } } }
          - { properties: { i: { type: string, maxLength: ${most} } } }
${twins}
`;
  };
  const alone = (facts: readonly string[]): readonly string[] =>
    facts.filter((line) => /k: string|description/.test(line));

  it("stay what they are when others change, and in another order", () => {
    for (const texts of [
      ["One", "Two"],
      ["Two", "One"],
      ["One", "One"],
    ]) {
      expect(alone(told(plan(5, ...texts), plan(6, ...texts)))).toEqual([]);
    }
    expect(told(plan(5, "One", "Two"), plan(5, "Two", "One"))).toEqual([]);
  });

  it("are told of where one says something else", () => {
    expect(told(plan(5, "One", "Two", "Three"), plan(5, "Three", "Four", "One"))).toEqual([
      'description-changed events / A / properties / f / anyOf / properties:\n  k: string: "Two" → "Four"',
    ]);
  });
});
