import { numbersAsTexts } from "../../../plan/id-texts.js";
import type { Event } from "../../../plan/model.js";
import { pageFields } from "../../../plan/page-fields.js";
import { type SentShape, sentProperties } from "../../../plan/sent.js";
import type { Client, EntityView, EventView } from "../client.js";
import { paragraph } from "../doc-text.js";
import {
  type Code,
  code,
  docComment,
  docText,
  type Identifier,
  identifier,
  join,
  literal,
  tableKey,
} from "../doors.js";
import { type Data, dataText, type Entries, entries } from "./data.js";
import { Shapes } from "./shapes.js";

/** The runtime of `checks.ts`, under `templates/typescript`. */
export const checksTemplates: readonly string[] = ["checked", "decimals", "formats", "shapes", "values"].map(
  (name) => `checks/${name}.ts`,
);

/**
 * `checks.ts`: what the plan says of every call as data, and the sink that compares calls with it. Everything that is declared at the
 * top is a literal, so that bundlers drop all of it where `checked` isn't used.
 */
export function checksFile(client: Client): Code {
  const shapes = new Shapes(client.typesByName);
  const contexts = new Contexts(shapes);
  const calls = (type: Event["kind"]): Entries => {
    const views = client.events.filter(({ event }) => event.kind === type && !event.callName);
    const fields = (view: EventView) => eventFields(view, client, shapes, contexts);
    return shapes.named(
      "Fields",
      views.map((view) => [view.event.name.value, fields(view)]),
    );
  };
  const entities = (kind: "user" | "group"): Entries => {
    const views = client.entities.filter(({ entity }) => entity.kind.value === kind);
    return shapes.named(
      "EntityFields",
      views.map((view) => [view.entity.name.value, entityFields(view, client, shapes)]),
    );
  };
  const named = client.events
    .filter(({ event }) => event.callName)
    .map((view) => namedCall(view, client, shapes, contexts));
  const types = shapes.named(
    "Shape",
    client.types.map(({ name, definition }) => [name.value, shapes.of(definition.type)]),
  );
  const retired = client.plan.events
    .filter(({ status }) => status === "retired")
    .map(({ name }) => literal(name.value));

  const parts: readonly Part[] = [
    { name: "types", type: "Shapes", value: types, says: "The named types." },
    { name: "track", type: "FieldsByName", value: calls("track"), says: "What events carry, by name." },
    { name: "page", type: "FieldsByName", value: calls("page"), says: "What pages carry, by name." },
    { name: "screen", type: "FieldsByName", value: calls("screen"), says: "What screens carry, by name." },
    {
      name: "named",
      type: "NamedCall",
      value: named,
      says: "Pages and screens whose calls have one of several names.",
    },
    { name: "identify", type: "EntitiesByName", value: entities("user"), says: "The traits of users." },
    { name: "group", type: "EntitiesByName", value: entities("group"), says: "The traits of groups." },
    {
      name: "formerly",
      type: "NamesByName",
      value: formerNames(client.events),
      says: "Names that events are still sent under, and what they are called now.",
    },
    { name: "retired", type: "string", value: retired, says: "Events that used to be sent." },
  ];
  const declared = parts.filter(({ value }) => sizeOf(value) > 0);
  const plan = parts.map((part): readonly [Identifier, Data] => {
    const name = identifier(part.name);
    return [name, declared.includes(part) ? name : part.value];
  });
  const typesUsed = new Set(["Plan", ...contexts.types, ...shapes.mentioned, ...declared.map(({ type }) => type)]);
  typesUsed.delete("string");
  return join(
    [
      importsText(typesUsed),
      ...contexts.declarations(),
      ...declared.map(constant),
      code`const plan: Plan = ${dataText(new Map(plan), 0, "const plan: Plan = ".length)};`,
      CHECKED,
    ],
    "\n\n",
  );
}

/** A table of `checks.ts`, or a list. */
interface Part {
  readonly name: string;
  /** The type of the table, or of what the list holds. */
  readonly type: string;
  readonly value: Entries | readonly Data[];
  readonly says: string;
}

function constant({ name, type, value, says }: Part): Code {
  const typed = "size" in value ? code`${identifier(type)}` : code`readonly ${identifier(type)}[]`;
  const head = code`const ${identifier(name)}: ${typed} = `;
  return code`${docComment([paragraph(docText(says))])}${head}${dataText(value, 0, head.length)};`;
}

function sizeOf(value: Part["value"]): number {
  return "size" in value ? value.size : value.length;
}

/** What an event sends from this client: its sent shape, without what the client refuses. */
function eventFields(view: EventView, client: Client, shapes: Shapes, contexts: Contexts): Entries {
  const { event } = view;
  const sent = sentProperties(client.plan, event, client.subset);
  const own = new Set(event.properties.map(({ name }) => name.value));
  const around = client.context.filter(({ property }) => !own.has(property.name.value));
  const denied = [...view.properties, ...around]
    .filter(({ refused }) => refused)
    .map(({ property }) => property.name.value);
  const refused = new Set(denied);
  const carried = sent.properties.filter(({ name }) => !refused.has(name.value));
  const context = carried.filter(({ from }) => from === "context");
  const fields = shapes.fields({ ...sent, properties: carried.filter(({ from }) => from === "event") });
  return entries([identifier("context"), contexts.reference(context)], ...withPageFields(event, sent, fields), [
    identifier("denied"),
    listOf(denied),
  ]);
}

