import { message } from "../../diagnostics/message.js";
import { writtenEnum } from "../../lint/enums.js";
import { misspellings } from "../../lint/misspellings.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import { typedName } from "../../lint/typed.js";
import { isMention } from "../../lint/written.js";
import type { Property } from "../../plan/model.js";
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
    const names: Readonly<Record<Kind, Set<string>>> = { event: new Set(), property: new Set(), trait: new Set() };
    const see = (kind: Kind, { value: name, span }: Text): void => {
      const seen = names[kind];
      if (seen.size === seen.add(name).size) return;
      const wrong = words(name).find((word) => misspellings.has(word));
      if (wrong === undefined) return;
      found.set(`${kind} ${name}`, { kind, name, span, better: corrected(name), wrong });
    };
    /** Values without a slip: many enums list the same ones. */
    const wellSpelt = new Set<string>();
    const property = (each: Property, owner: Owner): void => {
      if (each.deprecated || isMention(each) || isPast(owner)) return;
      see("property", each.name);
    };
    return {
      event({ name, status }) {
        if (status !== "retired" && status !== "deprecated") see("event", name);
      },
      property,
      trait(trait) {
        if (!trait.deprecated) see("trait", trait.name);
      },
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
        const spelt: Readonly<Record<Kind, ReadonlySet<string>>> = {
          event: phrases(names.event),
          property: phrases(names.property),
          trait: phrases(names.trait),
        };
        for (const { kind, name, span, better, wrong } of found.values()) {
          if (spelt[kind].has(words(better).join(" "))) continue;
          const right = misspellings.get(wrong) ?? wrong;
          const help = `Write \`${better}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before.`;
          context.report(kind === "event" ? "event" : "property", span, { wrong, name, right }, { help });
        }

        function phrases(all: ReadonlySet<string>): ReadonlySet<string> {
          // Few plans have a slip to look at.
          return found.size === 0 ? all : new Set([...all].map((name) => words(name).join(" ")));
        }
      },
    };
  },
});

function isPast(owner: Owner): boolean {
  return owner.kind === "event" && (owner.event.status === "retired" || owner.event.status === "deprecated");
}

/** A name with its words spelt right, in the case that they have. */
function corrected(name: string): string {
  return name.replace(/[A-Z]?[a-z]+|[A-Z]+/g, (word) => {
    const right = misspellings.get(word.toLowerCase());
    if (right === undefined) return word;
    if (word === word.toUpperCase()) return right.toUpperCase();
    return /^[A-Z]/.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  });
}
