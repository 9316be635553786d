import { Ajv, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { formats } from "../../plan/values/formats.js";
import type { OutputFile } from "../target.js";
import { EXTENSION } from "./extension.js";
import { extensionSchema } from "./extension-schema.js";
import type { Draft } from "./schema.js";

/**
 * Strict, with the plan's own formats so that both sides mean the same by them; `multipleOf` within the precision that
 * decimal numbers of everyday size need (Ajv's exact default refuses 19.99 for 0.01); own properties only, since plan names
 * may be called like what every object inherits.
 */
const OPTIONS: Options = {
  strict: true,
  allErrors: false,
  validateFormats: true,
  multipleOfPrecision: 9,
  ownProperties: true,
  formats: Object.fromEntries(Object.values(formats).map((format) => [format.name, format.accepts])),
};

/** A validator that takes our schemas in strict mode: with the ten formats, and the extension key registered and described. */
export function createAjv(draft: Draft): Ajv {
  const ajv = draft === "2020-12" ? new Ajv2020(OPTIONS) : new Ajv(OPTIONS);
  ajv.addKeyword({ keyword: EXTENSION, metaSchema: extensionSchema });
  return ajv;
}

/** A schema that something is wrong with. */
export interface SchemaProblem {
  readonly path: string;
  readonly message: string;
}

const validators = new Map<Draft, Ajv>();

/** Compiling a draft's metaschema costs more than a plan of a hundred events: one validator serves all. */
function validatorOf(draft: Draft): Ajv {
  const validator = validators.get(draft) ?? createAjv(draft);
  validators.set(draft, validator);
  return validator;
}

/**
 * Checks compiled schemas: each is valid against its metaschema and compiles in strict mode with nothing else at hand, and no two have
 * one `$id`. Gives what is wrong, nothing when all is well.
 */
export function verify(files: readonly OutputFile[]): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const ids = new Set<unknown>();
  for (const { path, text } of files) {
    if (path === "index.json") continue;
    try {
      const schema: unknown = JSON.parse(text);
      if (typeof schema !== "object" || schema === null) throw new Error("it is no schema");
      const ajv = validatorOf("$schema" in schema && /draft-07/.test(String(schema.$schema)) ? "draft-07" : "2020-12");
      try {
        if (ajv.validateSchema(schema) !== true) throw new Error(ajv.errorsText(ajv.errors));
        ajv.compile(schema);
      } finally {
        ajv.removeSchema(schema);
      }
      if ("$id" in schema && ids.has(schema.$id)) throw new Error(`another schema has the id ${String(schema.$id)}`);
      if ("$id" in schema) ids.add(schema.$id);
    } catch (error) {
      problems.push({ path, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return problems;
}
