import type { Destination, Limit } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import {
  Breaches,
  called,
  fateOf,
  figure,
  helpOf,
  placeKey,
  source,
  type ToldBreach,
} from "../../lint/plans/breaches.js";
import { listed } from "../../lint/plans/listed.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { firstsTo } from "../../lint/plans/sent-to.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";
import { contextIn, sentProperties, sentTraits } from "../../plan/sent.js";
import type { Span } from "../../source/span.js";

const fix = "Leave out what no question needs, or list other destinations under `destinations` of the events.";

export default defineRule({
  id: "destination-too-many",
  group: "destinations",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "What comes beyond the limit is lost without an error, and nobody chooses what that is.",
  what: "An event carries more properties than a destination keeps, those of the context counted; or a plan has more events, properties, traits of users or kinds of groups than a destination takes. Optional properties count, since all of them can come at once.",
  why: "Which of them are kept depends on the order in which they arrive. Reports fill for some users and stay empty for others, and a new event silently never appears.",
  fix,
  options: ignoredOption,
  messages: {
    perEvent: message`\`${"name"}\` carries ${"size"} properties${"context"}; ${"destination"} ${"fate"} (${"page"}, checked ${"checked"})`,
    perEventMany: message`${"count"} events carry up to ${"size"} properties${"context"}; ${"destination"} ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    plan: message`${"size"} ${"what"} go to ${"destination"}, which takes ${"most"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [mixpanel]\n",
    "plans/plan.yaml": `entities:
${["city", "club", "family", "label"].map(groupNamed).join("")}`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [mixpanel]\n",
    "plans/plan.yaml": `entities:
${["city", "club", "family"].map(groupNamed).join("")}`,
  },
  create(context) {
    const { plan } = context;
    const reach = reachOf(plan, context.project, context.options.ignore);
    if (reach.all.length === 0) return {};
    const firstsOf = firstsTo(reach);
    const breaches = new Breaches<"perEvent">();
    const limitsOf = remember(limitsOfAll);
    const sent = new Map<readonly Destination[], Sent>();
    const hasContext = plan.context.length > 0;
    const contextCount = contextIn(plan, {}).length;
    const allSources = context.project.vocabulary.sources?.map((source) => source.value);

    /** How many properties an event carries; what the context adds is worked out only where it could matter. */
    function countOf(event: Event, least: number): number {
      const own = event.properties.length;
      if (own + contextCount <= least) return own;
      return sentProperties(plan, event, { allSources }).properties.length;
    }

    function tellOfPlan(
      what: string,
      size: number,
      destination: Destination,
      limit: Limit<number> | undefined,
      place: Span | undefined,
    ): void {
      if (!limit || size <= limit.value || !place) return;
      const values = {
        size: figure(size),
        what,
        destination: called(destination, limit),
        most: figure(limit.value),
        fate: fateOf("a further one", limit),
        ...source(limit),
      };
      context.report("plan", place, values, { help: helpOf(fix, { limit, count: 1, others: [] }) });
    }

    return {
      event(event) {
        if (event.status === "retired") return;
        const destinations = reach.of(event);
        const { perEvent, countsNames } = limitsOf(destinations);
        const known: Sent = sent.get(destinations) ?? { events: 0, names: new Set() };
        sent.set(destinations, known);
        if (event.kind === "track") known.events++;
        if (countsNames) for (const { name } of firstsOf(event)) known.names.add(name.value);
        context.compared(event.properties.length);
        if (event.properties.length + contextCount <= perEvent) return;
        for (const destination of destinations) {
          const { perEvent } = destination.properties;
          if (!perEvent) continue;
          const size = countOf(event, perEvent.value);
          if (size <= perEvent.value) continue;
          const { value: name, span: place } = event.name;
          breaches.add("perEvent", placeKey(place), {
            name,
            place,
            destination,
            limit: perEvent,
            most: perEvent.value,
            size,
          });
        }
      },
      end() {
        breaches.tell(context, (_kind, told) => {
          const values = {
            name: told.name,
            count: told.count,
            names: listed(told.names),
            size: figure(told.size),
            context: hasContext ? ", those of the context among them" : "",
            destination: called(told.destination, told.limit),
            fate: keeps(told),
            ...source(told.limit),
          };
          const isOne = told.count === 1;
          const help = helpOf(isOne ? fixOfEvent : fix, told);
          context.report(isOne ? "perEvent" : "perEventMany", told.place, values, { help });
        });
        const users = plan.entities.filter(({ kind }) => kind.value === "user");
        const groups = plan.entities.filter(({ kind }) => kind.value === "group");
        const traits = new Set(users.flatMap((user) => sentTraits(user).traits.map(({ name }) => name.value)));
        for (const destination of reach.all) {
          const place = reach.wordOf(destination)?.span;
          const all = [...sent].flatMap(([destinations, each]) => (destinations.includes(destination) ? [each] : []));
          const events = all.reduce((sum, each) => sum + each.events, 0);
          tellOfPlan("events", events, destination, destination.events.count, place);
          if (destination.properties.count) {
            const names = new Set(all.flatMap((each) => [...each.names]));
            if (all.length > 0) for (const { name } of plan.context) names.add(name.value);
            tellOfPlan("properties", names.size, destination, destination.properties.count, place);
          }
          tellOfPlan("traits of users", traits.size, destination, destination.traits.count, users[0]?.name.span);
          const group = groups[destination.groups?.value ?? 0];
          tellOfPlan("kinds of groups", groups.length, destination, destination.groups, group?.name.span);
        }
      },
    };
  },
});

/** What goes to the same destinations. */
interface Sent {
  /** Calls of `track` by different names. */
  events: number;
  /** The names of the events' properties, where a destination counts them. */
  readonly names: Set<string>;
}

/** The least that one of some destinations keeps of an event, and whether one counts the names of properties. */
function limitsOfAll(destinations: readonly Destination[]): {
  readonly perEvent: number;
  readonly countsNames: boolean;
} {
  return {
    perEvent: Math.min(...destinations.map(({ properties }) => properties.perEvent?.value ?? Number.POSITIVE_INFINITY)),
    countsNames: destinations.some(({ properties }) => properties.count !== undefined),
  };
}

const fixOfEvent = "Leave out what no question needs, or list other destinations under `destinations` of this event.";

/** What a destination makes of more properties than it takes: `keeps 20 and drops the other 8`. */
function keeps({ limit, most, size, count }: ToldBreach): string {
  if (limit.beyond !== "dropped") return `takes ${figure(most)}, and ${fateOf("a further one", limit)}`;
  return `keeps ${figure(most)} and drops the ${count === 1 ? `other ${figure(size - most)}` : "rest"}`;
}

/** An entity for the examples. */
function groupNamed(name: string): string {
  return `  ${name}:
    kind: group
    description: Those who listen together, for better prices.
    id: ${name}_id
    traits: { ${name}_id: string }
`;
}
