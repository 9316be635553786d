import { message } from "../../diagnostics/message.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Property } from "../../plan/model.js";

/** What has a name of its own, whatever its words: `do_not_track`, `no_show`. */
const established: ReadonlySet<string> = new Set(["show", "index", "follow", "op", "reply", "applicable"]);

export default defineRule({
  id: "negative-boolean",
  group: "naming",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Right as it is, and read wrongly by one in three: worth a word before it is sent for the first time.",
  what: "A boolean is named by what is not so: `is_not_reachable`, `not_found`, `has_no_card`. What has its name from elsewhere (`do_not_track`, `no_show`) is left alone.",
  why: "`is_not_reachable = false` says that somebody is reachable, and half of those who filter by it choose the wrong half.",
  fix: "Name it by what is so, and turn the values round: `is_reachable`.",
  messages: {
    negative: message`\`${"name"}\` is named by what is not so`,
  },
  bad: `events:
  Callback Booked:
    description: A customer chose a time at which somebody will call back.
    properties:
      is_not_reachable: boolean
`,
  good: `events:
  Callback Booked:
    description: A customer chose a time at which somebody will call back.
    properties:
      is_reachable: boolean
`,
  create(context) {
    const { words } = context;
    const resolved = typesOf(context.plan);
    const seen = new Set<string>();
    const see = (property: Property, owner: Owner): void => {
      if (resolved(property.type).kind !== "boolean" || property.deprecated || isMention(property)) return;
      if (owner.kind === "event" && (owner.event.status === "retired" || owner.event.status === "deprecated")) return;
      const name = property.name.value;
      if (seen.has(name)) return;
      const better = positive(words(name));
      if (!better) return;
      seen.add(name);
      const help = `Name it by what is so (${better.join(" ")}), and turn the values round.`;
      context.report("negative", property.name.span, { name }, { help });
    };
    return { property: see, trait: (trait, entity) => see(trait, { kind: "entity", entity }) };
  },
});

/** The words of a name without its no; `undefined` where it has none. */
function positive(words: readonly string[]): readonly string[] | undefined {
  const at = words[0] === "is" || words[0] === "has" || words[0] === "was" || words[0] === "can" ? 1 : 0;
  const no = words[at];
  if ((no !== "not" && no !== "no") || words.length < at + 2) return undefined;
  if (established.has(words[at + 1] ?? "")) return undefined;
  return [...words.slice(0, at), ...words.slice(at + 1)];
}
