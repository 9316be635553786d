import { describe, expect, it } from "vitest";
import { destinationsRules } from "../../src/rules/destinations/index.js";
import { linted, pointedAt } from "../support/lint.js";

/** What the rules about destinations point at, in a plan with these outputs. */
function found(outputs: readonly string[], plan: string, manifest = "") {
  const lines = outputs.map((output) => `  - { target: ${output} }\n`).join("");
  const files = {
    "trackc.yaml": `name: example\n${manifest}outputs:\n${lines || "  []\n"}`,
    "plans/plan.yaml": plan,
  };
  const { diagnostics, sources } = linted(files, { preset: "strict", rules: destinationsRules });
  return diagnostics.map((diagnostic) => `${diagnostic.code}: ${pointedAt(diagnostic, sources).replace("?", "")}`);
}

const survey = (event: string): string => `events:
  survey_answered:
    ${event}
    properties:
      health_reason?: { enum: [sleep, sport], privacy: sensitive }
`;
const finding = ["destination-forbids-personal: health_reason"];

const web = "typescript, out: web, sdk: segment, source: web, deny: sensitive";
const server = "typescript, out: server, sdk: segment-node, source: server, deny: sensitive";

describe("what outputs deny", () => {
  const both = survey("sources: [web, server]");
  const segment = "defaults: { destinations: [segment] }\n";

  it("reaches no destination, where every client that sends it there denies it", () => {
    expect(found([], both, segment)).toEqual(finding);
    expect(found([web, server], both, segment)).toEqual([]);
    const stricter = server.replace("sensitive", "personal");
    expect(found([web, stricter], both, segment)).toEqual([]);
    expect(
      found(
        [web, server].map((one) => `${one}, destination: segment`),
        both,
        segment,
      ),
    ).toEqual([]);
  });

  it("reaches it through a client that does not deny it", () => {
    expect(found([web, server.replace(", deny: sensitive", "")], both, segment)).toEqual(finding);
    const warehouse = "typescript, out: lake, source: web, destination: warehouse";
    expect(found([web, server, warehouse], both, segment)).toEqual([]);
    expect(found([web, server, `${warehouse}, sdk: segment`], survey("destinations: [warehouse, segment]"))).toEqual(
      finding,
    );
  });

  it("reaches it from a source without a client", () => {
    expect(found([web], both, segment)).toEqual(finding);
    expect(found([web], survey("sources: web"), segment)).toEqual([]);
    const sources = "vocabulary: { sources: [web, server] }\n";
    expect(found([web], survey("status: active"), `${segment}${sources}`)).toEqual(finding);
    expect(found([web, server], survey("status: active"), `${segment}${sources}`)).toEqual([]);
    // Only code sends calls.
    expect(found(["json-schema, out: schemas"], both, segment)).toEqual(finding);
  });

  it("is asked of each event that carries the same property", () => {
    const bundle = `bundles:
  health: { properties: { reason?: { enum: [sleep, sport], privacy: sensitive } } }
events:
  survey_answered: { sources: web, include: [health] }
  survey_mailed: { sources: mail, include: [health] }
`;
    expect(found([web], bundle, segment)).toEqual(["destination-forbids-personal: reason"]);
    expect(found([web, server.replace("source: server", "source: mail")], bundle, segment)).toEqual([]);
  });

  it("goes for what is proposed, for the context and for traits alike", () => {
    expect(found([web, server], survey("status: proposed"), segment)).toEqual([]);
    const others = `entities:
  user:
    kind: user
    id: user_id
    traits:
      user_id: string
      diagnosis?: { enum: [cold, flu], privacy: sensitive }
context:
  ward?: { enum: [a, b], privacy: sensitive }
events:
  survey_answered:
    destinations: segment
`;
    expect(found([], others)).toEqual(["diagnosis", "ward"].map((name) => `destination-forbids-personal: ${name}`));
    expect(found([web, server], others)).toEqual([]);
    const id = others.replace("user_id: string", "user_id: { type: string, privacy: personal }");
    const anywhere = "typescript, out: web, sdk: segment, deny: personal";
    expect(found([anywhere], id)).toEqual([]);
  });
});
