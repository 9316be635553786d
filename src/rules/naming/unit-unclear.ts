import { message } from "../../diagnostics/message.js";
import { calledIn, mentionsUnit, type Unit, unitOf, unitSaid } from "../../lint/names/name-promises.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { NumberType, Property, Type } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** A number, where it is first written. */
interface Seen {
  readonly name: string;
  readonly span: Span;
}

/** A share, and whether it runs to 1 or to 100. */
interface Share extends Seen {
  readonly maximum: 1 | 100;
}

export default defineRule({
  id: "unit-unclear",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Asked only where a number plainly has a unit and nothing says which, which every analyst asks first.",
  what: "A number is a duration (`duration`, `time_to_…`), and neither its name nor its description nor its type says in which unit. Or a number `amount` stands in a plan that has `amount_minor` too, and doesn't say what sets them apart. Or it says another unit than `amount_minor`, or than nearly all durations or sums of the plan have in their names. Or of two shares of one kind one runs to 1 and the other to 100.",
  why: "The web sends milliseconds and the phone seconds, both are numbers, and the average of them is of nothing. Beside `amount_minor`, `amount` is a hundredth of it in one report and the same in the next.",
  fix: "Put the unit into the name (`duration_seconds`), or at least into the description.",
  messages: {
    duration: message`Nothing says in which unit \`${"name"}\` is`,
    beside: message`\`${"name"}\` doesn't say in which unit it is, as \`${"other"}\` does`,
    other: message`\`${"name"}\` is in ${"unit"}, as only its description says, and \`${"other"}\` in ${"otherUnit"}`,
    share: message`\`${"name"}\` runs to ${"maximum"}, \`${"other"}\` to ${"otherMaximum"}`,
  },
  bad: `events:
  Trip Ended:
    description: The driver confirmed that the passenger has got out.
    properties:
      duration: number
`,
  good: `events:
  Trip Ended:
    description: The driver confirmed that the passenger has got out.
    properties:
      duration_seconds: number
`,
  create(context) {
    const { words } = context;
    const resolved = typesOf(context.plan);
    /** Numbers whose names say no unit. Texts are read of the few that should. */
    const numbers = new Map<string, Property[]>();
    /** Of those names the first place; those of which some place says one are known by it. */
    const bare = new Map<string, Seen>();
    const explained = new Set<string>();
    /** Those that a description begins with, or says the number to be in. */
    const said = new Map<string, Seen & { readonly unit: Unit }>();
    /** Names with a unit, by what is left of them without it. */
    const measured = new Map<string, string>();
    const shares = new Map<string, Share[]>();
    const units = new Map<string, Unit | undefined>();
    const unitIn = (name: string): Unit | undefined => {
      if (!units.has(name)) units.set(name, unitOf(words(name)));
      return units.get(name);
    };

    const see = (property: Property, owner: Owner): void => {
      if (!mayBeNumber(property.type) || property.deprecated || isMention(property)) return;
      if (owner.kind === "event" && (owner.event.status === "deprecated" || owner.event.status === "retired")) return;
      const number = numberIn(property.type, resolved);
      if (!number) return;
      const { value: name, span } = property.name;
      const last = words(name).at(-1) ?? "";
      if (unitIn(name)) {
        // `time_of_day` is in no unit.
        if (!singular.has(last)) measured.set(words(name).slice(0, -1).join(" "), name);
        return;
      }
      const share = shareOf(number);
      if (share && shareWords.has(last)) {
        const known = shares.get(last) ?? [];
        shares.set(last, known);
        if (known.every((each) => each.name !== name)) known.push({ name, span, maximum: share });
        return;
      }
      if (share) return;
      const places = numbers.get(name);
      if (places) places.push(property);
      else numbers.set(name, [property]);
    };
    const readText = (name: string, property: Property): void => {
      if (explained.has(name)) return;
      const { span } = property.name;
      const text = property.description?.value ?? "";
      if (mentionsUnit(text)) {
        explained.add(name);
        const unit = unitSaid(text);
        if (unit) said.set(name, { name, span, unit });
      } else if (!bare.has(name)) bare.set(name, { name, span });
    };

    /** A name of the unit that nearly all of what is measured alike have in their names, if at least three do. */
    const usual = ({ dimension }: Unit): string | undefined => {
      const alike = [...measured.values()].filter((name) => unitIn(name)?.dimension === dimension).sort();
      const [first] = alike;
      const same = alike.filter((name) => unitIn(name) === unitIn(first ?? name));
      return alike.length >= customary.names && same.length >= customary.share * alike.length ? first : undefined;
    };

    return {
      property: see,
      trait: (trait, entity) => see(trait, { kind: "entity", entity }),
      end() {
        for (const [name, places] of numbers) {
          const own = words(name);
          if (!isDuration(own) && !isSum(own) && !measured.has(own.join(" "))) continue;
          for (const place of places) readText(name, place);
        }
        for (const { name, span } of bare.values()) {
          if (explained.has(name)) continue;
          const own = words(name);
          const beside = measured.get(own.join(" "));
          if (beside !== undefined) {
            const help = `Send \`${beside}\` here too, or say the unit in the description.`;
            context.report("beside", span, { name, other: beside }, { help });
          } else if (isDuration(own)) context.report("duration", span, { name });
        }
        for (const { name, span, unit } of said.values()) {
          const own = words(name);
          const other = measured.get(own.join(" ")) ?? (isDuration(own) || isSum(own) ? usual(unit) : undefined);
          const otherUnit = other === undefined ? undefined : unitIn(other);
          if (other === undefined || !otherUnit) continue;
          if (otherUnit.dimension !== unit.dimension || otherUnit.name === unit.name) continue;
          const values = { name, unit: unit.name, other, otherUnit: calledIn(words(other), otherUnit) };
          const help = "Send it in the same unit and say so in its name, or at least put its own unit there.";
          context.report("other", span, values, { help });
        }
        for (const known of shares.values()) {
          context.compared(known.length);
          const [fewer, more] = [1, 100]
            .map((maximum) => known.filter((each) => each.maximum === maximum))
            .sort((a, b) => a.length - b.length || (a[0]?.maximum ?? 0) - (b[0]?.maximum ?? 0));
          const other = more?.[0];
          for (const { name, span, maximum } of (other && fewer) ?? []) {
            if (!other) continue;
            const values = { name, maximum, other: other.name, otherMaximum: other.maximum };
            const help = "Let all of them run to the same, or call those that run to 100 `…_percent`.";
            const related = [{ span: other.span, label: `to ${other.maximum}` }];
            context.report("share", span, values, { help, related });
          }
        }
      },
    };
  },
});

