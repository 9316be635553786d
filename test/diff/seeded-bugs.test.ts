import { describe, expect, it } from "vitest";
import { compareFacts, type Facts } from "../../src/diff/facts/index.js";
import type { FactKind } from "../../src/diff/kinds.js";
import type { Fact } from "../../src/diff/model.js";
import type { Definition, Plan, Property, Type } from "../../src/plan/model.js";
import { Corpus, fixturePairs } from "../support/diff-corpus.js";
import type { Compare } from "../support/diff-laws.js";

/**
 * The laws are only worth something if they find mistakes. Each of these is one that somebody could make: something that the comparison does
 * not look at, or says wrongly. The laws must object to every one of them, and to none when the comparison is whole.
 */
interface Bug {
  readonly name: string;
  readonly compare: Compare;
}

/** A comparison that sees other plans than there are: both without something. */
function blind(name: string, see: (plan: Plan) => Plan): Bug {
  return {
    name,
    compare: (base, head) => compareFacts({ ...base, plan: see(base.plan) }, { ...head, plan: see(head.plan) }),
  };
}

/** A comparison that sees other types, wherever they stand. Those inside are seen first. */
function blindTo(name: string, see: (type: Type) => Type): Bug {
  return blind(name, (plan) => withTypes(plan, see));
}

/** A comparison whose facts are told wrongly. */
function mistold(name: string, tell: (fact: Fact) => Fact | undefined): Bug {
  return {
    name,
    compare: (base, head): Facts => {
      const { facts, hints } = compareFacts(base, head);
      return { facts: facts.flatMap((fact) => tell(fact) ?? []), hints };
    },
  };
}

function without(...kinds: readonly FactKind[]): Bug {
  return mistold(`${kinds.join(" and ")} are not told`, (fact) => (kinds.includes(fact.kind) ? undefined : fact));
}

function withTypes(plan: Plan, see: (type: Type) => Type): Plan {
  const defined = <T extends Definition>(one: T): T => ({ ...one, type: seen(one.type) });
  const rest = (additional: boolean | Definition): boolean | Definition =>
    typeof additional === "boolean" ? additional : defined(additional);
  const seen = (type: Type): Type => {
    switch (type.kind) {
      case "object":
        return see({ ...type, properties: type.properties.map(defined), additional: rest(type.additional) });
      case "array":
        return see({ ...type, items: type.items && defined(type.items) });
      case "union":
        return see({ ...type, members: type.members.map(defined) });
      default:
        return see(type);
    }
  };
  return {
    ...plan,
    context: plan.context.map(defined),
    types: plan.types.map((type) => ({ ...type, definition: defined(type.definition) })),
    entities: plan.entities.map((one) => ({
      ...one,
      traits: one.traits.map(defined),
      additional: rest(one.additional),
    })),
    events: plan.events.map((one) => ({
      ...one,
      properties: one.properties.map(defined),
      additional: rest(one.additional),
    })),
  };
}

function withProperties(plan: Plan, see: (property: Property) => Property): Plan {
  const events = plan.events.map((event) => ({ ...event, properties: event.properties.map(see) }));
  return { ...plan, events };
}

const anything: Type = { kind: "any" };
const harmless = { kind: "included" } as const;

