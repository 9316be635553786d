import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { fits } from "../../lint/names/case.js";
import { looksPast } from "../../lint/names/english.js";
import { eventPhrase } from "../../lint/names/event-phrase.js";
import { corrected, misspellings } from "../../lint/names/misspellings.js";
import type { Likeness } from "../../lint/names/name-forms.js";
import {
  type Choice,
  choiceOf,
  inFavour,
  missesVerb,
  type Ranked,
  rememberFamiliar,
  spelling,
} from "../../lint/names/name-to-keep.js";
import { eventCase, propertyCase, traitCase } from "../../lint/names/plan-case.js";
import { likeness, type Shape, type SimilarNames, similarNames } from "../../lint/names/similar.js";
import { hasSynonym, haveSynonyms, synonymous } from "../../lint/names/synonyms.js";
import { Renames } from "../../lint/plans/renames.js";
import { shapesOf } from "../../lint/plans/shape.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner, type Places } from "../../lint/rule.js";
import type { Event, EventStatus, Property, Trait, Type } from "../../plan/model.js";
import type { NameCase } from "../../project/model.js";
import type { Span, Text } from "../../source/span.js";

/** A reader has seen enough after so many other spellings. */
const shown = 5;

/** A name, and where it is used. */
class Used {
  readonly name: string;
  readonly #places: [Span, ...Span[]];
  readonly types: Type[] = [];
  /** In how many places a property is given, apart from where that is looked up, and the first of them. */
  definitions = 0;
  defined: { readonly property: Property; readonly owner: Owner } | undefined;
  readonly #resolved: (type: Type) => Type;

  constructor(name: string, span: Span, resolved: (type: Type) => Type) {
    this.name = name;
    this.#places = [span];
    this.#resolved = resolved;
  }

  /** Where it is used; the first place stands for it. */
  get places(): Places {
    return this.#places;
  }

  get span(): Span {
    return this.#places[0];
  }

  get times(): number {
    return this.#places.length;
  }

  useAt(span: Span): void {
    this.#places.push(span);
  }