const singular: ReadonlySet<string> = new Set(["day", "hour", "minute", "second"]);

/** From so many names on, and such a share of them, a unit is custom. */
const customary = { names: 3, share: 0.8 };

/** Last words of what is money. */
const sums: ReadonlySet<string> = new Set(
  "amount price total subtotal fee revenue cost balance tip discount".split(" "),
);

const shareWords: ReadonlySet<string> = new Set(["rate", "ratio", "share", "fraction", "probability", "confidence"]);

/** Whether a name is that of a duration, which has a unit. */
function isDuration(words: readonly string[]): boolean {
  if (words.at(-1) === "duration") return true;
  // `time_to_complete`, `time_on_page`: how long it took.
  return words[0] === "time" && words.length > 2 && durations.has(words[1] ?? "");
}

const durations: ReadonlySet<string> = new Set(["to", "on", "in", "until", "since", "spent"]);

/** Whether a name is that of money that went from one to another; `min_price` is what somebody asked for. */
function isSum(words: readonly string[]): boolean {
  return sums.has(words.at(-1) ?? "") && !words.some((word) => bounds.has(word));
}

const bounds: ReadonlySet<string> = new Set(["min", "max", "minimum", "maximum", "from", "to"]);

/** Whether to look at a type at all: most properties are texts. */
function mayBeNumber({ kind }: Type): boolean {
  return kind === "number" || kind === "union" || kind === "reference";
}

/** The numbers that a type holds, `null` aside. */
function numberIn(type: Type, resolved: (type: Type) => Type): NumberType | undefined {
  const found = resolved(type);
  if (found.kind === "number") return found;
  if (found.kind !== "union") return undefined;
  const members = found.members.map((member) => resolved(member.type)).filter(({ kind }) => kind !== "null");
  const [only] = members;
  return members.length === 1 && only?.kind === "number" ? only : undefined;
}

/** Whether numbers run from 0 to 1 or to 100. */
function shareOf({ minimum, maximum }: NumberType): 1 | 100 | undefined {
  return minimum === 0 && (maximum === 1 || maximum === 100) ? maximum : undefined;
}
