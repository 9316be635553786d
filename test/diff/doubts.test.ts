import { describe, expect, it } from "vitest";
import { type Change, diff } from "../../src/diff/index.js";
import { loadText } from "../../src/load/text.js";
import { examplePlans, filesOf, slips } from "../support/slips.js";

function changes(before: string, after: string, manifest = "name: example\n"): ReadonlyMap<string, Change> {
  const [base, head] = [before, after].map(
    (text) => loadText({ "trackc.yaml": manifest, "plans/plan.yaml": text }).value,
  );
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
