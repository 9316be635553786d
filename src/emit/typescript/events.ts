import { type FormerName, formerNames } from "../../plan/former-names.js";
import type { Event, Json, JsonObject } from "../../plan/model.js";
import {
  bodyParameter,
  bodyText,
  demandOf,
  functionText,
  listField,
  optionsParameter,
  type Parameter,
  sendText,
  underNamesText,
  whoParameter,
} from "./calls.js";
import type { Client, EventView } from "./client.js";
import { names, paragraph, tag } from "./doc-text.js";
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
import { braced, bracketed, fits, PARENTHESES, room } from "./layout.js";
import { TypePrinter } from "./type-text.js";
import { literals, valueText } from "./value-text.js";

/** `events.ts`: an interface and a function for each event. */
export function eventsFile(client: Client): Code {
  const former = formerNames(
    client.plan,
    client.events.map(({ event }) => event),
  );
  const declared = new Set(client.events.flatMap(({ event }) => [event.identifier.camel, event.identifier.pascal]));
  for (const names of former.values()) for (const { camel, pascal } of names) declared.add(camel).add(pascal);
  const imports = new Imports(declared);
  const printer = new TypePrinter(client.typesByName, imports);
  const questions = new Map(client.plan.metrics.map((metric) => [metric.name.value, metric.question?.value]));
  const declarations = client.events.flatMap((view) => [
    ...known(view, client, questions, imports, () => [
      interfaceText(view, printer),
      eventFunction(view, client, questions, imports, printer),
    ]),
    ...(former.get(view.event) ?? []).flatMap((name) => formerText(name, view.event)),
  ]);
  return join([join(imports.statements(), "\n"), ...declarations], "\n\n");
}

/** An event's interface and function as they were written before, where nothing that they are made of has changed; else `write`'s. */
function known(
  view: EventView,
  client: Client,
  questions: ReadonlyMap<string, string | undefined>,
  imports: Imports,
  write: () => readonly Code[],
): readonly Code[] {
  // Its replacement's function is another event's matter.
  if (view.event.replacedBy) return write();
  const asked = view.event.answers.map(({ value }) => questions.get(value) ?? null);
  const around = JSON.stringify([client.side, client.consent.length, client.context.length, asked]);
  const before = client.written.declarations.get(view);
  if (before?.around === around && imports.again(before.imported)) return before.code;
  const made = imports.noted(write);
  client.written.declarations.set(view, { ...made, around });
  return made.code;
}

function interfaceText(view: EventView, printer: TypePrinter): Code {
  const camel = identifier(view.event.identifier.camel);
  const pascal = identifier(view.event.identifier.pascal);
  const lines = printer.lines(view.properties, view.additional, 1);
  const comment = docComment([paragraph(doc`What {@link ${camel}} sends.`)]);
  return lines.length === 0
    ? code`${comment}export type ${pascal} = Record<string, never>;`
    : code`${comment}export interface ${pascal} ${braced(lines)}`;
}

function eventFunction(
  view: EventView,
  client: Client,
  questions: ReadonlyMap<string, string | undefined>,
  imports: Imports,
  printer: TypePrinter,
): Code {
  const { event } = view;
  const camel = identifier(event.identifier.camel);
  const called = callName(event, client, printer);
  const parameters: Parameter[] = [
    ...(called.type ? [{ name: identifier("name"), type: called.type, presence: "required" } as const] : []),
    ...bodyParameter(identifier("properties"), identifier(event.identifier.pascal), view, client),
    ...whoParameter(client, imports),
    optionsParameter(imports),
  ];
  const given = demandOf(view) === "none" ? code`{}` : code`properties`;
  const isNamed = called.type !== undefined || view.alsoAs.length > 0;
  const send = (level: number): Code =>
    sendText(
      view,
      [
        { name: "type", value: literal(event.kind) },
        { name: "name", value: isNamed ? undefined : literal(called.name) },
        { name: "body", value: bodyText(view, given, client, imports) },
        ...listField("destinations", view.destinations),
      ],
      { client, imports, level },
    );
  const names = [event.name.value, ...view.alsoAs];
  const underAll = (): Code => underNamesText((columns, first) => literals(names, columns, first), send, imports);
  const body = view.alsoAs.length > 0 ? underAll() : send(1);
  const comment = docComment(eventDoc(view, client, questions, called.type ? literal(called.name) : undefined));
  return code`${comment}${functionText(camel, parameters, body)}`;
}

