import { message } from "../../diagnostics/message.js";
import { isPlaceholder, placeholderWords } from "../../lint/names/placeholders.js";
import { rememberTextWords } from "../../lint/names/words.js";
import { isMention, writtenHere } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Entity, EnumMember, Event, Property, WrittenKey } from "../../plan/model.js";
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

/** Of an event, that it happened says nothing. */
const happening = "done happen happens happened occur occurs occurred".split(" ");

/** A description that begins with such a word answers a question about the value: which of several, whose, at which moment. */
const asks = /^\s*(?:which|who|whom|whose|where|when|why|how)\b/i;

/** Of an event, that a user did it goes without saying; of a property, whose it is may be what the reader needs. */
const actors = new Set([..."user users customer customers visitor visitors someone somebody".split(" "), ...happening]);

/** A description this long says something, whatever it is; and no name has so many words. */
const long = 240;

export default defineRule({
  id: "description-says-nothing",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "An echo is worse than a gap, because it hides that something is missing.",
  what: "The description of an event, a property, an entity or a value is a placeholder, or only says the name again: take away the words of the name, and of the event or entity that it stands in, and nothing is left but filler such as *the*, *of*, *when the user*. So is a `trigger` that is a placeholder. A property may repeat its name where its type says what the values are (a list, a pattern, a format), where it counts or lists what stands there, or where the dictionary or the context says what the name means. Of bundles and of the context only placeholders are told.",
  why: "It looks documented, so nobody asks. The reader learns nothing about when it is sent, in which unit it counts or what the values mean, and finds out in front of a wrong chart.",
  fix: "Say what the name can't: what is counted, the unit, what the values mean. An empty description is better: it shows that one is missing.",
  messages: {
    echo: message`The description of \`${"name"}\` only repeats its name`,
    around: message`The description of \`${"name"}\` only repeats the names of \`${"name"}\` and \`${"around"}\``,
    placeholder: message`The description of \`${"name"}\` is a placeholder`,
    trigger: message`The trigger of \`${"name"}\` is a placeholder`,
    both: message`The description and the trigger of \`${"name"}\` are placeholders`,
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
    const stem = remember(stemOf);
    const someWord = rememberTextWords();
    const read = remember(
      (word: string): Word => ({
        isPlaceholder: placeholderWords.has(word),
        isFiller: filler.has(word),
        stem: stem(word),
      }),
    );
    const stems = remember((name: string) => words(name).map(stem));
    const isNamed = (stemmed: string, own: readonly string[], { name }: Around): boolean =>
      own.includes(stemmed) || (name !== undefined && stems(name).includes(stemmed));

    /** The names that a text only repeats: its own, and that of what it stands in. Such a text is made of known words only. */
    const echoed = (text: string, own: readonly string[], around: Around): "own" | "around" | undefined => {
      let isOwn = true;
      let repeats = false;
      someWord(text, (word) => {
        const stemmed = stem(word);
        if (own.includes(stemmed)) repeats = true;
        else if (!around.plain?.has(word) && isNamed(stemmed, own, around)) isOwn = false;
        return false;
      });
      // `user_id: Who rated.` says whose it is, in words of the event.
      return repeats || own.length === 0 ? (isOwn ? "own" : "around") : undefined;
    };

    /** Looks at a description, and tells of it if need be. Returns whether it did. */
    const check = (name: string, description: Text | undefined, around: Around, help?: string): boolean => {
      if (!description || description.value.length > long) return false;
      const text = description.value;
      if (around === quiet && !isPlaceholder(text)) return false;
      let mayBeTodo = true;
      let mayEcho = around !== quiet;
      // Nearly every text has a word near its beginning that settles it.
      const isTelling = someWord(text, (word) => {
        const known = read(word);
        mayBeTodo &&= known.isPlaceholder;
        mayEcho &&= known.isFiller || around.plain?.has(word) === true || isNamed(known.stem, stems(name), around);
        return !mayBeTodo && !mayEcho;
      });
      if (isTelling) return false;
      if (mayBeTodo && isPlaceholder(text)) {
        if (text.trim() === "") return false;
        context.report("placeholder", description.span, { name }, { help });
        return true;
      }
      if (!mayEcho || around.isQuiet?.()) return false;
      const found = echoed(text, stems(name), around);
      if (found === undefined) return false;
      if (found === "own" || around.name === undefined) context.report("echo", description.span, { name }, { help });
      else context.report("around", description.span, { name, around: around.name }, { help });
      return true;
    };

    const event = ({ name, description, trigger }: Event): void => {
      if (trigger && isPlaceholder(trigger.value) && trigger.value.trim() !== "") {
        const help = "Say at which moment the call is made, and how often.";
        if (description && description.value.trim() !== "" && isPlaceholder(description.value)) {
          const related = [{ span: trigger.span, label: "and this" }];
          context.report("both", description.span, { name: name.value }, { help: helpForEvents, related });
          return;
        }
        context.report("trigger", trigger.span, { name: name.value }, { help });
      }
      check(name.value, description, aroundEvents, helpForEvents);
    };

    let shared: ReadonlySet<string> | undefined;
    const isShared = (name: string): boolean => {
      const { plan } = context;
      shared ??= new Set([...plan.dictionary, ...plan.context].map((property) => property.name.value));
      return shared.has(name);
    };
    const property = (each: Property, owner: Owner): void => {
      if (!each.description || (isMention(each) && !each.keys.some(isDescription))) return;
      const description = writtenHere(each, each.description);
      if (!description) return;
      const isQuiet = owner.kind === "context" || speaks(each);
      check(each.name.value, description, isQuiet ? quiet : aroundProperty(each, owner));
    };
    const aroundProperty = (each: Property, owner: Owner): Around => ({
      name: nameAround(owner),
      isQuiet: () =>
        asks.test(each.description?.value ?? "") ||
        // What the name means is said there.
        (owner.kind !== "dictionary" && isShared(each.name.value)) ||
        // Of which thing there are so many, the event says.
        (!isOfEntity(owner) && counts(each, words(each.name.value))),
    });
    /** Texts of values, each with a value of which it says something: many events list the same ones. */
    const telling = new Map<string, string>();
    const value = ({ value, description }: EnumMember): void => {
      if (!description) return;
      const name = String(value);
      if (telling.get(description.value) === name) return;
      if (!check(name, description, {}, helpForValues)) telling.set(description.value, name);
    };
    return {
      event,
      entity: ({ name, description, kind }: Entity) => check(name.value, description, { plain: new Set([kind.value]) }),
      metric: ({ name, description }) => check(name.value, description, { plain: new Set(["metric"]) }),
      bundle: ({ name, description }) => check(name.value, description, quiet),
      type: ({ name, description }) => check(name.value, description, { plain: new Set(["type"]) }),
      trait: (trait, entity) => property(trait, { kind: "entity", entity }),
      property,
      enum({ type }) {
        type.members.forEach(value);
      },
    };
  },
});

