import { callFor } from "../../plan/client-part.js";
import {
  bodyParameter,
  bodyText,
  demandOf,
  functionText,
  listField,
  optionsParameter,
  type Parameter,
  sendText,
  whoParameter,
} from "./calls.js";
import type { Client, EntityView } from "./client.js";
import { describe, names, paragraph } from "./doc-text.js";
import {
  type Code,
  code,
  type DocPart,
  doc,
  docComment,
  docText,
  type Identifier,
  identifier,
  join,
  literal,
} from "./doors.js";
import { holdsOnly } from "./holds.js";
import { Imports } from "./imports.js";
import { braced } from "./layout.js";
import { TypePrinter } from "./type-text.js";

/** `entities.ts`: for each kind of user and group its traits and the function that tells them. */
export function entitiesFile(client: Client): Code {
  const declared = new Set(
    client.entities.flatMap(({ entity }) => [callOf(entity), `${entity.identifier.pascal}Traits`]),
  );
  const imports = new Imports(declared);
  const printer = new TypePrinter(client.typesByName, imports);
  const declarations = client.entities.flatMap((view) => [
    traitsText(view, printer),
    entityFunction(view, client, imports, printer),
  ]);
  return join([join(imports.statements(), "\n"), ...declarations], "\n\n");
}

function callOf(entity: EntityView["entity"]): string {
  return `${callFor(entity)}${entity.identifier.pascal}`;
}

function traitsName({ entity }: EntityView): Identifier {
  return identifier(`${entity.identifier.pascal}Traits`);
}

function traitsText(view: EntityView, printer: TypePrinter): Code {
  const lines = printer.lines(view.properties, view.additional, 1);
  const comment = docComment([paragraph(doc`What {@link ${identifier(callOf(view.entity))}} sends.`)]);
  return lines.length === 0
    ? code`${comment}export type ${traitsName(view)} = Record<string, never>;`
    : code`${comment}export interface ${traitsName(view)} ${braced(lines)}`;
}

function entityFunction(view: EntityView, client: Client, imports: Imports, printer: TypePrinter): Code {
  const call = callFor(view.entity);
  const id = idParameter(view, client, printer);
  const parameters: Parameter[] = [
    id.parameter,
    ...bodyParameter(identifier("traits"), traitsName(view), view, client),
    ...whoParameter(client, imports, call === "identify" ? "FormerIdentity" : "Who"),
    optionsParameter(imports),
  ];
  const given = demandOf(view) === "none" ? code`{}` : code`traits`;
  const message = sendText(
    view,
    [
      { name: "type", value: literal(call) },
      { name: "name", value: id.text },
      { name: "body", value: bodyText(view, given, client, imports) },
      ...(view.entity.kind.value === "group"
        ? [{ name: "groupType" as const, value: literal(view.entity.name.value) }]
        : []),
      ...listField("setOnce", view.setOnce),
      ...listField("increment", view.increment),
    ],
    // The id is whom the call is about, whoever the request is from.
    { client, imports, ...(call === "identify" ? { who: code`{ ...who, userId: ${id.text} }` } : {}) },
  );
  const name = identifier(callOf(view.entity));
  return code`${docComment(entityDoc(view))}${functionText(name, parameters, message)}`;
}

/** The id as the function takes it, and as the text that it travels as. */
function idParameter({ id }: EntityView, client: Client, printer: TypePrinter): { parameter: Parameter; text: Code } {
  const name = identifier("id");
  const type = id?.type ?? { kind: "string" };
  const isText = holdsOnly("string", type, client.typesByName);
  if (!isText && !holdsOnly("number", type, client.typesByName)) {
    return { parameter: { name, type: code`string`, presence: "required" }, text: code`${name}` };
  }
  const printed = printer.type(type, 0, Number.POSITIVE_INFINITY).code;
  return {
    parameter: { name, type: printed, presence: "required" },
    text: isText ? code`${name}` : code`String(${name})`,
  };
}

function entityDoc(view: EntityView): readonly DocPart[] {
  const { entity, id } = view;
  const parts: DocPart[] = [];
  if (entity.description) parts.push(paragraph(docText(entity.description.value)));
  if (id) {
    const [said] = describe(id);
    const more = said?.kind === "paragraph" ? said.text : docText("");
    parts.push(paragraph(doc`The id is the trait ${docText(`\`${id.name.value}\``)}. ${more}`));
  }
  const written = [
    ...(view.setOnce.length > 0 ? [`Kept once set: ${quoted(view.setOnce)}.`] : []),
    ...(view.increment.length > 0 ? [`Added to what is there: ${quoted(view.increment)}.`] : []),
  ];
  parts.push(paragraph(docText(written.join(" "))));
  if (view.consent.length > 0) parts.push(paragraph(docText(`Sent only with consent to ${names(view.consent)}.`)));
  if (entity.expires) parts.push(paragraph(docText(`Expires on ${entity.expires.value}.`)));
  return parts;
}

function quoted(words: readonly string[]): string {
  return names(words.map((word) => `\`${word}\``));
}
