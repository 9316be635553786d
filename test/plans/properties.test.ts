import { describe, expect, it, vi } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { createAjv, verify } from "../../src/emit/json-schema/verify.js";
import type { OutputFile } from "../../src/emit/target.js";
import { generate } from "../../src/emit/typescript/index.js";
import { lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import type { LoadedPlan } from "../../src/loaded.js";
import type { Event, JsonObject, ObjectType } from "../../src/plan/model.js";
import { sentProperties, sentTraits } from "../../src/plan/sent.js";
import { accepts } from "../../src/plan/values/accepts.js";
import { nastyTexts, prototypeTexts } from "../generators/names.js";
import { asTypeScriptSees, isExact, ownType, payloads, typesAsTypeScriptSees, typesOf } from "../generators/payload.js";
import { plans, rearranged, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { isLong, seed } from "../support/long.js";
import { typecheck } from "./typecheck.js";

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 60_000 });
const times = (usual: number): number => (isLong ? usual * 20 : usual);
const settings = (usual: number) => ({ numRuns: times(usual) });

interface Sample {
  readonly texts: Record<string, string>;
  readonly loaded: LoadedPlan;
}

/** Generated plans, loaded once for all tests; nothing where there are mistakes in one. */
const samples: readonly (Sample | undefined)[] = fc.sample(plans, settings(150)).map((plan) => {
  const texts = textsOf(plan);
  const { value: loaded, diagnostics } = loadText(texts);
  return diagnostics.length === 0 ? { texts, loaded } : undefined;
});

/** Those of the first `count` that load without mistakes. */
function cleanPlans(count: number): readonly Sample[] {
  return samples.slice(0, times(count)).filter((sample) => sample !== undefined);
}

/** For the message of a failed test: the plan as files that can be tried by hand. */
const shown = (texts: Readonly<Record<string, string>>): string =>
  Object.entries(texts)
    .map(([path, text]) => `# ${path}\n${text}`)
    .join("\n");

const byPath = (files: readonly OutputFile[]): Record<string, string> =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

describe(`generated plans (seed ${seed})`, () => {
  it("are free of mistakes more often than not, so that what follows is not said of nothing", () => {
    const clean = cleanPlans(150);
    expect(clean.length).toBeGreaterThan(times(150) * 0.7);
    const all = clean.map(({ loaded }) => loaded.plan);
    const count = (of: (plan: LoadedPlan["plan"]) => number) => all.reduce((sum, plan) => sum + of(plan), 0);
    expect(count((plan) => plan.events.length)).toBeGreaterThan(clean.length);
    expect(count((plan) => plan.types.length + plan.entities.length)).toBeGreaterThan(clean.length);
    expect(count((plan) => plan.context.length)).toBeGreaterThan(clean.length / 4);
  });

  it("load and lint without throwing, whatever is wrong with them", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { value: loaded } = loadText(textsOf(plan));
        lint(loaded, { today: "2026-03-01" });
        lint(loaded, { today: "2031-03-01", preset: "strict" });
      }),
      settings(100),
    );
  });

  it("compile to schemas that are valid and that Ajv takes in strict mode, in both drafts", () => {
    for (const { texts, loaded } of cleanPlans(25)) {
      for (const draft of ["2020-12", "draft-07"] as const) {
        const { value: files, diagnostics } = compile(loaded, { draft });
        expect(diagnostics).toEqual([]);
        expect(verify(files), shown(texts)).toEqual([]);
        const part = compile(loaded, {
          draft,
          source: "web",
          destination: "segment",
          proposed: true,
          unknown: "allow",
        });
        expect(verify(part.value), shown(texts)).toEqual([]);
      }
    }
  });

  it("compile whatever the plan is called", () => {
    for (const name of [...nastyTexts, ...prototypeTexts]) {
      const { value: loaded, diagnostics } = loadText({
        "trackc.yaml": `name: ${JSON.stringify(name)}\n`,
        "plans/plan.yaml": "events:\n  Song Played:\n",
      });
      expect(diagnostics, name).toEqual([]);
      expect(verify(compile(loaded).value), name).toEqual([]);
    }
  });

  it("give the same outputs every time, wherever their definitions stand", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const outputs = (texts: Record<string, string>) => {
          const { value: loaded, diagnostics } = loadText(texts);
          if (diagnostics.length > 0) return undefined;
          const options = { sdk: ["segment"] };
          return { schemas: byPath(compile(loaded).value), client: byPath(generate(loaded, options).value) };
        };
        const once = outputs(textsOf(plan));
        expect(outputs(textsOf(plan))).toEqual(once);
        expect(outputs(rearranged(plan))).toEqual(once);
      }),
      settings(60),
    );
  });

  it("compile to schemas that admit what the plan's own types admit", () => {
    let admitted = 0;
    let refused = 0;
    for (const { texts, loaded } of cleanPlans(50)) {
      const { plan } = loaded;
      const types = typesOf(plan);
      const schemas = schemasByEvent(compile(loaded).value);
      const ajv = createAjv("2020-12");
      for (const event of plan.events) {
        const schema = schemas.get(event.name.value);
        if (!schema) continue;
        const validate = ajv.compile(schema);
        const sent = sentType(loaded, event);
        for (const payload of fc.sample(payloads(sent, types), { numRuns: isLong ? 40 : 10 })) {
          const valid = accepts(sent, payload, types);
          if (valid) admitted++;
          else refused++;
          expect(validate(payload), `${event.name.value} ${JSON.stringify(payload)}\n${shown(texts)}`).toBe(valid);
        }
      }
    }
    expect(admitted).toBeGreaterThan(times(30));
    expect(refused).toBeGreaterThan(times(30));
  });

  it("generate TypeScript that compiles, and that admits what the plan admits as far as types can say it", () => {
    const clean = cleanPlans(50);
    const files: Record<string, string> = {};
    const calls: (Call & { readonly file: string; readonly line: number })[] = [];
    clean.forEach(({ loaded }, at) => {
      const { value, diagnostics } = generate(loaded, { sdk: ["segment", "http"], checks: true });
      expect(diagnostics).toEqual([]);
      for (const { path, text } of value) files[`p${at}/${path}`] = text;
      // Part of a plan is a client, too.
      const part = generate(loaded, { source: "web", destination: "segment", proposed: true, deny: ["personal"] });
      for (const { path, text } of part.value) files[`p${at}/part/${path}`] = text;
      const made = callsOf(loaded);
      if (made.length === 0) return;
      const file = `p${at}/calls.ts`;
      files[file] = `import * as client from "./index.js";\n${made.map(({ code }) => code).join("\n")}\n`;
      for (const [index, call] of made.entries()) calls.push({ ...call, file, line: index + 2 });
    });

    const complaints = typecheck(files);
    const inClient = complaints.filter(({ file }) => !file.endsWith("calls.ts"));
    const plan = (file: string) => shown(clean[Number(/^p(\d+)/.exec(file)?.[1])]?.texts ?? {});
    expect(inClient, inClient[0] && plan(inClient[0].file)).toEqual([]);

    const about = new Map(complaints.map(({ file, line, text }) => [`${file}:${line}`, text]));
    const disagreed = calls
      .map((call) => ({ ...call, complaint: about.get(`${call.file}:${call.line}`) }))
      .filter(
        ({ verdict, complaint }) => verdict !== "undecided" && (verdict === "valid") !== (complaint === undefined),
      );
    const told = disagreed.map(({ verdict, code, complaint }) => `${verdict}: ${code} ${complaint ?? "compiles"}`);
    expect(told, disagreed[0] && plan(disagreed[0].file)).toEqual([]);
    for (const verdict of ["valid", "wrong"]) {
      expect(calls.filter((call) => call.verdict === verdict).length).toBeGreaterThan(times(30));
    }
  });
});

