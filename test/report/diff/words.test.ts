import { describe, expect, it } from "vitest";
import { judgements } from "../../../src/diff/judgements.js";
import type { FactKind } from "../../../src/diff/kinds.js";
import type { Change, Subject } from "../../../src/diff/model.js";
import type { Json } from "../../../src/plan/model.js";
import { groupName, innerOf } from "../../../src/report/diff/subjects.js";
import { isMetadata, wordsOf } from "../../../src/report/diff/words.js";
import { change, group, subjectOfEvent } from "./made.js";

// The table has a row for each kind: its keys are all there are.
const kinds = Object.keys(judgements) as FactKind[];
const span = { file: "plans/plan.yaml", start: 0, end: 5 };

describe("what changed is said in a few words", () => {
  it("for every kind of change, in words of its own", () => {
    const texts = kinds.map((kind) => {
      const change_: Change = change(kind, subjectOfEvent("Song Played", "properties", "source"));
      return [kind, wordsOf(change_)] as const;
    });
    for (const [kind, words] of texts) {
      expect(words, kind).not.toMatch(/undefined|\[object/);
      const isType = /-type-changed$/.test(kind);
      expect(words.startsWith("type of"), `${kind}: ${words}`).toBe(isType);
    }
  });

  it.each([
    ["property-added", ["properties", "cart", "properties", "sku"], "`cart.sku` added"],
    ["property-type-changed", ["properties", "tags", "items"], "type of `tags[]` changed"],
    ["property-type-changed", ["properties", "pieces", "additionalProperties"], "type of `pieces.*` changed"],
    [
      "property-removed",
      ["properties", "method", "anyOf", "card", "properties", "network"],
      "`method(card).network` removed",
    ],
    ["property-removed", ["properties", "items"], "`items` removed"],
    ["property-removed", ["properties", "properties", "properties", "enum"], "`properties.enum` removed"],
    ["property-made-required", ["properties", "a.b"], "`a.b` made required"],
  ] as const)("%s of %j", (kind, inner, words) => {
    expect(wordsOf(change(kind, subjectOfEvent("E", ...inner)))).toBe(words);
  });

  it("with what it was and is, where that is short", () => {
    const owner = (before: string | undefined, after: string | undefined): string =>
      wordsOf(
        change("owner-changed", subjectOfEvent("E"), {
          base: { span, value: before },
          head: { span, value: after },
        }),
      );
    expect(owner("growth", "platform")).toBe("owner: `growth` → `platform`");
    expect(owner(undefined, "platform")).toBe("owner: `platform` added");
    expect(owner("growth", undefined)).toBe("owner: `growth` removed");
    expect(owner("x".repeat(70), "platform")).toBe("owner changed");
    const description = change("description-changed", subjectOfEvent("E", "properties", "p"), {
      base: { span, value: "Short." },
      head: { span, value: "Other." },
    });
    expect(wordsOf(description)).toBe("description of `p` reworded");
  });

  it("keys of your own, call names and forms are called by what has them", () => {
    const custom = change("custom-key-changed", subjectOfEvent("E", "properties", "p", "x-team"), {
      base: { span, value: "a" },
      head: { span, value: "b" },
    });
    expect(wordsOf(custom)).toBe("`x-team` of `p`: `a` → `b`");
    expect(wordsOf(change("event-call-name-changed", subjectOfEvent("E", "name")))).toBe(
      "names that the call may carry changed",
    );
    const form = { ...subjectOfEvent("E", "properties", "method", "anyOf", "card"), kind: "member" } as const;
    expect(wordsOf(change("member-removed", form))).toBe("the form `card` of `method` removed");
    const euro = { ...subjectOfEvent("E", "properties", "price (EUR)"), kind: "member" } as const;
    expect(wordsOf(change("member-added", euro))).toBe("a form of `price (EUR)` added");
    const inEuro = { ...euro, path: [...euro.path, "anyOf", "flat (net)"] };
    expect(wordsOf(change("member-removed", inEuro))).toBe("the form `flat (net)` of `price (EUR)` removed");
    expect(wordsOf(change("member-added", { ...form, path: form.path.slice(0, -2) }))).toBe("a form of `method` added");
  });

  it("options are called by their names, and what generated code knows by what it is", () => {
    const of = (...option: readonly string[]): Subject => ({
      kind: "output",
      group: group("output", "src/tracking"),
      path: ["outputs", "src/tracking", ...option],
    });
    const words = (kind: FactKind, subject: Subject, before: Json | undefined, after: Json | undefined): string =>
      wordsOf(change(kind, subject, { base: { span, value: before }, head: { span, value: after } }));
    expect(words("output-denial-loosened", of("deny"), "sensitive", undefined)).toBe("`deny`: `sensitive` removed");
    expect(words("output-part-changed", of("source"), undefined, ["ios"])).toBe("`source`: all → `ios`");
    expect(words("output-part-changed", of("proposed"), false, true)).toBe("`proposed`: `false` → `true`");
    expect(words("output-moved", of(), "a", "b")).toBe("folder: `a` → `b`");
    expect(wordsOf(change("output-added", of()))).toBe("new output");
    expect(wordsOf(change("output-removed", of()))).toBe("output removed");
    const consent = "consent categories in generated code: `a` → `b`";
    expect(words("client-consent-changed", of("consent"), ["a"], ["b"])).toBe(consent);
    const plan: Subject = { kind: "plan", group: group("plan"), path: ["consent"] };
    expect(words("client-consent-changed", plan, ["a"], ["b"])).toBe(consent);
    expect(groupName(group("output", "src/tracking"))).toBe("output `src/tracking`");
  });

  it("a value is said to be one of what it is a value of", () => {
    const value: Subject = { ...subjectOfEvent("E", "properties", "plan", "enum", "free"), kind: "enum-value" };
    expect(wordsOf(change("enum-value-removed", value))).toBe("`free` removed from the values of `plan`");
    expect(wordsOf(change("deprecation-changed", value))).toBe("deprecation of the value `free` of `plan` changed");
    const named: Subject = {
      kind: "enum-value",
      group: group("type", "genre"),
      path: ["types", "genre", "enum", "pop"],
    };
    expect(wordsOf(change("enum-value-added", named))).toBe("`pop` added to the values of the type");
    expect(innerOf({ ...named, kind: "property" })).toEqual({ name: "enum.pop", value: undefined });
  });

  it("groups are called by what they are", () => {
    expect(groupName(group("event", "Song Played"))).toBe("event `Song Played`");
    expect(groupName(group("context"))).toBe("the context");
    expect(groupName(group("event", "`; rm"))).toBe("event `’; rm`");
    expect(groupName(group("event", "x".repeat(500))).length).toBeLessThan(100);
  });

  it("texts, responsibilities and handling are told as one; what decides about payloads or code is not", () => {
    const names = kinds.filter((kind) => isMetadata(change(kind, subjectOfEvent("E"))));
    expect(
      names.filter((kind) => /^(?:property|trait|context|enum|member|type|other|metric|plan|version|base)-/.test(kind)),
    ).toEqual([]);
    expect(names).toContain("description-changed");
    expect(names).toContain("privacy-loosened");
  });
});
