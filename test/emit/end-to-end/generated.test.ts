import { expect, test } from "vitest";
import { compile } from "../../../src/emit/json-schema/index.js";
import { checkLeftOut } from "../../../src/emit/left-out.js";
import { generate } from "../../../src/emit/typescript/index.js";
import { loadText } from "../../../src/load/text.js";
import type { Event, JsonObject, ObjectType } from "../../../src/plan/model.js";
import { contextIn, eventsIn, sentTraits } from "../../../src/plan/sent.js";
import { accepts, type Types } from "../../../src/plan/values/accepts.js";
import { consent } from "../../generators/names.js";
import { ownType, payloads, typesOf } from "../../generators/payload.js";
import { plans, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { recorded } from "../typescript/support/client.js";
import { collector } from "./schemas.js";

const numRuns = isLong ? 150 : 40;

/** A value that a type admits, if some tries find one. */
function sampleOf(type: ObjectType, types: Types, seed: number): JsonObject | undefined {
  return fc.sample(payloads(type, types), { seed, numRuns: 30 }).find((value) => accepts(type, value, types));
}

/** What every call of an event passes. */
function leastOf(event: Event): ObjectType {
  return { kind: "object", properties: event.properties.filter(({ required }) => required), additional: false };
}

test(
  "Whatever a client sends of whatever plan, its schemas take",
  async () => {
    const sent = { calls: 0, entities: 0 };
    await fc.assert(
      fc.asyncProperty(
        plans,
        fc.nat(),
        fc.subarray([...consent]),
        fc.constantFrom([], ["sensitive"] as const, ["personal", "sensitive"] as const),
        fc.constantFrom("browser" as const, "server" as const),
        fc.constantFrom(undefined, undefined, "web"),
        async (written, seed, granted, deny, side, source) => {
          const { value: loaded, diagnostics } = loadText(textsOf(written));
          fc.pre(!diagnostics.some((one) => one.level === "error"));
          const { plan } = loaded;
          const allSources = loaded.project.vocabulary.sources?.map(({ value }) => value);
          const subset = { allSources, source };
          const output = { out: "tracking", subset, deny, denySpan: undefined };
          fc.pre(checkLeftOut(loaded, output).length === 0);

          const schemas = collector(compile(loaded, subset).value);
          const { api, messages } = await recorded(generate(loaded, { ...subset, deny, side }).value);
          const types = typesOf(plan);
          // All of it is set, so that whatever is filled in wrongly is seen.
          const all = contextIn(plan, subset).map((property) => ({ ...property, required: true }));
          const context = sampleOf({ kind: "object", properties: all, additional: false }, types, seed);
          fc.pre(context !== undefined);
          api.setContext?.(context);
          const decided = Object.fromEntries(consent.map((name) => [name, granted.includes(name)]));
          api.setConsent?.(decided);
          const who = side === "server" ? [{ userId: "u-1", consent: decided }] : [];

          for (const event of eventsIn(plan, subset)) {
            const call = api[event.identifier.camel];
            if (!call || event.callName) continue;
            const before = messages.length;
            const isEmpty = event.properties.length === 0 && event.additional === false;
            for (const properties of [sampleOf(ownType(event), types, seed), sampleOf(leastOf(event), types, seed)]) {
              if (properties === undefined) continue;
              if (isEmpty) call(...who);
              else call(properties, ...who);
              if (event.kind === "track") api.track(event.name.value, properties, ...who);
            }
            for (const { name, body } of messages.slice(before)) {
              const message = { type: event.kind, name, event: name, properties: body };
              expect({ message, wrong: schemas.message(message) }).toEqual({ message, wrong: "" });
              const wrong = schemas.body(schemas.fileOf(event.kind, event.name.value), body);
              expect({ message, wrong }).toEqual({ message, wrong: "" });
              sent.calls++;
            }
          }
          for (const entity of plan.entities) {
            const { id, traits } = sentTraits(entity);
            const kind = entity.kind.value === "user" ? "identify" : "group";
            const call = api[`${kind}${entity.identifier.pascal}`];
            const body = sampleOf({ kind: "object", properties: traits, additional: entity.additional }, types, seed);
            if (!call || body === undefined || id === undefined) continue;
            const before = messages.length;
            if (traits.length === 0 && entity.additional === false) call("a", ...who);
            else call("a", body, ...who);
            for (const { name, body: sentBody } of messages.slice(before)) {
              const message = { type: kind, [kind === "identify" ? "userId" : "groupId"]: name, traits: sentBody };
              expect({ message, wrong: schemas.message(message) }).toEqual({ message, wrong: "" });
              sent.entities++;
            }
          }
        },
      ),
      // Each run compiles a client: making a counter-example smaller would take longer than everything else.
      { numRuns, endOnFailure: true },
    );
    expect(sent.calls).toBeGreaterThan(numRuns / 2);
    expect(sent.entities).toBeGreaterThan(0);
  },
  isLong ? 900_000 : 120_000,
);

test("An id that is a number reaches the schemas as the text that SDKs send", async () => {
  const text = `entities:
  user: { kind: user, id: n, traits: { n: integer } }
  team: { kind: group, id: size, traits: { size: [10, 20] } }
`;
  const { value: loaded, diagnostics } = loadText({ "plans/plan.yaml": text });
  expect(diagnostics).toEqual([]);
  const schemas = collector(compile(loaded).value);
  const { api, messages } = await recorded(generate(loaded).value);
  api.identifyUser(1231);
  api.groupTeam?.(10);
  const [user, team] = messages;
  expect(schemas.message({ type: "identify", userId: user?.name, traits: user?.body })).toBe("");
  expect(schemas.message({ type: "group", groupId: team?.name, traits: team?.body })).toBe("");
  expect(schemas.message({ type: "group", groupId: "30" })).not.toBe("");
});
