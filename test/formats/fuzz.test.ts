import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it, vi } from "vitest";
import { planOfSchema, planOfValues, type ReadSchema } from "../../src/formats/json-schema/index.js";
import { planText } from "../../src/formats/plan-text.js";
import { loadText } from "../../src/load/text.js";
import { subtype } from "../../src/plan/subtype/index.js";
import { formats } from "../../src/plan/values/formats.js";
import { ownType, typesOf } from "../generators/payload.js";
import { isLong, seed } from "../support/long.js";
import { Random } from "../support/random.js";
import { randomJson, randomSchema } from "./random-schemas.js";
import { isWider, read, takes } from "./read.js";

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 60_000 });
const schemas = isLong ? 60_000 : 900;

it(`a type takes all that its schema takes, and no more where nothing was left unsaid (seed ${seed})`, () => {
  const r = new Random(seed);
  const known = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    multipleOfPrecision: 9,
    formats: { ...known, color: true },
    logger: false,
  });
  const counts = { exact: 0, wider: 0, taken: 0, refused: 0, asPlan: 0 };
  const wrong: string[] = [];
  for (let at = 0; at < schemas; at++) {
    const schema = {
      type: undefined,
      ...Object(randomSchema(r, 3)),
      $defs: { one: randomSchema(r, 2), two: randomSchema(r, 2) },
    };
    const text = JSON.stringify(schema);
    const asGiven: object = JSON.parse(text);
    let validate: (value: unknown) => unknown;
    try {
      validate = ajv.compile(asGiven);
    } catch (error) {
      // References that lead round in a circle have no meaning that validators agree on.
      if (error instanceof RangeError || /Invalid regular expression/.test(String(error))) continue;
      throw error;
    }
    ajv.removeSchema(asGiven);
    const type = read(text);
    const wider = isWider(type);
    if (at % 3 === 0 && isSameAsPlan(planOfSchema, type, text)) counts.asPlan++;
    if (at % 3 === 1 && isSameAsPlan(planOfValues, type, text)) counts.asPlan++;
    counts[wider ? "wider" : "exact"]++;
    for (let value = 0; value < 25; value++) {
      const sample = randomJson(r, 3);
      let expected: boolean;
      try {
        expected = validate(sample) === true;
      } catch {
        break; // A circle that Ajv follows for ever.
      }
      const found = takes(type, sample);
      counts[expected ? "taken" : "refused"]++;
      const isRight = expected ? found !== false : wider || found !== true;
      if (!isRight) wrong.push(`${JSON.stringify(sample)} ${expected ? "is" : "is not"} of ${text}`);
    }
  }
  expect(wrong.sort((a, b) => a.length - b.length).slice(0, 3)).toEqual([]);
  expect(counts.exact).toBeGreaterThan(schemas / 4);
  expect(counts.taken).toBeGreaterThan(schemas * 2);
  expect(counts.refused).toBeGreaterThan(schemas * 2);
  expect(counts.asPlan).toBeGreaterThan(schemas / 20);
});

/** Whether a schema, written as a plan, loads without mistakes; then the plan's event must hold what the schema's does. */
function isSameAsPlan(planOf: typeof planOfSchema, schema: ReadSchema, text: string): boolean {
  const { plan } = planOf(schema, { path: "schema.json", text, linted: true }).loaded;
  const written = planText(plan);
  const { value: loaded, diagnostics } = loadText({ "trackc.yaml": "name: fuzz\n", "plans/plan.yaml": written });
  const [one, other] = [plan.events[0], loaded.plan.events[0]];
  if (diagnostics.length > 0 || one === undefined || other === undefined) return false;
  const [before, after] = [typesOf(plan), typesOf(loaded.plan)];
  expect(subtype(ownType(one), before, ownType(other), after).kind, `${written}\n${text}`).not.toBe("refuted");
  expect(subtype(ownType(other), after, ownType(one), before).kind, `${written}\n${text}`).not.toBe("refuted");
  return true;
}
