import { needsText } from "./calls.js";
import type { EventView } from "./client.js";
import { type Code, code, type Identifier, join, nothing, tableKey } from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, bracketed, CURLY, room } from "./layout.js";
import { listText } from "./value-text.js";

/** What `track` does beside sending: the table of what is true of single events, and its own statements. */
export interface Policies {
  readonly declarations: readonly Code[];
  readonly body: Code;
}

/** Which policies any of the events has. */
interface Kinds {
  /** The consent that all events ask for alike; `undefined` where they differ. */
  readonly consent: readonly string[] | undefined;
  readonly context: "none" | "some" | "all";
  readonly without: boolean;
  readonly needs: boolean;
  readonly destinations: boolean;
}

// A plain look-up would find what every object has, such as `constructor`.
const LOOK_UP = code`const policy = Object.hasOwn(policies, event) ? policies[event] : undefined;`;

/** The functions of events have this written into them; `track` looks it up by the event's name. */
export function policiesOf(events: readonly EventView[], imports: Imports, policy: Identifier): Policies {
  const kinds = kindsOf(events);
  const entries = events.flatMap((view) => entry(view, kinds, policy));
  const body = join([...(entries.length > 0 ? [LOOK_UP] : []), statement(kinds, imports)], "\n");
  if (entries.length === 0) return { declarations: [], body };
  return {
    declarations: [
      code`interface ${policy} ${braced(policyMembers(kinds, imports))}`,
      code`const policies: { readonly [event: string]: ${policy} } = ${braced(entries)};`,
    ],
    body,
  };
}

function kindsOf(events: readonly EventView[]): Kinds {
  const [first] = events;
  const alike = events.every(({ consent }) => consent.join("\0") === first?.consent.join("\0"));
  const inContext = events.filter(({ body }) => body.context).length;
  return {
    consent: alike ? (first?.consent ?? []) : undefined,
    context: inContext === 0 ? "none" : inContext === events.length ? "all" : "some",
    without: events.some(({ body }) => body.without.length > 0),
    needs: events.some(({ body }) => body.consent.length > 0),
    destinations: events.some(({ destinations }) => destinations.length > 0),
  };
}

function policyMembers(kinds: Kinds, imports: Imports): readonly Code[] {
  const categories = (): Code => code`readonly ${imports.type("./types.js", "ConsentCategory")}[]`;
  return [
    ...(kinds.consent ? [] : [code`readonly consent?: ${categories()};`]),
    ...(kinds.context === "some" ? [code`readonly context?: false;`] : []),
    ...(kinds.without ? [code`readonly without?: readonly string[];`] : []),
    ...(kinds.needs ? [code`readonly needs?: Readonly<Record<string, ${categories()}>>;`] : []),
    ...(kinds.destinations ? [code`readonly destinations?: readonly string[];`] : []),
  ];
}

function entry({ body, consent, destinations, event }: EventView, kinds: Kinds, policy: Identifier): readonly Code[] {
  const members = [
    ...(!kinds.consent && consent.length > 0 ? [code`consent: ${listText(consent, 2)}`] : []),
    ...(kinds.context === "some" && !body.context ? [code`context: false`] : []),
    ...(body.without.length > 0 ? [code`without: ${listText(body.without, 2)}`] : []),
    ...(body.consent.length > 0 ? [code`needs: ${needsText(body.consent, room(2))}`] : []),
    ...(destinations.length > 0 ? [code`destinations: ${listText(destinations, 2)}`] : []),
  ];
  if (members.length === 0) return [];
  const head = code`${tableKey(event.name.value)}: `;
  // Behind `constructor` and the like TypeScript expects what every object has there, not what the table holds.
  const type = Object.hasOwn(Object.prototype, event.name.value) ? code` satisfies ${policy}` : nothing;
  return [code`${head}${bracketed(CURLY, members, room(1, head, type, ","))}${type},`];
}

function statement(kinds: Kinds, imports: Imports): Code {
  const categories = kinds.consent ? listText(kinds.consent, 1) : code`policy?.consent ?? []`;
  const head =
    kinds.consent?.length === 0
      ? code`${imports.value("./core.js", "send")}(`
      : code`${imports.value("./consent.js", "gated")}(${categories}, `;
  const body = bodyOf(kinds, imports);
  const fields = [
    code`type: "track",`,
    code`name: event,`,
    code`body: ${body},`,
    ...(kinds.destinations ? [code`destinations: policy?.destinations,`] : []),
    code`options,`,
  ];
  return code`${head}${braced(fields)});`;
}

function bodyOf(kinds: Kinds, imports: Imports): Code {
  let body = code`properties`;
  if (kinds.context !== "none") {
    const inContext = code`${imports.value("./context.js", "inContext")}(properties)`;
    body = kinds.context === "all" ? inContext : code`policy?.context === false ? properties : ${inContext}`;
  }
  if (kinds.without) body = code`${imports.value("./without.js", "without")}(${body}, policy?.without ?? [])`;
  if (kinds.needs) body = code`${imports.value("./consent.js", "permitted")}(${body}, policy?.needs ?? {})`;
  return body;
}
