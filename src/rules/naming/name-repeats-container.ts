import { message } from "../../diagnostics/message.js";
import { fits, inCase } from "../../lint/names/case.js";
import { splitWords } from "../../lint/names/words.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
import type { Definition, Property } from "../../plan/model.js";
import { nameCases } from "../../project/name-cases.js";
import type { Text } from "../../source/span.js";

export default defineRule({
  id: "name-repeats-container",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "A name made for one event can't be shared with the next, and shared names are what makes events comparable; no data is wrong for it.",
  what: "A name begins with the whole name of what it stands in: `song_played_song_id` in the event `Song Played`, `shipping_address_city` in the object `shipping_address`. Names of one word are left alone, and so are traits: `song_id` of the entity `song` keeps its name where events refer to it.",
  why: "The same fact is called otherwise in every event, so no chart can be drawn over two of them, and no bundle or dictionary can hold it.",
  fix: "Leave the container's name out: it stands there already.",
  messages: {
    event: message`\`${"name"}\` repeats the name of its event, \`${"container"}\``,
    object: message`\`${"name"}\` repeats the name of the object it is in, \`${"container"}\``,
  },
  bad: `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_played_song_id: string
`,
  good: `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      song_id: string
`,
  create(context) {
    const { words } = context;
    /** The names of the properties whose definitions are walked, to know an object's name inside it. */
    const names = new Map<Definition, Text>();

    const check = (kind: "event" | "object", { name }: Property, container: string): void => {
      // Nearly all names are told apart by their first letter.
      if (name.value.charAt(0).toLowerCase() !== container.charAt(0).toLowerCase()) return;
      const around = words(container);
      const own = words(name.value);
      if (around.length < 2 || own.length <= around.length) return;
      if (!around.every((word, at) => own[at] === word)) return;
      const rest = splitWords(name.value).slice(around.length);
      // `step_completed_2` in `Step Completed` has no other name to take.
      if (!/^\p{L}/u.test(rest[0] as string)) return;
      const better = rewritten(name.value, rest);
      context.report(
        kind,
        name.span,
        { name: name.value, container },
        { help: `Write \`${better}\`, with \`renamed_from: ${typedName(name.value)}\` if it has been sent before.` },
      );
    };

    return {
      property(property, owner, inside) {
        if (property.type.kind === "object" || property.type.kind === "array" || property.type.kind === "union") {
          names.set(property, property.name);
        }
        if (isMention(property) || property.deprecated) return;
        if (inside.length > 0) {
          const container = containerOf(inside, names);
          if (container) check("object", property, container.value);
          return;
        }
        if (owner.kind !== "event" || owner.event.status === "deprecated" || owner.event.status === "retired") return;
        check("event", property, owner.event.name.value);
      },
    };
  },
});

/** The name of the nearest definition around that has one: an object's own, or that of the list whose items it is. */
function containerOf(inside: readonly Definition[], names: ReadonlyMap<Definition, Text>): Text | undefined {
  for (let at = inside.length - 1; at >= 0; at--) {
    const name = names.get(inside[at] as Definition);
    if (name) return name;
  }
  return undefined;
}

/** Some words of a name in the case that it has. */
function rewritten(name: string, rest: readonly string[]): string {
  const nameCase = nameCases.find((each) => fits(name, each));
  const text = rest.join(" ");
  return (nameCase && inCase(text, nameCase)) || text;
}
