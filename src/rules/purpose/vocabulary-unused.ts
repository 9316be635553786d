import { message } from "../../diagnostics/message.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event, Plan } from "../../plan/model.js";
import type { Project } from "../../project/model.js";
import type { Text } from "../../source/span.js";

type WordsOf = (name: string) => readonly string[];

export default defineRule({
  id: "vocabulary-unused",
  group: "purpose",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed:
    "A word may wait for its first event, so it is only told; a team that keeps its plan strictly wants its lists to say what there is.",
  beyondEvents: true,
  what: "Nothing in the plan uses a word of the manifest's `vocabulary`. An owner is used by what it owns, a source or destination by events and outputs that name it (and all of them as soon as one event names none, which means all), an object or action by the name of an event. One finding for each list. Categories of consent are told of by `consent-unused`.",
  why: "The list is what people choose from. A team that was dissolved, an app that was switched off and a second word for the same thing stand there as if they were alive, and the next event is made with them.",
  fix: "Remove the word, or use it where it belongs.",
  messages: {
    word: message`Nothing uses \`${"word"}\` of the vocabulary's \`${"list"}\``,
    words: message`Nothing uses ${"count"} words of the vocabulary's \`${"list"}\`: ${"words"}`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  owners: [listening, radio]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of it reached the listener.
    owner: listening
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  owners: [listening]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of it reached the listener.
    owner: listening
`,
  },
  create(context) {
    return {
      plan(plan) {
        // What could not be read may use any of them, and a plan without events has not begun.
        if (!context.isWhole || plan.events.length === 0) return;
        const { vocabulary } = context.project;
        for (const [list, unused] of unusedWords(plan, context.project, context.words)) {
          const first = unused[0];
          if (!first) continue;
          const isAll = unused.length === vocabulary[list]?.length;
          const words = listed(unused.map(({ value }) => value));
          const more = {
            related: firstFew(unused.slice(1), 2).map(({ span }) => ({ span, label: "unused as well" })),
            // An empty list would forbid every word, so the list itself is to go.
            help: isAll
              ? `Remove \`${list}\` from the vocabulary, or use its words ${helpOf[list]}.`
              : `Remove ${unused.length === 1 ? "it" : "them"}, or use ${unused.length === 1 ? "it" : "them"} ${helpOf[list]}.`,
          };
          if (unused.length === 1) context.report("word", first.span, { word: first.value, list }, more);
          else context.report("words", first.span, { count: unused.length, list, words }, more);
        }
      },
    };
  },
});

/** Where words of each list stand. */
const helpOf = {
  owners: "as `owner` of an event, an entity or a metric",
  sources: "among the `sources` of an event",
  destinations: "among the `destinations` of an event",
  objects: "in the name of an event",
  actions: "in the name of an event",
};

type List = keyof typeof helpOf;

/** The words of each list of the vocabulary that nothing uses. */
function unusedWords(plan: Plan, project: Project, wordsOf: WordsOf): readonly (readonly [List, readonly Text[]])[] {
  const { vocabulary } = project;
  // What uses the words of a list is looked for where there is such a list.
  const among = (list: List, find: () => (word: string) => boolean) => {
    const words = vocabulary[list] ?? [];
    const isUsed = words.length > 0 ? find() : () => true;
    return [list, words.filter(({ value }) => !isUsed(value))] as const;
  };
  const inOutputs = textsOfOutputs(project);
  const { defaults } = project;
  const named = (of: (event: Event) => readonly Text[], also: readonly Text[]) => {
    const { used, areAll } = namedBy(plan.events, of, inOutputs, also);
    return (word: string) => areAll || used.has(word);
  };
  const inContext = plan.context.flatMap((property) => property.sources);
  const inNames = () => {
    const names = partsOfNames(plan.events, [...(vocabulary.objects ?? []), ...(vocabulary.actions ?? [])], wordsOf);
    return (word: string) => names.has(keyOf(wordsOf(word)));
  };
  return [
    among("owners", () => {
      const owners = ownersIn(plan, project);
      return (word) => owners.has(word);
    }),
    among("sources", () => named(({ sources }) => sources, [...defaults.sources, ...inContext])),
    among("destinations", () => named(({ destinations }) => destinations, defaults.destinations)),
    among("objects", inNames),
    among("actions", inNames),
  ];
}

/** What events name, or that one of them names none, which means all. */
function namedBy(
  events: readonly Event[],
  of: (event: Event) => readonly Text[],
  inOutputs: ReadonlySet<string>,
  also: readonly Text[],
) {
  const used = new Set([...inOutputs, ...also.map(({ value }) => value)]);
  for (const event of events) {
    const named = of(event);
    if (named.length === 0) return { used, areAll: true };
    for (const { value } of named) used.add(value);
  }
  return { used, areAll: false };
}

function ownersIn(plan: Plan, { defaults }: Project): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const things of [plan.events, plan.entities, plan.metrics, [defaults]]) {
    for (const { owner } of things) if (owner) owners.add(owner.value);
  }
  return owners;
}

/** Every text among the options of outputs: an output may be for one source or destination. */
function textsOfOutputs({ outputs }: Project): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { value } of outputs.flatMap(({ options }) => options)) {
    for (const node of value.kind === "sequence" ? value.items : [value]) {
      if (node.kind === "scalar") texts.add(node.text);
    }
  }
  return texts;
}

/** The runs of words in the names of events that are as long as a word of the vocabulary. */
function partsOfNames(events: readonly Event[], vocabulary: readonly Text[], wordsOf: WordsOf): ReadonlySet<string> {
  const lengths = new Set(vocabulary.map(({ value }) => wordsOf(value).length));
  const parts = new Set<string>();
  if (lengths.size === 0) return parts;
  for (const { name } of events) {
    const words = wordsOf(name.value);
    for (const length of lengths) {
      for (let at = 0; at + length <= words.length; at++) parts.add(keyOf(words.slice(at, at + length)));
    }
  }
  return parts;
}

function keyOf(words: readonly string[]): string {
  return words.join(" ");
}
