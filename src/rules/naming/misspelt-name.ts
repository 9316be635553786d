import { message } from "../../diagnostics/message.js";
import { writtenEnum } from "../../lint/enums.js";
import { givenNames, type PropertyPlace } from "../../lint/given-names.js";
import { misspellings } from "../../lint/misspellings.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";
import { typedName } from "../../lint/typed.js";
import { isMention } from "../../lint/written.js";
import type { EventStatus } from "../../plan/model.js";
import type { Span, Text } from "../../source/span.js";

type Kind = "event" | "property" | "trait";

/** A name with a word that is misspelt, where it is first. */
interface Slip {
  readonly kind: Kind;
  readonly name: string;
  readonly span: Span;
  readonly better: string;
  readonly wrong: string;
}

export default defineRule({
  id: "misspelt-name",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "A short list of slips that are no words at all: whoever types the name as it should be finds nothing.",
  what: "A word in the name of an event, a property or a trait, or in a value of an enum, is one of the well-known misspellings: `recieved`, `adress`, `occured`. Where the plan has the name in its right spelling too, `name-too-similar` shows both.",
  why: "Everybody who searches for it types it the right way and is told that there is no such event. Sooner or later somebody adds it a second time.",
  fix: "Write it as it is written in English, with the old name under `renamed_from` if it has been sent.",
  messages: {
    event: message`\`${"wrong"}\` in the event \`${"name"}\` is spelt \`${"right"}\``,
    property: message`\`${"wrong"}\` in \`${"name"}\` is spelt \`${"right"}\``,
    value: message`\`${"wrong"}\` in the value \`${"name"}\` is spelt \`${"right"}\``,
  },
  bad: `events:
  Parcel Recieved:
    description: The customer signed for it at the door or in a shop.
`,
  good: `events:
  Parcel Received:
    description: The customer signed for it at the door or in a shop.
    renamed_from: Parcel Recieved
`,
  create(context) {
    const { words } = context;
    const found = new Map<string, Slip>();
    const [given, collecting] = givenNames(context);
    /** Names that are judged, each where it is first. */
    const namesOf: Readonly<Record<Kind, () => readonly Text[]>> = {
      event: () => given.events.filter(({ status }) => !isOver(status)).map(({ name }) => name),
      property: () => [...given.properties.values()].flatMap((places) => places.find(isJudged)?.property.name ?? []),
      trait: () => given.traits.flatMap(({ trait }) => (trait.deprecated ? [] : trait.name)),
    };
    const see = (kind: Kind, { value: name, span }: Text): void => {
      const wrong = words(name).find((word) => misspellings.has(word));
      if (wrong === undefined || found.has(`${kind} ${name}`)) return;
      found.set(`${kind} ${name}`, { kind, name, span, better: corrected(name), wrong });
    };
    /** Values without a slip: many enums list the same ones. */
    const wellSpelt = new Set<string>();
    return {
      ...collecting,
      enum(definition, owner) {
        for (const { value, span, deprecated } of writtenEnum(definition, owner) ?? []) {
          if (typeof value !== "string" || value.length < 5 || deprecated || wellSpelt.has(value)) continue;
          const small = value.toLowerCase();
          const wrong = misspellings.has(small) ? small : words(value).find((word) => misspellings.has(word));
          if (wrong === undefined) {
            wellSpelt.add(value);
            continue;
          }
          const right = misspellings.get(wrong) ?? wrong;
          context.report(
            "value",
            span,
            { wrong, name: value, right },
            { help: `Write \`${corrected(value)}\`, in the applications as well.` },
          );
        }
      },
      end() {
        // Names share their words, and few plans have a slip to look at.
        if (!hasMisspelt(given.words())) return;
        for (const kind of ["event", "property", "trait"] as const) for (const name of namesOf[kind]()) see(kind, name);
        const spelt = remember((kind: Kind) => new Set(namesOf[kind]().map(({ value }) => words(value).join(" "))));
        for (const { kind, name, span, better, wrong } of found.values()) {
          if (spelt(kind).has(words(better).join(" "))) continue;
          const right = misspellings.get(wrong) ?? wrong;
          const help = `Write \`${better}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before.`;
          context.report(kind === "event" ? "event" : "property", span, { wrong, name, right }, { help });
        }
      },
    };
  },
});

function hasMisspelt(words: Iterable<string>): boolean {
  for (const word of words) if (misspellings.has(word)) return true;
  return false;
}

function isOver(status: EventStatus): boolean {
  return status === "retired" || status === "deprecated";
}

/** Whether a property's name is told here: not of one on its way out, and what is mentioned is told where it is defined. */
function isJudged({ property, owner }: PropertyPlace): boolean {
  return !property.deprecated && !isMention(property) && !(owner.kind === "event" && isOver(owner.event.status));
}
