import type { CallView } from "./client.js";
import { type Code, code, type Identifier, identifier, indent, type Literal, tableKey } from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, bracketed, CURLY, fits, LINE_WIDTH, PARENTHESES, room } from "./layout.js";
import { listText } from "./value-text.js";

/** Something that a generated function takes. */
export interface Parameter {
  readonly name: Identifier;
  readonly type: Code;
  /** `optional` ones may be left out; the `empty` one is `{}` then. */
  readonly presence: "required" | "optional" | "empty";
}

/** `export function name(…): void {` and its body. */
export function functionText(name: Identifier, parameters: readonly Parameter[], body: Code): Code {
  const head = code`export function ${name}`;
  const tail = code`: void {`;
  const list = bracketed(PARENTHESES, parameters.map(parameterText), room(0, head, tail));
  return code`${head}${list}${tail}\n${indent(body)}\n}`;
}

function parameterText({ name, type, presence }: Parameter): Code {
  switch (presence) {
    case "required":
      return code`${name}: ${type}`;
    case "optional":
      return code`${name}?: ${type}`;
    case "empty":
      return code`${name}: ${type} = {}`;
  }
}

/** Whether a caller may pass properties at all, and whether it must. */
export function demandOf({
  properties,
  additional,
}: Pick<CallView, "properties" | "additional">): "none" | "some" | "all" {
  if (properties.some(({ property, refused }) => property.required && !refused)) return "all";
  return properties.length > 0 || additional !== false ? "some" : "none";
}

/** The parameter for a call's properties or traits, where it has any. */
export function bodyParameter(name: Identifier, type: Identifier, view: CallView): readonly Parameter[] {
  const demand = demandOf(view);
  if (demand === "none") return [];
  return [{ name, type: code`${type}`, presence: demand === "all" ? "required" : "empty" }];
}

/** The last parameter of every call. */
export function optionsParameter(imports: Imports): Parameter {
  const type = code`${imports.type("./core.js", "CallOptions")}`;
  return { name: identifier("options"), type, presence: "optional" };
}

/** The properties or traits as they are sent: with the context, without what mustn't leave. */
export function bodyText({ body }: CallView, given: Code, imports: Imports): Code {
  let text = given;
  if (body.context) text = code`${imports.value("./context.js", "inContext")}(${text})`;
  if (body.without.length > 0) {
    text = code`${imports.value("./without.js", "without")}(${text}, ${listText(body.without, 0)})`;
  }
  if (body.consent.length > 0) {
    text = code`${imports.value("./consent.js", "permitted")}(${text}, ${needsText(body.consent, LINE_WIDTH)})`;
  }
  return text;
}

/** `{ email: ["marketing"] }` */
export function needsText(needs: CallView["body"]["consent"], columns: number): Code {
  const entries = needs.map(([name, categories]) => code`${tableKey(name)}: ${listText(categories, 0)}`);
  return bracketed(CURLY, entries, columns);
}

/** One entry of a message; `undefined` stands for a variable of the same name. */
export interface Field {
  readonly name: "type" | "name" | "body" | "setOnce" | "increment" | "destinations" | "options";
  readonly value: Code | Literal | undefined;
}

/** The statement that sends a message, or gives it to the consent gate. */
export function sendText(view: CallView, fields: readonly Field[], imports: Imports): Code {
  const head =
    view.consent.length > 0
      ? code`${imports.value("./consent.js", "gated")}(${listText(view.consent, 1, "gated(, {")}, `
      : code`${imports.value("./core.js", "send")}(`;
  const entries = fields.map(({ name, value }) =>
    value === undefined ? code`${identifier(name)}` : code`${identifier(name)}: ${value}`,
  );
  const flat = code`${head}${bracketed(CURLY, entries, Number.POSITIVE_INFINITY)});`;
  if (fits(flat, room(1))) return flat;
  return code`${head}${braced(entries.map((entry) => code`${entry},`))});`;
}

/** A field that is only there where there is something to say. */
export function listField(name: Field["name"], values: readonly string[]): readonly Field[] {
  return values.length === 0 ? [] : [{ name, value: listText(values, 2, name, ": ,") }];
}

export const OPTIONS: Field = { name: "options", value: undefined };
