import {
  type Field,
  gateText,
  inContextText,
  messageText,
  namesText,
  needsText,
  stepsText,
  underNamesText,
} from "./calls.js";
import type { Client, EventView } from "./client.js";
import { paragraph } from "./doc-text.js";
import {
  type Code,
  code,
  docComment,
  docText,
  type Identifier,
  identifier,
  join,
  literal,
  nothing,
  tableKey,
} from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, bracketed, CURLY, type Fitting, fits, room } from "./layout.js";
import { noticing, type Strictest, type StrictField, strictestOf } from "./strictest.js";
import { listText, literals } from "./value-text.js";

/** What `track` does beside sending: the tables of what is true of single events, and its own statements. */
export interface Policies {
  readonly declarations: readonly Code[];
  readonly body: Code;
}

/** Which policies any of the events has, and what of them the table has to say by event. */
interface Kinds {
  readonly strictest: Strictest;
  /** The fields that the table says by event. In the others the strictest policy suits all alike, and is written where it is needed. */
  readonly differing: ReadonlySet<StrictField>;
  readonly context: "none" | "some" | "all";
  readonly own: boolean;
  readonly destinations: boolean;
  readonly alsoAs: boolean;
  /** Whether events have former names, so that the one that is passed may not be the one that is sent. */
  readonly renamed: boolean;
}

/** The functions of events have this written into them; `track` looks it up by the event's name. */
export function policiesOf(
  client: Client,
  events: readonly EventView[],
  imports: Imports,
  policy: Identifier,
): Policies {
  const strictest = strictestOf(client);
  const notices = noticing(strictest, client);
  const noticed = new Map(events.map((view) => [view, notices(view)]));
  const kinds = kindsOf(client, events, strictest, new Set([...noticed.values()].flat()));
  const entries = events.flatMap((view) => {
    const own = policyOf(view, kinds);
    const isStrictest = noticed.get(view)?.length === 0 && membersOf({ ...own, ...NOTHING }, kinds, 2).length === 0;
    return isStrictest ? [] : [entry(view, membersOf(own, kinds, 2), policy)];
  });
  const name = kinds.renamed ? code`current` : code`event`;
  const strict = membersOf({ ...NO_POLICY, ...strictest }, kinds, 1);
  const isStrict = strict.length > 0;
  // A plain look-up would find what every object has, such as `constructor`.
  const isListed = code`Object.hasOwn(policies, ${name})`;
  const lookUp = isStrict
    ? code`const policy = (${isListed} && policies[${name}]) || strictest;`
    : code`const policy = ${isListed} ? policies[${name}] : undefined;`;
  const head = code`const strictest: ${policy} = `;
  return {
    declarations: [
      ...(kinds.renamed ? [formerlyText(client)] : []),
      ...(entries.length > 0
        ? [
            code`interface ${policy} ${braced(policyMembers(kinds, imports))}`,
            code`const policies: { readonly [event: string]: ${policy} } = ${braced(entries)};`,
          ]
        : []),
      ...(isStrict ? [code`${STRICTEST}${head}${bracketed(CURLY, strict, room(0, head, ";"))};`] : []),
    ],
    body: join(
      [
        ...(kinds.renamed ? [CURRENT] : []),
        ...(entries.length > 0 ? [lookUp] : []),
        statement(kinds, { name, policy: isStrict ? code`policy` : code`policy?` }, client, imports),
      ],
      "\n",
    ),
  };
}

const STRICTEST = docComment([
  paragraph(docText("What holds for every name that is not in the table: all that any event asks for.")),
]);

const FORMERLY = docComment([paragraph(docText("What events are called now, by the names that they had before."))]);

const CURRENT = code`const current = (Object.hasOwn(formerly, event) && formerly[event]) || event;`;

function formerlyText({ formerEvents }: Client): Code {
  const entries = [...formerEvents].map(([name, now]) => {
    const head = code`${tableKey(name)}:`;
    const value = literal(now.name.value);
    return fits(value, room(1, head, " ,")) ? code`${head} ${value},` : code`${head}\n  ${value},`;
  });
  return code`${FORMERLY}const formerly: { readonly [event: string]: string } = ${braced(entries)};`;
}

function kindsOf(
  client: Client,
  events: readonly EventView[],
  strictest: Strictest,
  differing: ReadonlySet<StrictField>,
): Kinds {
  const inContext = events.filter(({ body }) => body.context).length;
  return {
    strictest,
    differing,
    context: inContext === 0 ? "none" : inContext === events.length ? "all" : "some",
    own: events.some(({ body }) => body.own.length > 0),
    destinations: events.some(({ destinations }) => destinations.length > 0),
    alsoAs: events.some(({ alsoAs }) => alsoAs.length > 0),
    renamed: client.formerEvents.size > 0,
  };
}

/** What the table can say of an event. */
interface Policy extends Strictest {
  readonly context: boolean;
  readonly own: readonly string[];
  readonly destinations: readonly string[];
  readonly alsoAs: readonly string[];
}

