import type { CallView, Client } from "./client.js";
import { type Code, code, type Identifier, identifier, indent, join, type Literal, tableKey } from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, bracketed, CURLY, callText, type Fitting, fits, PARENTHESES, room } from "./layout.js";
import { literals } from "./value-text.js";

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

/**
 * The parameter for a call's properties or traits, where it has any. On servers another follows that is required, so
 * that it can't be left out.
 */
export function bodyParameter(
  name: Identifier,
  type: Identifier,
  view: CallView,
  { side }: Pick<Client, "side">,
): readonly Parameter[] {
  const demand = demandOf(view);
  if (demand === "none") return [];
  const isRequired = demand === "all" || side === "server";
  return [{ name, type: code`${type}`, presence: isRequired ? "required" : "empty" }];
}

/** The parameter for whom a call is about, on servers. An identify call says that already: it may only add to it. */
export function whoParameter(
  client: Client,
  imports: Imports,
  type: "Who" | "FormerIdentity" = "Who",
): readonly Parameter[] {
  if (client.side !== "server") return [];
  const presence = type === "FormerIdentity" && client.consent.length === 0 ? "optional" : "required";
  return [{ name: identifier("who"), type: code`${imports.type("./types.js", type)}`, presence }];
}

/** The last parameter of every call. */
export function optionsParameter(imports: Imports): Parameter {
  const type = code`${imports.type("./core.js", "CallOptions")}`;
  return { name: identifier("options"), type, presence: "optional" };
}

/** What is done with the properties or traits before they are sent, innermost first. */
export interface BodySteps {
  readonly given: Fitting;
  /** The whole text of what adds the context, where anything does. */
  readonly inContext?: ((given: Fitting) => Fitting) | undefined;
  /** The names that the context doesn't fill in, where there are any. */
  readonly own?: Fitting | undefined;
  /** The names that are taken out, where there are any. */
  readonly without?: Fitting | undefined;
  /** Which names need which consent, where any do. */
  readonly needs?: Fitting | undefined;
}

/** The properties or traits as they are sent: with the context, without what mustn't leave. */
export function bodyText({ body }: CallView, given: Code, { side }: Pick<Client, "side">, imports: Imports): Fitting {
  return stepsText(
    {
      given: () => given,
      inContext: body.context ? inContextText(side, imports) : undefined,
      own: namesText(body.own),
      without: namesText(body.without),
      needs: body.consent.length > 0 ? needsText(body.consent) : undefined,
    },
    side,
    imports,
  );
}

/** Names as a list, where there are any. */
export function namesText(names: readonly string[]): Fitting | undefined {
  return names.length > 0 ? (columns, first) => literals(names, columns, first) : undefined;
}

/** The same by steps that may be looked up. */
export function stepsText(
  { given, inContext, own, without, needs }: BodySteps,
  side: Client["side"],
  imports: Imports,
): Fitting {
  let text = inContext ? inContext(given) : given;
  if (own) text = calling(imports.value("./keeping-own.js", "keepingOwn"), [text, given, own]);
  if (without) text = calling(imports.value("./without.js", "without"), [text, without]);
  // In a browser the gate does so, since a call may wait there and the person decide meanwhile.
  if (!needs || side === "browser") return text;
  return calling(imports.value("./given-permitted.js", "permitted"), [text, () => code`who`, needs]);
}

/** Adds the context. */
export function inContextText(side: Client["side"], imports: Imports): (given: Fitting) => Fitting {
  if (side === "server") {
    const name = imports.value("./given-context.js", "inContext");
    return (given) => calling(name, [given, () => code`who`]);
  }
  const name = imports.value("./context.js", "inContext");
  return (given) => calling(name, [given]);
}

function calling(name: Identifier, values: readonly Fitting[]): Fitting {
  return (columns, first) => callText(name, values, columns, first);
}

/** `{ email: ["marketing"] }` */
export function needsText(needs: CallView["body"]["consent"]): Fitting {
  return (columns, first = columns) => {
    const entries = needs.map(([name, categories]) => {
      const head = code`${tableKey(name)}: `;
      return code`${head}${literals(categories, columns - head.length - 3)}`;
    });
    return bracketed(CURLY, entries, first);
  };
}

/** One entry of a message; `undefined` stands for a variable of the same name. */
export interface Field {
  readonly name:
    | "type"
    | "name"
    | "body"
    | "groupType"
    | "setOnce"
    | "increment"
    | "destinations"
    | "consent"
    | "needs"
    | "identity"
    | "options";
  readonly value: Code | Literal | Fitting | undefined;
}

/** The entry, for a line that stands `level` steps in. */
function fieldText({ name, value }: Field, level: number): Code {
  const key = identifier(name);
  if (value === undefined) return code`${key}`;
  const text = typeof value === "function" ? value(room(level), room(level, key, ": ,")) : value;
  return code`${key}: ${text}`;
}

