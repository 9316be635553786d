import { message } from "../../diagnostics/message.js";
import { nearest } from "../../diagnostics/nearest.js";
import { fits, inCase } from "../../lint/names/case.js";
import { isBaseVerb, looksPast } from "../../lint/names/english.js";
import { type EventPhrase, eventPhrase, partOf } from "../../lint/names/event-phrase.js";
import { misfitOf, readVocabulary } from "../../lint/names/event-vocabulary.js";
import { splitWords } from "../../lint/names/words.js";
import { typedName } from "../../lint/plans/typed.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";
import type { NameCase } from "../../project/model.js";
import { nameCases } from "../../project/name-cases.js";

/** From so many names in one order on, a plan has an order without saying so. */
const enough = 3;

export default defineRule({
  id: "event-name-order",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "As for case: no number is wrong for it, but lists sorted by name fall apart, and the next event is named by a coin.",
  what: "The name of a track event is not built as `naming.order` asks: object then action (`Song Played`), the action in the past tense, or the other way round. Where the manifest doesn't say, the order counts that two thirds or more of the names are in, if at least three are. With `vocabulary.objects` or `vocabulary.actions`, names must be made of those. Without them only English verbs are recognised, and names that aren't understood are left alone unless nine in ten of at least twenty end in what happened and they hold no verb, as are those of deprecated and retired events. Where no order is declared and half of the names or more aren't understood, all are left alone: the plan may be in another language. Where it is declared, those are told then whose words could be turned. A version or a platform at the end (`Signup V2`, `Login iOS`) is no part of a name in any order. Where the plan has the better name as well, `name-too-similar` shows both.",
  why: "With the object in front, everything about songs stands together in every list of events. In the past tense it says that something has happened; `Play Song` may be the wish, the click or the sound.",
  fix: "Write the object, then the action in the past tense, and keep the old name under `renamed_from` if it has ever been sent.",
  messages: {
    notObjectAction: message`\`${"name"}\` does not end in what happened`,
    notObjectActionHere: message`\`${"name"}\` does not end in what happened, as most events of this plan do`,
    notActionObject: message`\`${"name"}\` does not begin with the action`,
    notActionObjectHere: message`\`${"name"}\` does not begin with the action, as most events of this plan do`,
    version: message`\`${"name"}\` has a version in its name`,
    platform: message`\`${"name"}\` has a platform in its name`,
    noVerb: message`\`${"name"}\` doesn't say what happened, as nearly all events of this plan do`,
    object: message`\`${"object"}\` in \`${"name"}\` is not among the objects of the vocabulary`,
    action: message`\`${"action"}\` in \`${"name"}\` is not among the actions of the vocabulary`,
    neither: message`\`${"name"}\` is not made of the vocabulary's objects and actions`,
    turned: message`\`${"name"}\` has object and action in the wrong order`,
  },
  bad: {
    "trackc.yaml": "name: example\nnaming:\n  order: object-action\n",
    "plans/plan.yaml": `events:
  Song Skipped:
    description: Another one was asked for before this one ended.
  Play Song:
    description: The first second of audio reached the listener.
`,
  },
  good: {
    "trackc.yaml": "name: example\nnaming:\n  order: object-action\n",
    "plans/plan.yaml": `events:
  Song Skipped:
    description: Another one was asked for before this one ended.
  Song Played:
    description: The first second of audio reached the listener.
    renamed_from: Play Song
`,
  },
  create(context) {
    const { words } = context;
    const { naming, vocabulary } = context.project;
    const declared = naming.order?.value;
    const given = context.names;
    let visited: Event[] = [];
    let taken: ReadonlySet<string> | undefined;
    /** Where the better name is taken, `name-too-similar` shows both: one mistake is told once. */
    const isTaken = (better: readonly string[]): boolean => {
      taken ??= new Set(given.events.filter(isCompared).map(({ name }) => words(name.value).join(" ")));
      return taken.has(better.join(" "));
    };

    /** What is told by its last word is not told once more for its order. */
    const bySuffix = (): void => {
      // Names share their words, and few plans have one of these.
      if (![...given.words()].some((word) => mayBeSuffix.test(word))) return;
      for (let at = visited.length - 1; at >= 0; at--) {
        const event = visited[at] as Event;
        const suffix = suffixOf(words(event.name.value));
        if (!suffix) continue;
        visited.splice(at, 1);
        const name = event.name.value;
        const help =
          suffix === "version"
            ? "Leave it out, and send the version as a property: the next one makes no new event then."
            : "Leave it out: `sources` say where an event comes from, and every call says on which platform it was made.";
        context.report(suffix, event.name.span, { name }, { help });
      }
    };

    const byVocabulary = (known: NonNullable<ReturnType<typeof readVocabulary>>): void => {
      for (const event of visited) {
        const name = event.name.value;
        const misfit = misfitOf(words(name), known, declared ?? "object-action");
        if (!misfit) continue;
        const written = splitWords(name);
        const text = written.slice(misfit.from, misfit.to).join(" ");
        if (misfit.what === "turned") {
          if (isTaken(misfit.better)) continue;
          const better = rewritten(name, misfit.better, naming.events?.value);
          const help = better
            ? `Write ${renamed(better, name)}.`
            : "Write the object and the action the other way round, with the old name under `renamed_from` if it has been sent before.";
          context.report("turned", event.name.span, { name }, { help });
        } else if (misfit.what === "neither") {
          context.report("neither", event.name.span, { name }, { help: helpForList("`objects` and `actions`") });
        } else {
          const list = misfit.what === "object" ? known.objects : known.actions;
          context.compared(list?.spellings.length ?? 0);
          const near = nearest(text, list?.spellings ?? []);
          const help = near
            ? `Did you mean \`${near}\`? Or add \`${text}\` to \`vocabulary.${misfit.what}s\` in the manifest.`
            : helpForList(`\`${misfit.what}s\``);
          if (misfit.what === "object") context.report("object", event.name.span, { name, object: text }, { help });
          else context.report("action", event.name.span, { name, action: text }, { help });
        }
      }
    };

    const byGrammar = (): void => {
      const named = context.plan.events.filter((event) => isCompared(event) && words(event.name.value).length > 1);
      const part = remember(partOf);
      const built = named.map((event) => eventPhrase(words(event.name.value), part));
      const understood = built.filter((phrase) => phrase !== undefined);
      // A plan in another language holds a word here and there that happens to be English. Whoever declares an order means the
      // names that are surely understood, however few they are.
      const isFew = understood.length * 2 <= named.length;
      if (isFew && !declared) return;
      const order = declared ?? prevailing(understood);
      if (!order || order === "off") return;
      const inPast = understood.filter((phrase) => phrase.order === "object-action" && isFine(phrase, "object-action"));
      const isCustom = named.length >= customary.names && inPast.length >= customary.share * named.length;
      if (built.every((phrase) => phrase && isFine(phrase, order))) return;
      const phrases = new Map(named.map((event, at) => [event, built[at]]));
      for (const event of visited) {
        const phrase = phrases.get(event);
        if (!phrase && order === "object-action" && isCustom && hasNoVerb(words(event.name.value))) {
          const help = "Write the object, then what happened to it in the past tense: `… Viewed`, `… Completed`.";
          context.report("noVerb", event.name.span, { name: event.name.value }, { help });
        }
        if (!phrase || isFine(phrase, order)) continue;
        if (isFew && "better" in phrase && !phrase.better) continue;
        if ("better" in phrase && isTaken(phrase.better ?? [])) continue;
        const name = event.name.value;
        const settle = declared ? "" : ` \`naming: { order: ${order} }\` in the manifest settles it.`;
        if (order === "object-action") {
          const better = "better" in phrase && phrase.better && rewritten(name, phrase.better, naming.events?.value);
          const help = `Write the object, then the action in the past tense${better ? `: ${renamed(better, name)}` : ""}.${settle}`;
          context.report(declared ? "notObjectAction" : "notObjectActionHere", event.name.span, { name }, { help });
        } else {
          const help = `Write the action, then the object, with \`renamed_from: ${typedName(name)}\` if it has been sent before.${settle}`;
          context.report(declared ? "notActionObject" : "notActionObjectHere", event.name.span, { name }, { help });
        }
      }
    };

    return {
      end() {
        visited = given.events.filter(isCompared);
        if (declared === "off") return;
        bySuffix();
        const known = readVocabulary(vocabulary, words);
        if (known) byVocabulary(known);
        else byGrammar();
      },
    };
  },
});

