import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test, vi } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { createAjv } from "../../src/emit/json-schema/verify.js";
import { type Imported, type Loss, NotImportable } from "../../src/import/imported.js";
import { filesOf, importSchemas, importSegment } from "../../src/import/index.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import type { Json, JsonObject, Plan } from "../../src/plan/model.js";
import { judge } from "../../src/plan/values/accepts.js";
import { formats } from "../../src/plan/values/formats.js";
import { randomJson, randomSchema } from "../formats/random-schemas.js";
import { ownType, payloads, typesOf } from "../generators/payload.js";
import fc from "../support/fast-check.js";
import { isLong, seed } from "../support/long.js";
import { Random } from "../support/random.js";
import { objectOf, sample } from "./values.js";

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 120_000 });
const most = isLong ? 2_000 : 40;

/** What Ajv makes of what an event carries, by the source. Its errors say which keyword refuses. */
interface Judge {
  readonly takes: ValidateFunction;
  /** A message or the properties alone, as the source's schema has it. */
  readonly wrap: (properties: JsonObject) => unknown;
  readonly schema: Schema;
  readonly document: Schema;
}
interface Schema {
  readonly [keyword: string]: unknown;
}

const known = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));
const options = {
  strict: false,
  ownProperties: true,
  multipleOfPrecision: 9,
  formats: known,
  logger: false,
  allErrors: true,
} as const;

/** A schema as Ajv takes it: without addresses, which here only say where something stands. */
function forAjv(schema: unknown): Schema {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(
      ([key, of]) => !(["id", "$id", "$schema"].includes(key) && typeof of === "string") && key !== "self",
    );
    return Object.fromEntries(entries.map(([key, of]) => [key, strip(of)]));
  };
  return strip(schema) as Schema;
}

function judgeOf(schema: unknown, part?: string): Judge {
  const document = forAjv(schema);
  const isOld = JSON.stringify((schema as Schema).$schema ?? "").includes("draft-0") || part !== undefined;
  const ajv = isOld || (schema as { self?: unknown }).self ? new Ajv(options) : new Ajv2020(options);
  const takes = ajv.compile(document);
  const inner = part === undefined ? document : ((document.properties as Schema | undefined)?.[part] as Schema);
  const wrap = (properties: JsonObject): unknown => (part === undefined ? properties : { [part]: properties });
  return { takes, wrap, schema: inner, document };
}

/** Holds an imported plan against judges, by event: what they take is taken, and what they refuse is refused or was told of. */
function compare(
  imported: Imported,
  judges: ReadonlyMap<string, readonly Judge[]>,
  values = most,
): Record<"taken" | "refused" | "wider", number> {
  const texts = Object.fromEntries(filesOf(imported, "").map(({ name, text }) => [`plans/${name}`, text]));
  const { value: loaded, diagnostics } = loadText({ "trackc.yaml": "name: imported\n", ...texts });
  expect(diagnostics, Object.values(texts).join("\n")).toEqual([]);
  expect(inspect(loaded, { today: "2026-01-01" }).diagnostics.filter(({ level }) => level === "error")).toEqual([]);
  const schemas = new Map(compile(loaded, { proposed: true }).value.map(({ path, text }) => [path, text]));
  const ajv = createAjv("2020-12");
  const counts = { taken: 0, refused: 0, wider: 0 };
  const r = new Random(seed);
  for (const event of loaded.plan.events) {
    const of = judges.get(event.name.value);
    const text = schemas.get(`events/${event.identifier.camel}.json`);
    if (of === undefined || text === undefined) throw new Error(`nobody judges ${event.name.value}`);
    const ours = ajv.compile(JSON.parse(text));
    const losses = imported.losses.filter(
      ({ where, widens }) => widens && (where === event.name.value || where === "common"),
    );
    for (const value of [...drawn(r, of, values), ...made(event, loaded.plan, values)]) {
      const plain: JsonObject = JSON.parse(JSON.stringify(value));
      const refusing = of.filter(({ takes, wrap }) => !takes(wrap(plain)));
      const taken = ours(plain) === true;
      const what = `${event.name.value}: ${JSON.stringify(plain)}\n${text}`;
      if (refusing.length === 0) {
        counts.taken++;
        expect(taken, `refused: ${what}\n${JSON.stringify(ours.errors)}`).toBe(true);
      } else if (taken) {
        counts.wider++;
        expect(
          refusing.every((one) => isTold(one.takes, losses)),
          `taken: ${what}\n${JSON.stringify(refusing[0]?.takes.errors)}`,
        ).toBe(true);
      } else counts.refused++;
    }
  }
  return counts;
}