  /** What kinds of values it is given; asked of the few names that are like another. */
  get shapes(): readonly Shape[] {
    return this.types.flatMap((type) => shapesOf(type, this.#resolved));
  }
}

type Kind = "event" | "property" | "trait";

/** Where names are used among which none should be like another: those of one kind of event, of all properties, of an entity's traits. */
type Names = Map<string, Used>;

export default defineRule({
  id: "name-too-similar",
  group: "naming",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed:
    "Two names for one thing split its numbers without a sign of it, so even the smallest preset asks; a few in a hundred pairs are two things after all, so only the strictest calls it an error.",
  fixes: "unsafe",
  what: "Two names are the same words in another case, spacing, order, number or tense, or one is the other with a letter or two slipped, or with a word in its British instead of its American spelling. Of events, so are `Finished` and `Completed`, `Begun` and `Started`, `Deleted` and `Removed` of the same thing. Events are compared with events of their kind, properties with properties, traits with the traits of their entity. What is deprecated or retired is left out, and `item` beside a list `items` is fine.",
  why: "`Song Played` and `Play Song`, `site id` and `siteId`: each holds a part of what happened. Whoever finds one of them takes it for the whole, and every sum from then on is too small.",
  fix: "Keep the name that is spelt right, else one of them, with the other under `renamed_from` if it has been sent. If they are two things, name what sets them apart.",
  messages: {
    event: message`The event \`${"name"}\` is \`${"kept"}\` ${"difference"}`,
    property: message`The property \`${"name"}\` is \`${"kept"}\` ${"difference"}`,
    trait: message`The trait \`${"name"}\` is \`${"kept"}\` ${"difference"}`,
  },
  bad: `events:
  Song Played:
    description: The first second of it reached the listener.
  Play Song:
    description: Somebody pressed the button in the player.
`,
  good: `events:
  Song Played:
    description: The first second of it reached the listener.
  Play Button Clicked:
    description: Somebody pressed it in the player, whether audio starts or not.
`,
  create(context) {
    const { words, compared } = context;
    const renames = new Renames(context);
    const resolved = typesOf(context.plan);
    const given = context.names;

    const use = (names: Names, name: string, span: Span, definition?: Property): Used => {
      const known = names.get(name);
      const used = known ?? new Used(name, span, resolved);
      if (known) used.useAt(span);
      // What is looked up has the type that it has there.
      const isNew = !known || (definition !== undefined && !isMention(definition));
      if (definition && isNew) used.types.push(definition.type);
      if (!known) names.set(name, used);
      return used;
    };

    const order = context.project.naming.order?.value ?? "object-action";
    /** What happened in the plan's order is best, then anything in the past tense: `Signed In` before `Sign In`. */
    const faultOf = (name: string): number => {
      const phrase = eventPhrase(words(name));
      if (phrase?.order === order && (phrase.order === "action-object" || phrase.tense === "past")) return 0;
      return words(name).some(looksPast) ? 1 : 2;
    };

    const maySaySame = (): boolean => hasSynonym(given.words());

    /** `usesOf` and `caseOf` are asked only where names are like one another, which few are. */
    const compare = (
      kind: Kind,
      names: readonly string[],
      usesOf: () => Names,
      caseOf: () => NameCase | undefined,
    ): void => {
      let uses: Names | undefined;
      const used = (): Names => {
        uses ??= usesOf();
        return uses;
      };
      const shapesOf = (name: string): readonly Shape[] => used().get(name)?.shapes ?? [];
      const groupsOf = (names: readonly string[]): readonly SimilarNames[] => {
        const similar = similarNames(names, { words, compared, shapesOf });
        return kind === "event" && maySaySame() ? [...similar, ...synonymous(names, similar, words)] : similar;
      };
      const groups = groupsOf(names);
      if (groups.length === 0) return;
      const all = used();
      // How often a name is mentioned matters to those that are like another.
      if (kind === "property" && context.isWhole) {
        context.walk({ mention: (property, owner) => void useProperty(all, property, owner) });
      }
      const nameCase = caseOf();
      const familiar = rememberFamiliar(all.keys(), words);
      for (const group of groups) {
        const uses = group.names.flatMap((name) => all.get(name) ?? []);
        const ranked = inFavour(
          uses,
          // The worst fault decides, whatever the lesser ones: a misspelling is worse than another case, that than another order.
          (name) =>
            (words(name).some((word) => misspellings.has(word)) ? 16 : 0) +
            (missesVerb(name, group.names, words) ? 8 : 0) +
            (nameCase && !fits(name, nameCase) ? 4 : 0) +
            (kind === "event" ? faultOf(name) : 0),
          familiar,
          words,
        );
        context.reportAmong(
          ranked,
          ({ used }) => used.places,
          "all",
          ({ present, left }) => {
            if (present.length === ranked.length) return tell(kind, present, left);
            // What was taken out may be all that the others have in common.
            for (const { names } of groupsOf(present.map(({ used }) => used.name))) {
              const part = present.filter(({ used }) => names.includes(used.name));
              tell(kind, part, left);
            }
          },
        );
      }
    };

    /** Tells of the last of some names, the best in front, that is to be told. */
    const tell = (kind: Kind, names: readonly Ranked<Used>[], places: ReadonlyMap<Ranked<Used>, Span>): void => {
      const last = names.findLast((each) => places.has(each));
      const span = last && places.get(last);
      const rest = names.filter((each) => each !== last);
      const [kept, ...others] = rest.map(({ used }) => used);
      if (!last || !span || !kept) return;
      const rarest = last.used;
      const found = likeness(kept.name, rarest.name, words);
      const choice = choiceOf([...rest, last], found, names[0] === last);
      const difference = haveSynonyms(kept.name, rarest.name, words) ? "in another word" : differenceOf(found);
      context.report(
        kind,
        span,
        { name: rarest.name, kept: kept.name, difference },
        {
          related: [kept, ...others.slice(0, shown)].map((each) => ({
            span: each.span,
            label:
              each !== kept && haveSynonyms(each.name, kept.name, words)
                ? "the same in another word"
                : labelOf(each, kept, kind, choice, words),
          })),
          help: helpFor(kept, rarest, choice),
          fix:
            kind !== "event" && choice === "reasoned" && found.every((each) => spelling.has(each))
              ? renamed(rarest, kept, renames)
              : undefined,
        },
      );
    };

    const useProperty = (names: Names, property: Property, owner: Owner): Used | undefined =>
      isJudged(property, owner) ? use(names, property.name.value, property.name.span, property) : undefined;

    const compareEvents = (events: readonly Event[], caseOf: () => NameCase | undefined): void => {
      const usesOf = (): Names => {
        const names: Names = new Map();
        for (const { name } of events) use(names, name.value, name.span);
        return names;
      };
      compare("event", namesOf(events), usesOf, caseOf);
    };

    const compareProperties = (): void => {
      const judged: string[] = [];
      for (const [name, places] of given.properties) {
        if (places.some(({ property, owner }) => isJudged(property, owner))) judged.push(name);
      }
      /** Names as often as they are given, for the case that prevails. */
      const defined: string[] = [];
      const usesOf = (): Names => {
        const names: Names = new Map();
        for (const place of [...given.properties.values()].flat()) {
          const used = useProperty(names, place.property, place.owner);
          if (!used || isMention(place.property)) continue;
          defined.push(used.name);
          used.definitions++;
          used.defined ??= place;
        }
        return names;
      };
      compare("property", judged, usesOf, () => propertyCase(context.project, defined));
    };

    const compareTraits = (traits: readonly Trait[], caseOf: () => NameCase | undefined): void => {
      const usesOf = (): Names => {
        const names: Names = new Map();
        for (const trait of traits) use(names, trait.name.value, trait.name.span, trait);
        return names;
      };
      compare("trait", namesOf(traits), usesOf, caseOf);
    };

    return {
      end() {
        const { project } = context;
        const events = given.events.filter(({ status }) => !isOver(status));
        for (const kind of groupedBy(events, (event) => event.kind)) {
          compareEvents(kind, () => eventCase(project, namesOf(events)));
        }
        compareProperties();
        const traits = given.traits.filter(({ trait }) => !trait.deprecated);
        for (const own of groupedBy(traits, ({ entity }) => entity.name.value)) {
          const names = own.map(({ trait }) => trait);
          compareTraits(names, () => traitCase(project, namesOf(traits.map(({ trait }) => trait))));
        }
      },
    };
  },
});

function isOver(status: EventStatus): boolean {
  return status === "deprecated" || status === "retired";
}

/** Whether a property is to be compared: what is on its way out needs no other name. */
function isJudged(property: Property, owner: Owner): boolean {
  return !property.deprecated && !(owner.kind === "event" && isOver(owner.event.status));
}

function namesOf(named: readonly { readonly name: Text }[]): string[] {
  return named.map(({ name }) => name.value);
}

/** Items with a key in common, in their order. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Iterable<readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups.values();
}

/** Another name for a property that is given in one place. Two events that become one are for a person to look at. */
function renamed({ definitions, defined }: Used, kept: Used, renames: Renames): Fix | undefined {
  return defined && definitions === 1 ? renames.fix(defined.property, defined.owner, kept.name) : undefined;
}

function helpFor({ name: kept }: Used, { name: rarest }: Used, choice: Choice): string {
  const apart = "If they are two things, name what sets them apart.";
  if (choice === "reasoned") {
    return `Write \`${kept}\` here too, with \`renamed_from: ${typedName(rarest)}\` if that has been sent. ${apart}`;
  }
  if (choice === "chance") {
    return `Keep one of them, with the other under \`renamed_from\` if that has been sent. ${apart}`;
  }
  return `Write \`${corrected(kept)}\` in both places, with the old names under \`renamed_from\` if they have been sent. ${apart}`;
}

function labelOf(
  each: Used,
  kept: Used,
  kind: Kind,
  choice: Choice,
  words: (name: string) => readonly string[],
): string {
  const times = kind === "property" && each.times > 1 ? `, in ${each.times} places` : "";
  if (each === kept) return `${choice === "reasoned" ? "the name to keep" : "the other name"}${times}`;
  return `the same ${differenceOf(likeness(kept.name, each.name, words))}${times}`;
}

/** `in another order and tense`: in what a name differs. */
function differenceOf(found: readonly Likeness[]): string {
  const others = found.filter((each) => each !== "slip" && each !== "spacing");
  const parts: string[] = [];
  if (others.length > 0) parts.push(`in another ${listed(others)}`);
  if (found.includes("spacing")) parts.push("with other spacing");
  if (found.includes("slip") || parts.length === 0) parts.push("with a letter or two changed");
  return listed(parts);
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