/** From so many names, and such a share of them, what happened is custom at the end. */
const customary = { names: 20, share: 0.9 };

const platforms: ReadonlySet<string> = new Set(["ios", "android"]);
/** Before a platform they make it the object: `Switched to Android`. */
const leading: ReadonlySet<string> = new Set("to from for on in with by via into of and or".split(" "));

const mayBeSuffix = /^\d|^os$|^ios$|^android$/;

/** Whether a name ends in a version, `V2`, or a platform. */
function suffixOf(own: readonly string[]): "version" | "platform" | undefined {
  const last = own.at(-1) ?? "";
  const before = own.at(-2) ?? "";
  if (!mayBeSuffix.test(last)) return undefined;
  if (/^\d+$/.test(last)) return before === "v" && own.length > 2 ? "version" : undefined;
  // `iOS` is read as two words.
  const [platform, front] = last === "os" && before === "i" ? ["ios", own.at(-3)] : [last, before];
  return platforms.has(platform) && front !== undefined && front !== "" && !leading.has(front) ? "platform" : undefined;
}

/** Words that can't be what happened in the past: `Menu Impression`, `User Login`. */
const endsInNoun = /(?:[st]ion|ment|ance|ence|ness|ity|login|logout|signup|checkout)$/;

/** Whether a name ends in a noun, and no word of it may be what happened. */
function hasNoVerb(own: readonly string[]): boolean {
  if (own.length < 2 || !own.every((word) => /^[a-z]+$/.test(word)) || !endsInNoun.test(own.at(-1) ?? "")) return false;
  return !own.some((word) => looksPast(word) || isBaseVerb(word) || word.endsWith("ing") || word.endsWith("en"));
}