const helpForEvents =
  "Say what the name can't: exactly when it is sent and when not, and what it doesn't count. An empty description is better: it shows that one is missing.";
const helpForValues = "Say what the value means and where it ends, or leave its text out.";

/** What is known of a word of a text. */
interface Word {
  /** Whether placeholders are made of it. */
  readonly isPlaceholder: boolean;
  readonly isFiller: boolean;
  readonly stem: string;
}

/** Words beside those of a name that add nothing to it. */
interface Around {
  /** As they are written. */
  readonly plain?: ReadonlySet<string>;
  /** The name of what it stands in, whose words count in any form. */
  readonly name?: string | undefined;
  /** Whether a name that is repeated is nothing to tell. */
  readonly isQuiet?: () => boolean;
}

/** Around what may repeat its name in any case. */
const quiet: Around = {};
const aroundEvents: Around = { plain: actors };

function isDescription({ key }: WrittenKey): boolean {
  return key === "description";
}

/** Whether a type says itself which values there are, so that little is left to say: a list, a pattern, a format. */
function speaks({ type }: Property): boolean {
  return type.kind === "enum" || (type.kind === "string" && (type.patterns !== undefined || type.format !== undefined));
}

/** Whether a property counts or lists what stands in the event. */
function counts({ type }: Property, own: readonly string[]): boolean {
  if (type.kind === "array" || type.kind === "object") return true;
  return type.kind === "number" && own.some((word) => countWords.has(word));
}

const countWords = new Set(["number", "count", "num", "quantity", "total"]);

function isOfEntity({ kind }: Owner): boolean {
  return kind === "entity";
}

/** The name of what a property stands in: *the song's id* says nothing about the trait `id` of `song`. */
function nameAround(owner: Owner): string | undefined {
  switch (owner.kind) {
    case "event":
      return owner.event.name.value;
    case "entity":
      return owner.entity.name.value;
    case "bundle":
    case "type":
      return owner.name;
    case "context":
    case "dictionary":
      return undefined;
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

/** A word without the endings that grammar gives it: `plays`, `played` and `playing` are one; so are `copy` and `copies`. */
function stemOf(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length <= 3) return word;
  const bare = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|ed|es|s)$/, "");
  const single = /[^aeiou]$/.test(bare) && bare.length > 3 ? bare.replace(/(.)\1$/, "$1") : bare;
  return single.length >= 3 ? single.replace(/e$/, "") : word;
}
