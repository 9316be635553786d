import { describe, expect, test } from "vitest";
import { bearsHeader } from "../../src/emit/header.js";
import { emitMistakes } from "../../src/emit/mistakes.js";
import { type AskedOutput, outputAsked, resolveOutputs } from "../../src/emit/outputs.js";
import { filePathProblem } from "../../src/emit/paths.js";
import { targets } from "../../src/emit/targets.js";
import { generate } from "../../src/emit/typescript/index.js";
import { loadText } from "../../src/load/text.js";

const plan = "events:\n  Song Played:\n";

/** What is said of a manifest's outputs, with the text that each finding points at. */
function said(outputs: string, before = "", text = plan): readonly string[] {
  const manifest = `name: x\n${before}outputs:\n${outputs}`;
  const loaded = loadText({ "trackc.yaml": manifest, "plans/plan.yaml": text });
  expect(loaded.diagnostics).toEqual([]);
  return resolveOutputs(loaded.value).diagnostics.map(({ span, message, help }) => {
    const place = span && loaded.value.sources.get(span.file)?.text.slice(span.start, span.end);
    return `${place}: ${message}. ${help}`;
  });
}

function optionsOf(output: string, before = ""): unknown {
  const manifest = `name: x\n${before}outputs: ${output}\n`;
  const { value, diagnostics } = resolveOutputs(loadText({ "trackc.yaml": manifest, "plans/plan.yaml": plan }).value);
  expect(diagnostics).toEqual([]);
  return value[0]?.options;
}