const NO_POLICY = { context: true, own: [], destinations: [], alsoAs: [] } as const;
const NOTHING: Strictest = { consent: [], without: [], needs: [] };

function policyOf({ alsoAs, body, consent, destinations }: EventView, { context }: Kinds): Policy {
  const { own, without, consent: needs } = body;
  return { consent, without, needs, context: context !== "some" || body.context, own, destinations, alsoAs };
}

function policyMembers(kinds: Kinds, imports: Imports): readonly Code[] {
  const { differing } = kinds;
  const categories = (): Code => code`readonly ${imports.type("./types.js", "ConsentCategory")}[]`;
  return [
    ...(differing.has("consent") ? [code`readonly consent?: ${categories()};`] : []),
    ...(kinds.context === "some" ? [code`readonly context?: false;`] : []),
    ...(kinds.own ? [code`readonly own?: readonly string[];`] : []),
    ...(differing.has("without") ? [code`readonly without?: readonly string[];`] : []),
    ...(differing.has("needs") ? [code`readonly needs?: Readonly<Record<string, ${categories()}>>;`] : []),
    ...(kinds.destinations ? [code`readonly destinations?: readonly string[];`] : []),
    ...(kinds.alsoAs ? [code`readonly alsoAs?: readonly string[];`] : []),
  ];
}

/** What the table says, for lines that stand `level` steps in. */
function membersOf(policy: Policy, { differing }: Kinds, level: number): readonly Code[] {
  const list = (name: "consent" | "own" | "without" | "destinations" | "alsoAs"): readonly Code[] =>
    policy[name].length > 0 ? [code`${identifier(name)}: ${listText(policy[name], level, name, ": ,")}`] : [];
  return [
    ...(differing.has("consent") ? list("consent") : []),
    ...(policy.context ? [] : [code`context: false`]),
    ...list("own"),
    ...(differing.has("without") ? list("without") : []),
    ...(differing.has("needs") && policy.needs.length > 0
      ? [code`needs: ${needsText(policy.needs)(room(level), room(level, "needs: ,"))}`]
      : []),
    ...list("destinations"),
    ...list("alsoAs"),
  ];
}

function entry({ event }: EventView, members: readonly Code[], policy: Identifier): Code {
  const head = code`${tableKey(event.name.value)}: `;
  // Behind `constructor` and the like TypeScript expects what every object has there, not what the table holds.
  const type = Object.hasOwn(Object.prototype, event.name.value) ? code` satisfies ${policy}` : nothing;
  return code`${head}${bracketed(CURLY, members, room(1, head, type, ","))}${type},`;
}

/** How the statement calls the name that is sent, and what it found of it in the table. */
interface Found {
  readonly name: Code;
  readonly policy: Code;
}

function statement(kinds: Kinds, { name, policy }: Found, client: Client, imports: Imports): Code {
  const { consent, needs } = kinds.strictest;
  const listed = (field: StrictField, orElse: Code = nothing): Fitting | undefined =>
    kinds.differing.has(field) ? () => code`${policy}.${identifier(field)}${orElse}` : undefined;
  const gate = gateText(
    {
      categories: listed("consent", code` ?? []`) ?? ((columns, first) => literals(consent, columns, first)),
      consent: listed("consent") ?? namesText(consent),
      needs: listed("needs") ?? (needs.length > 0 ? needsText(needs) : undefined),
    },
    code`who`,
    { client, imports },
  );
  const fields: readonly Field[] = [
    { name: "type", value: literal("track") },
    { name: "name", value: kinds.alsoAs ? undefined : name },
    { name: "body", value: bodyOf(kinds, policy, client, imports) },
    ...(kinds.destinations ? [{ name: "destinations", value: code`${policy}.destinations` } as const] : []),
  ];
  const send = (level: number): Code => messageText(gate, fields, level);
  if (!kinds.alsoAs) return send(1);
  return underNamesText(() => code`[${name}, ...(${policy}.alsoAs ?? [])]`, send, imports);
}

function bodyOf(kinds: Kinds, policy: Code, { side }: Client, imports: Imports): Fitting {
  const { without, needs } = kinds.strictest;
  return stepsText(
    {
      given: () => code`properties`,
      inContext: contextText(kinds, policy, side, imports),
      own: kinds.own ? () => code`${policy}.own ?? []` : undefined,
      without: kinds.differing.has("without") ? () => code`${policy}.without ?? []` : namesText(without),
      needs: kinds.differing.has("needs")
        ? () => code`${policy}.needs ?? {}`
        : needs.length > 0
          ? needsText(needs)
          : undefined,
    },
    side,
    imports,
  );
}

function contextText(
  { context }: Kinds,
  policy: Code,
  side: Client["side"],
  imports: Imports,
): ((given: Fitting) => Fitting) | undefined {
  if (context === "none") return undefined;
  const inContext = inContextText(side, imports);
  if (context === "all") return inContext;
  return (given) => (columns) => code`${policy}.context === false ? ${given(columns)} : ${inContext(given)(columns)}`;
}
