import { message } from "../../diagnostics/message.js";
import type { GivenNames, PropertyPlace } from "../../lint/given-names.js";
import { fits, inCase, prevailingCase } from "../../lint/names/case.js";
import { texts } from "../../lint/option.js";
import { Renames } from "../../lint/plans/renames.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
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
    const given = context.names;
    const renames = new Renames(context);
    const fixed = new Set(context.options.words);
    return {
      end() {
        const declared = context.project.naming.properties?.value;
        const nameCase = declared ?? prevailingCase(namesGiven(given), cases);
        if (!nameCase) return;
        const settle = declared ? "" : ` \`naming: { properties: ${nameCase} }\` in the manifest settles it.`;
        for (const [name, places] of given.properties) {
          if (fixed.has(name) || fits(name, nameCase)) continue;
          const better = inCase(name, nameCase);
          // Two names for one thing are more than a matter of case: `name-too-similar` shows them both.
          if (better && given.properties.get(better)?.some(isJudged)) continue;
          for (const { property, owner } of places.filter(isJudged)) {
            context.report(
              declared ? "declared" : "prevailing",
              property.name.span,
              { name, case: nameCase },
              {
                help: better
                  ? `Write \`${better}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before.${settle}`
                  : undefined,
                fix: better ? renames.fix(property, owner, better) : undefined,
              },
            );
          }
        }
      },
    };
  },
});

/** Whether a name is to be in the plan's case: it is wrong where it was given, not at each mention of it. */
function isJudged({ property, owner }: PropertyPlace): boolean {
  if (isMention(property)) return false;
  return owner.kind !== "event" || (owner.event.status !== "retired" && owner.event.status !== "deprecated");
}

/** Names as often as they are given. */
function namesGiven({ properties }: GivenNames): readonly string[] {
  return [...properties].flatMap(([name, places]) => places.filter(isJudged).map(() => name));
}
