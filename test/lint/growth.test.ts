import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint/index.js";
import type { Definition, Event, Plan, Property } from "../../src/plan/model.js";
import { emptyProject } from "../../src/project/empty.js";
import type { Span } from "../../src/source/span.js";
import type { Suppression } from "../../src/syntax/node.js";
import { today } from "../support/lint.js";

/** A plan of so many events, each with properties that give every rule something to compare. */
function planOf(events: number): Plan {
  let offset = 0;
  const place = (length = 10): Span => {
    const start = offset;
    offset += length;
    return { file: "plans/plan.yaml", start, end: offset };
  };
  const named = (value: string) => ({ value, span: place(value.length) });
  const nothing = {
    description: undefined,
    examples: [],
    deprecated: undefined,
    expires: undefined,
    renamedFrom: [],
    privacy: undefined,
    class: undefined,
    retention: undefined,
    consent: [],
    extensions: [],
    keys: [],
    origins: [],
  } as const;
  const definition = (type: Definition["type"]): Definition => ({ ...nothing, type, span: place() });
  const property = (name: string, type: Definition["type"]): Property => ({
    name: named(name),
    required: true,
    ...definition(type),
  });
  const eventOf = (at: number): Event => {
    const start = offset;
    const name = named(`Thing ${at} Done`);
    const properties = [
      property("shared", at % 2 === 0 ? { kind: "string" } : { kind: "number", integer: true }),
      property(`own_${at}`, { kind: "boolean" }),
      property("email", { kind: "string" }),
      property("trait_7", { kind: "string" }),
      property("badName", { kind: "enum", constant: false, members: [] }),
    ];
    return {
      name,
      description: named(`The thing ${at} was done.`),
      extensions: [],
      span: { file: name.span.file, start, end: offset },
      keys: [],
      kind: "track",
      callName: undefined,
      trigger: undefined,
      owner: undefined,
      status: "active",
      since: undefined,
      expires: named("2020-01-01"),
      replacedBy: undefined,
      renamedFrom: [],
      answers: [],
      entities: [],
      sources: [],
      destinations: [],
      consent: [],
      retention: undefined,
      include: [],
      properties,
      additional: false,
      examples: [],
      identifier: { camel: `thing${at}`, pascal: `Thing${at}`, pinned: undefined },
      links: [],
    };
  };
  const entityStart = offset;
  const traits = Array.from({ length: 10 }, (_, at) => ({
    ...property(`trait_${at}`, { kind: "string" }),
    write: undefined,
  }));
  return {
    metrics: [],
    entities: [
      {
        name: named("user"),
        description: undefined,
        extensions: [],
        span: { file: "plans/plan.yaml", start: entityStart, end: offset },
        keys: [],
        kind: { value: "user", span: place() },
        id: undefined,
        belongsTo: [],
        owner: undefined,
        traits,
        additional: false,
        retention: undefined,
        consent: [],
        renamedFrom: [],
        expires: undefined,
        identifier: { camel: "user", pascal: "User", pinned: undefined },
      },
    ],
    dictionary: [],
    types: [],
    bundles: [],
    context: [],
    events: Array.from({ length: events }, (_, at) => eventOf(at)),
  };
}

function run(events: number) {
  const plan = planOf(events);
  const suppressions = plan.events
    .filter((_, at) => at % 10 === 0)
    .map(
      ({ span, name }): Suppression => ({
        rule: "personal-undeclared",
        reason: "x",
        span: name.span,
        ruleSpan: name.span,
        covers: span,
      }),
    );
  const { value, diagnostics } = lint(
    { plan, project: emptyProject("large"), sources: new Map(), suppressions, baseline: undefined, diagnostics: [] },
    { today, preset: "strict" },
  );
  return { steps: value.steps.visits + value.steps.comparisons, found: diagnostics.length };
}

describe("linting", () => {
  it("takes steps in proportion to the plan, from 100 to 10,000 events", () => {
    const [small, middle, large] = [run(100), run(1000), run(10_000)];
    expect(small.found).toBeGreaterThan(100);
    // No worse than n log n. What a data structure does inside, the counters of blocks in test/growth see.
    expect(middle.steps / small.steps).toBeLessThan((10 * Math.log(1000)) / Math.log(100));
    expect(large.steps / middle.steps).toBeLessThan((10 * Math.log(10_000)) / Math.log(1000));
  });
});
