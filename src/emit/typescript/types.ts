import type { NamedType } from "../../plan/model.js";
import type { Client } from "./client.js";
import { describe, paragraph } from "./doc-text.js";
import { type Code, code, doc, docComment, identifier, join, literal } from "./doors.js";
import { Imports } from "./imports.js";
import { braced, bracketed, room, SQUARE, unionOf } from "./layout.js";
import { assigned, TypePrinter } from "./type-text.js";

/** `types.ts`: the context, the consent, the plan's named types. Nothing where the plan has none of these. */
export function typesFile(client: Client, usesJson: boolean): Code {
  const printer = new TypePrinter(client.typesByName);
  const imports = new Imports();
  const declarations = [
    ...contextText(client, printer),
    ...consentText(client),
    ...whoText(client, imports),
    ...client.types.flatMap((type) => namedType(type, printer)),
  ];
  const json = usesJson || printer.usesJson ? [jsonText()] : [];
  const statements = imports.statements();
  const head = statements.length > 0 ? [join(statements, "\n")] : [];
  return join([...head, ...declarations, ...json], "\n\n");
}

function contextText(client: Client, printer: TypePrinter): readonly Code[] {
  if (client.context.length === 0) return [];
  const comment = docComment([paragraph(doc`What the application sets once and every event carries.`)]);
  const lines = printer.lines(
    client.context.map((view) => ({ ...view, canBeTakenBack: true })),
    false,
    1,
  );
  return [code`${comment}export interface Context ${braced(lines)}`];
}

function consentText({ consent, side }: Client): readonly Code[] {
  if (consent.length === 0) return [];
  const members = consent.map((category) => literal(category));
  const categories = docComment([paragraph(doc`What a person can agree to.`)]);
  const decision = docComment([
    paragraph(
      side === "server"
        ? doc`What a person decided. Categories that are left out are not granted.`
        : doc`What a person decided. Categories that are left out stay as they were.`,
    ),
  ]);
  return [
    code`${categories}${unionOf(code`export type ConsentCategory =`, members)}`,
    code`${decision}export type Consent = { readonly [Category in ConsentCategory]?: boolean };`,
  ];
}

const contextComment = docComment([paragraph(doc`What events carry besides that which \`setContext\` says of all.`)]);

/** Whom a server's calls are about. */
function whoText({ consent, context, entities, side }: Client, imports: Imports): readonly Code[] {
  if (side !== "server") return [];
  const asks = consent.length > 0;
  const identity = imports.type("./core.js", "Identity");
  const who = docComment([paragraph(doc`Whom a call is about, and what else is true of that person.`)]);
  const more = [
    ...(asks ? [code`${docComment([paragraph(doc`What they agreed to.`)])}readonly consent: Consent;`] : []),
    ...(context.length > 0 ? [code`${contextComment}readonly context?: Partial<Context> | undefined;`] : []),
  ];
  const whoType = more.length > 0 ? code`${identity} & ${braced(more)}` : code`${identity}`;
  const plain = docComment([paragraph(doc`Whom a call is about.`)]);
  const former = docComment([
    paragraph(
      doc`What may be known of a person besides the id: who it was before, when only an anonymous id was known.`,
    ),
  ]);
  const members = [
    code`readonly anonymousId?: string | undefined;`,
    ...(asks ? [code`readonly consent: Consent;`] : []),
  ];
  return [
    code`${more.length > 0 ? who : plain}export type Who = ${whoType};`,
    ...(entities.some(({ entity }) => entity.kind.value === "user")
      ? [code`${former}export interface FormerIdentity ${braced(members)}`]
      : []),
  ];
}

function namedType({ identifier: names, description, definition }: NamedType, printer: TypePrinter): readonly Code[] {
  const pascal = identifier(names.pascal);
  const said = description ?? definition.description;
  const comment = docComment(describe({ ...definition, description: said }));
  if (definition.type.kind === "enum") {
    const values = identifier(`${names.camel}Values`);
    const head = code`export const ${values} = `;
    const members = definition.type.members.map(({ value }) => literal(value));
    const list = bracketed(SQUARE, members, room(0, head, " as const;"));
    const lister = docComment([paragraph(doc`All values of {@link ${pascal}}.`)]);
    return [
      code`${lister}${head}${list} as const;`,
      code`${comment}export type ${pascal} = (typeof ${values})[number];`,
    ];
  }
  const head = code`export type ${pascal} =`;
  return [code`${comment}${assigned(head, printer.type(definition.type, 0, room(0, head, " ;")))};`];
}

function jsonText(): Code {
  return code`${docComment([paragraph(doc`Anything that JSON can hold.`)])}export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };`;
}
