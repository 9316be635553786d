import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parseDocument } from "yaml";
import { type SchemaName, schemaText } from "../../src/schema/index.js";

const ajv = new Ajv({ allErrors: true, logger: false });
addFormats.default(ajv);
for (const keyword of ["defaultSnippets", "enumDescriptions", "errorMessage"]) ajv.addKeyword(keyword);

const validators = {
  plan: ajv.compile(JSON.parse(schemaText("plan"))),
  manifest: ajv.compile(JSON.parse(schemaText("manifest"))),
};

/** What the schema has against a file; `unreadable` where an editor's parser speaks before it. */
export function refusals(path: string, text: string): readonly string[] {
  const name: SchemaName = path.endsWith("trackc.yaml") ? "manifest" : "plan";
  const document = parseDocument(text);
  if (document.errors.length > 0 || document.warnings.length > 0) return ["unreadable"];
  const validate = validators[name];
  if (validate(document.toJS())) return [];
  return (validate.errors ?? []).map((error) => `${path}${error.instancePath} ${error.message}`);
}