/** Whether a loss names what refuses. */
function isTold({ errors }: ValidateFunction, losses: readonly Loss[]): boolean {
  return (errors ?? []).some(({ keyword, instancePath, schemaPath, params }) => {
    const names = [instancePath.split("/").at(-1), params.missingProperty, params.additionalProperty];
    return losses.some(
      (loss) =>
        loss.keyword === keyword ||
        schemaPath.includes(`/${loss.keyword}/`) ||
        names.some((name) => name !== undefined && (loss.keyword === name || loss.what.includes(`\`${name}\``))) ||
        // Names by their pattern are let in among all others.
        (loss.keyword === "patternProperties" && keyword === "additionalProperties"),
    );
  });
}

/** Values that come from the source's schemas. */
function drawn(r: Random, of: readonly Judge[], values: number): readonly Json[] {
  return Array.from({ length: values }, () =>
    Object.assign({}, ...of.map(({ schema, document }) => drawnOf(r, schema, document))),
  );
}

function drawnOf(r: Random, schema: Schema | undefined, document: Schema): object {
  if (schema === undefined) return r.chance(0.5) ? {} : { "nobody asked": 1 };
  if (schema.properties || schema.required) {
    const { anyOf, oneOf } = schema as { anyOf?: Schema[]; oneOf?: Schema[] };
    const choice = anyOf ?? oneOf;
    return objectOf(r, choice ? { ...schema, ...r.pick(choice) } : schema, document, 6);
  }
  const value = sample(r, schema, document);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** Values that come from what was made of them, half of them spoiled. */
function made(event: Parameters<typeof ownType>[0], plan: Plan, values: number): readonly JsonObject[] {
  const shape = ownType(event);
  const whole = {
    ...shape,
    properties: [
      ...shape.properties,
      ...plan.context.filter(({ name }) => !shape.properties.some((own) => own.name.value === name.value)),
    ],
  };
  return fc.sample(payloads(whole, typesOf(plan)), { numRuns: values });
}

// ── sources ────────────────────────────────────────────────────────────────────────────────────────────────────

function segment(path: string): {
  readonly imported: Imported;
  readonly judges: ReadonlyMap<string, readonly Judge[]>;
} {
  const text = readFileSync(path, "utf8");
  const file = { path: "plan.json", text, linted: true };
  const plan = JSON.parse(text);
  const rules = plan.data?.rules ?? plan.rules;
  const list: { name: string; schema: Schema; version: number }[] = Array.isArray(rules)
    ? rules.map(({ type, key, jsonSchema, version }) => ({
        name: key ?? { PAGE: "Page", SCREEN: "Screen", COMMON: "" }[type as string],
        schema: jsonSchema,
        version,
      }))
    : [
        ...rules.events.map((event: { name: string; rules: Schema }) => ({
          name: event.name,
          schema: event.rules,
          version: 1,
        })),
        ...(rules.global ? [{ name: "", schema: rules.global, version: 1 }] : []),
      ];
  const judges = new Map<string, Judge>();
  for (const { name, schema } of [...list].sort((a, b) => a.version - b.version)) {
    if (name === undefined) continue;
    const isMessage = Object.keys((schema.properties as object | undefined) ?? {}).some(
      (key) => key === "properties" || key === "traits",
    );
    // A message has properties and, in a plan, nothing else that is looked at.
    const { required, ...rest } = schema;
    judges.set(
      name,
      isMessage ? judgeOf({ ...rest, $schema: "draft-07" }, "properties") : judgeOf({ ...schema, $schema: "draft-07" }),
    );
  }
  const common = judges.get("");
  const all = new Map([...judges].map(([name, judge]) => [name, common ? [judge, common] : [judge]] as const));
  return { imported: importSegment(file, { closed: false }), judges: all };
}

test.each(["segment", "segment-older"])("%s: a plan takes what its rules take, and what else was told", (name) => {
  const { imported, judges } = segment(join(import.meta.dirname, name, "input.json"));
  const counts = compare(imported, judges);
  expect(counts.taken).toBeGreaterThan(most / 2);
  expect(counts.refused).toBeGreaterThan(most / 4);
});

function schemasIn(folder: string, takes: (path: string) => boolean): readonly { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(takes)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** Each schema of a folder as a plan of its own, and as parts of one plan. */
function schemas(files: readonly { path: string; text: string }[]): {
  imported: Imported;
  judges: Map<string, readonly Judge[]>;
} {
  const given = files.map(({ path, text }) => ({
    file: { path, text, linted: true },
    role: "event" as const,
    isNamed: false,
  }));
  const imported = importSchemas(given, { closed: false, nameFrom: "file" });
  const judges = new Map(
    files.map(({ path, text }) => [
      path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, ""),
      [judgeOf(JSON.parse(text))],
    ]),
  );
  return { imported, judges };
}

test("schemas of several drafts: a plan takes what they take, and what else was told", () => {
  const folder = join(import.meta.dirname, "json-schema/schemas");
  const files = schemasIn(folder, (path) => path.endsWith(".json") && !/definitions|package|1-0-0/.test(path));
  const { imported, judges } = schemas(files);
  expect(imported.events).toHaveLength(5);
  const counts = compare(imported, judges);
  expect(counts.taken).toBeGreaterThan(most);
  expect(counts.refused).toBeGreaterThan(most / 2);
});

test(`schemas that nobody would write: each becomes a plan that loads, and takes what it took (seed ${seed})`, () => {
  const r = new Random(seed);
  const counts = { plans: 0, exact: 0, taken: 0, refused: 0 };
  for (let at = 0; at < (isLong ? 6_000 : 80); at++) {
    const schema = {
      ...Object(randomSchema(r, 3)),
      type: "object",
      $defs: { one: randomSchema(r, 2), two: randomSchema(r, 2) },
    };
    const text = JSON.stringify(schema);
    const ajv = new Ajv2020({ ...options, formats: { ...known, color: true } });
    let validate: ValidateFunction;
    try {
      validate = ajv.compile(JSON.parse(text));
    } catch {
      continue; // Circles of references, and patterns without the flag `u`.
    }
    const file = { path: "Song Played.json", text, linted: true };
    let imported: Imported;
    try {
      imported = importSchemas([{ file, role: "event", isNamed: true }], { closed: false, nameFrom: undefined });
    } catch (thrown) {
      // What no object can be is no event.
      expect(thrown, text).toBeInstanceOf(NotImportable);
      continue;
    }
    const texts = Object.fromEntries(filesOf(imported, "").map(({ name, text }) => [`plans/${name}`, text]));
    const { value: loaded, diagnostics } = loadText({ "trackc.yaml": "name: imported\n", ...texts });
    expect(diagnostics, `${texts["plans/events.yaml"]}\n${text}`).toEqual([]);
    const [event] = loaded.plan.events;
    if (event === undefined) continue;
    counts.plans++;
    const widens = imported.losses.some((loss) => loss.widens);
    // A property that JavaScript can't carry is left out of a closed object as well.
    const isNarrower = imported.losses.some(({ keyword }) => keyword === "constructor");
    if (!widens) counts.exact++;
    for (let value = 0; value < 20; value++) {
      const sample = randomJson(r, 3);
      if (typeof sample !== "object" || sample === null || Array.isArray(sample)) continue;
      let expected: boolean;
      try {
        expected = validate(sample) === true;
      } catch {
        break; // A circle that Ajv follows for ever.
      }
      const found = judge(ownType(event), sample, typesOf(loaded.plan));
      counts[expected ? "taken" : "refused"]++;
      const isRight = expected ? found !== false || isNarrower : widens || isNarrower || found !== true;
      expect(
        isRight,
        `${JSON.stringify(sample)} ${expected ? "is" : "is not"} of ${text}\n${texts["plans/events.yaml"]}`,
      ).toBe(true);
    }
  }
  expect(counts.plans).toBeGreaterThan(isLong ? 3_000 : 40);
  expect(counts.exact).toBeGreaterThan(counts.plans / 8);
  expect(counts.taken).toBeGreaterThan(50);
  expect(counts.refused).toBeGreaterThan(50);
});

// ── what others wrote ──────────────────────────────────────────────────────────────────────────────────────────

/** A folder of real plans and schemas that others wrote. */
const corpora = process.env.TRACKC_CORPORA ?? "";
const unless = (folder: string): string =>
  existsSync(join(corpora, folder)) && corpora !== ""
    ? ""
    : ` (not run: TRACKC_CORPORA names no folder with ${folder} in it)`;
const isThere = (folder: string): boolean => corpora !== "" && existsSync(join(corpora, folder));

test.skipIf(!isThere("segment"))(`real tracking plans take what their rules take${unless("segment")}`, () => {
  for (const name of readdirSync(join(corpora, "segment")).filter((each) => each.endsWith(".json"))) {
    const { imported, judges } = segment(join(corpora, "segment", name));
    expect(compare(imported, judges).taken).toBeGreaterThan(most);
  }
});

test.skipIf(!isThere("matrix"))(`real event schemas take what they took${unless("matrix")}`, () => {
  const files = schemasIn(join(corpora, "matrix"), (path) => path.endsWith(".json"));
  const { imported, judges } = schemas(files);
  expect(compare(imported, judges).taken).toBeGreaterThan(most);
});

test.skipIf(!isThere("iglu-central"))(
  `every version of real self-describing schemas takes what it took${unless("iglu-central")}`,
  () => {
    const folder = join(corpora, "iglu-central");
    const counts = { taken: 0, refused: 0, wider: 0 };
    for (const file of schemasIn(folder, (path) => /[\\/]jsonschema[\\/][0-9-]+(?:\.json)?$/.test(path))) {
      if (JSON.parse(file.text).type !== "object") continue;
      const { imported, judges } = schemas([file]);
      const of = compare(imported, judges, most / 5);
      counts.taken += of.taken;
      counts.refused += of.refused;
      counts.wider += of.wider;
    }
    expect(counts.taken).toBeGreaterThan(1_000);
    expect(counts.refused).toBeGreaterThan(1_000);
  },
);
