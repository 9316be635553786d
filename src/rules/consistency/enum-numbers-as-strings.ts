import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { valuesPlace, writtenEnum } from "../../lint/plans/enums.js";
import { placeIn } from "../../lint/plans/holder.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, EnumMember } from "../../plan/model.js";

/** Words for texts that are made of digits: nobody adds them up. */
const codes = new Set(
  "id ids code codes version versions zip postcode postal phone number sku ean isbn build release api revision".split(
    " ",
  ),
);

export default defineRule({
  id: "enum-numbers-as-strings",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Sometimes the texts are codes that only look like numbers.",
  fixes: "unsafe",
  what: "All values of an enum are numbers in quotes. Numbers that are written as no number would be (`007`, `1.0`), and names that speak of a code, a version or an id, are left alone.",
  why: 'Texts sort as `1`, `10`, `2`, can\'t be added or compared, and `"5"` finds none of the rows in which another event sends 5.',
  fix: "Take the quotes away, and send numbers.",
  messages: {
    quoted: message`The values of ${"what"} (${"values"}) are numbers in quotes`,
  },
  bad: `events:
  Song Rated:
    description: The listener gave a song one to three hearts.
    properties:
      hearts: ['1', '2', '3']
`,
  good: `events:
  Song Rated:
    description: The listener gave a song one to three hearts.
    properties:
      hearts: [1, 2, 3]
`,
  create(context) {
    return {
      enum(definition, owner, inside) {
        const members = writtenEnum(definition, owner);
        if (!members || members.length < 2) return;
        const [first] = members;
        // Nearly all values begin like a word.
        if (typeof first?.value === "string" && !isNumber(first.value)) return;
        const place = valuesPlace(members);
        if (!place) return;
        const values = members.map(({ value }) => value).filter((value) => value !== null);
        if (!values.every((value) => typeof value === "string" && isNumber(value))) return;
        if (context.words(nameOf(definition, owner)).some((word) => codes.has(word))) return;
        context.report(
          "quoted",
          place,
          { what: placeIn(definition, owner, inside), values: listed(values.map(String)) },
          { fix: fixFor(members) },
        );
      },
    };
  },
});

/** The values without quotes. Names of values can't be numbers in a way that shows. */
function fixFor(members: readonly EnumMember[]): Fix | undefined {
  if (members.some(({ description }) => description !== undefined)) return undefined;
  return {
    title: "Take the quotes away",
    // What is sent changes.
    safe: false,
    changes: members.flatMap(({ value, span }) =>
      typeof value === "string" ? [{ kind: "replace-value", value: span, to: Number(value) }] : [],
    ),
  };
}

/** Whether a text is a number as a number is written, so that nothing is lost with the quotes. */
function isNumber(text: string): boolean {
  return text.length < 16 && /^-?\d/.test(text) && String(Number(text)) === text;
}

/** The name under which values stand; items of lists and members of unions have none. */
function nameOf(definition: Definition & { readonly name?: { readonly value: string } }, owner: Owner): string {
  return definition.name?.value ?? (owner.kind === "type" ? owner.name : "");
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 2).map((value) => `\`"${value}"\``);
  if (values.length === 2) return shown.join(" and ");
  return `${shown.join(", ")} and ${values.length - 2} more`;
}
