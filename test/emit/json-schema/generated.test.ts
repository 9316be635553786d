import { expect, test } from "vitest";
import { compile } from "../../../src/emit/json-schema/index.js";
import { createAjv, verify } from "../../../src/emit/json-schema/verify.js";
import { loadText } from "../../../src/load/text.js";
import type { ObjectType } from "../../../src/plan/model.js";
import { sentProperties } from "../../../src/plan/sent.js";
import { accepts } from "../../../src/plan/values/accepts.js";
import { payloads, typesOf } from "../../generators/payload.js";
import { plans, rearranged, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";

const numRuns = isLong ? 300 : 25;
const drafts = fc.constantFrom("2020-12", "draft-07");
const validators = { "2020-12": createAjv("2020-12"), "draft-07": createAjv("draft-07") };

test("whatever plan has no mistake compiles to schemas that strict validators take", () => {
  fc.assert(
    fc.property(plans, drafts, (plan, draft) => {
      const { value, diagnostics } = loadText(textsOf(plan));
      fc.pre(!diagnostics.some((one) => one.level === "error"));
      const files = compile(value, { draft, proposed: true }).value;
      expect(verify(files)).toEqual([]);
    }),
    { numRuns },
  );
});

test("an event's schema takes exactly the payloads that the plan takes", () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(plans, drafts, fc.infiniteStream(fc.nat()), (written, draft, seeds) => {
      const { value: loaded, diagnostics } = loadText(textsOf(written));
      fc.pre(!diagnostics.some((one) => one.level === "error") && loaded.plan.events.length > 0);
      const { plan } = loaded;
      const files = new Map(compile(loaded, { draft, proposed: true }).value.map((file) => [file.path, file.text]));
      const index = JSON.parse(files.get("index.json") ?? "") as { events: { event: string; file: string }[] };
      const allSources = loaded.project.vocabulary.sources?.map((source) => source.value);
      const types = typesOf(plan);
      for (const event of plan.events.slice(0, 3)) {
        const file = index.events.find((one) => one.event === event.name.value)?.file ?? "";
        const schema = JSON.parse(files.get(file) ?? "");
        const validate = validators[draft as keyof typeof validators].compile(schema);
        validators[draft as keyof typeof validators].removeSchema(schema);
        const type: ObjectType = { kind: "object", ...sentProperties(plan, event, { allSources }) };
        const [seed = 0] = seeds.take(1);
        for (const payload of fc.sample(payloads(type, types), { seed, numRuns: 8 })) {
          const travelled = JSON.parse(JSON.stringify(payload));
          const mine = accepts(type, travelled, types);
          if (validate(travelled) !== mine)
            expect({ schema, travelled, taken: !mine }).toEqual({ schema, travelled, taken: mine });
          if (mine) taken++;
          else refused++;
        }
      }
    }),
    { numRuns },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(numRuns);
});

test("schemas do not depend on the order of files, definitions and keys", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const one = loadText(textsOf(plan));
      fc.pre(!one.diagnostics.some((each) => each.level === "error"));
      expect(compile(loadText(rearranged(plan)).value).value).toEqual(compile(one.value).value);
    }),
    { numRuns },
  );
});
