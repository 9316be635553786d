import { describe, expect, it } from "vitest";
import { type Change, diff } from "../../src/diff/index.js";
import { loadText } from "../../src/load/text.js";
import { examplePlans, filesOf, slips } from "../support/slips.js";

function changes(
  before: string,
  after: string,
  manifest = "name: example\n",
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, Change> {
  const [base, head] = [
    loadText({ "trackc.yaml": manifest, "plans/plan.yaml": before, ...more }).value,
    loadText({ "trackc.yaml": manifest, "plans/plan.yaml": after }).value,
  ];
  if (!base || !head) throw new Error("nothing was loaded");
  const { changes: found } = diff(base, head, { today: "2026-01-01" });
  return new Map(found.map((change) => [`${change.kind} ${change.subject.path.join("/")}`, change]));
}

const head = `types: { t: [x] }
events:
  A:
    properties:
      a: { type: string }
      b: { type: object, properties: { x: string }, additionalProperties: false }
      c: integer
      d: string
      e: t
  B:
    properties: { q: string }
  C:
    properties: { r: integer }
`;

describe("a base with errors", () => {
  const found = changes(
    head
      .replace("a: { type: string }", "a: { type: string, unknown_thing: 3 }")
      .replace("additionalProperties: false", "additionalProperties: flase")
      .replace("c: integer", "c: strng")
      .replace("d: string", "d: integer")
      .replace("t: [x]", "t: [x, { y: 1 }]")
      .replace("B:\n    properties", "B:\n    propertys")
      .replace("r: integer", "r: string"),
    head,
  );

  it("proves nothing where they are, and says so in one way", () => {
    for (const key of [
      "property-made-required events/A/properties/a",
      "property-type-changed events/A/properties/a",
      "other-properties-changed events/A/properties/b",
      "property-type-changed events/A/properties/c",
      "property-type-changed events/A/properties/e",
      "property-added events/B/properties/q",
      "other-properties-changed events/B",
    ]) {
      const change = found.get(key);
      expect(change, key).toMatchObject({
        producers: {
          severity: "dangerous",
          reason:
            "Whether this breaks anything could not be told: what the base says here can't be read under today's language.",
          witness: undefined,
        },
        consumers: { severity: "dangerous" },
      });
      expect(change?.base?.definition, key).toBeUndefined();
    }
  });

  it("proves everything else", () => {
    expect(found.get("property-type-changed events/A/properties/d")?.producers).toMatchObject({ severity: "breaking" });
    expect(found.get("property-type-changed events/A/properties/d")?.producers.witness?.payload).toMatchObject({
      d: 0,
    });
    expect(found.get("property-type-changed events/C/properties/r")?.producers).toMatchObject({ severity: "breaking" });
    expect(found.get("base-unreadable ")?.producers.reason).toBe(
      "What the errors touch could not be compared; the rest was.",
    );
  });

  it("that can't be parsed makes nothing new that may have been there", () => {
    const cut = changes(head.replace("additionalProperties: false }", "additionalProperties: false"), head);
    for (const event of ["A", "B"]) {
      expect(cut.get(`event-added events/${event}`)?.producers, event).toMatchObject({ severity: "dangerous" });
    }
  });
});

describe("what is said of handling and of code in a base with errors", () => {
  const plan = `events:
  A:
    properties:
      a?: { type: string, privacy: personal, retention: P30D }
      b?: { type: string, privacy: sensitive, description: One. }
      c?: { type: string, privacy: sensitive, description: One. }
`;
  const manifest =
    "name: example\noutputs: [{ target: typescript, out: src/tracking, sdk: segment, deny: personal }]\n";
  const found = changes(
    plan
      .replace("A:\n", "A:\n    identifier: 1-x\n")
      .replace("privacy: personal", "privacy: pii")
      .replace("P30D", "30 days")
      .replace("b?: { type: string, privacy: sensitive", "b?: { type: strng, privacy: personal")
      .replace("c?: { type: string, privacy: sensitive", "c?: { type: string, privacy: none"),
    plan.replaceAll("One.", "Two."),
    manifest,
  );
  const severities = (key: string): readonly unknown[] => {
    const change = found.get(key);
    return [change?.producers.severity, change?.consumers.severity];
  };

  it("is not judged where nothing readable stands", () => {
    const unread =
      "Whether this breaks anything could not be told: what the base says here can't be read under today's language.";
    expect(found.get("privacy-tightened events/A/properties/a")?.producers.reason).toBe(unread);
    expect(severities("privacy-tightened events/A/properties/a")).toEqual(["dangerous", "dangerous"]);
    expect(severities("retention-shortened events/A/properties/a")).toEqual(["safe", "dangerous"]);
    expect(severities("event-identifier-changed events/A")).toEqual(["dangerous", "dangerous"]);
  });

  it("is judged where it was read, whatever else is wrong", () => {
    expect(found.get("privacy-tightened events/A/properties/c")?.producers.severity).toBe("breaking");
    expect(found.get("privacy-tightened events/A/properties/b")?.consumers.reason).toMatch("was `personal`");
    expect(severities("description-changed events/A/properties/b")).toEqual(["safe", "safe"]);
  });
});

describe("what a base defines twice", () => {
  const common = `dictionary:
  shade: { type: string }
types:
  tone: { type: string }
bundles:
  room:
    properties: { size: string }
entities:
  member: { kind: user, id: key, traits: { key: string, age: string } }
events:
`;
  const single = `${common}  Lamp Dimmed:
    include: room
    properties: { shade: , tone: tone, other: string }
  Lamp Bought: { status: active, privacy: none, properties: { price: string } }
  Lamp Sold: { properties: { price: string, count: string } }
  Lamp Lost: { properties: { price: string } }
`;
  const second = `${common}  Lamp Bought: { status: deprecated, properties: { price: integer } }\n`;
  const after = single
    .replaceAll(": string }", ": integer }")
    .replace("price: string, count", "price: integer, count")
    .replace("active", "retired");
  const before = single
    .replace("price: string, count", "price: string, price: integer, count")
    .replace(
      "Lost: { properties: { price: string }",
      "Lost: { properties: { price: string }, properties: { price: integer }",
    );
  const found = changes(before, after, undefined, { "plans/second.yaml": second });
  const of = (key: string): readonly unknown[] => {
    const { producers, consumers } = found.get(key) ?? {};
    return [producers?.severity, consumers?.severity, producers?.witness ?? consumers?.witness];
  };

  it.each([
    "property-type-changed events/Lamp Dimmed/properties/size",
    "property-type-changed events/Lamp Dimmed/properties/shade",
    "property-type-changed events/Lamp Dimmed/properties/tone",
    "property-type-changed events/Lamp Bought/properties/price",
    "property-type-changed events/Lamp Sold/properties/price",
    "property-type-changed events/Lamp Lost/properties/price",
    "trait-type-changed entities/member/traits/age",
  ])("is not judged: %s", (key) => {
    expect(of(key)).toEqual(["dangerous", "dangerous", undefined]);
  });

  it("is not judged by a word that stands in one of both", () => {
    expect(found.get("event-status-changed events/Lamp Bought")?.producers.reason).toMatch("can't be read");
  });

  it("leaves what stands beside it as it is", () => {
    for (const key of ["events/Lamp Dimmed/properties/other", "events/Lamp Sold/properties/count"]) {
      expect(of(`property-type-changed ${key}`).slice(0, 2), key).toEqual(["breaking", "breaking"]);
    }
  });
});

describe("a bundle that a base can't read", () => {
  const plan = (include: string): string => `bundles:
  room: { properties: { size: string } }
  outer: { include: room, properties: { name: string } }
events:
${Array.from({ length: 9 }, (_, at) => `  E${at}: { include: ${include} }\n`).join("")}`;

  it.each([
    ["is not there", "room", "room: {", "rooms: {"],
    ["is not there for another", "outer", "room: {", "rooms: {"],
    ["has an error", "room", "{ properties: { size", "{ propertys: { size"],
    ["has an error, and another includes it", "outer", "{ properties: { size", "{ propertys: { size"],
  ])("makes nothing new that may have come from it: it %s", (_, include, there, written) => {
    const found = changes(plan(include).replace(there, written), plan(include));
    const added = [...found.values()].filter(({ kind }) => kind === "property-added");
    expect(added.length).toBeGreaterThan(0);
    for (const { producers, subject } of added) expect(producers.severity, subject.path.join("/")).toBe("dangerous");
  });
});

describe.each(examplePlans)("the plan %s with one file that can't be read, compared with it put right", (name) => {
  const files = filesOf(name);
  const head = loadText(files).value;

  it.each(Object.entries(slips))("breaks nothing for anybody: %s", (_, slip) => {
    for (const [file, text] of Object.entries(files)) {
      if (file === "trackc.yaml") continue;
      const { changes: found } = diff(loadText({ ...files, [file]: slip(text) }).value, head, { today: "2026-01-01" });
      const breaking = found.filter(({ producers, consumers }) =>
        [producers, consumers].some(({ severity }) => severity === "breaking"),
      );
      expect(breaking.map(({ kind, subject }) => `${file}: ${kind} ${subject.path.join("/")}`)).toEqual([]);
    }
  });
});
