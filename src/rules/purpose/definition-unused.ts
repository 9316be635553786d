import { message } from "../../diagnostics/message.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Definition, Origin } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** What is written to be referred to, as a message calls it. */
const lists = {
  dictionary: { one: "the dictionary", many: "entries of the dictionary" },
  type: { one: "the types", many: "types" },
  bundle: { one: "the bundles", many: "bundles" },
} as const;
type List = keyof typeof lists;

export default defineRule({
  id: "definition-unused",
  group: "purpose",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "It spoils no data, and may wait for its first event; a tidy plan says only what there is.",
  beyondEvents: true,
  what: "Nothing in the plan uses a word of the `dictionary`, a type or a bundle. What is deprecated is left alone. One finding for each of the three. A plan without events is left alone: it may be there for others to read.",
  why: "People look there for the word to use. One that no event carries looks like data that exists; it is looked for in charts, changed with care and kept for years.",
  fix: "Remove it, or refer to it where the same thing is written out on the spot.",
  messages: {
    one: message`\`${"name"}\` of ${"list"} is not used`,
    several: message`${"count"} ${"list"} are not used: ${"names"}`,
  },
  bad: `dictionary:
  duration_ms: { type: integer, minimum: 0, description: From the first sound to the last. }
events:
  Song Played:
    description: The first second of it reached the listener.
`,
  good: `dictionary:
  duration_ms: { type: integer, minimum: 0, description: From the first sound to the last. }
events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      duration_ms:
`,
  create(context) {
    const { plan, isWhole } = context;
    // What could not be read may use any of them, and a plan without events has not begun.
    if (!isWhole || plan.events.length === 0) return {};
    const open: Record<List, Map<string, Text>> = {
      dictionary: byName(plan.dictionary, ({ deprecated }) => !deprecated),
      type: byName(plan.types, ({ definition }) => !definition.deprecated),
      // Of an empty bundle nothing is left where it is included.
      bundle: byName(plan.bundles, ({ properties }) => properties.length > 0),
    };
    /** What a deprecated thing sends people to waits for them. */
    const advice: string[] = [];
    const refer = ({ origins }: Definition): void => {
      for (let at = 0; at < origins.length; at++) {
        const { kind, name } = origins[at] as Origin;
        if (kind !== "trait" && open[kind].size > 0) open[kind].delete(name);
      }
    };
    const use = (definition: Definition): void => {
      const { type, deprecated } = definition;
      if (typeof deprecated?.value === "string") advice.push(deprecated.value);
      refer(definition);
      if (type.kind === "reference") open.type.delete(type.name);
    };
    const include = ({ include: names }: { readonly include: readonly Text[] }): void => {
      if (open.bundle.size === 0) return;
      for (const { value } of names) open.bundle.delete(value);
    };
    const tellOf = (kind: List, unused: readonly Text[]): void => {
      const list = lists[kind];
      const [first, ...others] = unused;
      if (!first) return;
      const count = unused.length;
      const more = {
        related: firstFew(others, 2).map(({ span }) => ({ span, label: "unused as well" })),
        help: `Remove ${count === 1 ? "it" : "them"}, or refer to ${count === 1 ? "it" : "them"} where the same thing is written out.`,
      };
      const names = listed(unused.map(({ value }) => value));
      if (count === 1) context.report("one", first.span, { name: first.value, list: list.one }, more);
      else context.report("several", first.span, { count, list: list.many, names }, more);
    };

    return {
      event: include,
      bundle: include,
      // What else there is in it is where it is defined.
      mention: refer,
      definition(definition) {
        use(definition);
        // What a bundle brings into an object is not visited there.
        if (definition.type.kind === "object") for (const each of definition.type.properties) use(each);
      },
      end() {
        const advised = new Set(advice.flatMap((text) => text.match(/[\p{L}\p{Nd}_-]+/gu) ?? []));
        for (const kind of ["dictionary", "type", "bundle"] as const) {
          const unused = [...open[kind].values()].filter(({ value }) => !advised.has(value));
          context.reportTogether(
            unused,
            ({ span }) => [span],
            (left) => tellOf(kind, [...left.keys()]),
          );
        }
      },
    };
  },
});

function byName<T extends { readonly name: Text }>(
  things: readonly T[],
  isOpen: (thing: T) => boolean,
): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const thing of things) if (isOpen(thing)) found.set(thing.name.value, thing.name);
  return found;
}