interface CallName {
  /** The type of the names that a call may carry; absent where there is just one. */
  readonly type?: Code;
  /** The only name, or one of them. */
  readonly name: string;
}

/** What a page or screen call may be named. */
function callName(event: Event, client: Client, printer: TypePrinter): CallName {
  const own: CallName = { name: event.name.value };
  if (event.kind === "track" || !event.callName) return own;
  const { type } = event.callName;
  const values = type.kind === "enum" ? type.members.map((member) => member.value) : [];
  const texts = values.filter((value) => typeof value === "string");
  const [first] = texts;
  if (first !== undefined && values.length === 1) return { name: first };
  const isText = holdsOnly("string", type, client.typesByName);
  return {
    name: first ?? own.name,
    type: isText ? printer.type(type, 0, Number.POSITIVE_INFINITY).code : code`string`,
  };
}

function eventDoc(
  view: EventView,
  client: Client,
  questions: ReadonlyMap<string, string | undefined>,
  name: Code | ReturnType<typeof literal> | undefined,
): readonly DocPart[] {
  const { event } = view;
  const parts: DocPart[] = [];
  if (event.description) parts.push(paragraph(docText(event.description.value)));
  if (event.trigger) parts.push(paragraph(docText(event.trigger.value)));
  for (const metric of event.answers) {
    const question = questions.get(metric.value);
    parts.push(paragraph(docText(question ? `Answers: ${question}` : `Answers ${metric.value}.`)));
  }
  if (view.consent.length > 0) parts.push(paragraph(docText(`Sent only with consent to ${names(view.consent)}.`)));
  if (view.alsoAs.length > 0) {
    const former = names(view.alsoAs.map((each) => `\`${each}\``));
    const what = view.alsoAs.length === 1 ? "name" : "names";
    parts.push(paragraph(docText(`Also sent under the ${what} that it had before: ${former}.`)));
  }
  if (event.expires) parts.push(paragraph(docText(`Expires on ${event.expires.value}.`)));
  for (const example of event.examples) parts.push(exampleOf(view, client, example.value, name));
  for (const link of event.links) parts.push(tag("see", docText(link.value)));
  if (event.status === "deprecated") parts.push(tag("deprecated", replacement(event, client)));
  return parts;
}

function replacement(event: Event, client: Client) {
  const by = event.replacedBy?.value;
  if (by === undefined) return docText("");
  const target = client.events.find((each) => each.event.name.value === by);
  return target ? doc`Use {@link ${identifier(target.event.identifier.camel)}}.` : docText(`Replaced by ${by}.`);
}

function exampleOf(
  view: EventView,
  { side }: Client,
  example: JsonObject,
  name: Code | ReturnType<typeof literal> | undefined,
): DocPart {
  const shown: [string, Json][] = Object.entries(example).filter(
    ([key]) => !view.properties.some(({ property, refused }) => refused && property.name.value === key),
  );
  const head = code`${identifier(view.event.identifier.camel)}`;
  const columns = room(0, " * ", head, "();");
  const demand = demandOf(view);
  const bare = shown.length === 0 && (side === "server" ? demand === "none" : demand !== "all");
  const values = bare ? [] : [valueText(Object.fromEntries(shown), columns)];
  const who = side === "server" ? [code`who`] : [];
  const items = [...(name === undefined ? [] : [code`${name}`]), ...values, ...who];
  const flat = code`${head}(${join(items, ", ")});`;
  const call = fits(flat, columns) ? flat : code`${head}${bracketed(PARENTHESES, items, columns)};`;
  return { kind: "example", text: doc`@example\n${docText(items.length === 1 ? flat : call)}` };
}

/** The name that an event had before still works, and says what to use. */
function formerText({ camel, pascal }: FormerName, event: Event): readonly Code[] {
  const now = identifier(event.identifier.camel);
  const type = identifier(event.identifier.pascal);
  return [
    code`${deprecatedFor(type)}${declared(code`export type ${identifier(pascal)} =`, type)}`,
    code`${deprecatedFor(now)}${declared(code`export const ${identifier(camel)}: typeof ${now} =`, now)}`,
  ];
}

function declared(head: Code, value: Identifier): Code {
  const flat = code`${head} ${value};`;
  return fits(flat, room(0)) ? flat : code`${head}\n  ${value};`;
}

function deprecatedFor(name: Identifier) {
  return docComment([tag("deprecated", doc`Renamed: use {@link ${name}}.`)]);
}
