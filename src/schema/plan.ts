import type { Entity, Event } from "../plan/model.js";
import { type Section, sections } from "../plan/resolve/bind.js";
import { typeWords } from "../plan/resolve/expressions.js";
import { bundleTable, entityTable, eventTable, metricTable } from "../plan/resolve/tables.js";
import { definitions, propertyName, shared } from "./definitions.js";
import {
  blank,
  flag,
  type KeyOf,
  type KeySchemas,
  mapping,
  plainName,
  reference,
  type Schema,
  text,
  texts,
  words,
} from "./keywords.js";

const kinds: Readonly<Record<Event["kind"], string>> = {
  track: "Somebody did something. The default.",
  page: "A page of a website was shown.",
  screen: "A screen of an app was shown.",
};

const statuses: Readonly<Record<Event["status"], string>> = {
  proposed: "Talked about; generated only where an output asks for it.",
  active: "Sent. The default.",
  deprecated: "Still sent, and on its way out.",
  retired: "Known, so that old data makes sense; no longer generated.",
};

const eventKeys: KeySchemas<KeyOf<typeof eventTable>> = {
  description: text("What happened, in a sentence that somebody in another department understands."),
  kind: words("Which call it is sent by.", kinds),
  name: reference(
    "definition",
    "Which names the page or screen call may carry. Without it, the name is the event's key.",
  ),
  trigger: text(
    "Exactly when the call is made, for the person who writes the code and the one who doubts the numbers.",
  ),
  owner: text("Whom to ask."),
  status: words("Where the event is in its life.", statuses),
  since: text("The version of the plan in which it appeared.", {
    pattern: "^[0-9]+(\\.[0-9]+){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$",
  }),
  expires: shared.expires,
  replaced_by: text("The event to use instead."),
  renamed_from: shared.renamedFrom,
  answers: texts("The metrics that it helps to answer.", { pattern: plainName }),
  entities: texts("The entities that it is about. For readers; it sends nothing.", { pattern: plainName }),
  sources: texts("Where it is caused. Without it: what the manifest's `defaults` say, or everywhere."),
  destinations: texts("Where it is sent. Without it: what the manifest's `defaults` say, or everywhere."),
  consent: shared.consent("the event"),
  retention: shared.retention,
  include: shared.include,
  properties: reference("properties", "What the event carries. A `?` behind a name makes it optional."),
  additionalProperties: shared.additional,
  examples: {
    description: "Whole sets of the event's own properties, without context.",
    type: ["array", "object"],
    items: { type: "object" },
  },
  identifier: shared.identifier,
  links: texts("Addresses of pages with more to read.", { pattern: "^[A-Za-z][A-Za-z0-9+.-]*:" }),
};

const entityKinds: Readonly<Record<Entity["kind"]["value"], string>> = {
  user: "Somebody who acts; makes an identify call.",
  group: "A company, a household, a team; makes a group call.",
  object: "Something that people act on; events refer to its traits.",
};

const entityKeys: KeySchemas<KeyOf<typeof entityTable>> = {
  description: shared.description("it"),
  kind: words("What kind of entity it is.", entityKinds),
  id: text("The trait that identifies it and never changes."),
  belongs_to: texts("The groups that it is part of.", { pattern: plainName }),
  owner: text("Whom to ask."),
  traits: reference("traits", "What it has. A trait without `?` is in every call."),
  additionalProperties: shared.additional,
  retention: shared.retention,
  consent: shared.consent("its call"),
  renamed_from: shared.renamedFrom,
  expires: shared.expires,
  identifier: shared.identifier,
};

const metricKeys: KeySchemas<KeyOf<typeof metricTable>> = {
  description: text("How the answer is counted."),
  question: text("The question that the data must answer."),
  north_star: flag("Whether it is the one that counts most. A plan has at most one."),
  owner: text("Whom to ask."),
  events: texts("The events that answer it. Events may say it as well, by `answers`."),
};

const bundleKeys: KeySchemas<KeyOf<typeof bundleTable>> = {
  description: text("What the properties have in common."),
  include: shared.include,
  properties: reference("properties", "The properties that go together."),
};

/** Of what may have nothing behind its name. */
const orNothing: Schema = { type: ["object", "null"] };

const things: Readonly<Record<string, Schema>> = {
  event: mapping(
    eventTable,
    eventKeys,
    "Something that happened, with its properties. Its key is the name that is sent.",
    {
      ...orNothing,
      // Only pages and screens have names of their own.
      dependencies: { name: { required: ["kind"], properties: { kind: { not: { const: "track" } } } } },
    },
  ),
  entity: mapping(entityTable, entityKeys, "Whom or what events are about: a user, a group, an object.", {
    required: ["kind"],
  }),
  metric: mapping(metricTable, metricKeys, "A question that the data must answer.", orNothing),
  bundle: mapping(bundleTable, bundleKeys, "Properties that go together, included by name.", orNothing),
};

const section = (description: string, of: string, names: Schema, ...snippets: Schema[]): Schema => ({
  description,
  type: "object",
  propertyNames: names,
  additionalProperties: reference(of),
  ...(snippets.length > 0 ? { defaultSnippets: snippets } : {}),
});

const referred: Schema = { pattern: plainName };

const sectionSchemas: Readonly<Record<Section, Schema>> = {
  metrics: section("The questions that the data must answer.", "metric", referred, {
    label: "metric",
    description: "A metric",
    body: { [blank(1, "weekly_users")]: { question: blank(2, "Do people come back every week?") } },
  }),
  entities: section("Whom and what the data is about: users, groups, things.", "entity", referred, {
    label: "entity",
    description: "An entity",
    body: {
      [blank(1, "user")]: {
        kind: blank(2, "user"),
        description: blank(3, "A person with a login."),
        id: blank(4, "user_id"),
        traits: { [blank(4, "user_id")]: "string" },
      },
    },
  }),
  dictionary: section("What names mean wherever they are listed with nothing behind them.", "dictionaryEntry", {
    ...propertyName,
    // Whether something is required differs from event to event.
    allOf: [{ not: { pattern: "(^|[^\\\\])\\?$" }, errorMessage: "A name in the dictionary has no `?`." }],
  }),
  types: section("Types with a name.", "type", { ...referred, not: { enum: [...typeWords] } }),
  bundles: section("Properties that go together, included by name.", "bundle", referred),
  context: section(
    "What the application sets once, and what is then sent with every event.",
    "contextProperty",
    propertyName,
  ),
  events: section(
    "What happens: the calls that applications make. Each key is a name that is sent.",
    "event",
    { minLength: 1 },
    {
      label: "event",
      description: "An event",
      body: {
        [blank(1, "Song Played")]: {
          description: blank(2, "What happened, in a sentence."),
          trigger: blank(3, "When exactly the call is made."),
          owner: blank(4, "team"),
          properties: { [blank(5, "song_id")]: blank(6, "string") },
        },
      },
    },
  ),
};

/** The schema of a plan file, for editors. */
export function planSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:trackc:plan:1",
    title: "A plan file of trackc",
    ...mapping(
      { thing: "A plan", keys: new Set(sections) },
      sectionSchemas,
      "A file of a tracking plan. All files of the plan's folder are read as one plan.",
      orNothing,
    ),
    definitions: { ...things, ...definitions },
  };
}
