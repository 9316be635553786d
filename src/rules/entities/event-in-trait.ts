import { message } from "../../diagnostics/message.js";
import { looksPast } from "../../lint/names/english.js";
import { wordSet } from "../../lint/names/grammar.js";
import { typesOf } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
import type { Event, Plan, Trait, Type } from "../../plan/model.js";

/** Things that people do to a product and that leave no state behind. Being `verified` or `invited` is a state. */
const doings = wordSet(
  "clicked tapped pressed viewed visited watched played scrolled hovered swiped searched submitted dismissed browsed listened",
);

/** Pasts that are no doings, and changes of the record itself, which every database keeps. */
const tame = wordSet(
  "known updated modified changed edited synced used logged signed seen joined activated read set put cut",
);

/** What makes a trait the trace of one event among many. */
const lone = wordSet("last latest first previous recent recently");

/** A preference is worked out of many events, and is a trait. */
const preferences = wordSet("most top favorite favourite preferred usually often least");

const auxiliaries = wordSet("has have had did was is ever");
const times = wordSet("at on date time timestamp datetime since until by");
const temporal: ReadonlySet<string | undefined> = new Set(["date-time", "date", "time", "duration"]);

export default defineRule({
  id: "event-in-trait",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Mixing the two is the commonest mistake in a plan, and this half of it loses the history.",
  beyondEvents: true,
  what: "A trait of a user or a group says what *happened* and not what the entity *has*: `clicked_signup`, `last_report_created`, `recently_viewed_products`. Numbers and points in time (`songs_played`, `last_seen_at`), preferences (`most_played_genre`) and states that an event left behind (`email_verified`, `onboarding_completed`) are left alone.",
  why: "A trait holds one value: the second time overwrites the first. How often, when, and what came before can't be asked any more, and nobody can build a funnel on it.",
  fix: "Send an event each time instead; analytics tools can tell from the events whether and when it last happened.",
  messages: {
    event: message`\`${"trait"}\` of \`${"entity"}\` says what happened, not what it has: the event \`${"event"}\` tells that`,
    plain: message`\`${"trait"}\` of \`${"entity"}\` says what happened, not what it has`,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    traits:
      user_id: string
      clicked_signup: boolean
`,
  good: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    traits:
      user_id: string
events:
  Signup Clicked:
    description: A visitor pressed the button that opens the form for a new account.
`,
  create(context) {
    const { words, plan } = context;
    const resolved = typesOf(plan);
    let events: ReadonlyMap<string, Event> | undefined;
    return {
      trait(trait, entity) {
        if (entity.kind.value === "object" || trait.name.value === entity.id?.value) return;
        const own = words(trait.name.value);
        const doing = doingIn(own);
        if (!doing || isMeasure(trait, resolved)) return;
        events ??= eventsByWords(plan, words);
        const event = events.get(keyOf(doing));
        const name = trait.name.value;
        if (event) {
          context.report(
            "event",
            trait.name.span,
            { trait: name, entity: entity.name.value, event: event.name.value },
            {
              label: "a trait",
              related: [{ span: event.name.span, label: "the event" }],
              help: `Remove \`${name}\`: \`${event.name.value}\` is sent each time, and analytics tools can tell from it whether and when it last happened.`,
            },
          );
        } else context.report("plain", trait.name.span, { trait: name, entity: entity.name.value });
      },
    };
  },
});

/** The events by the words of their names, in any order. */
function eventsByWords(plan: Plan, words: (name: string) => readonly string[]): ReadonlyMap<string, Event> {
  const events = new Map<string, Event>();
  for (const event of plan.events) {
    const key = keyOf(words(event.name.value));
    if (event.status !== "retired" && !events.has(key)) events.set(key, event);
  }
  return events;
}

/** What a trait says that happened, without the words around: `report created` of `last_report_created`. */
function doingIn(words: readonly string[]): readonly string[] | undefined {
  if (words.length < 2 || words.some((word) => preferences.has(word))) return undefined;
  if (times.has(words.at(-1) as string)) return undefined;
  const rest = words.filter((word) => !lone.has(word) && !auxiliaries.has(word));
  const isLone = words.some((word) => lone.has(word));
  if (rest.length < 2) return undefined;
  const isDoing = (word: string | undefined): boolean =>
    word !== undefined && (doings.has(word) || (isLone && looksPast(word) && !tame.has(word)));
  // At either end it is the verb: `viewed_pricing_page`, `last_report_created`.
  return isDoing(rest[0]) || isDoing(rest.at(-1)) ? rest : undefined;
}

/** Numbers and points in time are measures that a tool may well keep at a person. */
function isMeasure(trait: Trait, resolved: (type: Type) => Type): boolean {
  if (trait.write?.value === "increment") return true;
  const type = resolved(trait.type);
  const members = type.kind === "union" ? type.members.map((member) => resolved(member.type)) : [type];
  return members.some((each) => each.kind === "number" || (each.kind === "string" && temporal.has(each.format)));
}

/** Words in any order: `created report` is `Report Created`. */
function keyOf(words: readonly string[]): string {
  return [...words].sort().join(" ");
}