/** Where a call is written, and whom it is about. */
export interface SendPlace {
  readonly client: Pick<Client, "side" | "consent" | "context">;
  readonly imports: Imports;
  /** How many steps in the statement stands: 1 unless given. */
  readonly level?: number;
  /** Whom the call is about, on servers: `who` unless given. */
  readonly who?: Code;
}

/** The statement that sends a message, or gives it to the consent gate. */
export function sendText(view: Pick<CallView, "consent" | "body">, fields: readonly Field[], place: SendPlace): Code {
  const { level = 1, who = code`who` } = place;
  const { consent, body } = view;
  const asked = {
    categories: (columns: number, first?: number) => literals(consent, columns, first),
    consent: namesText(consent),
    needs: body.consent.length > 0 ? needsText(body.consent) : undefined,
  };
  const gate = gateText(asked, who, place);
  const flat = code`${opened(gate)}${bracketed(CURLY, entriesOf(gate, fields, level + 1), Number.POSITIVE_INFINITY)});`;
  return fits(flat, room(level)) ? flat : messageText(gate, fields, level);
}

/** The same, with every entry of the message on a line of its own. */
export function messageText(gate: Gate, fields: readonly Field[], level: number): Code {
  const message = (at: number): Code => braced(entriesOf(gate, fields, at + 1).map((entry) => code`${entry},`));
  const opening = opened(gate);
  if (fits(opening, room(level, "{"))) return code`${opening}${message(level)});`;
  const values = [...gate.before.map((value) => value(room(level + 1), room(level + 1, ","))), message(level + 1)];
  const lines = values.map((value) => indent(code`${value},`));
  return code`${gate.name}(\n${join(lines, "\n")}\n);`;
}

/** What stands before the message on one line. */
function opened({ name, before }: Gate): Code {
  const values = before.map((value) => code`${value(Number.POSITIVE_INFINITY)}, `);
  return code`${name}(${join(values, "")}`;
}

function entriesOf(gate: Gate, fields: readonly Field[], level: number): readonly Code[] {
  return [...fields, ...gate.fields, OPTIONS].map((field) => fieldText(field, level));
}

/** The consent that a call needs, and that its properties do. */
export interface GateTexts {
  /** As an argument of a server's gate. */
  readonly categories: Fitting;
  /** As fields of a message, where there is something to say. */
  readonly consent: Fitting | undefined;
  readonly needs: Fitting | undefined;
}

/** What takes a message. */
export interface Gate {
  readonly name: Identifier;
  /** The arguments before the message. */
  readonly before: readonly Fitting[];
  /** What the message says of it. */
  readonly fields: readonly Field[];
}

/**
 * What a message is given to: `send`, or the gate where consent is needed; and what the message says of it. A
 * browser's gate reads the message, which may wait and the person decide meanwhile. On servers consent comes with every
 * call, and all pass the gate, which takes it off them again; elsewhere whom a server's call is about is a field.
 */
export function gateText(
  { categories, consent, needs }: GateTexts,
  who: Code,
  { client, imports }: Pick<SendPlace, "client" | "imports">,
): Gate {
  const isServer = client.side === "server";
  if (isServer && client.consent.length > 0) {
    return { name: imports.value("./given-consent.js", "gated"), before: [() => who, categories], fields: [] };
  }
  const send = (): Identifier => imports.value("./core.js", "send");
  if (isServer) {
    const ids = client.context.length > 0 ? code`${imports.value("./identity.js", "identityOf")}(${who})` : who;
    return { name: send(), before: [], fields: [{ name: "identity", value: ids }] };
  }
  const fields: readonly Field[] = [
    ...(consent ? [{ name: "consent", value: consent } as const] : []),
    ...(needs ? [{ name: "needs", value: needs } as const] : []),
  ];
  return { name: fields.length > 0 ? imports.value("./consent.js", "gated") : send(), before: [], fields };
}

/** The statement that makes a call under several names, by a statement that sends it under `name` from `level` steps in. */
export function underNamesText(names: Fitting, send: (level: number) => Code, imports: Imports): Code {
  const call = code`${imports.value("./under-names.js", "underNames")}(`;
  const arrow = code`(name, options) => {`;
  const options = identifier("options");
  const head = code`${call}${names(Number.POSITIVE_INFINITY)}, ${options}, ${arrow}`;
  if (fits(head, room(1))) return code`${head}\n${indent(send(2))}\n});`;
  const lines = [code`${names(room(2), room(2, ","))},`, code`${options},`, code`${arrow}\n${indent(send(3))}\n},`];
  return code`${call}\n${indent(join(lines, "\n"))}\n);`;
}

/** A field that is only there where there is something to say. */
export function listField(name: Field["name"], values: readonly string[]): readonly Field[] {
  return values.length === 0 ? [] : [{ name, value: namesText(values) }];
}

const OPTIONS: Field = { name: "options", value: undefined };
