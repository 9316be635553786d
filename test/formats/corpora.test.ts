import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compareWithLabels } from "../../bench/iglu/index.js";
import { planOfSchema, typesOf } from "../../src/formats/json-schema/index.js";
import { planText } from "../../src/formats/plan-text.js";
import { loadText } from "../../src/load/text.js";
import { smallest, subtype } from "../../src/plan/subtype/index.js";
import { atomsOf } from "../../src/plan/values/atoms.js";
import { formats } from "../../src/plan/values/formats.js";
import { ownType, payloads, typesOf as typesIn } from "../generators/payload.js";
import { isWider, read, takes } from "./read.js";

/** A folder of real plans and schemas that others wrote; `iglu-central` in it is a clone of github.com/snowplow/iglu-central. */
const corpora = process.env.TRACKC_CORPORA ?? "";
const iglu = join(corpora, "iglu-central");
const isThere = corpora !== "" && existsSync(iglu);
const unless = isThere ? "" : " (not run: TRACKC_CORPORA names no folder with iglu-central in it)";

it.skipIf(!isThere)(`real schemas read as types that take what Ajv takes${unless}`, () => {
  const names = readdirSync(iglu, { recursive: true, encoding: "utf8" });
  const paths = names.filter((name) => /[\\/]jsonschema[\\/][0-9-]+(?:\.json)?$/.test(name));
  const known = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));
  const counts = { exact: 0, wider: 0, taken: 0, refused: 0 };
  for (const path of paths.sort()) {
    const text = readFileSync(join(iglu, path), "utf8");
    const type = read(text);
    const wider = isWider(type);
    counts[wider ? "wider" : "exact"]++;
    // Ajv does not know the metaschema of self-describing schemas. Their draft's flags for open bounds are in none of them.
    const { $schema, self, ...schema } = JSON.parse(text);
    const ajv = new Ajv({ strict: false, ownProperties: true, multipleOfPrecision: 9, formats: known, logger: false });
    const validate = ajv.compile(schema);
    const types = typesOf(type);
    const least = smallest(type.root.type, types);
    const values: unknown[] = least === undefined ? [] : [least];
    for (const atom of atomsOf(type.root.type, types)) {
      if (atom.kind === "object") values.push(...fc.sample(payloads(atom, types), { numRuns: 30, seed: 20261122 }));
    }
    for (const value of values) {
      const plain = JSON.parse(JSON.stringify(value));
      const expected = validate(plain) === true;
      counts[expected ? "taken" : "refused"]++;
      const found = takes(type, plain);
      expect(expected ? found : found && !wider, `${path}: ${JSON.stringify(plain)}`).toBe(expected);
    }
  }
  expect(counts.exact).toBeGreaterThan(paths.length * 0.9);
  expect(counts.taken).toBeGreaterThan(paths.length);
  expect(counts.refused).toBeGreaterThan(paths.length);
});

it.skipIf(!isThere)(`real schemas can be written as plans, which load and hold the same values${unless}`, () => {
  const names = readdirSync(iglu, { recursive: true, encoding: "utf8" });
  for (const path of names.filter((name) => /[\\/]jsonschema[\\/][0-9-]+(?:\.json)?$/.test(name)).sort()) {
    const text = readFileSync(join(iglu, path), "utf8");
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

it.skipIf(!isThere)(`every difference from the labels that authors gave their versions has a reason${unless}`, () => {
  expect(compareWithLabels(iglu).problems).toEqual([]);
});
