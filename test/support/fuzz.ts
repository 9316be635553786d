import type { Json, Type } from "../../src/plan/model.js";
import { type Subtype, unconfirmed } from "../../src/plan/subtype/index.js";
import { Judge } from "../../src/plan/values/judge.js";
import { Random } from "./random.js";
import { mutate, randomNamedTypes, randomType } from "./random-types.js";
import { randomValue } from "./random-values.js";
import { compiler, schemaOf } from "./schema.js";
import { types } from "./types.js";

/** What a run of random comparisons found. Lists hold what must not happen. */
export interface Findings {
  pairs: number;
  mutated: number;
  included: number;
  refuted: number;
  undecided: number;
  values: number;
  /** Included, and yet a value of the left that the right does not take. */
  readonly unsound: string[];
  /** Refuted by what is no value of the left, or is one of the right. */
  readonly badWitnesses: string[];
  /** A witness that the prover itself took back. */
  readonly unconfirmed: string[];
  /** Values on which `accepts` and Ajv differ. */
  readonly differences: string[];
  readonly reasons: Map<string, number>;
}

interface Subject {
  readonly type: Type;
  readonly named: Readonly<Record<string, Type>>;
  readonly judge: Judge;
  readonly ajv: (value: Json) => boolean;
}

export interface Course {
  readonly seed: number;
  readonly pairs: number;
  readonly values: number;
  readonly subtype: Subtype;
  /** Random types other than the usual mixture. */
  readonly make?: ((r: Random) => Type) | undefined;
  /** Ends as soon as anything was found that must not happen. */
  readonly stopAtFirst?: boolean | undefined;
}

/**
 * Compares random types with mutations of them and with one stranger, all against all in families of five: three of four pairs are
 * kin. Asks `accepts` and Ajv, on the compiled schemas, about values of all of them.
 */
export function fuzz({
  seed,
  pairs,
  values,
  subtype,
  make = (r) => randomType(r, r.pick([1, 2, 2, 3])),
  stopAtFirst = false,
}: Course): Findings {
  const r = new Random(seed);
  const compile = compiler();
  const found: Findings = {
    pairs: 0,
    mutated: 0,
    included: 0,
    refuted: 0,
    undecided: 0,
    values: 0,
    unsound: [],
    badWitnesses: [],
    unconfirmed: [],
    differences: [],
    reasons: new Map(),
  };
  const subject = (type: Type, named: Readonly<Record<string, Type>>): Subject => ({
    type,
    named,
    judge: new Judge(types(named)),
    ajv: compile(schemaOf(type, named)),
  });
  while (found.pairs < pairs) {
    const family = familyOf(r, make).map(({ type, named }) => subject(type, named));
    const asked = family.map((one) =>
      Array.from({ length: Math.ceil(values / 2) }, () => randomValue(r, one.type, one.named)),
    );
    const all = asked.flat();
    const verdicts = family.map((one) => all.map((value) => verdictOf(one, value, found)));
    for (const [left, a] of family.entries()) {
      for (const [right, b] of family.entries()) {
        const kin = left < family.length - 1 && right < family.length - 1;
        if (r.chance(left === right ? 0.75 : kin ? 0 : 0.5)) continue;
        found.pairs++;
        if (kin) found.mutated++;
        compare(a, b, subtype, found, () => {
          const at = all.findIndex(
            (_, which) => verdicts[left]?.[which] === true && verdicts[right]?.[which] === false,
          );
          return at < 0 ? undefined : all[at];
        });
      }
    }
    if (stopAtFirst && (found.unsound.length > 0 || found.badWitnesses.length > 0 || found.unconfirmed.length > 0))
      break;
  }
  return found;
}

function familyOf(r: Random, make: (r: Random) => Type): { type: Type; named: Readonly<Record<string, Type>> }[] {
  const named = randomNamedTypes(r);
  const type = make(r);
  const tree = mutate(r, named.tree as Type);
  // A name may come to stand for itself by a mutation, which the language does not allow.
  const changed = tree.kind === "object" && r.chance(0.5) ? { ...named, tree } : named;
  const first = mutate(r, type);
  return [
    { type, named },
    { type: first, named: changed },
    { type: mutate(r, type), named },
    { type: mutate(r, first), named: changed },
    { type: make(r), named: randomNamedTypes(r) }, // No kin.
  ];
}

function verdictOf(one: Subject, value: Json, found: Findings): boolean | undefined {
  found.values++;
  const ours = one.judge.verdict(one.type, value);
  if (ours !== one.ajv(value)) found.differences.push(`${text(one)} ${JSON.stringify(value)}: ${ours}`);
  return ours;
}

function compare(
  a: Subject,
  b: Subject,
  subtype: Subtype,
  found: Findings,
  counterExample: () => Json | undefined,
): void {
  const proof = subtype(a.type, types(a.named), b.type, types(b.named));
  found[proof.kind]++;
  if (proof.kind === "undecided") {
    if (proof.reason === unconfirmed) found.unconfirmed.push(`${text(a)} < ${text(b)}`);
    const kind = proof.reason.replace(/`[^`]*`/g, "…").replace(/\d+/g, "#");
    found.reasons.set(kind, (found.reasons.get(kind) ?? 0) + 1);
  } else if (proof.kind === "refuted") {
    const { witness } = proof;
    const plain: Json = JSON.parse(JSON.stringify(witness));
    if (!a.ajv(plain) || b.ajv(plain)) found.badWitnesses.push(`${text(a)} < ${text(b)}: ${JSON.stringify(plain)}`);
  } else {
    const value = counterExample();
    if (value !== undefined) found.unsound.push(`${text(a)} < ${text(b)}: ${JSON.stringify(value)}`);
  }
}

function text(one: Subject): string {
  return JSON.stringify(schemaOf(one.type, one.named));
}
