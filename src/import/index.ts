import { parseJson } from "../formats/json-text.js";
import type { Plan } from "../plan/model.js";
import type { SourceFile } from "../source/span.js";
import type { Node } from "../syntax/node.js";
import { parse } from "../syntax/parse.js";
import { acceptable } from "./acceptable.js";
import { type PlanFile, planFiles } from "./files.js";
import { type Imported, NotImportable, type Understanding } from "./imported.js";
import { type NameSource, type Role, readSchemas } from "./schemas.js";
import { readSegmentPlan } from "./segment/index.js";
import { share } from "./share.js";

/** Reads a tracking plan of Segment as it can be a plan here. Throws {@link NotImportable}. */
export function importSegment(file: SourceFile, understanding: Understanding): Imported {
  return acceptable(readSegmentPlan(readJson(file), file, understanding));
}

/** A file that may hold a JSON Schema, and what it describes. */
export interface GivenSchema {
  readonly file: SourceFile;
  readonly role: Role;
  readonly isNamed: boolean;
}

/** Reads JSON Schemas, in JSON or in YAML, as they can be a plan here. Throws {@link NotImportable}. */
export function importSchemas(
  files: readonly GivenSchema[],
  understanding: Understanding & { readonly nameFrom: NameSource | undefined },
): Imported {
  const read = files.map((one) => ({
    ...one,
    root: /\.ya?ml$/i.test(one.file.path) ? readYaml(one.file) : readJson(one.file),
  }));
  return acceptable(readSchemas(read, understanding));
}

/** The plan files of what was imported, what repeats in one place: in those of the plan that it joins, where there is one. */
export function filesOf(imported: Imported, header: string, there?: Plan): readonly PlanFile[] {
  const { types, context } = imported;
  return planFiles({ types, context, ...share(imported, there) }, header);
}

function readJson(file: SourceFile): Node {
  const read = parseJson(file);
  if ("root" in read) return read.root;
  const isTerraform = /^\s*(?:resource|provider|terraform|variable|module)\s*["{]/.test(file.text);
  const help = isTerraform
    ? "Terraform's own language is not read. The Public API gives the plan that it makes as JSON."
    : undefined;
  throw new NotImportable(`\`${file.path}\` is no JSON: it ${read.problem.what}`, read.problem.span, help);
}

function readYaml(file: SourceFile): Node {
  const { value, diagnostics } = parse(file);
  const [first] = diagnostics;
  if (first) throw new NotImportable(`\`${file.path}\` is no YAML: ${first.message}`, first.span, first.help);
  return value.root;
}
