import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity } from "../../plan/model.js";

export default defineRule({
  id: "group-without-members",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "A group that nobody belongs to is half a thought, and one line completes it.",
  beyondEvents: true,
  what: "An entity of kind `group` to which no other entity belongs, in a plan that has users.",
  why: "Numbers by company are sums over its members. When the plan doesn't say who belongs to it, one team sends the company with the user, the next with the event, a third not at all, and none of the sums are the same.",
  fix: "Write `belongs_to` under the entity that is part of it; or make it `kind: object` if it is only something that events are about.",
  fixes: "unsafe",
  messages: {
    lonely: message`No entity belongs to the group \`${"group"}\``,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    traits:
      user_id: string
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
`,
  good: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    belongs_to: organization
    traits:
      user_id: string
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
`,
  create(context) {
    const { entities } = context.plan;
    const joined = new Set(entities.flatMap(({ belongsTo }) => belongsTo.map((group) => group.value)));
    const users = entities.filter((entity) => entity.kind.value === "user");
    const [first] = users;
    return {
      entity({ name, kind }) {
        if (kind.value !== "group" || joined.has(name.value) || !first) return;
        // Whoever belongs to a company hardly belongs to its partner as well.
        const free = users.filter(({ belongsTo }) => belongsTo.length === 0);
        const user = users.length === 1 ? free[0] : undefined;
        const join = user
          ? `Write \`belongs_to: ${name.value}\` under \`${user.name.value}\`, or under what else is part of a \`${name.value}\``
          : `Write \`belongs_to: ${name.value}\` under the entity that is part of it`;
        const help = `${join}. If nobody is, make it \`kind: object\`, or remove it.`;
        context.report("lonely", name.span, { group: name.value }, { help, fix: user && fixOf(user, name.value) });
      },
    };
  },
});

/** Not safe: only a person knows whether users belong to it, or something else does. */
function fixOf(user: Entity, group: string): Fix {
  return {
    title: `Write \`belongs_to: ${group}\` under \`${user.name.value}\``,
    safe: false,
    changes: [{ kind: "set-key", of: user.span, key: "belongs_to", to: group }],
  };
}
