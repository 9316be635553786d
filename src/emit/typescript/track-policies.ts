import { gateText, inContextText, needsText, stepsText, underNamesText } from "./calls.js";
import type { Client, EventView } from "./client.js";
import { type Code, code, type Identifier, identifier, join, nothing, tableKey } from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, bracketed, CURLY, type Fitting, room } from "./layout.js";
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
  readonly own: boolean;
  readonly without: boolean;
  readonly needs: boolean;
  readonly destinations: boolean;
  readonly alsoAs: boolean;
}

// A plain look-up would find what every object has, such as `constructor`.
const LOOK_UP = code`const policy = Object.hasOwn(policies, event) ? policies[event] : undefined;`;

/** The functions of events have this written into them; `track` looks it up by the event's name. */
export function policiesOf(
  client: Client,
  events: readonly EventView[],
  imports: Imports,
  policy: Identifier,
): Policies {
  const kinds = kindsOf(events);
  const entries = events.flatMap((view) => entry(view, kinds, policy));
  const body = join([...(entries.length > 0 ? [LOOK_UP] : []), statement(kinds, client, imports)], "\n");
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
    own: events.some(({ body }) => body.own.length > 0),
    without: events.some(({ body }) => body.without.length > 0),
    needs: events.some(({ body }) => body.consent.length > 0),
    destinations: events.some(({ destinations }) => destinations.length > 0),
    alsoAs: events.some(({ alsoAs }) => alsoAs.length > 0),
  };
}

function policyMembers(kinds: Kinds, imports: Imports): readonly Code[] {
  const categories = (): Code => code`readonly ${imports.type("./types.js", "ConsentCategory")}[]`;
  return [
    ...(kinds.consent ? [] : [code`readonly consent?: ${categories()};`]),
    ...(kinds.context === "some" ? [code`readonly context?: false;`] : []),
    ...(kinds.own ? [code`readonly own?: readonly string[];`] : []),
    ...(kinds.without ? [code`readonly without?: readonly string[];`] : []),
    ...(kinds.needs ? [code`readonly needs?: Readonly<Record<string, ${categories()}>>;`] : []),
    ...(kinds.destinations ? [code`readonly destinations?: readonly string[];`] : []),
    ...(kinds.alsoAs ? [code`readonly alsoAs?: readonly string[];`] : []),
  ];
}

function entry(view: EventView, kinds: Kinds, policy: Identifier): readonly Code[] {
  const { alsoAs, body, consent, destinations, event } = view;
  const members = [
    ...(!kinds.consent && consent.length > 0 ? [code`consent: ${listText(consent, 2)}`] : []),
    ...(kinds.context === "some" && !body.context ? [code`context: false`] : []),
    ...(body.own.length > 0 ? [code`own: ${listText(body.own, 2, "own: ,")}`] : []),
    ...(body.without.length > 0 ? [code`without: ${listText(body.without, 2)}`] : []),
    ...(body.consent.length > 0 ? [code`needs: ${needsText(body.consent, room(2))}`] : []),
    ...(destinations.length > 0 ? [code`destinations: ${listText(destinations, 2)}`] : []),
    ...(alsoAs.length > 0 ? [code`alsoAs: ${listText(alsoAs, 2)}`] : []),
  ];
  if (members.length === 0) return [];
  const head = code`${tableKey(event.name.value)}: `;
  // Behind `constructor` and the like TypeScript expects what every object has there, not what the table holds.
  const type = Object.hasOwn(Object.prototype, event.name.value) ? code` satisfies ${policy}` : nothing;
  return [code`${head}${bracketed(CURLY, members, room(1, head, type, ","))}${type},`];
}

function statement(kinds: Kinds, client: Client, imports: Imports): Code {
  const { consent } = kinds;
  const gate = gateText(
    {
      categories: consent ? listText(consent, 1) : code`policy?.consent ?? []`,
      consent: consent ? (consent.length > 0 ? listText(consent, 2, "consent: ,") : undefined) : code`policy?.consent`,
      needs: kinds.needs ? code`policy?.needs` : undefined,
    },
    code`who`,
    { client, imports },
  );
  const body = bodyOf(kinds, client, imports);
  const fields = [
    code`type: "track",`,
    kinds.alsoAs ? code`name,` : code`name: event,`,
    code`body: ${body},`,
    ...(kinds.destinations ? [code`destinations: policy?.destinations,`] : []),
    ...gate.fields.map(({ name, value }) => code`${identifier(name)}: ${value ?? nothing},`),
    code`options,`,
  ];
  const send = code`${gate.head}${braced(fields)});`;
  return kinds.alsoAs ? underNamesText(code`[event, ...(policy?.alsoAs ?? [])]`, send, imports) : send;
}

function bodyOf(kinds: Kinds, { side }: Client, imports: Imports): Code {
  const text = stepsText(
    {
      given: () => code`properties`,
      inContext: contextText(kinds, side, imports),
      own: kinds.own ? () => code`policy?.own ?? []` : undefined,
      without: kinds.without ? () => code`policy?.without ?? []` : undefined,
      needs: kinds.needs ? () => code`policy?.needs ?? {}` : undefined,
    },
    side,
    imports,
  );
  return text(room(kinds.alsoAs ? 3 : 2, "body: ", ","));
}

function contextText(
  { context }: Kinds,
  side: Client["side"],
  imports: Imports,
): ((given: Fitting) => Fitting) | undefined {
  if (context === "none") return undefined;
  const inContext = inContextText(side, imports);
  if (context === "all") return inContext;
  return (given) => (columns) => code`policy?.context === false ? ${given(columns)} : ${inContext(given)(columns)}`;
}
