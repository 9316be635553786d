import { describe, expect, it } from "vitest";
import { resolvePlan } from "../../src/plan/resolve.js";
import { emptyProject } from "../../src/project/empty.js";
import { parse } from "../../src/syntax/parse.js";
import { eventOf, resolved, soundPlan } from "../support/resolved.js";

const codes = (plan: Parameters<typeof resolved>[0]): readonly string[] =>
  resolved(plan).diagnostics.map(({ code }) => code);
const listed = (properties: string): readonly string[] =>
  eventOf(soundPlan(`events: { Done: { properties: { ${properties} } } }\n`), "Done").properties.map(
    ({ name, required }) => name.value + (required ? "!" : "?"),
  );

describe("names are data", () => {
  it("kept exactly, whatever they hold", () => {
    expect(listed("404: string, 1.10: string, null: string, 'a b': string, 'x.y': string, '\"': string")).toEqual([
      "404!",
      "1.10!",
      "null!",
      "a b!",
      "x.y!",
      '"!',
    ]);
    const names = [
      "*/",
      "$" + "{x}",
      "__proto__",
      "constructor",
      "line\nbreak",
      "\u2028",
      "\u202E",
      "\u001b[31m",
      "🎵 a",
      "x".repeat(10_000),
    ];
    const text = `events:\n${names.map((name) => `  ${JSON.stringify(name)}: { identifier: e${names.indexOf(name)} }`).join("\n")}\n`;
    const { value, diagnostics } = resolvePlan(
      [parse({ path: "p.yaml", text, linted: true }).value],
      emptyProject("example"),
    );
    expect(diagnostics).toEqual([]);
    expect(value.events.map(({ name }) => name.value).sort()).toEqual([...names].sort());
  });

  it("only a final `?` is special, and only where it marks optionality", () => {
    expect(listed("a?: string, 'b?': string, 'Agreed\\?': boolean, 'Sure\\??': boolean, 'c?d': string")).toEqual([
      "a?",
      "b?",
      "Agreed?!",
      "Sure??",
      "c?d!",
    ]);
    expect(soundPlan("events: { Really?: }\n").events[0]?.name.value).toBe("Really?");
    expect(soundPlan("dictionary: { 'Agreed\\?': boolean }\n").dictionary[0]?.name.value).toBe("Agreed?");
  });

  it("`email` beside `email?` is one name twice, with both places", () => {
    const { diagnostics } = resolved("events: { Done: { properties: { email: string, email?: string } } }\n");
    expect(diagnostics).toMatchObject([
      { code: "duplicate-key", label: "again here", related: [{ label: "first here" }] },
    ]);
  });

  it("white space around one without quotes is a mistake, within quotes it is part of it", () => {
    expect(codes("events: { Done: { properties: { a ?: string } } }\n")).toEqual(["space-around-name"]);
    expect(codes("events: { '\u00a0Done': }\n")).toEqual([]);
    expect(codes("events: { Done\u00a0: }\n")).toEqual(["space-around-name"]);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))("a property can't be called %s, an event can", (name) => {
    expect(codes(`events: { Done: { properties: { ${name}: string } } }\n`)).toEqual(["prototype-name"]);
    expect(codes(`context: { ${name}: string }\n`)).toEqual(["prototype-name"]);
    expect(codes(`events: { ${name}: { identifier: it } }\n`)).toEqual([]);
    expect(codes(`events: { Done: { properties: { it: [${name}] } } }\n`)).toEqual([]);
  });

  it.each(["string", "any", "object", "date-time", "ipv6"])("a type can't be called %s", (name) => {
    expect(codes(`types: { ${name}: [a] }\n`)).toEqual(["reserved-type-name"]);
  });

  it("of types, entities, bundles and metrics are letters, digits, `_` and `-`", () => {
    expect(
      codes("types: { a.b: [a] }\nentities: { 'a b': { kind: object } }\nbundles: { 'a|b': }\nmetrics: { a/b: }\n"),
    ).toEqual(Array(4).fill("name-characters"));
    expect(codes("types: { größe_1-a: [a] }\n")).toEqual([]);
    expect(codes("bundles: { a b: }\nevents: { Done: { include: a b } }\n")).toEqual(["name-characters"]);
  });

  it("of each top-level key are a namespace of their own", () => {
    const text =
      "types: { it: [a] }\nbundles: { it: { properties: { it: it } } }\nmetrics: { it: }\nentities: { song: { kind: object, traits: { it: it } } }\n" +
      "dictionary: { it: it }\ncontext: { it: }\nevents: { Done: { include: it, answers: it, properties: { it: song.it } } }\n";
    expect(codes(text)).toEqual([]);
  });
});

describe("files", () => {
  const a = "events: { A: { include: b } }\nmetrics: { m: }\n";
  const b = "bundles: { b: { properties: { x: t } } }\ntypes: { t: [a] }\n";

  it("are read as one plan", () => {
    const plan = soundPlan({ "plans/a.yaml": a, "plans/deep/b.yml": b, "plans/empty.yaml": "" });
    expect(eventOf(plan, "A").properties.map(({ name }) => name.value)).toEqual(["x"]);
  });

  it("show both places of a name that is defined twice; the first by path stands", () => {
    const { diagnostics, plan } = resolved({
      "plans/b.yaml": "events: { A: { kind: page } }\n",
      "plans/a.yaml": "events: { A: { kind: screen } }\n",
    });
    expect(diagnostics).toMatchObject([
      {
        code: "defined-twice",
        span: { file: "plans/b.yaml" },
        label: "again here",
        related: [{ span: { file: "plans/a.yaml" }, label: "first here" }],
      },
    ]);
    expect(plan.events[0]?.kind).toBe("screen");
    expect(codes("events: { A: , A: }\n")).toEqual(["defined-twice"]);
  });

  it("that are no plan, or hold unknown keys, say so", () => {
    expect(codes("just text\n")).toEqual(["not-a-plan"]);
    expect(codes("event: { A: }\n")).toEqual(["unknown-key"]);
    expect(codes("events:\n")).toEqual(["nothing-behind"]);
    expect(codes("events: [A]\n")).toEqual(["wrong-kind"]);
    expect(codes("x-team: growth\n")).toEqual([]);
    expect(codes("")).toEqual([]);
  });

  it("that could not be read are not missed by those who refer to them", () => {
    const tree = parse({
      path: "a.yaml",
      text: "events: { A: { include: b, answers: m, properties: { x: , y: t, z: e.t, w: { description: D } } } }\n",
      linted: true,
    }).value;
    const { diagnostics } = resolvePlan(
      [
        tree,
        {
          file: "b.yaml",
          root: { kind: "empty", span: { file: "b.yaml", start: 0, end: 0 } },
          suppressions: [],
          broken: true,
        },
      ],
      emptyProject("example"),
    );
    expect(diagnostics).toEqual([]);
  });
});
