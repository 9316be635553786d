import type { Related } from "../../diagnostics/diagnostic.js";
import type { Change, Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { count } from "../../lint/option.js";
import { type RepeatedSet, repeatedSets, usualLimits } from "../../lint/plans/repeated-sets.js";
import { typedName } from "../../lint/plans/typed.js";
import { defineRule } from "../../lint/rule.js";
import { within } from "../../lint/spans.js";
import type { Bundle, Event, Property } from "../../plan/model.js";

/** From this share of a plan's events on, what they have in common is the context of all. */
const nearlyAll = 0.9;
/** In a plan of fewer events, nearly all are few. */
const someEvents = 5;
/** How many further places are shown. */
const mostShown = 2;

export default defineRule({
  id: "properties-repeated",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Copies are right until one of them changes: worth knowing, rarely urgent.",
  fixes: "both",
  what: "The same properties, with the same definitions, are listed in several events, or in one although there is a bundle of them. Retired events don't count.",
  why: "What goes together is written in many places and stays together only by chance: the next event gets three of the four, and a report that groups by the fourth leaves it out.",
  fix: "Put the properties under `bundles` once, and `include` the bundle in each event.",
  options: {
    properties: count("How many properties a set has at least.", usualLimits.properties),
    events: count("How many events list it at least.", usualLimits.events),
  },
  messages: {
    repeated: message`${"properties"} are listed alike in ${"events"} events`,
    bundled: message`${"properties"} are listed in ${"events"} and are what the bundle \`${"bundle"}\` holds`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
      song_name: string
      artist: string
      position_seconds: number
  Song Saved:
    description: The listener put a song into their library.
    properties:
      song_id: string
      song_name: string
      artist: string
  Song Shared:
    description: The listener sent somebody a link to a song.
    properties:
      song_id: string
      song_name: string
      artist: string
      channel: string
`,
  good: `bundles:
  song:
    description: Enough about the song to group by title and artist without a join.
    properties:
      song_id: string
      song_name: string
      artist: string
events:
  Song Played:
    description: The first second of a song reached the listener.
    include: song
    properties:
      position_seconds: number
  Song Saved:
    description: The listener put a song into their library.
    include: song
  Song Shared:
    description: The listener sent somebody a link to a song.
    include: song
    properties:
      channel: string
`,
  create(context) {
    const { bundles } = context.plan;
    const { properties, events } = context.options;
    const living: Event[] = [];
    return {
      event(event) {
        if (event.status !== "retired") living.push(event);
      },
      end() {
        const taken = new Set(bundles.map(({ name }) => name.value));
        // A bundle of one is a property, and one event repeats nothing.
        const limits = { properties: Math.max(2, properties), events: Math.max(2, events) };
        for (const set of repeatedSets(context.plan, living, limits, context.compared)) {
          const [first, ...others] = set.properties.map((list) => list[0] as Property);
          if (!first) continue;
          const names = (set.properties[0] ?? []).map(({ name }) => name.value);
          const related: Related[] = others
            .slice(0, mostShown)
            .map((property) => ({ span: property.name.span, label: "and here" }));
          if (set.bundle) {
            const bundle = set.bundle.name.value;
            const [event] = set.events;
            const places = set.events.length === 1 && event ? `\`${event.name.value}\`` : `${set.events.length} events`;
            context.report(
              "bundled",
              first.name.span,
              { properties: listed(names), events: places, bundle },
              {
                label: "from here on",
                related: [{ span: set.bundle.name.span, label: "the bundle" }, ...related],
                help: `Write \`include: ${typedName(bundle)}\` in place of them.`,
                fix: fixFor(set, bundle, bundles),
              },
            );
            continue;
          }
          const isCommon = living.length >= someEvents && set.events.length >= nearlyAll * living.length;
          const bundle = freeName(nameFor(set, context.words), taken);
          if (!isCommon) taken.add(bundle);
          context.report(
            "repeated",
            first.name.span,
            { properties: listed(names), events: set.events.length },
            {
              label: "from here on",
              related,
              help: isCommon ? contextHelp : bundleHelp(bundle, set.events.length),
              fix: isCommon ? undefined : fixFor(set, bundle, bundles),
            },
          );
        }
      },
    };
  },
});

const contextHelp =
  "Nearly every event has them. What the application knows all the time is set once under `context` and travels with every event; what it doesn't belongs in a bundle.";

function bundleHelp(bundle: string, events: number): string {
  return `Put them under \`bundles\` once, as \`${typedName(bundle)}\` perhaps, and write \`include: ${typedName(bundle)}\` in the ${events} events.`;
}

/** `` `song_id`, `song_name` and 3 more ``: names in a sentence, four at most. */
function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  const parts = shown.map((name) => `\`${name}\``);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : parts.pop();
  return `${parts.join(", ")} and ${last}`;
}

/** A new bundle, and in each event its name in place of the properties. */
function fixFor(set: RepeatedSet, bundle: string, bundles: readonly Bundle[]): Fix | undefined {
  const [event] = set.events;
  const properties = set.properties[0];
  if (!event || !properties) return undefined;
  const changes: Change[] = [];
  if (!set.bundle) {
    changes.push({
      kind: "add-entry",
      file: fileFor(bundles, event),
      section: "bundles",
      key: bundle,
      entry: {
        kind: "properties",
        properties: properties.map(({ name, required, span }) => ({ name: name.value, optional: !required, of: span })),
      },
    });
  }
  set.events.forEach((each, at) => {
    changes.push({ kind: "add-to-list", of: each.span, key: "include", add: bundle });
    for (const { name } of set.properties[at] ?? []) changes.push({ kind: "remove-entry", entry: name.span });
  });
  return {
    title: set.bundle
      ? `Include the bundle \`${bundle}\``
      : `Make the bundle \`${bundle}\` and include it in ${set.events.length} events`,
    safe: set.events.every((each, at) => keepsOrder(each, set.properties[at] ?? [])),
    changes,
  };
}

/** Bundles stand where there are bundles: in the event's own file, else in the first that has some. */
function fileFor(bundles: readonly Bundle[], event: Event): string {
  const { file } = event.span;
  return bundles.some(({ span }) => span.file === file) ? file : (bundles[0]?.span.file ?? file);
}

/** A bundle's properties come before an event's own: whether they do already. */
function keepsOrder(event: Event, properties: readonly Property[]): boolean {
  const set = new Set(properties);
  const own = event.properties.filter(({ name }) => within(event.span, name.span));
  return properties.every((property, at) => own[at] === property) && own.length >= set.size;
}

/** What the properties are about: a word that half of their names begin with, or that all of the events have. */
function nameFor({ events, properties }: RepeatedSet, words: (name: string) => readonly string[]): string {
  const names = (properties[0] ?? []).map(({ name }) => words(name.value));
  const firsts = new Map<string, number>();
  for (const [first] of names) if (first !== undefined) firsts.set(first, (firsts.get(first) ?? 0) + 1);
  const [best, times] = [...firsts].reduce((most, each) => (each[1] > most[1] ? each : most), ["", 0]);
  if (times >= 2 && times * 2 >= names.length) return best;
  const [event, ...others] = events.map(({ name }) => words(name.value));
  // What comes last of the words that all have is the closest: `checkout`, not the area that it is part of.
  const shared = event?.findLast((word) => others.every((other) => other.includes(word)));
  return (
    shared ??
    names
      .slice(0, 2)
      .flatMap((name, at) => (at === 0 ? name : ["and", ...name]))
      .join("_")
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name === "" ? "shared" : name;
  for (let at = 2; taken.has(free); at++) free = `${name}_${at}`;
  return free;
}
