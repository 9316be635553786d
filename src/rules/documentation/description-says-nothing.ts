import { message } from "../../diagnostics/message.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import { someWord } from "../../lint/words.js";
import { isMention, writtenHere } from "../../lint/written.js";
import type { Definition, Entity, Event, Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** Words that add nothing to a name: grammar, and the trade's own phrases around every event and property. */
const filler = new Set(
  (
    "a an the this that these those it its their his her of in on at to for from by with as and or " +
    "is are was were be been being has have had do does did get gets got will can which who when whenever where whether while if once after each every any " +
    "event events property properties attribute attributes field fields trait traits parameter param value values " +
    "track tracks tracked tracking fire fires fired firing trigger triggers triggered send sends sent sending emit emits emitted log logs logged record records recorded " +
    "indicate indicates describe describes represent represents contain contains store stores stored hold holds denote denotes " +
    "true false boolean flag unique given current specific particular related associated corresponding respective"
  ).split(" "),
);

/** Of an event, that a user did it goes without saying; of a property, whose it is may be what the reader needs. */
const actors = ["user", "users", "customer", "customers", "visitor", "visitors", "someone", "somebody"];

/** Texts that stand where a description is still to be written. */
const placeholder =
  /^[\s\p{P}\p{S}]*(?:to ?do|tbd|tba|fix ?me|xxx*|n ?\/? ?a|none|null|nil|empty|unknown|test|asdf|foo|lorem ipsum.*|description|no description|add description|description here|to be (?:done|defined|added|written|described)|wip|placeholder|see above|same as above|ditto|self ?explanatory|no comment)?[\s\p{P}\p{S}]*$/iu;

/** The words that placeholders are made of. */
const placeholderWords = new Set(
  (
    "to do todo tbd tba fix me fixme xx xxx xxxx n a na none null nil empty unknown test asdf foo lorem ipsum description no add here be done defined " +
    "added written described wip placeholder see above same as ditto self explanatory selfexplanatory comment"
  ).split(" "),
);

/** A description this long says something, whatever it is; and no name has so many words. */
const long = 240;
const longestPlaceholder = 40;

export default defineRule({
  id: "description-says-nothing",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "An echo is worse than a gap, because it hides that something is missing.",
  what: "A description is a placeholder, or only says the name again: take away the words of the name, and of the event or entity that it stands in, and nothing is left but filler such as *the*, *of*, *when the user*. A property may repeat its name where its type says what the values are: a list, a pattern, a format.",
  why: "It looks documented, so nobody asks. The reader learns nothing about when it is sent, in which unit it counts or what the values mean, and finds out in front of a wrong chart.",
  fix: "Say what the name can't: exactly when and when not, the unit, what the values mean. Or take the description away: an honest gap is found and filled.",
  messages: {
    echo: message`The description of \`${"name"}\` only repeats its name`,
    placeholder: message`The description of \`${"name"}\` is a placeholder`,
  },
  bad: `events:
  Song Played:
    description: Triggered when the user plays a song.
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener. Previews don't count.
`,
  create(context) {
    const { words } = context;
    const stem = rememberStems();
    const check = (
      name: string,
      description: Text | undefined,
      around: () => readonly string[],
      help?: string,
      typeSpeaks = false,
    ): void => {
      if (!description || description.value.length > long) return;
      const text = description.value;
      const own = words(name);
      const isKnown = (word: string): boolean => {
        if (filler.has(word)) return true;
        const stemmed = stem(word);
        const isSame = (each: string): boolean => stem(each) === stemmed;
        return own.some(isSame) || around().some(isSame);
      };
      // Nearly every description has a word of its own near its beginning, and is not looked at any further.
      if (someWord(text, (word) => !placeholderWords.has(word) && !isKnown(word))) return;
      if (text.trim() === "") return;
      if (text.length <= longestPlaceholder && placeholder.test(text)) {
        context.report("placeholder", description.span, { name }, { help });
      } else if (!typeSpeaks && !someWord(text, (word) => !isKnown(word))) {
        context.report("echo", description.span, { name }, { help });
      }
    };
    const property = (each: Property, owner: Owner): void => {
      if (isMention(each) && !each.keys.some(({ key }) => key === "description")) return;
      check(
        each.name.value,
        writtenHere(each, each.description),
        () => ownerWords(owner, words),
        undefined,
        speaks(each),
      );
    };
    return {
      event: ({ name, description }: Event) =>
        check(
          name.value,
          description,
          () => actors,
          "Say what the name can't: exactly when it is sent and when not, and what it doesn't count. Or take the description away: an honest gap is found and filled.",
        ),
      entity: ({ name, description, kind }: Entity) => check(name.value, description, () => [kind.value]),
      metric: ({ name, description }) => check(name.value, description, () => ["metric"]),
      bundle: ({ name, description }) => check(name.value, description, () => ["bundle"]),
      type: ({ name, description }) => check(name.value, description, () => ["type"]),
      trait: (trait, entity) => property(trait, { kind: "entity", entity }),
      property,
      definition({ type }: Definition) {
        if (type.kind !== "enum") return;
        for (const member of type.members) {
          check(
            String(member.value),
            member.description,
            () => [],
            "Say what the value means and where it ends, or leave its text out.",
          );
        }
      },
    };
  },
});

/** Whether a type says itself which values there are, so that little is left to say: a list, a pattern, a format. */
function speaks({ type }: Property): boolean {
  return type.kind === "enum" || (type.kind === "string" && (type.patterns !== undefined || type.format !== undefined));
}

/** The words of what a property stands in: *the song's id* says nothing about the trait `id` of `song`. */
function ownerWords(owner: Owner, words: (name: string) => readonly string[]): readonly string[] {
  switch (owner.kind) {
    case "event":
      return words(owner.event.name.value);
    case "entity":
      return words(owner.entity.name.value);
    case "bundle":
    case "type":
      return words(owner.name);
    case "context":
    case "dictionary":
      return [];
  }
}

const irregular = new Map([
  ["identifier", "id"],
  ["identifiers", "id"],
  ["identification", "id"],
  ["ids", "id"],
  ["amount", "number"],
  ["count", "number"],
  ["num", "number"],
  ["sent", "send"],
  ["chosen", "choos"],
  ["chose", "choos"],
  ["began", "begin"],
  ["begun", "begin"],
  ["went", "go"],
  ["seen", "see"],
  ["saw", "see"],
  ["bought", "buy"],
  ["paid", "pay"],
  ["made", "mak"],
  ["left", "leav"],
  ["shown", "show"],
]);

/** Stems, each worked out once in a run. */
function rememberStems(): (word: string) => string {
  const remembered = new Map<string, string>();
  return (word) => {
    const found = remembered.get(word) ?? stemOf(word);
    remembered.set(word, found);
    return found;
  };
}

/** A word without the endings that grammar gives it: `plays`, `played` and `playing` are one; so are `copy` and `copies`. */
function stemOf(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length <= 3) return word;
  const bare = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|ed|es|s)$/, "");
  const single = /[^aeiou]$/.test(bare) && bare.length > 3 ? bare.replace(/(.)\1$/, "$1") : bare;
  return single.length >= 3 ? single.replace(/e$/, "") : word;
}
