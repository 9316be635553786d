import { beforeAll, describe, expect, test, vi } from "vitest";
import { compile } from "../../../src/emit/json-schema/index.js";
import { generate } from "../../../src/emit/typescript/index.js";
import type { Json, Type } from "../../../src/plan/model.js";
import { accepts } from "../../../src/plan/values/accepts.js";
import { decimalOf } from "../../../src/plan/values/decimal.js";
import fc from "../../support/fast-check.js";
import { isLong, seed } from "../../support/long.js";
import * as plans from "../../support/plans.js";
import { Random } from "../../support/random.js";
import * as t from "../../support/types.js";
import { type Verified, verified } from "../../support/verified.js";
import { constructs, named } from "./constructs.js";
import { near } from "./near.js";
import { type Checks, checksOf } from "./running.js";

/**
 * Generated checks against Ajv on the compiled JSON Schema, and against the compiler's own judge, for every construct of the language.
 * `TRACKC_LONG=1` looks at more than 100,000 values of each, every time at others.
 */
/** Of multiples Ajv can tell three in four; of all else, nearly all. */
const numRuns = isLong ? 140_000 : 2_000;
const typesOfEach = isLong ? 100 : 6;
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 });

interface Subject {
  readonly event: string;
  readonly file: string;
  readonly type: Type;
}

const r = new Random(seed);
const types = named(r);
const typesByName = t.types(types);
const subjects = new Map(
  Object.entries(constructs).map(([construct, make], place) => [
    construct,
    Array.from({ length: typesOfEach }, (_, at): Subject => {
      return { event: `Sent ${place} x ${at}`, file: `events/sent${place}X${at}.json`, type: make(r, at) };
    }),
  ]),
);

let schemas: Verified;
let checks: Checks;

beforeAll(async () => {
  const loaded = plans.loadedOf({
    types: Object.entries(types).map(([name, type]) => plans.namedType(name, type)),
    events: [...subjects.values()]
      .flat()
      .map(({ event, type }) => plans.event(event, { properties: [plans.property("value", type)] })),
  });
  schemas = verified(compile(loaded).value);
  checks = await checksOf(generate(loaded, { checks: true }).value);
});

describe(`A check says what the schema says (seed ${seed})`, () => {
  test.each([...subjects])("of %s", (_, list) => {
    const counts = { valid: 0, invalid: 0, byAjv: 0 };
    const share = Math.ceil(numRuns / list.length);
    for (const { event, file, type } of list) {
      const steps = stepsIn(type);
      const isUnique = JSON.stringify([type, types]).includes('"uniqueItems":true');
      fc.assert(
        fc.property(near(type, typesByName), (value) => {
          const violation = checks.violationIn({ type: "track", name: event, body: { value } });
          const isValid = violation === undefined;
          counts[isValid ? "valid" : "invalid"]++;
          const text = travelling({ value });
          const travels = text === undefined ? undefined : JSON.parse(text);
          const agree = (whose: string, verdict: boolean): void => {
            if (verdict === isValid) return;
            const told = [JSON.stringify(plainly(type)), JSON.stringify(travels), violation?.text ?? "is valid"];
            throw new Error(`${whose} says ${verdict}\n${told.join("\n")}`);
          };
          if (travels?.value === undefined) {
            agree("JSON", false);
            return;
          }
          agree("the compiler", accepts(type, travels.value, typesByName));
          if (!steps.every((step) => isTold(step, travels)) || (isUnique && INHERITED.test(text ?? ""))) return;
          counts.byAjv++;
          agree("Ajv", schemas.takes(file, travels));
        }),
        { numRuns: share },
      );
    }
    expect(counts.valid / numRuns).toBeGreaterThan(0.1);
    expect(counts.invalid / numRuns).toBeGreaterThan(0.1);
    expect(counts.byAjv).toBeGreaterThan(isLong ? 100_000 : 1_400);
  });
});

function travelling(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Keys of objects that Ajv can't compare: it asks the values themselves whether they are equal, and throws or is wrong. */
const INHERITED = /"(?:toString|valueOf|constructor)":/;

/** The steps of all numbers in a type, named types aside: these have their own among the constructs. */
function stepsIn(type: Type): readonly number[] {
  const found = new Set<number>();
  const add = (inner: unknown): void => {
    if (typeof inner !== "object" || inner === null) return;
    if ("multipleOf" in inner && Array.isArray(inner.multipleOf)) for (const step of inner.multipleOf) found.add(step);
    for (const each of Object.values(inner)) add(each);
  };
  add(type);
  for (const one of Object.values(types)) add(one);
  return [...found];
}

/**
 * Whether Ajv, which divides binary fractions and rounds at the ninth digit, can tell if the numbers of a value are multiples: neither too many
 * steps away from zero nor too near to a multiple. Where it can't, decimal arithmetic is the judge.
 */
function isTold(step: number, value: Json | undefined): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every((inner) => isTold(step, inner));
  if (typeof value !== "number") return true;
  const [a, b] = [decimalOf(value), decimalOf(step)];
  const exponent = Math.min(a.exponent, b.exponent);
  const [dividend, divisor] = [
    a.mantissa * 10n ** BigInt(a.exponent - exponent),
    b.mantissa * 10n ** BigInt(b.exponent - exponent),
  ];
  const rest = dividend < 0n ? -dividend % divisor : dividend % divisor;
  const distance = rest * 2n > divisor ? divisor - rest : rest;
  return Math.abs(value / step) < 1e6 && (distance === 0n || distance * 10_000_000n > divisor);
}

/** A type without its places, for the message of a failed test. */
function plainly(type: Type): unknown {
  return JSON.parse(
    JSON.stringify(type, (key, inner) =>
      key === "span" || (Array.isArray(inner) && inner.length === 0) ? undefined : inner,
    ),
  );
}
