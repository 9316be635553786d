import { message } from "../../diagnostics/message.js";
import type { PropertyPlace } from "../../lint/given-names.js";
import { corrected, misspellings } from "../../lint/names/misspellings.js";
import { formsOf } from "../../lint/names/name-forms.js";
import { writtenEnum } from "../../lint/plans/enums.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
import type { EventStatus } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

type Kind = "event" | "property" | "trait";

/** A name that is judged. */
interface Judged {
  readonly kind: Kind;
  /** The names with which `name-too-similar` compares it: those of its kind of event, all properties, its entity's traits. */
  readonly among: string;
  readonly name: Text;
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
    const given = context.names;
    const judged = (): readonly Judged[] => [
      ...given.events
        .filter(({ status }) => !isOver(status))
        .map(({ name, kind }): Judged => ({ kind: "event", among: `event ${kind}`, name })),
      ...[...given.properties.values()].flatMap((places): Judged[] => {
        const place = places.find(isJudged);
        return place ? [{ kind: "property", among: "property", name: place.property.name }] : [];
      }),
      ...given.traits.flatMap(({ trait: { name, deprecated }, entity }): Judged[] =>
        deprecated ? [] : [{ kind: "trait", among: `trait ${entity.name.value}`, name }],
      ),
    ];
    const wrongIn = (name: string): string | undefined => words(name).find((word) => misspellings.has(word));
    const formOf = ({ among, name }: Judged): string => `${among}\n${formsOf(name.value, words)?.spelling}`;
    /** Values without a slip: many enums list the same ones. */
    const wellSpelt = new Set<string>();
    return {
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
        const names = judged();
        const spelt = new Set(names.filter(({ name }) => wrongIn(name.value) === undefined).map(formOf));
        const told = new Set<string>();
        for (const each of names) {
          const { kind } = each;
          const { value: name, span } = each.name;
          const wrong = wrongIn(name);
          // Beside the name as it should be, `name-too-similar` shows both.
          if (wrong === undefined || told.has(`${kind} ${name}`) || spelt.has(formOf(each))) continue;
          told.add(`${kind} ${name}`);
          const right = misspellings.get(wrong) ?? wrong;
          const help = `Write \`${corrected(name)}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before.`;
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
