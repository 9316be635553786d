import { message } from "../../diagnostics/message.js";
import { typePlace, typesOf } from "../../lint/plans/written.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity, Trait } from "../../plan/model.js";

/** Names that end in one of these name a key, whatever stands before: `email_id` is the key of an e-mail. */
const keys = new Set(["id", "ids", "uid", "uuid", "guid", "key", "hash", "token", "ref", "reference"]);

/** The last words of names of things that people change, and what the thing is called in the message. */
const mutable: readonly (readonly [ending: readonly string[], called: string])[] = [
  [["email"], "an e-mail address"],
  [["e", "mail"], "an e-mail address"],
  [["mail"], "an e-mail address"],
  [["email", "address"], "an e-mail address"],
  [["mail", "address"], "an e-mail address"],
  [["phone"], "a phone number"],
  [["telephone"], "a phone number"],
  [["mobile"], "a phone number"],
  [["phone", "number"], "a phone number"],
  [["mobile", "number"], "a phone number"],
  [["telephone", "number"], "a phone number"],
  [["msisdn"], "a phone number"],
  [["username"], "a user name"],
  [["user", "name"], "a user name"],
  [["login"], "a login name"],
  [["login", "name"], "a login name"],
  [["nickname"], "a nickname"],
  [["handle"], "a handle"],
  [["ip"], "an IP address"],
  [["ip", "address"], "an IP address"],
];

export default defineRule({
  id: "mutable-id",
  group: "entities",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "Every person who changes an address becomes two, and no later clean-up can tell them apart.",
  beyondEvents: true,
  what: "The `id` of an entity is something that changes: an e-mail address, a phone number, a user name, an IP address, or for users and groups a name.",
  why: "On the day somebody changes the address, one person becomes two in every tool: retention drops, funnels break, and a request to be forgotten finds only half. It also writes personal data into every event.",
  fix: "Take the key of your own database, such as `user_id`, and keep the address as an ordinary trait.",
  messages: {
    mutable: message`\`${"entity"}\` is identified by \`${"trait"}\`, ${"called"}, which can change`,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: email
    traits:
      email: { type: email, privacy: personal }
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      email: { type: email, privacy: personal }
`,
  create(context) {
    const resolved = typesOf(context.plan);
    return {
      entity(entity) {
        const { id, traits, name } = entity;
        if (!id) return;
        const trait = traits.find((each) => each.name.value === id.value);
        const called = calledByName(context.words(id.value), entity) ?? calledByType(trait, resolved);
        if (!called) return;
        const better = traits.find((each) => each !== trait && keys.has(context.words(each.name.value).at(-1) ?? ""));
        const help = better
          ? `Write \`id: ${better.name.value}\`: that trait is there already.`
          : `Add a trait with the key of your own database, such as \`${name.value}_id: string\`, and write \`id: ${name.value}_id\`.`;
        context.report(
          "mutable",
          id.span,
          { entity: name.value, trait: id.value, called },
          {
            help,
            label: "the id",
            related: trait ? [{ span: typePlace(trait), label: `${called}, declared here` }] : [],
          },
        );
      },
    };
  },
});

function calledByName(words: readonly string[], { kind }: Entity): string | undefined {
  const found = mutable.find(([ending]) => ending.every((word, at) => words.at(at - ending.length) === word));
  if (found) return found[1];
  // The name of a country identifies it well enough; that of a person or of a customer doesn't.
  const hasOwner = kind.value === "user" || kind.value === "group";
  if (hasOwner && words.at(-1) === "name") return "a name";
  return undefined;
}

function calledByType(trait: Trait | undefined, resolved: ReturnType<typeof typesOf>): string | undefined {
  const type = trait && resolved(trait.type);
  if (type?.kind !== "string") return undefined;
  if (type.format === "email") return "an e-mail address";
  return type.format === "ipv4" || type.format === "ipv6" ? "an IP address" : undefined;
}
