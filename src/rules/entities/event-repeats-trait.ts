import { message } from "../../diagnostics/message.js";
import { holdsWords } from "../../lint/names/grammar.js";
import { countedIn, isOutOfPlace, stateIn } from "../../lint/names/state-names.js";
import { rememberReferred } from "../../lint/plans/about.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Entity, Event, Plan, Property, Trait } from "../../plan/model.js";

/** Names so general that they mean something else in every place. */
const general = new Set(
  (
    "name id key type kind title label text status state source category description url path count number index position value amount " +
    "date time timestamp created_at updated_at version platform language locale method reason result tags metadata properties"
  ).split(" "),
);

/** A trait that more entities than this have is nobody's in particular. */
const several = 8;

interface Candidate {
  readonly entity: Entity;
  readonly trait: Trait;
}

export default defineRule({
  id: "event-repeats-trait",
  group: "entities",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "A repetition is right until one side changes: worth knowing, rarely urgent.",
  what: "A property has the name of an entity's trait and defines itself anew instead of referring to it. Names of several words are taken for the trait anywhere; names of one word only where the event is about the entity (its name says so, or `entities`, or another reference); names that mean something else everywhere, such as `name` or `status`, never.",
  why: "The trait gets a new value or is declared personal, and the copy in the event doesn't: filters by one miss the other, and what was to be held back is sent.",
  fix: "Refer to the trait: type, description and privacy come along.",
  messages: {
    repeats: message`\`${"property"}\` defines the trait \`${"trait"}\` a second time`,
  },
  bad: `entities:
  song:
    kind: object
    description: A track in the catalogue.
    id: song_id
    traits:
      song_id: string
      song_name: string
events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_id: song.song_id
      song_name: string
`,
  good: `entities:
  song:
    kind: object
    description: A track in the catalogue.
    id: song_id
    traits:
      song_id: string
      song_name: string
events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_id: song.song_id
      song_name: song.song_name
`,
  create(context) {
    const { words } = context;
    const candidates = candidatesOf(context.plan);
    const referred = rememberReferred();
    return {
      property(property, owner, inside) {
        const name = property.name.value;
        if (inside.length > 0 || property.origins.length > 0 || general.has(name)) return;
        if (owner.kind === "entity" || owner.kind === "type") return;
        if (owner.kind === "event" && owner.event.status === "retired") return;
        const same = candidates.get(name);
        if (!same || same.length > several) return;
        context.compared(same.length);
        const about = same.filter(({ entity }) => isAbout(owner, entity, words, referred));
        const certain = about.length > 0 ? about : words(name).length > 1 ? same : [];
        // With the same trait on two entities, only a person can say which of them is meant.
        const only = certain.length === 1 ? certain[0] : undefined;
        if (!only || isState(only, property, owner, words)) return;
        const trait = `${only.entity.name.value}.${only.trait.name.value}`;
        context.report(
          "repeats",
          property.name.span,
          { property: name, trait },
          {
            label: "defined again here",
            related: [{ span: only.trait.name.span, label: "the trait" }],
            help: helpFor(property, trait, owner),
          },
        );
      },
    };
  },
});

/** Such a trait doesn't belong into an event at all, which another rule tells. */
function isState(
  { entity }: Candidate,
  { name }: Property,
  owner: Owner,
  words: (name: string) => readonly string[],
): boolean {
  if (entity.kind.value === "object" || owner.kind === "context") return false;
  const own = words(name.value);
  if (stateIn(own) !== undefined || countedIn(own) !== undefined) return true;
  return owner.kind === "event" && isOutOfPlace(name.value, words(entity.name.value), words(owner.event.name.value));
}

function helpFor({ name, required, keys }: Property, trait: string, owner: Owner): string {
  const key = `${name.value}${required || owner.kind === "dictionary" ? "" : "?"}`;
  const line =
    keys.length === 0
      ? `Write \`${key}: ${trait}\``
      : `Write \`${key}: ${trait}\`, or \`type: ${trait}\` beside the texts that are to stay`;
  return `${line}: type, description and privacy come along.`;
}

/** The traits of all entities by their name. */
function candidatesOf(plan: Plan): ReadonlyMap<string, readonly Candidate[]> {
  const byName = new Map<string, Candidate[]>();
  for (const entity of plan.entities) {
    for (const trait of entity.traits) {
      const list = byName.get(trait.name.value);
      if (list) list.push({ entity, trait });
      else byName.set(trait.name.value, [{ entity, trait }]);
    }
  }
  return byName;
}

/** Whether what the property stands in is about the entity, so that even a name of one word means its trait. */
function isAbout(
  owner: Owner,
  { name: { value: entity } }: Entity,
  words: (name: string) => readonly string[],
  referred: (event: Event) => ReadonlySet<string>,
): boolean {
  if (owner.kind === "bundle") return holdsWords(words(owner.name), words(entity));
  return (
    owner.kind === "event" &&
    (holdsWords(words(owner.event.name.value), words(entity)) || referred(owner.event).has(entity))
  );
}
