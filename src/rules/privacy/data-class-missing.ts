import { message } from "../../diagnostics/message.js";
import { isMention } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Privacy, Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

export default defineRule({
  id: "data-class-missing",
  group: "privacy",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed: "Completeness, asked only of plans that sort their data at all.",
  what: "Something is declared `personal` or `sensitive` and has no `class`, in a plan that says of other data which class it is: `identity`, `descriptive`, `behavioral` or `attitudinal`.",
  why: "When somebody asks what you know about them, the answer is put together by class. What has none is missing from it, and it is the personal data that people ask for.",
  fix: "Add `class`: `identity` (who they are), `descriptive` (what they are like), `behavioral` (what they do) or `attitudinal` (what they think).",
  messages: {
    missing: message`\`${"name"}\` is declared \`${"privacy"}\` and has no \`class\``,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: { type: string, class: identity }
      email?: { type: email, privacy: personal, retention: P1Y }
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: { type: string, class: identity }
      email?: { type: email, privacy: personal, retention: P1Y, class: identity }
`,
  create({ report }) {
    const missing: { readonly name: Text; readonly privacy: Privacy }[] = [];
    let isAsked = false;
    function property(each: Property, owner: Owner, inside: readonly Definition[]): void {
      const { privacy, name } = each;
      if (!privacy || privacy.value === "none" || each.class || isMention(each)) return;
      // Said of the whole object, or missing where this one refers to.
      if (inside.some((outer) => outer.class) || each.origins.some(({ kind }) => kind === "trait")) return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      missing.push({ name, privacy: privacy.value });
    }
    return {
      definition(definition) {
        isAsked ||= definition.class !== undefined;
      },
      property,
      trait: (trait, entity) => property(trait, { kind: "entity", entity }, []),
      end() {
        if (!isAsked) return;
        for (const { name, privacy } of missing) report("missing", name.span, { name: name.value, privacy });
      },
    };
  },
});
