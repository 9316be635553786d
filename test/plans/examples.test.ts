import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { verify } from "../../src/emit/json-schema/verify.js";
import { generate } from "../../src/emit/typescript/index.js";
import { lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import { typecheck } from "./typecheck.js";

/** The files of an example plan, by path. */
function filesOf(name: string): Record<string, string> {
  const folder = new URL(`../../plans/${name}/`, import.meta.url);
  const paths = ["trackc.yaml", ...readdirSync(new URL("plans/", folder)).map((file) => `plans/${file}`)];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, folder), "utf8")]));
}

const today = "2026-03-01";

describe.each([
  { name: "music", events: 15 },
  { name: "shop", events: 30 },
  { name: "saas", events: 15 },
])("the example plan $name", ({ name, events }) => {
  const { value: loaded, diagnostics } = loadText(filesOf(name));
  const { plan, project } = loaded;

  it("has no mistakes and is clean under strict", () => {
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([]);
    expect(project.lint.extends?.value).toBe("strict");
    const findings = lint(loaded, { today }).diagnostics;
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it("is complete: every event says what, when, who, why and shows itself", () => {
    expect(plan.events.length).toBeGreaterThanOrEqual(events);
    for (const event of plan.events) {
      const { description, trigger, owner, answers, examples } = event;
      expect({ name: event.name.value, description, trigger, owner }).toEqual({
        name: event.name.value,
        description: expect.anything(),
        trigger: expect.anything(),
        owner: expect.anything(),
      });
      expect(answers.length, event.name.value).toBeGreaterThan(0);
      expect(examples.length, event.name.value).toBeGreaterThan(0);
      for (const property of event.properties) expect(property.description, property.name.value).toBeDefined();
    }
    for (const metric of plan.metrics) expect(metric.events.length, metric.name.value).toBeGreaterThan(0);
    expect(plan.metrics.filter((metric) => metric.northStar?.value).length).toBe(1);
  });

  it("compiles to schemas in both drafts, and to a client that TypeScript takes", () => {
    for (const draft of ["2020-12", "draft-07"] as const) expect(verify(compile(loaded, { draft }).value)).toEqual([]);
    const files: Record<string, string> = {};
    for (const { path, text } of generate(loaded, { sdk: ["segment", "http"] }).value) files[path] = text;
    const web = generate(loaded, { sdk: ["segment"], source: "web", deny: ["sensitive"] });
    for (const { path, text } of web.value) files[`web/${path}`] = text;
    expect(typecheck(files)).toEqual([]);
  });
});