/** Pages may carry what SDKs put among the properties of every page call, as the schemas have it. */
function withPageFields(event: Event, sent: SentShape, fields: Entries): Entries {
  if (event.kind !== "page" || sent.additional === true) return fields;
  const listed = new Set(sent.properties.map(({ name }) => name.value));
  const more = pageFields
    .filter((name) => !listed.has(name))
    .map((name) => [tableKey(name), literal("string")] as const);
  if (more.length === 0) return fields;
  const optional = fields.get(identifier("optional"));
  const both = new Map([...(optional instanceof Map ? (optional as Entries) : []), ...more]);
  return entries(
    [identifier("required"), fields.get(identifier("required"))],
    [identifier("optional"), both],
    [identifier("others"), fields.get(identifier("others"))],
  );
}

function namedCall(view: EventView, client: Client, shapes: Shapes, contexts: Contexts): Entries {
  const { kind, name, callName } = view.event;
  return entries(
    [identifier("type"), literal(kind)],
    [identifier("event"), literal(name.value)],
    [identifier("names"), callName && shapes.of(callName.type)],
    ...eventFields(view, client, shapes, contexts),
  );
}

function entityFields(view: EntityView, client: Client, shapes: Shapes): Entries {
  const { id, properties, additional } = view;
  const type = id?.type ?? { kind: "string" };
  const texts = numbersAsTexts(type, client.typesByName);
  const carried = properties.filter(({ refused }) => !refused).map(({ property }) => property);
  const denied = properties.filter(({ refused }) => refused).map(({ property }) => property.name.value);
  return entries(
    [identifier("id"), shapes.ofAny(type.kind === "number" ? texts : [type, ...texts])],
    ...shapes.fields({ properties: carried, additional }),
    [identifier("denied"), listOf(denied)],
  );
}

function listOf(names: readonly string[]): Data | undefined {
  return names.length === 0 ? undefined : names.map((name) => literal(name));
}

/** Former names that events are sent under, each with the events that it may be. */
function formerNames(events: readonly EventView[]): Entries {
  const names = new Map<string, string[]>();
  for (const { event, alsoAs } of events) {
    for (const name of alsoAs) names.set(name, [...(names.get(name) ?? []), event.name.value]);
  }
  return new Map([...names].map(([name, now]) => [tableKey(name), now.map((each) => literal(each))] as const));
}

/** What the context fills in: mostly the same for all events, so that each set of properties is written once. */
class Contexts {
  readonly #shapes: Shapes;
  readonly #names = new Map<string, { readonly name: Identifier; readonly fields: Entries }>();

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  /** The name of the table with these properties. */
  reference(properties: SentShape["properties"]): Identifier | undefined {
    if (properties.length === 0) return undefined;
    const key = JSON.stringify(properties.map(({ name, required }) => [name.value, required]));
    const known = this.#names.get(key);
    if (known) return known.name;
    const name = identifier(this.#names.size === 0 ? "context" : `context${this.#names.size + 1}`);
    this.#names.set(key, { name, fields: this.#shapes.fields({ properties, additional: false }) });
    return name;
  }

  get types(): readonly string[] {
    return this.#names.size === 0 ? [] : ["Fields"];
  }

  declarations(): readonly Code[] {
    return [...this.#names.values()].map(({ name, fields }) =>
      constant({ name, type: code`Fields`, value: fields, says: "What the context fills in." }),
    );
  }
}

function importsText(types: ReadonlySet<string>): Code {
  const names = [...types].sort().map((name) => identifier(name));
  const flat = code`import type { ${join(names, ", ")} } from "./checks/shapes.js";`;
  const lines = names.map((name) => code`  ${name},`);
  const fromShapes =
    flat.length <= 100 ? flat : code`import type {\n${join(lines, "\n")}\n} from "./checks/shapes.js";`;
  return code`import {
  type CheckOptions,
  checkedAgainst,
  type Violation,
  violationOf,
} from "./checks/checked.js";
${fromShapes}
import type { Message, Sink } from "./core.js";

export type { CheckOptions, Violation } from "./checks/checked.js";
export type { Problem } from "./checks/values.js";`;
}

const CHECKED = code`/**
 * Compares every call with the plan and passes it on: \`connect(checked(recording()))\`. Made for
 * tests and development: where \`NODE_ENV\` is \`production\` nothing is checked, unless
 * \`onViolation\` is given.
 */
export function checked(sink: Sink, options?: CheckOptions): Sink {
  return checkedAgainst(plan, sink, options);
}

/** What is wrong with a call; nothing where it is as the plan says. */
export function violationIn(call: Message): Violation | undefined {
  return violationOf(plan, call);
}`;
