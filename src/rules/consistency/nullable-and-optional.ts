import { message } from "../../diagnostics/message.js";
import { isMention, typePlace } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Property, Type } from "../../plan/model.js";

/** From so many on, and this share of the optional properties, it is a habit of the plan and told once. */
const habit = { properties: 20, share: 0.25 };

export default defineRule({
  id: "nullable-and-optional",
  group: "consistency",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed:
    "Half of the optional properties of real registries admit null too, most of them for no reason, but little harm comes of it.",
  what: "A property may be left out and may be `null` as well. Where a quarter of the optional properties may, this is told once. Traits are left alone, because `null` takes a value away from them.",
  why: "There are two ways to say that there is no value, and every query has to ask for both. Whether they differ, nobody knows later.",
  fix: "Keep one: the `?` if it may be left out, `| null` if the call always has to say something.",
  messages: {
    both: message`\`${"property"}\` may be left out and may be null`,
    habit: message`${"times"} of ${"optional"} optional properties may be null as well, \`${"property"}\` for one`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      playlist_id?: string | null
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      playlist_id?: string
`,
  create(context) {
    const found: Property[] = [];
    let optional = 0;
    const see = (property: Property, owner: Owner): void => {
      if (property.required || (owner.kind === "event" && owner.event.status === "retired")) return;
      optional++;
      if (admitsNull(property.type)) found.push(property);
    };
    return {
      property: see,
      mention: see,
      end() {
        const isHabit = found.length >= habit.properties && found.length >= habit.share * optional;
        context.reportTogether(
          found,
          (property) => [placeOf(property)],
          (left) => {
            const [first] = left;
            if (first && left.size > 1 && isHabit) {
              const [{ name }, place] = first;
              context.report("habit", place, { property: name.value, times: left.size, optional });
              return;
            }
            for (const [{ name }, place] of left) context.report("both", place, { property: name.value });
          },
        );
      },
    };
  },
});

/** The dictionary never says what is optional: a mention brings the two together. */
function placeOf(property: Property) {
  return isMention(property) ? property.name.span : typePlace(property);
}

function admitsNull(type: Type): boolean {
  if (type.kind === "enum") return type.members.length > 1 && type.members.some(({ value }) => value === null);
  return type.kind === "union" && type.members.some((member) => member.type.kind === "null" || admitsNull(member.type));
}
