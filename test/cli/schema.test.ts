import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

const schema = (...args: string[]) => trackc(folderWith({}), ["schema", ...args]);

describe("trackc schema", () => {
  test.each(["plan", "manifest"])("prints a draft-07 schema of the %s that is valid itself", async (what) => {
    const ran = await schema(what);
    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    const printed = JSON.parse(ran.out);
    expect(printed).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", $id: `urn:trackc:${what}:1` });
    expect(new Ajv({ logger: false, strict: false }).validateSchema(printed)).toBe(true);
  });

  test("prints that of a plan file when nothing is said", async () => {
    expect((await schema()).out).toBe((await schema("plan")).out);
  });

  test("says what there is for anything else", async () => {
    const ran = await schema("pln\u001b[31m");
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain("write `plan` or `manifest`");
    expect(ran.err).not.toContain("\u001b");
  });

  test("says of every key what it is for", async () => {
    const silent: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      const { properties, additionalProperties } = value as { properties?: object; additionalProperties?: unknown };
      if (additionalProperties === false && properties) {
        for (const [key, one] of Object.entries(properties)) if (!one.description) silent.push(`${path}/${key}`);
      }
      for (const [key, below] of Object.entries(value)) look(below, `${path}/${key}`);
    };
    for (const what of ["plan", "manifest"]) look(JSON.parse((await schema(what)).out), what);
    expect(silent).toEqual([]);
  });
});
