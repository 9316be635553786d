import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { valuesPlace, writtenEnum } from "../../lint/plans/enums.js";
import { placeIn } from "../../lint/plans/holder.js";
import { defineRule } from "../../lint/rule.js";
import type { Definition } from "../../plan/model.js";

/** What stands for true and false, in small letters. */
const pairs: readonly (readonly [yes: string, no: string])[] = [
  ["true", "false"],
  ["yes", "no"],
  ["on", "off"],
  ["y", "n"],
  ["t", "f"],
];
const partners = new Map(pairs.flatMap(([yes, no]) => [[yes, no] as const, [no, yes] as const]));

export default defineRule({
  id: "enum-booleans",
  group: "consistency",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "What is sent as text can't be mended later in the data that is there, but none of it is lost.",
  fixes: "unsafe",
  what: 'An enum has two values that mean true and false, as texts: `yes` and `no`, `"true"` and `"false"`, `on` and `off`. With a third value beside them, such as `unknown`, it is an enum like any other.',
  why: 'Whoever filters by `true` finds nothing, and `"false"` counts as true in most languages. In other plans and tools the same question has a boolean for an answer.',
  fix: "Write `boolean`, and send `true` or `false`.",
  messages: {
    texts: message`The values of ${"what"} (\`${"first"}\`, \`${"second"}\`) are a boolean written as text`,
  },
  bad: `events:
  Playback Failed:
    description: A song did not start, or stopped without the listener asking for it.
    properties:
      retried: [yes, no]
`,
  good: `events:
  Playback Failed:
    description: A song did not start, or stopped without the listener asking for it.
    properties:
      retried: boolean
`,
  create(context) {
    return {
      enum(definition, owner, inside) {
        const members = writtenEnum(definition, owner);
        if (!members || members.length < 2) return;
        if (members.length > 2 && members.every(({ value }) => value !== null)) return;
        // In braces and lists, nothing but null may stand beside the two.
        const values = members.map(({ value }) => value).filter((value) => value !== null);
        const [first, second] = values;
        if (values.length !== 2 || (typeof first === typeof second && typeof first !== "string")) return;
        if (partners.get(String(first).toLowerCase()) !== String(second).toLowerCase()) return;
        const place = valuesPlace(members);
        if (!place) return;
        const isNullable = values.length < members.length;
        context.report(
          "texts",
          place,
          { what: placeIn(definition, owner, inside), first: String(first), second: String(second) },
          { fix: isNullable ? undefined : fixFor(definition) },
        );
      },
    };
  },
});

/** `type: boolean` in place of `enum`. A list in place of a definition has nothing that could be changed by itself. */
function fixFor({ keys, span }: Definition): Fix | undefined {
  const written = keys.find(({ key }) => key === "enum");
  if (!written) return undefined;
  const hasType = keys.some(({ key }) => key === "type");
  return {
    title: "Write `boolean`",
    // What is sent changes.
    safe: false,
    changes: hasType
      ? [
          { kind: "remove-entry", entry: written.keySpan },
          { kind: "set-key", of: span, key: "type", to: "boolean" },
        ]
      : [
          // In its place, not at the end.
          { kind: "set-key", of: span, key: "enum", to: "boolean" },
          { kind: "rename-key", key: written.keySpan, to: "type" },
        ],
  };
}
