import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Value } from "../diagnostics/message.js";
import type { LoadedPlan } from "../loaded.js";
import { bareDefinition } from "../plan/bare.js";
import { sayTwice } from "../plan/mistakes/names.js";
import type { Definition, Plan, Property, Type } from "../plan/model.js";
import { eachDefinition, typesNeededBy } from "../plan/references.js";
import type { Proof } from "../plan/subtype/index.js";
import { unknowable } from "../plan/unknowable.js";
import type { Project } from "../project/model.js";
import type { Span, Text } from "../source/span.js";
import { plainType } from "./facts/worlds.js";
import type { Outcome } from "./judgement.js";
import { judgements } from "./judgements.js";
import { isIdentifierChange } from "./kinds.js";
import type { Fact, FactSide } from "./model.js";
import { folderOf } from "./outputs/pairs.js";
import { isBehindName, lastBegun, reaches, wholeSpan, writtenByFile } from "./written-places.js";

/**
 * What a base with errors makes doubtful. Its plan is whole all the same: what can't be read is taken for anything, for optional or for open,
 * which is good for finding further errors and proves nothing.
 */

const reason = "what the base says here can't be read under today's language";
const undecided: Proof = { kind: "undecided", reason };

/** Whether a proof is wanting because the base can't be read there. */
export function isDoubt(proof: Proof | undefined): boolean {
  return proof?.kind === "undecided" && proof.reason === reason;
}

/** The facts, with nothing proved and nothing shown of the base where it can't be read. */
export function doubted(facts: readonly Fact[], base: LoadedPlan): readonly Fact[] {
  const errors = base.diagnostics.filter(({ level }) => level === "error");
  if (errors.length === 0) return facts;
  const faults = faultsIn(base, errors);
  return facts.map((fact) => {
    if (fact.proofs) return faults.touch(fact) ? withoutProof(fact) : fact;
    return (mayBeMisread(fact) || faults.isOfDouble(fact)) && faults.touch(fact) ? withoutTrust(fact) : fact;
  });
}

/** Whether what the base says may be what was taken for want of something readable. A word or a number that is there was read. */
function mayBeMisread({ kind, subject, base }: Fact): boolean {
  if (subject.kind === "plan") return false;
  return subject.kind === "output" || isIdentifierChange(kind) || typeof base?.value !== "string";
}

/** Of what decides about no values: nobody whom it may concern at all can be told that it is safe, or that it breaks anything. */
function withoutTrust(fact: Fact): Fact {
  const { producers, consumers } = judgements[fact.kind];
  const proof = (outcomes: readonly Outcome[]): Proof =>
    outcomes.some(({ severity }) => severity !== "safe") ? undecided : { kind: "included" };
  const proofs = { producers: proof(producers), consumers: proof(consumers) };
  return [proofs.producers, proofs.consumers].includes(undecided) ? { ...fact, proofs } : fact;
}

function withoutProof(fact: Fact): Fact {
  // What additional properties were is all that this fact could say.
  const isRest = fact.kind === "other-properties-changed";
  return {
    ...fact,
    base: fact.base && bare(fact.base),
    head: isRest && fact.head ? bare(fact.head) : fact.head,
    proofs: { producers: undecided, consumers: undecided },
    witnesses: undefined,
  };
}

function bare({ span, value }: FactSide): FactSide {
  return { span, value };
}

/** An entry or a property of a plan, from its name to its end, or an output of its manifest. */
interface Thing {
  readonly path: readonly string[];
  readonly span: Span;
  /** Whether it holds others that can be read on their own. */
  readonly isContainer: boolean;
  /** Whether what it is was written in a place that can't be read, so that it is taken for anything and for optional. */
  readonly isGuess: boolean;
  /** What it includes by name. */
  readonly include: readonly Text[];
  /** What it stands in. */
  around: Thing | undefined;
}

interface Faults {
  touch(fact: Fact): boolean;
  /** Whether it is about something that the base defines twice: what was read of the one is perhaps not what holds. */
  isOfDouble(fact: Fact): boolean;
}

