import { message } from "../../diagnostics/message.js";
import { holderOf, partOf } from "../../lint/plans/holder.js";
import { typePlace } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Property } from "../../plan/model.js";

export default defineRule({
  id: "any-type",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Now and then it is meant, for what others have made and nobody here reads.",
  what: "A definition is of type `any`, or of type `array` and says nothing of its items.",
  why: "Nothing is checked: a text today, a number tomorrow, and the warehouse keeps the kind that came first. Whoever reads the plan doesn't know what to expect.",
  fix: "Say what it is: a type, or alternatives with `anyOf`; of a list, what its items are.",
  messages: {
    any: message`${"what"} may be anything`,
    items: message`${"what"} may hold items of any kind`,
  },
  bad: `events:
  Search Submitted:
    description: The listener looked for something by typing or speaking.
    properties:
      filter: any
`,
  good: `events:
  Search Submitted:
    description: The listener looked for something by typing or speaking.
    properties:
      filter: [songs, artists, playlists]
`,
  create(context) {
    return {
      definition(definition, owner, inside) {
        const { type, origins } = definition;
        if (type.kind !== "any" && !(type.kind === "array" && !type.items)) return;
        if (origins.length > 0 || (owner.kind === "event" && owner.event.status === "retired")) return;
        const isAny = type.kind === "any";
        const named = isProperty(definition) ? definition : undefined;
        // What says only more of a name may have its type in a part that could not be read.
        if (!context.isWhole && named && typePlace(named) === named.name.span) return;
        const around = named ?? holderOf(definition, inside);
        context.report(
          isAny ? "any" : "items",
          named ? typePlace(named) : definition.span,
          { what: whatOf(named, around, owner) },
          isAny
            ? { help: "Say what it is: a type, a list of its values, or alternatives with `anyOf`." }
            : { help: "Say what the items are: `string[]`, or `items:` with a definition." },
        );
      },
    };
  },
});

function isProperty(definition: Definition): definition is Property {
  return "name" in definition;
}

function whatOf(named: Property | undefined, around: Property | undefined, owner: Owner): string {
  if (named) return `\`${named.name.value}\``;
  if (around) return partOf(around);
  return owner.kind === "type" ? `part of the type \`${owner.name}\`` : "what stands here";
}
