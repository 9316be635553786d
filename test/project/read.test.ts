import { describe, expect, it } from "vitest";
import { readProject } from "../../src/project/read.js";
import { positionAt } from "../../src/source/span.js";
import { parse } from "../../src/syntax/parse.js";

function read(text: string) {
  const file = { path: "trackc.yaml", text, linted: true };
  const { value: project, diagnostics } = readProject(parse(file).value, "/somewhere");
  const found = diagnostics.map(({ code, span }) => {
    if (!span) return code;
    const { line, column } = positionAt(file, span.start);
    return `${code} ${line}:${column}`;
  });
  return { project, found, diagnostics };
}

const values = (texts: readonly { readonly value: string }[] | undefined) => texts?.map(({ value }) => value);

describe("a manifest", () => {
  it("needs its name only", () => {
    const { project, found } = read("name: music\n");
    expect(found).toEqual([]);
    expect(project).toMatchObject({ file: "trackc.yaml", folder: "/somewhere", version: undefined, outputs: [] });
    expect(project.name.value).toBe("music");
    expect(values(project.plans)).toEqual(["plans"]);
    expect(project.vocabulary.owners).toBeUndefined();
    expect(project.lint).toEqual({ extends: undefined, rules: [], overrides: [] });
  });

  it("is read whole", () => {
    const { project, found } = read(`
name: music
description: What listeners do.
version: 1.20.0
x-team: { slack: '#music' }
plans: [plans, ../shared, 'more/*.yaml']
vocabulary:
  owners: [listening, growth]
  sources: [web, ios, server]
  destinations: segment
  consent: [necessary, analytics]
  objects: [Song]
  actions: []
defaults: { sources: [web, ios], destinations: segment, consent: analytics, owner: growth }
naming: { events: Title Case, order: off, properties: snake_case }
lint:
  extends: strict
  rules:
    event-owner: error
    event-name-case: [warn, { case: snake_case, most: 3 }]
    event-description: ['off']
  overrides:
    - events: ['Legacy *']
      rules: { event-name-order: off }
    - { events: Old, rules: { event-owner: info } }
outputs:
  - { target: json-schema, out: schemas, draft: 2020-12, x-why: none }
  - target: typescript
    out: src/tracking
    deny: sensitive
`);
    expect(found).toEqual([]);
    expect(project.version?.value).toBe("1.20.0");
    expect(values(project.plans)).toEqual(["plans", "../shared", "more/*.yaml"]);
    expect(project.extensions).toMatchObject([{ name: { value: "x-team" }, value: { value: { slack: "#music" } } }]);
    expect(values(project.vocabulary.destinations)).toEqual(["segment"]);
    expect(project.vocabulary.actions).toEqual([]);
    expect(values(project.defaults.sources)).toEqual(["web", "ios"]);
    expect(values(project.defaults.destinations)).toEqual(["segment"]);
    expect(project.defaults.owner?.value).toBe("growth");
    expect(project.naming).toMatchObject({
      events: { value: "Title Case" },
      order: { value: "off" },
      properties: { value: "snake_case" },
    });
    expect(project.lint.extends?.value).toBe("strict");
    expect(project.lint.rules.map(({ rule, level, options }) => [rule.value, level.value, options?.value])).toEqual([
      ["event-owner", "error", undefined],
      ["event-name-case", "warn", { case: "snake_case", most: 3 }],
      ["event-description", "off", undefined],
    ]);
    expect(project.lint.overrides.map(({ events, rules }) => [values(events), rules[0]?.rule.value])).toEqual([
      [["Legacy *"], "event-name-order"],
      [["Old"], "event-owner"],
    ]);
    expect(project.outputs.map(({ target, out }) => [target.value, out.value])).toEqual([
      ["json-schema", "schemas"],
      ["typescript", "src/tracking"],
    ]);
    expect(project.outputs[0]?.options).toMatchObject([
      { name: { value: "draft" }, value: { kind: "scalar", text: "2020-12" } },
    ]);
  });

  it.each([
    ["", "missing-key 1:1"],
    ["version: 1.0.0\n", "missing-key 1:1"],
    ["- name: music\n", "wrong-kind 1:1"],
    ["name:\n", "nothing-behind 1:6"],
    ["name: [music]\n", "wrong-kind 1:7"],
    ["name: ' '\n", "nameless-plan 1:7"],
    ["name: a\nname: b\n", "duplicate-key 2:1"],
    ["name: a\nvocabluary: {}\n", "unknown-key 2:1"],
    ["name: a\nversion: 1.0\n", "not-a-version 2:10"],
    ["name: a\nversion: v1.0.0\n", "not-a-version 2:10"],
    ["name: a\nversion: 1.0.00\n", "not-a-version 2:10"],
    ["name: a\nplans: { web: plans }\n", "wrong-kind 2:8"],
    ["name: a\nvocabulary: [web]\n", "wrong-kind 2:13"],
    ["name: a\nvocabulary: { sources: [web, web] }\n", "named-twice 2:30"],
    ["name: a\nvocabulary: { sources: { web: x } }\n", "wrong-kind 2:24"],
    ["name: a\nvocabulary: { source: [web] }\n", "unknown-key 2:15"],
    ["name: a\nvocabulary: { sources: [web] }\ndefaults: { sources: [web, wbe] }\n", "default-not-in-vocabulary 3:28"],
    ["name: a\nvocabulary: { owners: [web] }\ndefaults: { owner: x }\n", "default-not-in-vocabulary 3:20"],
    ["name: a\ndefaults: { kind: track }\n", "unknown-key 2:13"],
    ["name: a\nnaming: { events: Title case }\n", "unknown-word 2:19"],
    ["name: a\nnaming: { order: sideways }\n", "unknown-word 2:18"],
    ["name: a\nlint: strict\n", "wrong-kind 2:7"],
    ["name: a\nlint: { extends: recomended }\n", "unknown-word 2:18"],
    ["name: a\nlint: { rules: [event-owner] }\n", "wrong-kind 2:16"],
    ["name: a\nlint: { rules: { event-owner: warning } }\n", "unknown-word 2:31"],
    ["name: a\nlint: { rules: { event-owner: } }\n", "nothing-behind 2:31"],
    ["name: a\nlint: { rules: { event-owner: [] } }\n", "wrong-kind 2:31"],
    ["name: a\nlint: { rules: { event-owner: [warn, {}, {}] } }\n", "wrong-kind 2:31"],
    ["name: a\nlint: { rules: { event-owner: [warn, 3] } }\n", "wrong-kind 2:38"],
    ["name: a\nlint: { rules: { event-owner: [warn, { a: 1.10 }] } }\n", "number-not-as-written 2:43"],
    ["name: a\nlint: { rules: { event-owner: warn, event-owner: off } }\n", "duplicate-key 2:37"],
    ["name: a\nlint: { overrides: { events: x } }\n", "wrong-kind 2:20"],
    ["name: a\nlint: { overrides: [x] }\n", "wrong-kind 2:21"],
    ["name: a\nlint: { overrides: [{ rules: { x: off } }] }\n", "missing-key 2:21"],
    ["name: a\nlint: { overrides: [{ events: x }] }\n", "missing-key 2:21"],
    ["name: a\noutputs: schemas\n", "wrong-kind 2:10"],
    ["name: a\noutputs: [schemas]\n", "wrong-kind 2:11"],
    ["name: a\noutputs: [{ out: x }]\n", "missing-key 2:11"],
    ["name: a\noutputs: [{ target: json-schema }]\n", "missing-key 2:11"],
    ["name: a\noutputs: [{ target: x, out: y, draft: 1, draft: 2 }]\n", "duplicate-key 2:42"],
    ["name: a\noutputs: [{ target: [x], out: y }]\n", "wrong-kind 2:21"],
  ])("has one mistake in %j", (text, expected) => {
    expect(read(text).found).toEqual([expected]);
  });

  it("suggests the nearest of what it knows", () => {
    const help = (text: string) => read(text).diagnostics.map((diagnostic) => diagnostic.help);
    expect(help("name: a\nvocabluary: {}\n")).toEqual(["Did you mean `vocabulary`?"]);
    expect(help("name: a\nlint: { rules: { x: warning } }\n")).toEqual(["Did you mean `warn`?"]);
    expect(help("name: a\nvocabulary: { consent: [analytics] }\ndefaults: { consent: analytcs }\n")).toEqual([
      "Did you mean `analytics`?",
    ]);
  });

  it("reports all its mistakes at once", () => {
    expect(read("version: 1\nlint: { extends: all }\noutputs: x\ncolour: red\n").found).toHaveLength(5);
  });

  it("says nothing more of a file that can't be read as YAML", () => {
    expect(read("name: a: b\n").found).toEqual([]);
    expect(read("name: a: b\n").project.name.value).toBe("");
  });

  it("takes one output without a list", () => {
    expect(read("name: a\noutputs: { target: json-schema, out: x }\n").project.outputs).toHaveLength(1);
  });
});
