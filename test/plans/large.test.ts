import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import { largePlan } from "../generators/large.js";

describe("the large plan", () => {
  it("has as many events and files as it is asked for, without mistakes or findings", () => {
    const { value: loaded, diagnostics } = loadText(largePlan(500, 7));
    expect(diagnostics).toEqual([]);
    expect(loaded.plan.events.length).toBe(500);
    expect(loaded.sources.size).toBe(8);
    expect(lint(loaded, { today: "2026-03-01" }).diagnostics).toEqual([]);
  });

  it("has events of about ten properties, half of them looked up in the dictionary", () => {
    const { plan } = loadText(largePlan(200)).value;
    const properties = plan.events.flatMap((event) => event.properties);
    const looked = properties.filter((property) => property.origins[0]?.kind === "dictionary");
    expect(properties.length / plan.events.length).toBeGreaterThan(8.5);
    expect(properties.length / plan.events.length).toBeLessThan(11.5);
    expect(looked.length / properties.length).toBeGreaterThan(0.45);
  });

  it("is the same every time, in one file too, and never gives two events one name", () => {
    expect(largePlan(120, 5)).toEqual(largePlan(120, 5));
    expect(Object.keys(largePlan(10, 1))).toEqual(["trackc.yaml", "plans/area-001.yaml"]);
    const { value, diagnostics } = loadText(largePlan(10_100, 40));
    expect(diagnostics).toEqual([]);
    expect(value.plan.events.length).toBe(10_100);
  });
});
