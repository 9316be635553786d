import type { LoadedPlan } from "../loaded.js";
import { bareDefinition } from "../plan/bare.js";
import type { Definition, Plan, Property, Type } from "../plan/model.js";
import { eachDefinition, typesNeededBy } from "../plan/references.js";
import type { Proof } from "../plan/subtype/index.js";
import { unknowable } from "../plan/unknowable.js";
import type { Project } from "../project/model.js";
import type { Span } from "../source/span.js";
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
  const faults = faultsIn(
    base,
    errors.map(({ span }) => span),
  );
  return facts.map((fact) => {
    if (fact.proofs) return faults.touch(fact) ? withoutProof(fact) : fact;
    return mayBeMisread(fact) && faults.touch(fact) ? withoutTrust(fact) : fact;
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
  /** What it stands in. */
  around: Thing | undefined;
}

interface Faults {
  touch(fact: Fact): boolean;
}

function faultsIn({ plan, project, sources }: LoadedPlan, errors: readonly (Span | undefined)[]): Faults {
  const things = [...thingsIn(plan, project)];
  const smallestAround = nestOf(things);
  const faulty = new Set(things.filter(({ isGuess }) => isGuess));
  const files = new Set<string>();
  let isLost = false;
  for (const span of errors) {
    const thing = span && smallestAround(span);
    if (thing) faulty.add(thing);
    else if (span) files.add(span.file);
    // Anything may have stood in a file that can't be read. The manifest holds no definitions.
    isLost ||= !thing && span?.file !== project.file;
  }
  const paths = new Map([...faulty].map((thing) => [JSON.stringify(thing.path), thing]));
  const isAt = (path: readonly string[], counts: (thing: Thing) => boolean): boolean =>
    path.some((_, at) => {
      const thing = paths.get(JSON.stringify(path.slice(0, at + 1)));
      return thing !== undefined && counts(thing);
    });
  const isUnsure = unsureTypes(plan, faulty, isLost);
  // What lists a name or a bundle that can't be read is taken for open, without a word about it.
  const isSaid = ({ span: { file, start } }: FactSide): boolean =>
    sources.get(file)?.text.startsWith("additionalProperties", start) === true;
  return {
    touch({ kind, subject, shared, base }) {
      const told = shared ? [subject.path, shared.path] : [subject.path];
      // What else is wrong in a manifest leaves its outputs as they are.
      const isOfPlan = subject.kind !== "output";
      if (!base) return (isOfPlan && isLost) || told.some((path) => isAt(path, () => true));
      if (isOfPlan && (files.has(base.span.file) || (base.type && isUnsure(base.type)))) return true;
      if (kind === "other-properties-changed" && base.definition === "true" && !isSaid(base)) return true;
      const own = smallestAround(base.span);
      if (own && faulty.has(own)) return true;
      for (let thing = own?.around; thing; thing = thing.around) {
        if (faulty.has(thing) && !thing.isContainer) return true;
      }
      return told.some((path) => isAt(path, ({ isContainer }) => !isContainer));
    },
  };
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

/** What many have in common comes first: its own path stands for it. */
function thingsIn(plan: Plan, { outputs }: Project): Iterable<Thing> {
  const things = new Map<string, Thing>();
  const put = (path: readonly string[], span: Span, isContainer: boolean, type?: Type): void => {
    const key = `${span.start} ${span.end} ${span.file}`;
    if (!things.has(key)) things.set(key, { path, span, isContainer, isGuess: type === unknowable, around: undefined });
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
  const containers = [
    ...plan.bundles.map(({ name, span, properties }) => ["bundles", name, span, "properties", properties] as const),
    ...plan.entities.map(({ name, span, traits }) => ["entities", name, span, "traits", traits] as const),
    ...plan.events.map(({ name, span, properties }) => ["events", name, span, "properties", properties] as const),
  ];
  for (const [key, name, span, inner, properties] of containers) {
    put([key, name.value], span, true);
    list([key, name.value, inner], properties);
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
