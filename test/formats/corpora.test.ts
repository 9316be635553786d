import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, it, vi } from "vitest";
import { compareWithLabels } from "../../bench/iglu/index.js";
import { compile } from "../../src/emit/json-schema/index.js";
import { createAjv } from "../../src/emit/json-schema/verify.js";
import {
  carriedAs,
  planOfSchema,
  planOfValues,
  type ReadSchema,
  shapeOf,
} from "../../src/formats/json-schema/index.js";
import { planText } from "../../src/formats/plan-text.js";
import { loadText } from "../../src/load/text.js";
import type { Json, JsonObject, Plan } from "../../src/plan/model.js";
import { smallest, subtype } from "../../src/plan/subtype/index.js";
import { formats } from "../../src/plan/values/formats.js";
import { ownType, payloads, typesOf as typesIn } from "../generators/payload.js";
import { sample } from "../import/values.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { Random } from "../support/random.js";
import { isWider, read, takes } from "./read.js";
import { relaxed } from "./relaxed.js";

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 120_000 });
/** A folder of real plans and schemas that others wrote; `iglu-central` in it is a clone of github.com/snowplow/iglu-central. */
const corpora = process.env.TRACKC_CORPORA ?? "";
const iglu = join(corpora, "iglu-central");
const isThere = corpora !== "" && existsSync(iglu);
const unless = isThere ? "" : " (not run: TRACKC_CORPORA names no folder with iglu-central in it)";

it.skipIf(!isThere)(
  `real schemas become plans that take what Ajv takes, and more only where it is noted${unless}`,
  () => {
    const known = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));
    const options = {
      strict: false,
      ownProperties: true,
      multipleOfPrecision: 9,
      formats: known,
      logger: false,
    } as const;
    const compiledByAjv = (schema: object): ((value: unknown) => boolean) => {
      const validate = new Ajv(options).compile(schema);
      return (value) => validate(value) === true;
    };
    const r = new Random(20261122);
    const counts = { schemas: 0, exact: 0, taken: 0, refused: 0, wider: 0 };
    for (const { path, text } of schemasIn(iglu)) {
      const type = read(text);
      // Ajv does not know the metaschema of self-describing schemas. Their draft's flags for open bounds are in none of them.
      const { $schema, self, ...schema } = JSON.parse(text);
      const atMost = compiledByAjv(relaxed(schema, type.notSaid));
      // What refers to other files says nothing without them.
      const judge = hasAll(type) ? compiledByAjv(schema) : atMost;
      const { isWhole } = shapeOf(type);
      const file = { path, text, linted: true };
      const imported = isWhole ? planOfSchema(type, file) : planOfValues(type, file);
      const ours = compiledPlan(imported.loaded.plan);
      const asProperty = (value: unknown): unknown => (isWhole ? value : { [carriedAs]: value });
      counts.schemas++;
      if (!isWider(type)) counts.exact++;
      for (const value of valuesOf(imported.loaded.plan, isWhole, schema, r)) {
        const expected = judge(value);
        const found = ours(asProperty(value));
        const what = `${path}: ${JSON.stringify(value)}`;
        if (expected) expect(found, `refused: ${what}`).toBe(true);
        else if (found) expect(atMost(value), `taken, and no note says so: ${what}`).toBe(true);
        expect(takes(type, value), `another answer than the plan: ${what}`).toBe(found);
        counts[expected ? "taken" : found ? "wider" : "refused"]++;
      }
    }
    expect(counts.exact).toBeGreaterThan(counts.schemas * 0.9);
    expect(counts.taken).toBeGreaterThan(counts.schemas * 5);
    expect(counts.refused).toBeGreaterThan(counts.schemas * 5);
    expect(counts.wider).toBeGreaterThan(0);
    if (isLong) console.log(counts);
  },
);

/** The JSON Schemas in a folder: what Iglu has of other formats stands in folders of other names. */
function schemasIn(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /[\\/]jsonschema[\\/][0-9-]+(?:\.json)?$/.test(name))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

function hasAll({ notSaid }: ReadSchema): boolean {
  return notSaid.every(({ keyword, widens }) => keyword !== "$ref" || !widens);
}

const strict = createAjv("2020-12");

/** A plan of one event, written, loaded and compiled, as Ajv judges it. */
function compiledPlan(plan: Plan): (payload: unknown) => boolean {
  const { value: loaded, diagnostics } = loadText({ "trackc.yaml": "name: iglu\n", "plans/plan.yaml": planText(plan) });
  expect(diagnostics, planText(plan)).toEqual([]);
  const file = compile(loaded, { proposed: true }).value.find(({ path }) => path.startsWith("events/"));
  if (file === undefined) throw new Error(`no event: ${planText(plan)}`);
  const { $id, ...schema } = JSON.parse(file.text);
  const validate = strict.compile(schema);
  return (payload) => validate(payload) === true;
}

/** Values that come from what was made of a schema, the smallest among them, and values that come from the schema itself. */
function valuesOf(plan: Plan, isWhole: boolean, schema: object, r: Random): readonly Json[] {
  const [event] = plan.events;
  if (event === undefined) throw new Error("no event");
  const [type, types] = [ownType(event), typesIn(plan)];
  const least = smallest(type, types);
  const many = isLong ? 300 : 30;
  const made = [
    ...(least === undefined ? [] : [least]),
    ...fc.sample(payloads(type, types), { numRuns: many, seed: 20261122 }),
  ].map((payload) => plainOf(payload) as JsonObject);
  const drawn = Array.from({ length: many }, () => plainOf(sample(r, schema as JsonObject, schema as JsonObject)));
  const within = made.flatMap((payload) => (isWhole ? [payload] : (payload[carriedAs] ?? [])));
  return [...within, ...drawn];
}

/** Objects as they come out of a file. */
function plainOf(value: Json): Json {
  return JSON.parse(JSON.stringify(value));
}

it.skipIf(!isThere)(`real schemas can be written as plans, which load and hold the same values${unless}`, () => {
  for (const { path, text } of schemasIn(iglu)) {
    const { plan } = planOfSchema(read(text), { path, text, linted: true }).loaded;
    const written = planText(plan);
    const { value: loaded, diagnostics } = loadText({ "trackc.yaml": "name: iglu\n", "plans/plan.yaml": written });
    expect(diagnostics, written).toEqual([]);
    const [one, other] = [plan.events[0], loaded.plan.events[0]];
    if (one === undefined || other === undefined) throw new Error(`no event in ${path}`);
    const [before, after] = [typesIn(plan), typesIn(loaded.plan)];
    expect(subtype(ownType(one), before, ownType(other), after), path).toEqual({ kind: "included" });
    expect(subtype(ownType(other), after, ownType(one), before), path).toEqual({ kind: "included" });
  }
});

it.skipIf(!isThere)(
  `every difference from the labels that authors gave has a reason, and the page says so${unless}`,
  async () => {
    const { problems, markdown } = compareWithLabels(iglu);
    expect(problems).toEqual([]);
    await expect(markdown).toMatchFileSnapshot("../../docs/diff-iglu.md");
  },
);