function faultsIn({ plan, project, sources }: LoadedPlan, errors: readonly Diagnostic[]): Faults {
  const things = [...thingsIn(plan, project)];
  const smallestAround = nestOf(things);
  const faulty = new Set(things.filter(({ isGuess }) => isGuess));
  /** Of what is defined twice, nothing inside can be relied on either: the other definition may say something else of it. */
  const doubles = new Set<Thing>();
  const files = new Set<string>();
  let isLost = false;
  for (const error of errors) {
    const { span } = error;
    const double = doubleOf(error, smallestAround);
    if (double) doubles.add(double);
    const thing = (span && smallestAround(span)) ?? double;
    if (thing) faulty.add(thing);
    else if (span) files.add(span.file);
    // Anything may have stood in a file that can't be read. The manifest holds no definitions.
    isLost ||= !thing && span?.file !== project.file;
  }
  for (const double of doubles) faulty.add(double);
  const isWhole = (thing: Thing): boolean => !thing.isContainer || doubles.has(thing);
  const paths = new Map([...faulty].map((thing) => [JSON.stringify(thing.path), thing]));
  const isAt = (path: readonly string[], counts: (thing: Thing) => boolean): boolean =>
    path.some((_, at) => {
      const thing = paths.get(JSON.stringify(path.slice(0, at + 1)));
      return thing !== undefined && counts(thing);
    });
  const includers = new Set(includersOf(faulty, things).map(({ path }) => JSON.stringify(path)));
  const isIncluder = (path: readonly string[]): boolean => includers.has(JSON.stringify(path.slice(0, 2)));
  const isUnsure = unsureTypes(plan, faulty, isLost);
  // What lists a name or a bundle that can't be read is taken for open, without a word about it.
  const isSaid = ({ span: { file, start } }: FactSide): boolean =>
    sources.get(file)?.text.startsWith("additionalProperties", start) === true;
  const pathsOf = ({ subject, shared }: Fact): readonly (readonly string[])[] =>
    shared ? [subject.path, shared.path] : [subject.path];
  return {
    isOfDouble(fact) {
      let thing = fact.base && smallestAround(fact.base.span);
      while (thing && !doubles.has(thing)) thing = thing.around;
      return thing !== undefined || pathsOf(fact).some((path) => isAt(path, (one) => doubles.has(one)));
    },
    touch(fact) {
      const { kind, subject, base } = fact;
      const told = pathsOf(fact);
      // What else is wrong in a manifest leaves its outputs as they are.
      const isOfPlan = subject.kind !== "output";
      if (!base) return (isOfPlan && isLost) || told.some((path) => isAt(path, () => true) || isIncluder(path));
      if (isOfPlan && (files.has(base.span.file) || (base.type && isUnsure(base.type)))) return true;
      if (kind === "other-properties-changed" && base.definition === "true" && !isSaid(base)) return true;
      const own = smallestAround(base.span);
      if (own && faulty.has(own)) return true;
      for (let thing = own?.around; thing; thing = thing.around) {
        if (faulty.has(thing) && isWhole(thing)) return true;
      }
      return told.some((path) => isAt(path, isWhole));
    },
  };
}

/** Keys behind which stands what something holds. */
const holding: ReadonlySet<Value | undefined> = new Set(["properties", "traits", "include", "additionalProperties"]);

/** What is defined twice, or lists twice what it holds: as the plan has it, which is one of the two. */
function doubleOf({ code, span, related, context }: Diagnostic, thingAt: (span: Span) => Thing | undefined) {
  if (!sayTwice.has(code)) return undefined;
  for (const place of [...related.map((one) => one.span), ...(span ? [span] : [])]) {
    const thing = thingAt(place);
    if (thing && (thing.span.start === place.start || holding.has(context.key))) return thing;
  }
  return undefined;
}