describe("options", () => {
  test("have their defaults", () => {
    expect(optionsOf("{ target: json-schema, out: a }")).toEqual({ draft: "2020-12", unknown: "refuse" });
    expect(optionsOf("{ target: typescript, out: a }")).toEqual({});
  });

  test("are read as what they are", () => {
    const vocabulary = "vocabulary: { sources: [web, ios], destinations: amplitude }\n";
    expect(
      optionsOf(
        "{ target: json-schema, out: a, draft: draft-07, id: 'urn:acme:b:', source: web, destination: amplitude, proposed: true, unknown: allow }",
        vocabulary,
      ),
    ).toEqual({
      draft: "draft-07",
      id: "urn:acme:b:",
      source: "web",
      destination: "amplitude",
      proposed: true,
      unknown: "allow",
    });
    expect(optionsOf("{ target: typescript, out: a, sdk: segment, deny: sensitive }")).toEqual({
      sdk: ["segment"],
      deny: ["sensitive"],
    });
    expect(optionsOf("{ target: typescript, out: a, sdk: [http, segment], source: anything, x-note: mine }")).toEqual({
      sdk: ["http", "segment"],
      source: "anything",
    });
  });

  test("take a list of sources and of destinations, in every target", async () => {
    const vocabulary = "vocabulary: { sources: [web, ios, server], destinations: [amplitude, crm] }\n";
    const asked = { source: ["web", "ios"], destination: ["amplitude", "crm"] };
    for (const target of targets) {
      const options = optionsOf(
        `{ target: ${target.name}, out: a, source: [web, ios], destination: [amplitude, crm] }`,
        vocabulary,
      );
      expect(options).toMatchObject(asked);
    }
    const events =
      "events: { A: { sources: web }, B: { sources: ios }, C: { sources: server }, D: { destinations: x } }";
    const { value: loaded } = loadText({ "plans/plan.yaml": events });
    const emit = await targets.find(({ name }) => name === "json-schema")?.load();
    const paths = emit?.(loaded, asked).value.map(({ path }) => path) ?? [];
    expect(paths.filter((path) => path.startsWith("events/"))).toEqual(["events/a.json", "events/b.json"]);
  });

  test("of a side go with adapters of that side, and with those that run anywhere", () => {
    expect(optionsOf("{ target: typescript, out: a, sdk: [http, segment], side: browser }")).toMatchObject({
      side: "browser",
    });
    expect(optionsOf("{ target: typescript, out: a, sdk: [http, recording], side: server }")).toMatchObject({
      side: "server",
    });
    const made = generate(loadText({ "plans/plan.yaml": plan }).value, { sdk: ["segment", "segment-node"] });
    const manifest = "name: x\noutputs: { target: typescript, out: a, sdk: [segment, segment-node] }\n";
    const { value: loaded } = loadText({ "trackc.yaml": manifest, "plans/plan.yaml": plan });
    // Nothing is made of it, or it would be told of twice.
    expect(resolveOutputs(loaded).value).toEqual([]);
    expect([made.value, made.diagnostics.map(({ code }) => code)]).toEqual([[], ["output-mixed-sides"]]);
  });

  test("deny what is sensitive too where they deny what is personal", () => {
    expect(optionsOf("{ target: typescript, out: a, deny: personal }")).toEqual({ deny: ["personal", "sensitive"] });
  });

  test.each([
    [
      "{ target: json-shema, out: a }",
      "json-shema: There is no target `json-shema`, only `json-schema` and `typescript`. Did you mean `json-schema`?",
    ],
    [
      "{ target: protobuf, out: a }",
      "protobuf: There is no target `protobuf`, only `json-schema` and `typescript`. Write one of `json-schema` and `typescript`.",
    ],
    [
      "{ target: json-schema, out: a, daft: 2020-12 }",
      "daft: The target `json-schema` has no key `daft`. Did you mean `draft`?",
    ],
    ["{ target: typescript, out: a, draft: 2020-12 }", "draft: The target `typescript` has no key `draft`. "],
    ["{ target: typescript, out: a, sdk: [segmnt] }", "segmnt: `sdk` takes one of `"],
    [
      "{ target: typescript, out: a, deny: private }",
      "private: `deny` takes one of `personal` or `sensitive`, not `private`. ",
    ],
    [
      "{ target: json-schema, out: a, draft: 2019-09 }",
      "2019-09: `draft` takes one of `2020-12` or `draft-07`, not `2019-09`. ",
    ],
    ["{ target: json-schema, out: a, proposed: yes }", "yes: `proposed` takes `true` or `false`, not `yes`. "],
    ["{ target: json-schema, out: a, id: { a: b } }", "{ a: b }: "],
    [
      "{ target: json-schema, out: a, id: music }",
      "music: `music` can't be what schemas are called by: it does not begin with a scheme",
    ],
    ["{ target: json-schema, out: a, source: { web: true } }", "{ web: true }: "],
    ["{ target: json-schema, out: a, source: [web, web] }", "web: "],
    [
      "{ target: typescript, out: a, sdk: [segment, segment-node] }",
      "[segment, segment-node]: `segment` is for browsers and `segment-node` is for servers: one output can't be for both. Make two outputs of it",
    ],
    [
      "{ target: typescript, out: a, sdk: [http, segment], side: server }",
      "[http, segment]: `side: server` is for servers and `segment` is for browsers: one output can't be for both. ",
    ],
    ["{ target: typescript, out: a, side: phone }", "phone: `side` takes one of `browser` or `server`, not `phone`. "],
  ])("%s is refused", (output, message) => {
    const findings = said(`  - ${output}\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.slice(0, message.length)).toBe(message);
  });

  test("name sources and destinations of the vocabulary", () => {
    expect(
      said(
        "  - { target: json-schema, out: a, source: wbe, destination: x }\n",
        "vocabulary: { sources: [web], destinations: [y] }\n",
      ),
    ).toEqual([
      "wbe: `wbe` is not among the sources of the vocabulary. Did you mean `web`?",
      "x: `x` is not among the destinations of the vocabulary. Did you mean `y`?",
    ]);
  });

  test("name sources and destinations of the plan where no vocabulary closes them", () => {
    const output = "  - { target: typescript, out: a, source: wbe, destination: [crm, lake] }\n";
    const events =
      "events:\n  A: { sources: [web, ios], destinations: crm }\n  B: { sources: tv, destinations: crm }\n";
    expect(said(output, "", events)).toEqual([
      "wbe: `wbe` is not among the sources that the plan names, such as `ios`, `tv` and `web`. Did you mean `web`?",
      "lake: `lake` is not among the destinations that the plan names, such as `crm`. Correct it. " +
        "If the plan has no event for it yet, list it with all others as `destinations` under `vocabulary`.",
    ]);
    // The context and the defaults name words as well, and what every source sends is anybody's.
    expect(said(output, "defaults: { sources: wbe, destinations: lake }\n", events)).toEqual([]);
    expect(
      said(output, "defaults: { destinations: lake }\n", `context:\n  a: { type: string, sources: wbe }\n${events}`),
    ).toEqual([]);
    expect(said(output, "", `${events}  C:\n`)).toEqual([]);
    expect(said(output, "", "context:\n  a: string\n")).toEqual([]);
  });
});

describe("folders", () => {
  const overlapping = (a: string, b: string): number =>
    said(`  - { target: json-schema, out: ${a} }\n  - { target: typescript, out: ${b} }\n`).length;

  test("may not overlap, whatever their capitals", () => {
    expect(overlapping("a", "b")).toBe(0);
    expect(overlapping("a", "ab")).toBe(0);
    expect(overlapping("a", "a-b")).toBe(0);
    expect(overlapping("a", "a")).toBe(1);
    expect(overlapping("a/b", "a")).toBe(1);
    expect(overlapping("a", "./a/b/c/")).toBe(1);
    expect(overlapping("A", "a/b")).toBe(1);
    expect(overlapping("../x/a", "a/b")).toBe(0);
  });

  test("that overlap are shown both", () => {
    expect(said("  - { target: json-schema, out: a/b }\n  - { target: typescript, out: a }\n")).toEqual([
      "a/b: `a/b` and `a` overlap. Give each output a folder of its own.",
    ]);
  });

  test("each inside the outermost is found, with others between", () => {
    const outs = ["a", "a/b/c", "a-b", "a/d", "b"];
    expect(said(outs.map((out) => `  - { target: json-schema, out: ${out} }\n`).join(""))).toHaveLength(2);
  });

  test("may not hold the manifest or the plan", () => {
    const message = (out: string): string | undefined => said(`  - { target: json-schema, out: '${out}' }\n`)[0];
    expect(message(".")).toMatch(/^'\.': `\.` holds `trackc\.yaml`/);
    expect(message("..")).toMatch(/holds `trackc\.yaml`/);
    expect(message("plans")).toMatch(/holds `plans\/plan\.yaml`/);
    expect(message("plans/out")).toBeUndefined();
    expect(message("plan")).toBeUndefined();
  });

  test("have to be folders that every system takes", () => {
    expect(said("  - { target: json-schema, out: '/tmp' }\n  - { target: json-schema, out: 'C:/a' }\n")).toEqual([
      "'/tmp': `/tmp` can't be an output's folder: it is absolute. Write a folder relative to the manifest, such as `schemas` or `../app/src/tracking`.",
      "'C:/a': `C:/a` can't be an output's folder: it is absolute. Write a folder relative to the manifest, such as `schemas` or `../app/src/tracking`.",
    ]);
  });
});

describe("what an output denies", () => {
  const denying = (deny: string, text: string): readonly string[] =>
    said(
      `  - { target: typescript, out: tracking, deny: ${deny} }\n`,
      "vocabulary: { sources: [web, ios] }\n",
      text,
    ).map((one) => one.split(", which")[0] as string);

  test("has to be optional, in events, context and traits, where it is written", () => {
    const text = `
types:
  contact: { type: object, properties: { phone: { type: string, privacy: personal } } }
context:
  ip: { type: ipv4, privacy: personal }
entities:
  user:
    kind: user
    id: email
    traits:
      email: { type: email, privacy: personal }
      name: { type: string, privacy: personal }
      nick?: { type: string, privacy: personal }
  song: { kind: object, traits: { buyer: { type: string, privacy: personal } } }
events:
  A: { properties: { who: contact, pin: { type: string, privacy: sensitive }, free?: contact } }
  B: { properties: { who: contact }, additionalProperties: { type: string, privacy: personal } }
  Old: { status: retired, properties: { who: contact } }
  Planned: { status: proposed, properties: { who: contact } }
`;
    expect(denying("personal", text)).toEqual([
      "who: `who` of `A` is personal",
      "pin: `pin` of `A` is sensitive",
      "ip: `ip` of `A` is personal",
      "who: `who` of `B` is personal",
      "{ type: string, privacy: personal }: `additionalProperties` of `B` is personal",
      "name: `name` of `user` is personal",
      "email: `email` of `user` is personal",
    ]);
    expect(denying("sensitive", text)).toEqual(["pin: `pin` of `A` is sensitive"]);
  });

  test("is reported once where a bundle brings it into many events", () => {
    const text = `
bundles: { who: { properties: { email: { type: email, privacy: personal } } } }
events:
${Array.from({ length: 40 }, (_, n) => `  E${n}: { include: who }`).join("\n")}
`;
    expect(denying("personal", text)).toEqual(["email: `email` of `E0` is personal"]);
  });

  test("does not matter where the output does not hold it", () => {
    const text = "events:\n  A: { sources: ios, properties: { email: { type: email, privacy: personal } } }\n";
    expect(denying("personal", text)).toHaveLength(1);
    expect(denying("personal, source: web", text)).toEqual([]);
  });
});

describe("what needs consent inside a property that can't be left out", () => {
  const finds = (text: string, target = "typescript"): readonly string[] =>
    said(`  - { target: ${target}, out: tracking }\n`, "", text).map((one) => one.split(". ")[0] as string);
  const inside = "{ type: object, properties: { 'email?': { type: email, consent: marketing } } }";

  test("is found in events and traits, through named types", () => {
    const text = `
types: { emails: { type: array, items: { type: email, consent: marketing } } }
entities: { user: { kind: user, traits: { profile: ${inside}, nick?: ${inside} } } }
events:
  A: { properties: { to: emails, cc?: emails, all: 'emails[]' } }
`;
    expect(finds(text)).toEqual([
      "to: `to` of `A` holds what needs the consent `marketing`, but the output `tracking` can't leave it out",
      "all: `all` of `A` holds what needs the consent `marketing`, but the output `tracking` can't leave it out",
      "profile: `profile` of `user` holds what needs the consent `marketing`, but the output `tracking` can't leave it out",
    ]);
    expect(finds(text, "json-schema")).toEqual([]);
  });

  test("is fine where the whole call needs that consent", () => {
    expect(finds(`events:\n  A: { consent: [analytics, marketing], properties: { p: ${inside} } }\n`)).toEqual([]);
    expect(finds(`events:\n  A: { consent: analytics, properties: { p: ${inside} } }\n`)).toHaveLength(1);
  });
});

describe("an output of the command line", () => {
  const loaded = loadText({ "plans/plan.yaml": plan }).value;
  const ask = (options: AskedOutput["options"], target = "json-schema") =>
    outputAsked({ target, folder: "/tmp/x", shown: "x", options }, loaded);

  test("is read by the same rules", () => {
    const { value, diagnostics } = ask({ draft: "draft-07", proposed: true });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ folder: "/tmp/x", shown: "x", span: undefined });
    expect(value?.options).toEqual({ draft: "draft-07", proposed: true, unknown: "refuse" });
    expect(ask({ sdk: ["segment", "http"] }, "typescript").value?.options).toEqual({ sdk: ["segment", "http"] });
  });

  test("may not hold the manifest or the plan either", () => {
    const asked = { target: "json-schema", folder: "/plans", shown: "plans", options: {} };
    expect(outputAsked(asked, loaded).diagnostics.map((one) => one.message)).toEqual([
      "`plans` holds `plans/plan.yaml`, from which it would be made",
    ]);
  });

  test("has mistakes without a place in a file", () => {
    const bad = ask({ draft: "7", colour: "red" });
    expect(bad.diagnostics.map((one) => one.span)).toEqual([undefined, undefined]);
    expect(ask({}, "json").diagnostics.map((one) => one.code)).toEqual(["output-unknown-target"]);
    expect(ask({}, "json").value).toBeUndefined();
    const denied = loadText({
      "plans/plan.yaml": "events:\n  A: { properties: { e: { type: email, privacy: personal } } }\n",
    });
    const asked = { target: "typescript", folder: "/tmp/x", shown: "x", options: { deny: "personal" } };
    expect(outputAsked(asked, denied.value).diagnostics).toMatchObject([
      { span: { file: "plans/plan.yaml" }, related: [] },
    ]);
  });
});

describe("the mistakes of outputs", () => {
  const shown = emitMistakes.filter((mistake) => mistake.bad !== undefined);
  test.each(shown.map((mistake) => [mistake.code, mistake] as const))(
    "%s: bad has it once, good not at all",
    (code, mistake) => {
      const codes = (files: typeof mistake.bad): readonly string[] => {
        const loaded = loadText(files as Record<string, string>);
        return [...loaded.diagnostics, ...resolveOutputs(loaded.value).diagnostics].map((one) => one.code);
      };
      expect(codes(mistake.bad)).toEqual([code]);
      expect(codes(mistake.good)).toEqual([]);
    },
  );
});

describe("every target", () => {
  const { value: loaded } = loadText({
    "plans/plan.yaml": `
entities: { user: { kind: user, id: id, traits: { id: string } } }
types: { genre: [a, b] }
context: { v: string }
events: { Song Played: { consent: c, properties: { g: genre, e?: { type: email, privacy: personal } } }, P: { kind: page } }
`,
  });
  test.each(targets.map((target) => [target.name, target] as const))(
    "%s makes files that bear the header, end in a line end, and have paths that any system takes",
    async (_, target) => {
      const emit = await target.load();
      const { value, diagnostics } = emit(loaded, {});
      expect(diagnostics).toEqual([]);
      expect(value.length).toBeGreaterThan(0);
      expect(value.filter((file) => !bearsHeader(file.text) || !file.text.endsWith("\n"))).toEqual([]);
      expect(value.filter((file) => filePathProblem(file.path) !== undefined || file.text.includes("\r"))).toEqual([]);
    },
  );
  test("has a name of its own, and so has each of its options", () => {
    expect(targets.map((target) => target.name)).toEqual([...new Set(targets.map((target) => target.name))].sort());
    for (const { options } of targets) {
      const names = options.map((option) => option.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain("target");
      expect(names).not.toContain("out");
    }
  });
});
