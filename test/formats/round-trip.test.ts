import { expect, it, vi } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { createAjv } from "../../src/emit/json-schema/verify.js";
import { planOfSchema, typesOf as typesOfSchema } from "../../src/formats/json-schema/index.js";
import { planText } from "../../src/formats/plan-text.js";
import { loadText } from "../../src/load/text.js";
import type { JsonObject, Type } from "../../src/plan/model.js";
import { subtype } from "../../src/plan/subtype/index.js";
import { ownType, payloads, typesOf } from "../generators/payload.js";
import { plans, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { isLong, seed } from "../support/long.js";
import { isWider, notes, read, takes } from "./read.js";

vi.setConfig({ testTimeout: isLong ? 1_800_000 : 60_000 });

it(`what was compiled from a plan reads back as the same values, in both drafts (seed ${seed})`, () => {
  const counts = { schemas: 0, taken: 0, refused: 0, same: 0 };
  for (const [at, plan] of fc.sample(plans, { numRuns: isLong ? 600 : 40, seed }).entries()) {
    const { value: loaded, diagnostics } = loadText(textsOf(plan));
    if (diagnostics.length > 0) continue;
    const draft = at % 2 === 0 ? "2020-12" : "draft-07";
    const ajv = createAjv(draft);
    for (const { path, text } of compile(loaded, { draft, proposed: true }).value) {
      if (!path.startsWith("events/")) continue;
      const schema = read(text);
      expect(isWider(schema), `${notes(schema).join("\n")}\n${text}`).toBe(false);
      counts.schemas++;
      const validate = ajv.compile(JSON.parse(text));
      const event = loaded.plan.events.find(({ identifier }) => path === `events/${identifier.camel}.json`);
      const shapes: Type[] = [schema.root.type, ...(event ? [ownType(event)] : [])];
      for (const shape of shapes) {
        if (shape.kind !== "object") continue;
        const types = shape === schema.root.type ? typesOfSchema(schema) : typesOf(loaded.plan);
        for (const value of fc.sample<JsonObject>(payloads(shape, types), { numRuns: 15, seed: seed + at })) {
          const plain = JSON.parse(JSON.stringify(value));
          const expected = validate(plain) === true;
          counts[expected ? "taken" : "refused"]++;
          expect(takes(schema, plain), `${JSON.stringify(value)}\n${text}`).toBe(expected);
        }
      }
      const file = { path, text, linted: true };
      const { loaded: imported } = planOfSchema(schema, file);
      const written = planText(imported.plan);
      const again = loadText({ "trackc.yaml": "name: again\n", "plans/plan.yaml": written });
      expect(again.diagnostics, `${written}\n${text}`).toEqual([]);
      const [before, after] = [imported.plan, again.value.plan];
      const [one, other] = [before.events[0], after.events[0]];
      if (one === undefined || other === undefined) throw new Error(`no event in ${written}`);
      for (const proof of [
        subtype(ownType(one), typesOf(before), ownType(other), typesOf(after)),
        subtype(ownType(other), typesOf(after), ownType(one), typesOf(before)),
      ]) {
        expect(proof.kind, `${JSON.stringify(proof)}\n${written}\n${text}`).not.toBe("refuted");
      }
      const isOwn = event !== undefined && event.callName === undefined && loaded.plan.context.length === 0;
      if (!isOwn || event.kind !== "track") continue;
      const [own, back] = [ownType(event), schema.root.type];
      const [ownTypes, backTypes] = [typesOf(loaded.plan), typesOfSchema(schema)];
      for (const proof of [subtype(own, ownTypes, back, backTypes), subtype(back, backTypes, own, ownTypes)]) {
        expect(proof.kind, `${JSON.stringify(proof)}\n${text}`).not.toBe("refuted");
        if (proof.kind === "included") counts.same++;
      }
    }
  }
  expect(counts.schemas).toBeGreaterThan(30);
  expect(counts.taken).toBeGreaterThan(200);
  expect(counts.refused).toBeGreaterThan(100);
  expect(counts.same).toBeGreaterThan(10);
});