/** An event's shape as it travels, context included. */
function sentType({ plan, project }: LoadedPlan, event: Event): ObjectType {
  const allSources = project.vocabulary.sources?.map((source) => source.value);
  return { kind: "object", ...sentProperties(plan, event, { allSources }) };
}

/** The schemas of a plan's events, by the event's name. */
function schemasByEvent(files: readonly OutputFile[]): Map<string, object> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const index = JSON.parse(texts.get("index.json") ?? "{}") as { events: { event: string; file: string }[] };
  return new Map(index.events.map(({ event, file }) => [event, JSON.parse(texts.get(file) as string) as object]));
}

interface Call {
  readonly code: string;
  /** `undecided` where a type can't tell that a value is wrong. */
  readonly verdict: "valid" | "wrong" | "undecided";
}

/** A value on one line of code: what JSON leaves as it is can end a line of TypeScript. */
function literal(value: string | JsonObject): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => (end === "\u2028" ? "\\u2028" : "\\u2029"));
}

/** Calls of a client's functions, half through `track`, with payloads of which the plan knows whether they are valid. */
function callsOf({ plan }: LoadedPlan): Call[] {
  const types = typesOf(plan);
  const seenTypes = typesAsTypeScriptSees(plan);
  const calls: Call[] = [];
  const call = (type: ObjectType, heads: readonly string[]) => {
    // Without properties the first argument is already that of the options.
    if (type.properties.length === 0 && type.additional === false) return;
    fc.sample(payloads(type, types), { numRuns: 6 }).forEach((payload, at) => {
      const head = heads[at % heads.length];
      calls.push({ code: `client.${head}${literal(payload)});`, verdict: verdictOn(type, payload) });
    });
  };
  for (const event of plan.events) {
    if (event.kind !== "track" || event.status === "proposed" || event.status === "retired") continue;
    const { camel } = event.identifier;
    call(ownType(event), [`${camel}(`, `${camel}(`, `track(${literal(event.name.value)}, `]);
  }
  for (const entity of plan.entities) {
    if (entity.kind.value === "object") continue;
    const verb = entity.kind.value === "user" ? "identify" : "group";
    const properties = sentTraits(entity).traits;
    call({ kind: "object", properties, additional: entity.additional }, [`${verb}${entity.identifier.pascal}("id", `]);
  }
  return calls;

  function verdictOn(own: ObjectType, payload: JsonObject): Call["verdict"] {
    if (accepts(own, payload, types)) return "valid";
    return !accepts(asTypeScriptSees(own), payload, seenTypes) && isExact(own, types) ? "wrong" : "undecided";
  }
}
