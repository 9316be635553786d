import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "entity-description",
  group: "documentation",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed:
    "Everybody has an idea of what a `user` is, so nothing stops, and it is only told: there are few entities, and a sentence for each is soon written.",
  beyondEvents: true,
  what: "An entity has no description, or an empty one.",
  why: "Is a visitor a user? Is an account that was closed still one? Every count of an entity depends on the answer, and two teams that answer differently report two numbers.",
  fix: "Say in a sentence what one of them is, and what looks like one but is not counted.",
  messages: {
    missing: message`The entity \`${"entity"}\` has no description`,
  },
  bad: `entities:
  user:
    kind: user
    id: user_id
    traits:
      user_id: { type: string, description: The key of the account. It never changes. }
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account. A visitor without an account is nobody yet.
    id: user_id
    traits:
      user_id: { type: string, description: The key of the account. It never changes. }
`,
  create(context) {
    return {
      entity({ name, description }) {
        if (description && description.value.trim() !== "") return;
        const help = `Add \`description:\` under \`${name.value}\`: what one of them is, and what looks like one but is not counted.`;
        context.report("missing", name.span, { entity: name.value }, { help });
      },
    };
  },
});
