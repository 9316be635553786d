import { readdirSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { outputFacts } from "../../../src/diff/facts/outputs.js";
import type { Fact, FactSide } from "../../../src/diff/model.js";
import { comparedOptions, sideIn } from "../../../src/diff/outputs/options.js";
import { resolveOutputs } from "../../../src/emit/outputs.js";
import { targets } from "../../../src/emit/targets.js";
import { clientOf, type GenerateOptions } from "../../../src/emit/typescript/client.js";
import { loadText } from "../../../src/load/text.js";
import { categoriesIn, knownIn } from "../../../src/plan/client-part.js";
import { partOf } from "../../../src/plan/output-part.js";
import { effectivePrivacy } from "../../../src/plan/privacy.js";
import { filesIn } from "../../support/folder.js";

// A diff knows outputs without the targets that make them: what it takes for granted is held against these here.

test("every option of every target is compared, and no other", () => {
  const compared = [...comparedOptions].map(([target, options]) => [target, options.map(({ name }) => name).sort()]);
  expect(compared.sort()).toEqual(targets.map(({ name, options }) => [name, options.map((each) => each.name).sort()]));
});

/** A plan that asks for consent wherever that is possible, and outputs that each have another part of it. */
const asking = {
  "trackc.yaml": `
name: example
vocabulary: { sources: [web, ios], destinations: [amplitude, mixpanel], consent: [listed] }
outputs:
  - { target: typescript, out: a }
  - { target: typescript, out: b, sdk: clevertap, source: web }
  - { target: typescript, out: c, deny: sensitive, destination: amplitude, proposed: true }
  - { target: typescript, out: d, sdk: [posthog-node, http], deny: personal, source: ios }
  - { target: typescript, out: e, sdk: rudderstack, destination: [amplitude, mixpanel] }
  - { target: typescript, out: f, side: server, source: [web, ios] }
`,
  "plans/plan.yaml": `
types:
  place: { type: object, properties: { city?: { type: string, consent: of_type } } }
context:
  browser?: { type: string, sources: web, consent: of_context }
  device?: { type: string, sources: ios, privacy: personal, consent: of_device }
entities:
  user: { kind: user, id: id, consent: of_user, traits: { id: string, mood?: { type: string, privacy: sensitive, consent: of_trait } } }
  band: { kind: group, id: id, consent: of_group, traits: { id: string } }
  song: { kind: object, id: id, traits: { id: string, mood?: { type: string, consent: of_object } } }
events:
  A: { sources: web, destinations: amplitude, consent: of_event, properties: { at?: place } }
  B: { sources: ios, destinations: mixpanel, properties: { mood?: { type: string, privacy: sensitive, consent: of_property } } }
  C: { status: proposed, consent: of_proposed }
  D: { status: retired, consent: of_retired }
  E: { kind: screen, consent: of_screen }
  F: { additionalProperties: { type: string, consent: of_rest } }
`,
};

const folders = [
  ...readdirSync("plans").map((name) => `plans/${name}`),
  ...readdirSync("test/diff/fixtures").flatMap((name) =>
    ["base", "head"].map((side) => `test/diff/fixtures/${name}/${side}`),
  ),
];
const texts = [["asking", asking] as const, ...folders.map((folder) => [folder, filesIn(folder)] as const)];
const clients = texts.flatMap(([folder, files]) => {
  const { value: loaded } = loadText(files);
  const outputs = resolveOutputs(loaded).value;
  return loaded.project.outputs.flatMap((written, at) => {
    const output = outputs[at];
    if (output?.target.name !== "typescript") return [];
    const client = clientOf(loaded, output.options as GenerateOptions);
    return [{ folder, loaded, client, written, part: partOf(written, loaded) }];
  });
});

describe("what a diff takes a client to have is what the client has", () => {
  it("of plans that people wrote", () => {
    expect(clients.length).toBeGreaterThan(50);
    const asked = clients.filter(({ folder }) => folder === "asking").map(({ client }) => client.consent.join());
    expect(new Set(asked).size).toBe(5);
    expect(clients.filter(({ client }) => client.side === "server").length).toBeGreaterThan(2);
  });

  it("its functions and its context", () => {
    for (const { folder, loaded, client, part } of clients) {
      const { events, entities, context } = knownIn(loaded.plan, part);
      expect([folder, [...events]]).toEqual([folder, client.events.map(({ event }) => event)]);
      expect([folder, [...entities]]).toEqual([folder, client.entities.map(({ entity }) => entity)]);
      expect([folder, [...context]]).toEqual([folder, client.context.map(({ property }) => property)]);
    }
  });

  it("what it refuses", () => {
    for (const { folder, loaded, client, part } of clients) {
      const privacyOf = effectivePrivacy(loaded.plan.types);
      const views = [
        ...client.context,
        ...[...client.events, ...client.entities].flatMap(({ properties }) => properties),
      ];
      const refused = views.filter((each) => each.refused).map(({ property }) => property);
      const expected = views.filter(({ property }) => part.refused.has(privacyOf(property)));
      expect([folder, expected.map(({ property }) => property)]).toEqual([folder, refused]);
    }
    expect(clients.some(({ client }) => client.events.some(({ body }) => body.without.length > 0))).toBe(true);
  });

  it("where it runs", () => {
    for (const { folder, client, written } of clients) expect([folder, sideIn(written)]).toEqual([folder, client.side]);
  });

  it("the consent categories that it names", () => {
    for (const { folder, loaded, client, part } of clients) {
      const listed = loaded.project.vocabulary.consent?.map(({ value }) => value) ?? [];
      expect([folder, categoriesIn(loaded.plan, part, listed)]).toEqual([folder, [...client.consent].sort()]);
    }
  });
});

describe("the facts of outputs", () => {
  const stories = readdirSync("test/diff/fixtures");
  const opposite = (kind: string): string => {
    const pairs = [
      ["added", "removed"],
      ["loosened", "tightened"],
    ] as const;
    for (const [one, other] of pairs) {
      if (kind.endsWith(one)) return kind.slice(0, -one.length) + other;
      if (kind.endsWith(other)) return kind.slice(0, -other.length) + one;
    }
    return kind;
  };

  it.each(stories)("of %s mirror those of the other direction", (story) => {
    const [base, head] = ["base", "head"].map((side) => loadText(filesIn(`test/diff/fixtures/${story}/${side}`)).value);
    if (!base || !head) throw new Error(story);
    const side = (one: FactSide | undefined): unknown => one && [one.value, one.definition];
    // An output that moved is told of by its folder in the head.
    const keyOf = ({ subject: { path } }: Fact): unknown => [path.length, path.at(-1) === path[1] ? "" : path.at(-1)];
    const there = outputFacts(base, head).map((fact) => [fact.kind, keyOf(fact), side(fact.base), side(fact.head)]);
    const back = outputFacts(head, base).map((fact) => [
      opposite(fact.kind),
      keyOf(fact),
      side(fact.head),
      side(fact.base),
    ]);
    const sorted = (facts: readonly unknown[]): readonly string[] => facts.map((each) => JSON.stringify(each)).sort();
    expect(sorted(there)).toEqual(sorted(back));
    expect(outputFacts(base, base)).toEqual([]);
  });
});