const bugs: readonly Bug[] = [
  blind("whether a property must be there is not looked at", (plan) =>
    withProperties(plan, (property) => ({ ...property, required: true })),
  ),
  blindTo("what an object allows beside its properties is not looked at", (type) =>
    type.kind === "object" ? { ...type, additional: false } : type,
  ),
  blind("what an event allows beside its properties is not looked at", (plan) => ({
    ...plan,
    events: plan.events.map((event) => ({ ...event, additional: false })),
  })),
  blindTo("what stands inside of objects is not looked at", (type) =>
    type.kind === "object" ? { ...type, properties: [], additional: true } : type,
  ),
  blindTo("bounds of numbers are not looked at", (type) =>
    type.kind === "number" ? { kind: "number", integer: type.integer } : type,
  ),
  blindTo("that numbers are whole is not looked at", (type) =>
    type.kind === "number" ? { ...type, integer: false } : type,
  ),
  blindTo("patterns are not looked at", (type) => (type.kind === "string" ? { ...type, patterns: undefined } : type)),
  blindTo("formats are not looked at", (type) => (type.kind === "string" ? { ...type, format: undefined } : type)),
  blindTo("of what numbers must be multiples is not looked at", (type) =>
    type.kind === "number" ? { ...type, multipleOf: undefined } : type,
  ),
  blindTo("that items must differ is not looked at", (type) =>
    type.kind === "array" ? { ...type, uniqueItems: undefined } : type,
  ),
  blindTo("a type that is referred to is taken for anything", (type) => (type.kind === "reference" ? anything : type)),
  blind("what pages may be called is not looked at", (plan) => ({
    ...plan,
    events: plan.events.map((event) => ({ ...event, callName: undefined })),
  })),
  blind("which sources set the context is not looked at", (plan) => ({
    ...plan,
    context: plan.context.map((property) => ({ ...property, sources: [] })),
  })),
  blind("what entities allow beside their traits is not looked at", (plan) => ({
    ...plan,
    entities: plan.entities.map((entity) => ({ ...entity, additional: true })),
  })),
  blind("which trait is the id is not looked at", (plan) => ({
    ...plan,
    entities: plan.entities.map((entity) => ({ ...entity, id: undefined })),
  })),
  blindTo("lengths of texts are not looked at", (type) =>
    type.kind === "string" ? { ...type, minLength: undefined, maxLength: undefined } : type,
  ),
  blindTo("items are not looked at", (type) => (type.kind === "array" ? { ...type, items: undefined } : type)),
  blindTo("limits of lists are not looked at", (type) =>
    type.kind === "array" ? { ...type, minItems: undefined, maxItems: undefined } : type,
  ),
  blindTo("which values are listed is not looked at", (type) => (type.kind === "enum" ? anything : type)),
  blindTo("of alternatives only the first is looked at", (type) =>
    type.kind === "union" ? (type.members[0]?.type ?? type) : type,
  ),
  blindTo("null is not looked at", (type) =>
    type.kind === "union" ? { ...type, members: type.members.filter((member) => member.type.kind !== "null") } : type,
  ),
  blind("what named types are is not looked at", (plan) => ({
    ...plan,
    types: plan.types.map((type) => ({ ...type, definition: { ...type.definition, type: anything } })),
  })),
  blind("the context is not looked at", (plan) => ({ ...plan, context: [] })),
  blind("traits are not looked at", (plan) => ({
    ...plan,
    entities: plan.entities.map((entity) => ({ ...entity, traits: [] })),
  })),
  blind("what is proposed counts as sent", (plan) => ({
    ...plan,
    events: plan.events.map((event) => ({ ...event, status: "active" })),
  })),
  without("property-added"),
  without("property-removed"),
  without("event-removed", "event-renamed"),
  without("event-kind-changed"),
  without("event-call-name-changed"),
  without("event-status-changed"),
  without("property-made-required", "trait-made-required"),
  without("other-properties-changed"),
  without("entity-removed", "entity-kind-changed"),
  without("context-property-added", "context-property-removed"),
  without("context-property-sources-changed", "event-sources-changed"),
  without("property-type-changed"),
  without("enum-value-added", "enum-value-removed"),
  without("member-added", "member-removed"),
  mistold("what could not be told counts as proved", (fact) => {
    const { proofs } = fact;
    if (!proofs) return fact;
    const told = (proof: typeof proofs.producers) => (proof.kind === "undecided" ? harmless : proof);
    return { ...fact, proofs: { ...proofs, producers: told(proofs.producers), consumers: told(proofs.consumers) } };
  }),
  mistold("producers are taken for consumers", (fact) => {
    const { proofs } = fact;
    return proofs ? { ...fact, proofs: { producers: proofs.consumers, consumers: proofs.producers } } : fact;
  }),
  mistold("what several events have in common is told of the first", (fact) => ({ ...fact, also: [] })),
  mistold("where a change is written that several places have in common is not told", (fact) => ({
    ...fact,
    shared: undefined,
  })),
  mistold("witnesses stand on the wrong side", (fact) => {
    const { producers, consumers } = fact.witnesses ?? {};
    const turned = producers && ({ ...producers, validUnder: "head" } as const);
    return { ...fact, witnesses: { producers: turned, consumers } };
  }),
  mistold("witnesses show nothing", (fact) => {
    const { producers, consumers } = fact.witnesses ?? {};
    const emptied = consumers && { ...consumers, payload: {} };
    return { ...fact, witnesses: { producers, consumers: emptied } };
  }),
];

const written = [...fixturePairs().values()];
const corpus = new Corpus(4_000);
const most = 250;

/** Which pair first shows that something is wrong, counted from 1; 0 where none does. */
function firstObjection(compare: Compare, pairs: number): number {
  // Generated ones first: what only people think of is found in what they wrote.
  for (let at = 0; at < pairs; at++) if (corpus.at(at).objections(compare).length > 0) return at + 1;
  const found = written.findIndex((pair) => pair.objections(compare).length > 0);
  return found < 0 ? 0 : pairs + found + 1;
}

describe("the laws of the diff find out when", () => {
  it.each(bugs)("$name", { timeout: 120_000 }, ({ compare }) => {
    expect(firstObjection(compare, most)).toBeGreaterThan(0);
  });

  it("nothing is wrong, and then find nothing", { timeout: 120_000 }, () => {
    expect(firstObjection(compareFacts, 150)).toBe(0);
  });
});
