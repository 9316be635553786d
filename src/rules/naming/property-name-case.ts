import { message } from "../../diagnostics/message.js";
import { fits, inCase, prevailingCase } from "../../lint/case.js";
import { texts } from "../../lint/option.js";
import { Renames } from "../../lint/renames.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import { typedName } from "../../lint/typed.js";
import { isMention } from "../../lint/written.js";
import type { Property } from "../../plan/model.js";
import type { NameCase } from "../../project/model.js";

const cases: readonly NameCase[] = [
  "snake_case",
  "camelCase",
  "Title Case",
  "Sentence case",
  "kebab-case",
  "PascalCase",
];

export default defineRule({
  id: "property-name-case",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "As for events: `songId` beside `song_id` ends as two columns.",
  what: "A property's name is not in the case that `naming.properties` asks for, or, where the manifest doesn't say, in the case that two thirds or more of the plan's properties are in. A `$` in front marks a name that a tool has given; it stays. Traits have a rule of their own, and so has a name that the plan also has in the right case: `name-too-similar`.",
  why: "`songId` and `song_id` become two columns, each with half of the values, and every query from then on needs a `coalesce` that somebody forgets.",
  fixes: "unsafe",
  fix: "Write the name in the case of the others, and keep the old one under `renamed_from` if it has ever been sent.",
  options: {
    words: texts("Whole names that stay as they are, because somebody else gave them: `[pageURL]`."),
  },
  messages: {
    declared: message`\`${"name"}\` is not in ${"case"}`,
    prevailing: message`\`${"name"}\` is not in ${"case"}, as most properties of this plan are`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
      position_seconds: number
      queueLength: integer
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: string
      position_seconds: number
      queue_length: integer
`,
  create(context) {
    const given: { readonly property: Property; readonly owner: Owner }[] = [];
    const renames = new Renames(context);
    const fixed = new Set(context.options.words);
    return {
      property(property, owner) {
        // The name is wrong where it was given, not at each mention of it.
        if (isMention(property)) return;
        if (owner.kind === "event" && (owner.event.status === "retired" || owner.event.status === "deprecated")) return;
        given.push({ property, owner });
      },
      end() {
        const declared = context.project.naming.properties?.value;
        const nameCase =
          declared ??
          prevailingCase(
            given.map(({ property }) => property.name.value),
            cases,
          );
        if (!nameCase) return;
        const settle = declared ? "" : ` \`naming: { properties: ${nameCase} }\` in the manifest settles it.`;
        const odd = given.filter(({ property: { name } }) => !fixed.has(name.value) && !fits(name.value, nameCase));
        if (odd.length === 0) return;
        const names = new Set(given.map(({ property }) => property.name.value));
        for (const { property, owner } of odd) {
          const { name } = property;
          const better = inCase(name.value, nameCase);
          // Two names for one thing are more than a matter of case: `name-too-similar` shows them both.
          if (better && names.has(better)) continue;
          context.report(
            declared ? "declared" : "prevailing",
            name.span,
            { name: name.value, case: nameCase },
            {
              help: better
                ? `Write \`${better}\`, with \`renamed_from: ${typedName(name.value)}\` if it has been sent before.${settle}`
                : undefined,
              fix: better ? renames.fix(property, owner, better) : undefined,
            },
          );
        }
      },
    };
  },
});
