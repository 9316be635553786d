import { describe, expect, it } from "vitest";
import { print } from "../../../src/emit/json-schema/json.js";
import { type Draft, definitionsKey, schemaWriter } from "../../../src/emit/json-schema/schema.js";
import { createAjv } from "../../../src/emit/json-schema/verify.js";
import type { Type } from "../../../src/plan/model.js";
import { Judge } from "../../../src/plan/values/judge.js";
import { Random } from "../../support/random.js";
import { randomNamedTypes, randomType } from "../../support/random-types.js";
import { randomValue } from "../../support/random-values.js";
import { compiler, schemaOf } from "../../support/schema.js";
import { define, types } from "../../support/types.js";

/** The schema that the tool emits for a type, read back from its text. */
function emitted(draft: Draft, type: Type, named: Readonly<Record<string, Type>>): object {
  const writer = schemaWriter(draft, () => "none");
  const definitions = Object.entries(named).map(([name, one]) => [name, writer.definition(define(one))] as const);
  const text = print(new Map([...definitions, ["the value", writer.definition(define(type))]]));
  return { [definitionsKey(draft)]: JSON.parse(text), $ref: `#/${definitionsKey(draft)}/the%20value` };
}

describe("accepts", () => {
  it.each(["2020-12", "draft-07"] as const)("agrees with Ajv on the schemas that are emitted, in %s", (draft) => {
    const r = new Random(draft.length);
    const compile = compiler();
    const ajv = createAjv(draft);
    const counts = { values: 0, accepted: 0 };
    for (let round = 0; round < 300; round++) {
      const named = randomNamedTypes(r);
      const type = randomType(r, 2);
      const judge = new Judge(types(named));
      const schema = emitted(draft, type, named);
      const byEmission = ajv.compile(schema);
      ajv.removeSchema(schema);
      const byOracle = compile(schemaOf(type, named));
      for (let each = 0; each < 20; each++) {
        const value = randomValue(r, type, named);
        const ours = judge.verdict(type, value);
        const told = JSON.stringify({ type: schemaOf(type, named), value });
        expect(byOracle(value), told).toBe(ours);
        expect(byEmission(value), told).toBe(ours);
        counts.values++;
        if (ours) counts.accepted++;
      }
    }
    expect(counts.values).toBe(6_000);
    expect(counts.accepted).toBeGreaterThan(3_000);
    expect(counts.values - counts.accepted).toBeGreaterThan(500);
  });
});
