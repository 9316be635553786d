import { describe, expect, test } from "vitest";
import type { Definition, Privacy, Type } from "../../src/plan/model.js";
import { effectivePrivacy, stricter } from "../../src/plan/privacy.js";
import { referencesIn, typesNeededBy } from "../../src/plan/references.js";
import { namedType, property } from "../support/plans.js";
import { any, array, define, integer, reference, string, union } from "../support/types.js";

const nowhere = { file: "test", start: 0, end: 0 };
const declared = (value: Privacy): Partial<Definition> => ({ privacy: { value, span: nowhere } });
const secret = { ...define(string()), ...declared("sensitive") };

describe("effective privacy", () => {
  const of = effectivePrivacy([]);

  test("is what is declared, and none where nothing is", () => {
    expect(of(define(string()))).toBe("none");
    expect(of({ ...define(string()), ...declared("personal") })).toBe("personal");
  });

  test.each<[string, Type]>([
    [
      "an object's property",
      { kind: "object", properties: [property("a", string(), declared("sensitive"))], additional: false },
    ],
    ["other keys of an object", { kind: "object", properties: [], additional: secret }],
    ["an item", { kind: "array", items: secret }],
    ["a member of a union", { kind: "union", members: [define(integer()), secret] }],
    ["something deep down", { kind: "array", items: define({ kind: "array", items: secret }) }],
  ])("is as strict as %s", (_, type) => {
    expect(of({ ...define(type), ...declared("personal") })).toBe("sensitive");
  });

  test("follows named types, through others and in circles", () => {
    const privacyOf = effectivePrivacy([
      namedType("tree", array(reference("node"))),
      namedType("node", union(reference("tree"), reference("leaf"))),
      namedType("leaf", reference("email")),
      namedType("email", string(), declared("personal")),
      namedType("pin", string(), declared("sensitive")),
      namedType("both", union(reference("email"), reference("pin"))),
      namedType("loop", array(reference("loop"))),
    ]);
    const results = ["tree", "node", "leaf", "email", "pin", "both", "loop", "unknown"].map((name) =>
      privacyOf(define(reference(name))),
    );
    expect(results).toEqual(["personal", "personal", "personal", "personal", "sensitive", "sensitive", "none", "none"]);
  });

  test("takes no stack for depth and no more time for circles", () => {
    let type: Type = secret.type;
    for (let depth = 0; depth < 100_000; depth++) type = array(type);
    expect(of({ ...define({ kind: "union", members: [define(type), secret] }) })).toBe("sensitive");
    const many = Array.from({ length: 5_000 }, (_, at) =>
      namedType(`t${at}`, union(reference(`t${(at + 1) % 5_000}`), reference(`t${(at * 7) % 5_000}`))),
    );
    const last = namedType("t0", union(reference("t1"), string()), declared("personal"));
    const privacyOf = effectivePrivacy([...many.slice(1), last]);
    expect(privacyOf(define(reference("t2500")))).toBe("personal");
  });

  test("the stricter of two is the same either way", () => {
    expect(stricter("personal", "none")).toBe("personal");
    expect(stricter("none", "personal")).toBe("personal");
    expect(stricter("sensitive", "personal")).toBe("sensitive");
  });
});

describe("named types", () => {
  test("that definitions need come with those that they need, sorted, each once", () => {
    const needed = typesNeededBy([
      namedType("c", array(reference("a"))),
      namedType("a", union(reference("b"), reference("c"))),
      namedType("b", string()),
      namedType("unused", reference("b")),
    ]);
    const names = (type: Type): readonly string[] => needed([define(type)]).map((one) => one.name.value);
    expect(names(reference("c"))).toEqual(["a", "b", "c"]);
    expect(names(array(reference("b")))).toEqual(["b"]);
    expect(names(any)).toEqual([]);
    expect(names(reference("unknown"))).toEqual([]);
  });

  test("are found wherever a definition can stand", () => {
    const inside: Type = {
      kind: "object",
      properties: [property("a", reference("a"))],
      additional: define(union(reference("b"), array(reference("c")))),
    };
    expect([...referencesIn([define(inside)])].sort()).toEqual(["a", "b", "c"]);
  });
});
