import type { Related } from "../../diagnostics/diagnostic.js";
import type { Change, Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { type MeaningOf, rememberMeanings } from "../../lint/names/meanings.js";
import { count } from "../../lint/option.js";
import { namesInBundles, repeatedSets, usualLimits } from "../../lint/plans/repeated-sets.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import { bareDefinition } from "../../plan/bare.js";
import type { Bundle, Definition, Event, Plan, Property, Trait } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** How many further places are shown. */
const mostShown = 2;

export default defineRule({
  id: "property-defined-twice",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Copies are right until one of them changes: worth knowing, rarely urgent.",
  fixes: "both",
  what: "A property is written out alike in several events, bundles or the context, or once more although the dictionary has it. Definitions of one word (`string`) are counted separately, since there is little in them to repeat. What whole sets of events share is told by `properties-repeated`, and traits by `event-repeats-trait`.",
  why: "A correction reaches some of the copies. Then one name means two things, and nobody can tell from the data which.",
  fix: "Define it under `dictionary` once, and write only its name, with nothing behind it, where it is used.",
  options: {
    times: count("How often a definition is written out at least.", 3),
    plain_times: count("How often one without texts and constraints, such as `string`, is.", 10),
  },
  messages: {
    repeated: message`\`${"property"}\` is defined alike in ${"times"} places`,
    known: message`\`${"property"}\` is in the dictionary and is defined again ${"places"}`,
  },
  bad: `events:
  Song Paused:
    description: The listener held the music and may come back to it.
    properties:
      position_seconds: { type: number, minimum: 0 }
  Song Resumed:
    description: Music went on after a pause.
    properties:
      position_seconds: { type: number, minimum: 0 }
      pause_seconds: number
  Song Skipped:
    description: Another song was asked for before this one ended.
    properties:
      position_seconds?: { type: number, minimum: 0 }
`,
  good: `dictionary:
  position_seconds: { type: number, minimum: 0 }
events:
  Song Paused:
    description: The listener held the music and may come back to it.
    properties:
      position_seconds:
  Song Resumed:
    description: Music went on after a pause.
    properties:
      position_seconds:
      pause_seconds: number
  Song Skipped:
    description: Another song was asked for before this one ended.
    properties:
      position_seconds?:
`,
  create(context) {
    const { plan, options } = context;
    const meaning = rememberMeanings();
    const dictionary = new Map(plan.dictionary.map((property) => [property.name.value, property]));
    const bundles = new Map(plan.bundles.map((bundle) => [bundle.name.value, bundle]));
    const traits = traitsOf(plan);
    const inBundles = namesInBundles(plan.bundles);
    const written = new Map<string, Place[]>();
    /** With nothing behind it, a name that an included bundle has would be looked up there first. */
    const isSettled = ({ property, owner }: Place): boolean =>
      !includedBy(owner, bundles).some((bundle) => inBundles(bundle, property.name.value));
    const living: Event[] = [];

    function tellOfKnown(name: string, again: readonly Property[], known: Property): void {
      const [first] = again;
      if (!first) return;
      const places = again.length === 1 ? "here" : `in ${again.length} places`;
      context.report(
        "known",
        first.name.span,
        { property: name, places },
        {
          label: "again here",
          related: [{ span: known.name.span, label: "in the dictionary" }, ...further(again, first, "again here")],
          help: `Write \`${mentioned(first)}\` with nothing behind it, which takes what the dictionary says.`,
          fix: takeFromDictionary(name, again, known, meaning),
        },
      );
    }

    /** `own` are those of the places that can be changed, `left` those that are to be told. */
    function tellOfRepeated(
      name: string,
      places: readonly Property[],
      own: readonly Property[],
      left: ReadonlyMap<Property, Span>,
    ): void {
      const first = own.find((property) => left.has(property));
      if (!first) return;
      context.report(
        "repeated",
        first.name.span,
        { property: name, times: places.length },
        {
          label: "here",
          related: further(places, first, "the same here"),
          help: `Define \`${name}\` under \`dictionary\` once, and write only \`${mentioned(first)}\`, with nothing behind it, in the ${places.length} places.`,
          fix: moveToDictionary(name, own, plan),
        },
      );
    }

    return {
      event(event) {
        if (event.status !== "retired") living.push(event);
      },
      property(property, owner, inside) {
        if (inside.length > 0 || !isPlace(owner) || isMention(property) || isReference(property)) return;
        // `sources` can't move along.
        if (property.keys.some(({ key }) => key === "sources")) return;
        const name = property.name.value;
        const place = { property, owner };
        const list = written.get(name);
        if (list) list.push(place);
        else written.set(name, [place]);
      },
      end() {
        // Looked for when somebody asks, since most plans repeat little.
        let bundled: ReadonlySet<Property> | undefined;
        const inSets = (property: Property): boolean => {
          bundled ??= new Set(
            repeatedSets(plan, living, usualLimits, context.compared).flatMap(({ properties }) => properties.flat()),
          );
          return bundled.has(property);
        };
        for (const [name, places] of written) {
          context.compared(places.length);
          const known = dictionary.get(name);
          if (!known && places.length < options.times) continue;
          const list = places.filter(isSettled).map(({ property }) => property);
          if (known) {
            const again = list.filter((property) => addsNothing(property, known, meaning));
            context.reportTogether(
              again,
              (property) => [property.name.span],
              (left) => tellOfKnown(name, [...left.keys()], known),
            );
            continue;
          }
          if (list.length < options.times) continue;
          const most = mostCommon(list, meaning);
          if (most.length < options.times) continue;
          const same = most.filter((property) => !inSets(property));
          const [first] = same;
          const least = first && isPlain(first) ? options.plain_times : options.times;
          if (!first || same.length < least) continue;
          const sameName = traits.get(name) ?? [];
          // A trait's definition is there already, to be referred to; words for everything may mean something else in it.
          if (sameName.some((trait) => context.words(name).length > 1 || typesMatch(trait, first, meaning))) continue;
          // Where half of the places mean something else, no single meaning belongs in the dictionary.
          if (same.length * 2 < list.length) continue;
          context.reportAmong(
            same,
            (property) => [property.name.span],
            "all",
            ({ present, left, known }) => {
              if (present.length < least) return;
              const own = present.filter((property) => left.has(property) || known.has(property));
              tellOfRepeated(name, present, own, left);
            },
          );
        }
      },
    };
  },
});

/** A property where it is written out. */
interface Place {
  readonly property: Property;
  readonly owner: Owner;
}

/** Whether properties that stand there can be looked up in the dictionary, and matter to somebody. */
function isPlace(owner: Owner): boolean {
  if (owner.kind === "event") return owner.event.status !== "retired";
  return owner.kind === "bundle" || owner.kind === "context";
}

/** The bundles that an entry includes. */
function includedBy(owner: Owner, bundles: ReadonlyMap<string, Bundle>): readonly string[] {
  if (owner.kind === "event") return owner.event.include.map(({ value }) => value);
  return owner.kind === "bundle" ? (bundles.get(owner.name)?.include ?? []).map(({ value }) => value) : [];
}

/** `song_id: song.song_id`, `genre: genre`: what it means is said once already. */
function isReference({ keys, origins, type }: Property): boolean {
  return keys.length === 0 && (origins.length > 0 || type.kind === "reference");
}

/** Whether a definition is a type and no more. */
function isPlain({ keys, type }: Property): boolean {
  return type.kind !== "enum" && keys.every(({ key }) => key === "type");
}

/** The places that have the meaning which most of them have. */
function mostCommon(list: readonly Property[], meaning: MeaningOf): readonly Property[] {
  const groups = new Map<number, Property[]>();
  for (const property of list) {
    const number = meaning(property);
    const group = groups.get(number);
    if (group) group.push(property);
    else groups.set(number, [property]);
  }
  let most: readonly Property[] = [];
  for (const group of groups.values()) if (group.length > most.length) most = group;
  return most;
}

function typesMatch(a: Definition, b: Definition, meaning: MeaningOf): boolean {
  return meaning(withoutWords(a)) === meaning(withoutWords(b));
}

/** Whether a definition has the type of another and no words of its own. */
function addsNothing(property: Property, known: Property, meaning: MeaningOf): boolean {
  if (meaning(property) === meaning(known)) return true;
  return meaning(property) === meaning(withoutWords(property)) && typesMatch(property, known, meaning);
}

function withoutWords({ type, span }: Definition): Definition {
  return bareDefinition(type, span);
}

function traitsOf(plan: Plan): ReadonlyMap<string, readonly Trait[]> {
  const byName = new Map<string, Trait[]>();
  for (const { traits } of plan.entities) {
    for (const trait of traits) {
      const list = byName.get(trait.name.value);
      if (list) list.push(trait);
      else byName.set(trait.name.value, [trait]);
    }
  }
  return byName;
}

/** Further places beside the one that is told. */
function further(places: readonly Property[], told: Property, label: string): readonly Related[] {
  const others = places.filter((each) => each !== told);
  return others.slice(0, mostShown).map(({ name }) => ({ span: name.span, label }));
}

/** A name with nothing behind it, as it is typed where the property stands. */
function mentioned({ name, required }: Property): string {
  return `${typedName(name.value)}${required ? "" : "?"}:`;
}

function takeFromDictionary(name: string, places: readonly Property[], known: Property, meaning: MeaningOf): Fix {
  return {
    title: `Take \`${name}\` from the dictionary`,
    // Texts and governance of the dictionary come along where the place had none.
    safe: places.every((place) => meaning(place) === meaning(known)),
    changes: cleared(places),
  };
}

function moveToDictionary(name: string, places: readonly Property[], plan: Plan): Fix | undefined {
  const [first] = places;
  if (!first) return undefined;
  const { file } = first.span;
  const has = plan.dictionary.some(({ name: { span } }) => span.file === file);
  return {
    title: `Move \`${name}\` into the dictionary`,
    safe: true,
    changes: [
      {
        kind: "add-entry",
        file: has ? file : (plan.dictionary[0]?.name.span.file ?? file),
        section: "dictionary",
        key: name,
        entry: { kind: "copy", of: first.span },
      },
      ...cleared(places),
    ],
  };
}

function cleared(places: readonly Property[]): readonly Change[] {
  return places.map(({ span }) => ({ kind: "clear-value", value: span }));
}
