import { message } from "../../diagnostics/message.js";
import { flag } from "../../lint/option.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, EnumMember, EnumType } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** Last words of names whose numbers and letters are keys to a list that stands elsewhere. */
const coded = new Set(
  "status state type kind category reason code mode tier role method result outcome segment flag class plan action channel".split(
    " ",
  ),
);

/** Codes that are published, and known by everybody who meets them. */
const published = new Set(["http", "exit", "currency", "country", "language", "grade", "energy", "blood"]);

export default defineRule({
  id: "enum-value-description",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "Only codes that nobody can read are asked for, which every analyst would ask about; words such as `free` and `premium` only where the option `always` is set.",
  what: "The values of an enum are codes, numbers or single letters under a name such as `status` or `reason`, and neither they nor the property say what they stand for. With the option `always`, any values without a text.",
  why: "A chart shows that `3` doubled over night. The list that says what `3` is was in a service that has been rewritten since.",
  fix: "Write the values as a mapping, each with its text: `enum: { 1: Paid by card., 2: Paid by invoice. }`.",
  options: {
    always: flag("Ask for the texts of all values, not only of codes.", false),
  },
  messages: {
    codes: message`Nothing says what the values ${"values"} of \`${"name"}\` mean`,
    missing: message`\`${"name"}\` doesn't describe its values ${"values"}`,
  },
  bad: `events:
  Order Paid:
    description: The money of an order has arrived on our account.
    properties:
      payment_status: [1, 2, 5]
`,
  good: `events:
  Order Paid:
    description: The money of an order has arrived on our account.
    properties:
      payment_status:
        enum:
          1: All of it.
          2: The first of several instalments.
          5: All of it, by a voucher.
`,
  create(context) {
    const check = (name: Text, definition: Definition, owner: Owner | undefined): void => {
      const type = enumIn(definition);
      if (!type || type.constant || type.members.length < 2) return;
      if (owner?.kind === "event" && owner.event.status === "retired") return;
      if (!type.members.some(isBare)) return;
      const bare = type.members.filter(isBare);
      const values = type.members.filter(({ value }) => value !== null);
      const isCode = bare.length === values.length && bare.every(isCodeValue) && isCoded(context.words(name.value));
      const isExplained = explains(definition.description?.value ?? "", bare);
      if (!context.options.always && (!isCode || isExplained)) return;
      const shown = listed(bare.map(({ value }) => String(value)));
      const related = firstFew(bare).map(({ span }) => ({ span, label: "no text" }));
      const help = `Write the values as a mapping, each with its text: \`${typedEnum(type)}\`.`;
      const more = isCode ? { help } : { help, related };
      context.report(isCode ? "codes" : "missing", name.span, { name: name.value, values: shown }, more);
    };
    return {
      property(property, owner) {
        if (!isMention(property)) check(property.name, property, owner);
      },
      trait: (trait) => check(trait.name, trait, undefined),
      type: ({ name, definition }) => check(name, definition, undefined),
    };
  },
});

/** The enum that a definition is, a list of, or beside `null`; not one that it took from elsewhere. */
function enumIn({ type, origins }: Definition): EnumType | undefined {
  if (origins.length > 0) return undefined;
  if (type.kind === "enum") return type;
  if (type.kind === "array") return type.items?.type.kind === "enum" ? type.items.type : undefined;
  if (type.kind !== "union") return undefined;
  for (const member of type.members) if (member.type.kind === "enum" && member.origins.length === 0) return member.type;
  return undefined;
}

/** Nobody says what it means. What is deprecated is on its way out, and `null` is no value. */
function isBare({ value, description, deprecated }: EnumMember): boolean {
  return value !== null && deprecated === undefined && (description === undefined || description.value.trim() === "");
}

/** Whether a text says what values stand for: any does for numbers and letters, while codes are named in it or looked up elsewhere. */
function explains(text: string, values: readonly EnumMember[]): boolean {
  if (text.trim() === "") return false;
  const codes = values.filter(({ value }) => typeof value === "string" && value.length > 1);
  if (codes.length === 0) return true;
  return (
    codes.some(({ value }) => text.includes(String(value))) || /https?:|\b(?:see|as in|ISO|RFC|NACHA|ICD)\b/.test(text)
  );
}

/** The beginning of what to type. */
function typedEnum({ members }: EnumType): string {
  const first = members.slice(0, 3).map(({ value }) => `${typeof value === "string" ? typedName(value) : value}: …`);
  return `enum: { ${first.join(", ")}${members.length > 3 ? ", …" : ""} }`;
}

function isCodeValue({ value }: EnumMember): boolean {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 100;
  // `Y` and `N`, `T` and `F` are read as what they are, and told of elsewhere.
  if (typeof value !== "string") return false;
  if (/^[a-z]$/i.test(value)) return !/^[yntf]$/i.test(value);
  // `R01`, `E-204`: a key to somebody's list. Quarters are a calendar's.
  return /^[A-Z]{1,3}-?\d{1,4}$/.test(value) && !/^Q[1-4]$/.test(value);
}

function isCoded(words: readonly string[]): boolean {
  return coded.has(words.at(-1) ?? "") && !words.some((word) => published.has(word));
}
