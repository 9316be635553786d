import { expect, test } from "vitest";
import { compile } from "../../../src/emit/json-schema/index.js";
import { generate } from "../../../src/emit/typescript/index.js";
import { loadText } from "../../../src/load/text.js";
import type { ObjectType } from "../../../src/plan/model.js";
import { eventsIn, sentProperties, sentTraits } from "../../../src/plan/sent.js";
import { payloads, typesOf } from "../../generators/payload.js";
import { plans, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { verified } from "../../support/verified.js";
import { checksOf } from "./running.js";

const numRuns = isLong ? 200 : 15;

test("On whatever plan, checks and schemas say the same of what events and entities send", async () => {
  const known = { valid: 0, invalid: 0, entities: 0 };
  await fc.assert(
    fc.asyncProperty(plans, fc.constantFrom(undefined, "web"), fc.nat(), async (written, source, seed) => {
      const { value: loaded, diagnostics } = loadText(textsOf(written));
      fc.pre(!diagnostics.some(({ level }) => level === "error"));
      const { plan, project } = loaded;
      const schemas = verified(compile(loaded, { source }).value);
      const checks = await checksOf(generate(loaded, { source, checks: true }).value);
      const types = typesOf(plan);
      const subset = { source, allSources: project.vocabulary.sources?.map(({ value }) => value) };
      const compare = (call: Parameters<typeof checks.violationIn>[0], file: string) => {
        // Whether the id is one is no matter of the traits' schema.
        const problems =
          checks.violationIn(call)?.problems.filter(({ expected }) => !expected.startsWith("an id")) ?? [];
        const isValid = schemas.takes(file, call.body);
        expect({ call, problems, isValid }).toMatchObject({ isValid: problems.length === 0 });
        known[isValid ? "valid" : "invalid"]++;
      };
      for (const event of eventsIn(plan, subset)) {
        // Which of several a page is, where names are shared, the envelope says.
        if (event.status === "retired" || event.callName) continue;
        const type: ObjectType = { kind: "object", ...sentProperties(plan, event, subset) };
        for (const body of fc.sample(payloads(type, types), { numRuns: 20, seed })) {
          for (const more of event.kind === "page" ? [{}, { url: "a" }, { title: 1 }] : [{}]) {
            const call = { type: event.kind, name: event.name.value, body: { ...more, ...body } };
            compare(call, `events/${event.identifier.camel}.json`);
          }
        }
      }
      for (const entity of plan.entities) {
        if (entity.kind.value !== "group") continue;
        const { traits } = sentTraits(entity);
        const type: ObjectType = { kind: "object", properties: traits, additional: entity.additional };
        for (const body of fc.sample(payloads(type, types), { numRuns: 20, seed })) {
          compare(
            { type: "group", name: "a", groupType: entity.name.value, body },
            `traits/${entity.identifier.camel}.json`,
          );
          known.entities++;
        }
      }
    }),
    { numRuns },
  );
  expect(known.valid).toBeGreaterThan(numRuns * 10);
  expect(known.invalid).toBeGreaterThan(numRuns * 5);
  expect(known.entities).toBeGreaterThan(0);
}, 1_800_000);
