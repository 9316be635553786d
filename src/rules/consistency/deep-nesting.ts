import { message } from "../../diagnostics/message.js";
import { count } from "../../lint/option.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Property } from "../../plan/model.js";

export default defineRule({
  id: "deep-nesting",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "The data is kept, but hardly any tool reaches it; some plans mirror a structure that others have made.",
  what: "An object lies in an object that lies in an object. Lists of objects count as objects, alternatives and maps don't count, and what a named type holds is counted from that type.",
  why: "Analytics tools show one level, flatten the next and drop the rest or turn it into text. Whoever needs the value writes a query that takes it out of JSON.",
  fix: "Lift what people ask for to the top, under a name that says where it belongs (`order_address_city`), and leave the rest out or under a named type.",
  options: {
    depth: count("How many objects may lie in one another; those of an event itself don't count.", 2),
  },
  messages: {
    deep: message`\`${"path"}\` is an object inside ${"others"}`,
  },
  bad: `events:
  Order Completed:
    description: A customer paid for what was in the cart.
    properties:
      order:
        properties:
          delivery:
            properties:
              address:
                properties:
                  city: string
`,
  good: `events:
  Order Completed:
    description: A customer paid for what was in the cart.
    properties:
      order:
        properties:
          delivery_city: string
`,
  create(context) {
    const { depth } = context.options;
    let outermost: Definition | undefined;
    const see = (property: Property, owner: Owner, inside: readonly Definition[]): void => {
      if (inside.length < depth || !isObject(property)) return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      const levels = inside.filter((each) => each.type.kind === "object").length;
      if (levels < depth) return;
      // One finding for each property of an event, however much lies in it.
      const top = inside[0] ?? property;
      if (top === outermost) return;
      outermost = top;
      const path = [...inside, property].flatMap(nameOf);
      const better = [...path.slice(-2), firstIn(property)].join("_");
      context.report(
        "deep",
        property.name.span,
        {
          path: path.join("."),
          others: levels === 0 ? "what is sent" : levels === 1 ? "another" : `${numbers[levels] ?? levels} others`,
        },
        {
          help: `Lift what people ask for to the top, under a name that says where it belongs (\`${better}\`), and leave the rest out or under a named type.`,
        },
      );
    };
    return { property: see, mention: see };
  },
});

const numbers: readonly (string | undefined)[] = [undefined, undefined, "two", "three", "four", "five"];

/** The name of a definition; items of lists and members of unions have none. */
function nameOf(definition: Definition): readonly string[] {
  return "name" in definition ? [(definition as Property).name.value] : [];
}

/** The first name in an object, or in the items of a list. */
function firstIn({ type }: Property): string {
  const held = type.kind === "array" && type.items ? type.items.type : type;
  return held.kind === "object" ? (held.properties[0]?.name.value ?? "") : "";
}

/** Whether a property holds named values itself, or its items do. */
function isObject({ type }: Property): boolean {
  const held = type.kind === "array" && type.items ? type.items.type : type;
  return held.kind === "object" && held.properties.length > 0;
}
