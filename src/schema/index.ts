import { manifestSchema } from "./manifest.js";
import { planSchema } from "./plan.js";

/** What an editor can have a schema for. */
export type SchemaName = "plan" | "manifest";

const schemas = { plan: planSchema, manifest: manifestSchema } as const;

/** The text of a schema for editors: draft-07, since `yaml-language-server` reads no later one. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(schemas[name](), null, 2)}\n`;
}
