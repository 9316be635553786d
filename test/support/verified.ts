import { expect } from "vitest";
import { createAjv, verify } from "../../src/emit/json-schema/verify.js";
import type { OutputFile } from "../../src/emit/target.js";

/** Schemas that were compiled, read and checked. */
export interface Verified {
  /** A file's JSON. */
  json(path: string): Record<string, unknown>;
  /** Whether a file's schema, alone, takes a value as it would travel. */
  takes(path: string, value: unknown): boolean;
}

/**
 * Every schema that a test makes goes through here: each is valid against its metaschema, compiles in Ajv's strict mode alone, and goes
 * together with the others.
 */
export function verified(files: readonly OutputFile[]): Verified {
  expect(verify(files)).toEqual([]);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const json = (path: string): Record<string, unknown> => {
    const text = texts.get(path);
    if (text === undefined) throw new Error(`no ${path} among ${[...texts.keys()].join(", ")}`);
    return JSON.parse(text);
  };
  const validators = new Map<string, (value: unknown) => boolean>();
  return {
    json,
    takes(path, value) {
      const schema = json(path);
      const draft = String(schema.$schema).includes("2020-12") ? "2020-12" : "draft-07";
      const validate = validators.get(path) ?? ajvOf(draft).compile(schema);
      ajvOf(draft).removeSchema(schema);
      validators.set(path, validate);
      return validate(JSON.parse(JSON.stringify(value))) === true;
    },
  };
}

const known = { "2020-12": createAjv("2020-12"), "draft-07": createAjv("draft-07") };
const ajvOf = (draft: keyof typeof known) => known[draft];
