import { loadText } from "../../src/load/text.js";
import type { Event, Property, Type } from "../../src/plan/model.js";
import type { Text } from "../../src/source/span.js";
import { largePlan } from "../../test/generators/large.js";

/** One state of a plan: ours, and the same content as protobuf messages, one message an event, by file. */
export interface State {
  readonly plan: Readonly<Record<string, string>>;
  readonly proto: Readonly<Record<string, string>>;
}

/**
 * Two states of one plan, the later one with changes in every twentieth event of the first `files` files: a value taken
 * from an enum and a property added. Both languages say the same: fields, kinds, enums, descriptions.
 */
export function states(events: number, files: number): { readonly base: State; readonly head: State } {
  const plan = largePlan(events);
  const areas = Object.keys(plan).filter((path) => path.startsWith("plans/area-"));
  const touched = new Set(areas.slice(0, files));
  const changed = Object.fromEntries(
    Object.entries(plan).map(([path, text]) => [path, touched.has(path) ? change(text) : text]),
  );
  return { base: { plan, proto: protoOf(plan) }, head: { plan: changed, proto: protoOf(changed) } };
}

function change(text: string): string {
  let at = 0;
  return text.replace(/^ {10}schedule: .*\n {10}correction: .*\n/gm, (lines) => {
    if (at++ % 20 > 0) return lines;
    const [, correction] = lines.split("\n");
    return `${correction}\n      added_later?: { type: integer, description: How often somebody tried before. }\n`;
  });
}

/** A plan's events as protobuf messages, by file. */
export function protoOf(plan: Readonly<Record<string, string>>): Record<string, string> {
  const { value } = loadText(plan);
  const byFile = new Map<string, string[]>();
  for (const event of value.plan.events) {
    const { file } = event.name.span;
    const list = byFile.get(file) ?? [];
    list.push(message(event));
    byFile.set(file, list);
  }
  const files: Record<string, string> = { "buf.yaml": "version: v2\n" };
  for (const [file, messages] of byFile) {
    const name = file.replace(/^plans\//, "").replace(/\.yaml$/, "");
    const area = name.replaceAll("-", "_");
    files[`large/${area}/v1/${area}.proto`] =
      `syntax = "proto3";\n\npackage large.${area}.v1;\n\n${messages.join("\n")}`;
  }
  return files;
}

function message(event: Event): string {
  const name = event.identifier.pascal;
  const nested: string[] = [];
  // What is new comes last: numbers of fields must stay.
  const inOrder = [...event.properties].sort((a, b) => Number(isNew(a)) - Number(isNew(b)));
  const fields = inOrder.map((property, at) => {
    const type = fieldType(property, property.type, nested);
    const mark = property.required || type.startsWith("repeated ") ? "" : "optional ";
    return `${comment(property, "  ")}  ${mark}${type} ${property.name.value} = ${at + 1};\n`;
  });
  return `${comment(event, "")}message ${name} {\n${[...nested, ...fields].join("")}}\n`;
}

function isNew({ name }: Property): boolean {
  return name.value === "added_later";
}

function fieldType({ name }: Property, type: Type, nested: string[]): string {
  const own = `${name.value.charAt(0).toUpperCase()}${name.value.slice(1).replace(/_(\w)/g, (_, letter) => letter.toUpperCase())}`;
  switch (type.kind) {
    case "boolean":
      return "bool";
    case "number":
      return type.integer ? "int64" : "double";
    case "array":
      return "repeated string";
    case "enum": {
      const values = type.members.map(
        (member, at) =>
          `${comment(member, "    ")}    ${`${own}_${String(member.value)}`.toUpperCase()} = ${numberOf(String(member.value), at)};\n`,
      );
      nested.push(`  enum ${own} {\n    ${own.toUpperCase()}_UNSPECIFIED = 0;\n${values.join("")}  }\n`);
      return own;
    }
    case "reference":
      if (type.name === "money") {
        nested.push(`  message Money {\n    int64 amount_minor = 1;\n    string currency = 2;\n  }\n`);
        return "Money";
      }
      return "string";
    default:
      return "string";
  }
}

/** The number of an enum's value, which stays when another goes. */
function numberOf(value: string, at: number): number {
  const known = ["customer_request", "schedule", "correction"].indexOf(value);
  return (known < 0 ? at : known) + 1;
}

function comment({ description }: { readonly description?: Text | undefined }, indent: string): string {
  return description ? `${indent}// ${description.value}\n` : "";
}