/** Pages and screens are named after themselves; what is on its way out keeps its name. */
function isCompared({ kind, status }: Event): boolean {
  return kind === "track" && (status === "active" || status === "proposed");
}

function isFine(phrase: EventPhrase, order: "object-action" | "action-object"): boolean {
  return phrase.order === order && (phrase.order === "action-object" || phrase.tense === "past");
}

/** The order that two thirds of the names are in. */
function prevailing(phrases: readonly EventPhrase[]): "object-action" | "action-object" | undefined {
  for (const order of ["object-action", "action-object"] as const) {
    const times = phrases.filter((phrase) => isFine(phrase, order)).length;
    if (times >= enough && times * 3 >= phrases.length * 2) return order;
  }
  return undefined;
}

/** Words with a single sign between two of them, or none in camel case. */
const onlyWords = /^[\p{Alphabetic}\p{Nd}][\p{Alphabetic}\p{M}\p{Nd}]*(?:[ _-][\p{Alphabetic}\p{M}\p{Nd}]+)*$/u;

/**
 * Other words in the case of a name, each as the name has it. Nothing for a name that holds more than words: what the signs in
 * an address or in `Terms & Conditions` were, its words don't tell.
 */
function rewritten(name: string, words: readonly string[], declared: NameCase | undefined): string | undefined {
  if (!onlyWords.test(name)) return undefined;
  const written = new Map(splitWords(name).map((word) => [word.toLowerCase(), word]));
  const nameCase = declared ?? nameCases.find((each) => fits(name, each));
  if (nameCase === "Title Case") return words.map((word) => written.get(word) ?? capitalised(word)).join(" ");
  const text = words.map((word) => written.get(word) ?? word).join(" ");
  return (nameCase && inCase(text, nameCase)) || text;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function renamed(better: string, name: string): string {
  return `\`${better}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before`;
}

function helpForList(lists: string): string {
  return `Name it with words from the vocabulary's ${lists}, or add a new one to the manifest.`;
}
