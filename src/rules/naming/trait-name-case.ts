import { message } from "../../diagnostics/message.js";
import { fits, inCase } from "../../lint/names/case.js";
import { traitCase } from "../../lint/names/plan-case.js";
import { texts } from "../../lint/option.js";
import { typedName } from "../../lint/plans/typed.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity, Trait } from "../../plan/model.js";

/** Traits that Segment's specification reserves, and tools fill their own fields from: renaming them breaks that. */
const reserved = new Set(["createdAt", "firstName", "lastName"]);

export default defineRule({
  id: "trait-name-case",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "As for properties: `signupDate` beside `signup_date` ends as two columns of the same table.",
  beyondEvents: true,
  what: "A trait's name is not in the case of the others: the case that two thirds or more of the plan's traits are in, if there are three or more, and else the case that `naming.properties` asks for. `createdAt`, `firstName` and `lastName` are names that destinations know, and stay; so does what begins with `$`. Deprecated traits stay as they are.",
  why: "Profiles and accounts are one table each. A name in another case is found by nobody who types it as the others are typed, and is soon collected again under the expected one.",
  fix: "Write the name in the case of the others, and keep the old one under `renamed_from` if it has ever been sent.",
  options: {
    words: texts("Whole names that stay as they are, because somebody else gave them: `[postalCode]`."),
  },
  messages: {
    declared: message`The trait \`${"name"}\` is not in ${"case"}`,
    prevailing: message`The trait \`${"name"}\` is not in ${"case"}, as most traits of this plan are`,
  },
  bad: `entities:
  family:
    kind: group
    description: A household that pays together.
    id: family_id
    traits:
      family_id: string
      number_of_members: integer
      paidUntil: date
`,
  good: `entities:
  family:
    kind: group
    description: A household that pays together.
    id: family_id
    traits:
      family_id: string
      number_of_members: integer
      paid_until: date
`,
  create(context) {
    const traits: { readonly trait: Trait; readonly entity: Entity }[] = [];
    const fixed = new Set([...reserved, ...context.options.words]);
    return {
      trait(trait, entity) {
        if (!trait.deprecated && !fixed.has(trait.name.value)) traits.push({ trait, entity });
      },
      end() {
        const nameCase = traitCase(
          context.project,
          traits.map(({ trait }) => trait.name.value),
        );
        if (!nameCase) return;
        const given = new Set(traits.map(({ trait, entity }) => `${entity.name.value} ${trait.name.value}`));
        for (const { trait, entity } of traits) {
          const { name } = trait;
          if (fits(name.value, nameCase)) continue;
          const better = inCase(name.value, nameCase);
          // Two names for one thing are more than a matter of case: `name-too-similar` shows them both.
          if (better && given.has(`${entity.name.value} ${better}`)) continue;
          context.report(
            nameCase === context.project.naming.properties?.value ? "declared" : "prevailing",
            name.span,
            { name: name.value, case: nameCase },
            {
              help: better
                ? `Write \`${better}\`, with \`renamed_from: ${typedName(name.value)}\` if it has been sent before.`
                : undefined,
            },
          );
        }
      },
    };
  },
});
