import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity } from "../../plan/model.js";

export default defineRule({
  id: "entity-without-id",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Without an id nothing can be counted or joined, but a plan at its beginning may not have come to it yet.",
  beyondEvents: true,
  what: "An entity doesn't say under `id` which of its traits identifies it. Objects without any traits are left alone: they are only names for what events are about.",
  why: "Without an id, what one person does on a telephone and at a desk stays two visitors, a group's members can't be added up, and no event can say which of the things it means.",
  fix: "Name under `id` the trait that never changes, the key of your own database.",
  fixes: "unsafe",
  messages: {
    user: message`\`${"entity"}\` has no \`id\`: nothing says which person an identify call is about`,
    group: message`\`${"entity"}\` has no \`id\`: nothing says which of them a group call is about`,
    object: message`\`${"entity"}\` has no \`id\`: events can't say which of them they mean`,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a listening account.
    traits:
      user_id: string
      plan: [free, premium]
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      plan: [free, premium]
`,
  create(context) {
    return {
      entity(entity) {
        const { name, id, kind, traits } = entity;
        if (id || (kind.value === "object" && traits.length === 0)) return;
        const key = keyOf(entity, context.words);
        const help = key
          ? `Write \`id: ${key}\`: that trait is there already.`
          : `Add a trait with the key of your own database, such as \`${name.value}_id: string\`, and write \`id: ${name.value}_id\`.`;
        context.report(
          kind.value,
          name.span,
          { entity: name.value },
          { help, fix: key ? fixOf(entity, key) : undefined },
        );
      },
    };
  },
});

/** The trait that is plainly the key: `song_id` of a `song`, or else its `id`, `uuid` or `key`. */
function keyOf({ name, traits }: Entity, words: (name: string) => readonly string[]): string | undefined {
  const own = words(name.value).join(" ");
  const named = (phrases: readonly string[]): string | undefined =>
    traits.find((trait) => phrases.includes(words(trait.name.value).join(" ")))?.name.value;
  return named([`${own} id`, `${own} uuid`, `${own} key`]) ?? named(["id"]) ?? named(["uuid", "guid", "key"]);
}

/** Not safe: from now on the trait travels as the call's id and not among the traits. */
function fixOf({ span }: Entity, key: string): Fix {
  return { title: `Write \`id: ${key}\``, safe: false, changes: [{ kind: "set-key", of: span, key: "id", to: key }] };
}
