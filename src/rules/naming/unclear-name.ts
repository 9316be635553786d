import { message } from "../../diagnostics/message.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Property } from "../../plan/model.js";

/** Names that say nothing of what they hold, with a number behind them or without. */
const always: ReadonlySet<string> = new Set("tmp foo bar baz qux asdf xyz misc stuff dummy placeholder".split(" "));
/** Names that say nothing where all that sets them apart is a number. */
const numbered: ReadonlySet<string> = new Set(
  "val value flag data field prop property param parameter var variable attr attribute arg str string num number text info obj custom extra test temp thing item".split(
    " ",
  ),
);

export default defineRule({
  id: "unclear-name",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "A short list of names that mean nothing to anybody but their author, and only where nothing describes them.",
  what: "A property or trait is called `tmp`, `foo`, `misc`, or a word such as `val`, `flag`, `data` with a number behind it, and has no description. What lies inside an object or a list of values, and lists (`enum`), which say what they hold, are left alone.",
  why: "Who added `val2` knew what it was. Nobody after them does, so nobody uses it, and nobody dares to take it away.",
  fix: "Give it a name that says what it holds, with the old one under `renamed_from`; or at least a description.",
  messages: {
    unclear: message`Neither the name of \`${"name"}\` nor a description says what it holds`,
  },
  bad: `events:
  Receipt Matched:
    description: A receipt was found to belong to a payment.
    properties:
      val2: string
`,
  good: `events:
  Receipt Matched:
    description: A receipt was found to belong to a payment.
    properties:
      matching_rule: string
`,
  create(context) {
    const { words } = context;
    const given = context.names;
    const isUnclear = (name: string): boolean => {
      const own = words(name);
      const [first = "", second, third] = own;
      const isNumber = second !== undefined && third === undefined && /^\d+$/.test(second);
      return (own.length === 1 && always.has(first)) || (isNumber && (always.has(first) || numbered.has(first)));
    };
    const see = (property: Property, owner: Owner, inside: readonly Definition[]): void => {
      const name = property.name.value;
      if (inside.length > 0 || isMention(property) || property.deprecated) return;
      if (owner.kind === "event" && (owner.event.status === "retired" || owner.event.status === "deprecated")) return;
      // Said by a text, by the values, or where it leads; that it may be anything is told as such.
      if (property.type.kind === "any") return;
      if (
        /\S/.test(property.description?.value ?? "") ||
        property.type.kind === "enum" ||
        property.origins.length > 0
      ) {
        return;
      }
      const help = `Give it a name that says what it holds, with \`renamed_from: ${typedName(name)}\` if it has been sent; or at least a description.`;
      context.report("unclear", property.name.span, { name }, { help });
    };
    return {
      end() {
        for (const [name, places] of given.properties) {
          if (!isUnclear(name)) continue;
          for (const { property, owner, inside } of places) see(property, owner, inside);
        }
        for (const { trait, entity } of given.traits) {
          if (isUnclear(trait.name.value)) see(trait, { kind: "entity", entity }, []);
        }
      },
    };
  },
});
