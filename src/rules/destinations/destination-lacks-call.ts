import type { Call, Destination, Limit } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import { type Also, called, fateOf, helpOf, source } from "../../lint/plans/breaches.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { defineRule } from "../../lint/rule.js";
import type { Span } from "../../source/span.js";

const fix = "Leave it to the destinations that know it, and put what this one needs into properties of events.";

/** What a plan asks for by each call. */
const asked: Readonly<Record<Call, string>> = {
  identify: "traits of users",
  group: "groups",
  page: "page views",
  screen: "screens",
  set_once: "traits that are set once",
  increment: "traits that are added to",
};

export default defineRule({
  id: "destination-lacks-call",
  group: "destinations",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Often another tool in between translates the call, which the plan can't show.",
  what: "A plan has groups, page views, screens, or traits that are set once or added to, and one of its destinations has no such call. An entity that is only referred to (`kind: object`) sends nothing and is left alone. What lacks the same call is told together.",
  why: "The call does nothing there, and nobody is told: accounts have no size in the one tool, and a first value is overwritten by the last.",
  fix,
  options: ignoredOption,
  messages: {
    lacksMany: message`${"names"} need ${"asked"}, which ${"destination"} doesn't know: ${"fate"} (${"page"}, checked ${"checked"})`,
    lacks: message`\`${"name"}\` needs ${"asked"}, which ${"destination"} doesn't know: ${"fate"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `entities:
  family:
    kind: group
    description: A household that shares one subscription.
    id: family_id
    traits:
      family_id: string
      number_of_members: { type: integer, minimum: 1 }
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    belongs_to: family
    traits:
      user_id: string
      plan: [free, premium]
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [mixpanel]\n",
    "plans/plan.yaml": `entities:
  family:
    kind: group
    description: A household that shares one subscription.
    id: family_id
    traits:
      family_id: string
      number_of_members: { type: integer, minimum: 1 }
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    belongs_to: family
    traits:
      user_id: string
      plan: [free, premium]
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.every(({ lacks }) => lacks.length === 0)) return {};

    /** What lacks the same call at the same destinations is told once. */
    const lacks = new Map<string, Lack>();

    function check(call: Call, name: string, place: Span, destinations: readonly Destination[]): void {
      const lacking = destinations.flatMap((destination) => {
        const limit = lackOf(destination, call);
        return limit ? [{ name, place, destination, limit, most: 0, size: 0, count: 1 }] : [];
      });
      const [first, ...others] = lacking;
      if (!first) return;
      const key = [call, ...lacking.map(({ destination }) => destination.id)].join(" ");
      const known = lacks.get(key);
      if (known) known.things.push({ name, place });
      else lacks.set(key, { call, first, others, things: [{ name, place }] });
    }

    function tell({ call, first, others }: Lack, things: readonly Lacking[]): void {
      const [thing, ...rest] = things;
      if (!thing) return;
      const values = {
        asked: asked[call],
        destination: called(first.destination, first.limit),
        ...source(first.limit),
      };
      const related = firstFew(rest).map(({ place }) => ({ span: place, label: "this as well" }));
      const more = { help: helpOf(fix, { ...first, others }), related };
      if (rest.length === 0) {
        const fate = fateOf("it", first.limit);
        context.report("lacks", thing.place, { ...values, name: thing.name, fate }, more);
      } else {
        const names = listed(things.map(({ name }) => name));
        const fate = fateOf("each", first.limit);
        context.report("lacksMany", thing.place, { ...values, names, fate }, more);
      }
    }

    return {
      event(event) {
        if (event.kind === "track" || event.status === "retired") return;
        check(event.kind, event.name.value, event.name.span, reach.of(event));
      },
      entity(entity) {
        if (entity.kind.value === "object") return;
        const call = entity.kind.value === "group" ? "group" : "identify";
        check(call, entity.name.value, entity.kind.span, reach.all);
        // What the destination has no call for at all is told once.
        const destinations = reach.all.filter((destination) => !lackOf(destination, call));
        for (const { name, write } of entity.traits) {
          if (write && write.value !== "set") check(write.value, name.value, write.span, destinations);
        }
      },
      end() {
        for (const lack of lacks.values()) {
          context.reportTogether(
            lack.things,
            ({ place }) => [place],
            (left) => tell(lack, [...left.keys()]),
          );
        }
      },
    };
  },
});

/** What needs a call that some destinations lack. */
interface Lack {
  readonly call: Call;
  readonly first: Also;
  readonly others: readonly Also[];
  readonly things: Lacking[];
}

interface Lacking {
  readonly name: string;
  readonly place: Span;
}

function lackOf({ lacks }: Destination, call: Call): Limit<Call> | undefined {
  return lacks.find(({ value }) => value === call);
}