/** What includes a bundle that is not there, or one with an error, itself or by another: nobody can tell what else it had from there. */
function includersOf(faulty: ReadonlySet<Thing>, things: readonly Thing[]): readonly Thing[] {
  const bundles = new Map(things.flatMap((thing) => (thing.path[0] === "bundles" ? [[thing.path[1], thing]] : [])));
  const seen = new Map<Thing, boolean>();
  const isUnread = (thing: Thing): boolean => {
    const known = seen.get(thing);
    if (known !== undefined) return known;
    // What includes itself is an error of its own.
    seen.set(thing, false);
    const isBroken = thing.include.some(({ value }) => {
      const bundle = bundles.get(value);
      return !bundle || faulty.has(bundle) || isUnread(bundle);
    });
    seen.set(thing, isBroken);
    return isBroken;
  };
  return things.filter(isUnread);
}

/** Whether a type of the base refers to one with an error or, where a file is lost, may be a guess. */
function unsureTypes(plan: Plan, faulty: ReadonlySet<Thing>, isLost: boolean): (type: Type) => boolean {
  const broken = new Set([...faulty].flatMap(({ path: [key, name] }) => (key === "types" ? (name ?? []) : [])));
  const known = new Set(plan.types.map(({ name }) => name.value));
  const needed = typesNeededBy(plan.types);
  return (type) => {
    const own = bareDefinition(plainType(type), { file: "", start: 0, end: 0 });
    if (needed([own]).some(({ name }) => broken.has(name.value))) return true;
    let isGuess = false;
    eachDefinition([own], ({ type: inner }) => {
      isGuess ||= inner.kind === "any" || (inner.kind === "reference" && !known.has(inner.name));
    });
    return isLost && isGuess;
  };
}

const none: readonly Text[] = [];

/** What many have in common comes first: its own path stands for it. */
function thingsIn(plan: Plan, { outputs }: Project): Iterable<Thing> {
  const things = new Map<string, Thing>();
  const put = (path: readonly string[], span: Span, isContainer: boolean, type?: Type, include = none): void => {
    const key = `${span.start} ${span.end} ${span.file}`;
    const isGuess = type === unknowable;
    if (!things.has(key)) things.set(key, { path, span, isContainer, isGuess, include, around: undefined });
  };
  const inside = (path: readonly string[], { type }: Definition): void => {
    if (type.kind === "object") {
      list([...path, "properties"], type.properties);
      if (typeof type.additional !== "boolean") inside([...path, "additionalProperties"], type.additional);
    } else if (type.kind === "array" && type.items) inside([...path, "items"], type.items);
    else if (type.kind === "union") for (const member of type.members) inside(path, member);
  };
  const list = (path: readonly string[], properties: readonly Property[]): void => {
    for (const property of properties) {
      const at = [...path, property.name.value];
      put(at, wholeSpan(property), false, property.type);
      if (isBehindName(property)) inside(at, property);
    }
  };
  for (const { name, span, definition } of plan.types) {
    put(["types", name.value], span, false);
    inside(["types", name.value], definition);
  }
  list(["dictionary"], plan.dictionary);
  for (const key of ["bundles", "entities", "events"] as const) {
    for (const one of plan[key]) {
      const path = [key, one.name.value];
      put(path, one.span, true, undefined, "include" in one ? one.include : none);
      if ("traits" in one) list([...path, "traits"], one.traits);
      else list([...path, "properties"], one.properties);
    }
  }
  for (const { name, span } of plan.metrics) put(["metrics", name.value], span, false);
  list(["context"], plan.context);
  for (const written of outputs) put(["outputs", folderOf({ written })], written.span, false);
  return things.values();
}

/** Puts things into one another, and gives the way to find the smallest around a place. */
function nestOf(things: Iterable<Thing>): (span: Span) => Thing | undefined {
  const byFile = writtenByFile(things, (a, b) => b.span.end - a.span.end);
  const around = (thing: Thing | undefined, start: number): Thing | undefined => {
    let found = thing;
    while (found && !reaches(found, start)) found = found.around;
    return found;
  };
  for (const list of byFile.values()) {
    for (const [at, thing] of list.entries()) thing.around = around(list[at - 1], thing.span.start);
  }
  return ({ file, start }) => {
    const list = byFile.get(file) ?? [];
    return around(list[lastBegun(list, start)], start);
  };
}
