import { message } from "../../diagnostics/message.js";
import { nearest } from "../../diagnostics/nearest.js";
import { isMention, writtenHere } from "../../lint/plans/written.js";
import { defineRule, type Owner, type RuleSurroundings } from "../../lint/rule.js";
import type { Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** A name in backticks that can hardly be anything but a name of a plan: words with underscores between them. */
const quoted = /`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`/g;
/** Whoever writes a longer text explains more than the plan. */
const longest = 400;

/** For so many findings a name is looked for that may be meant. */
const mostNear = 20;

/** A name that a description speaks of. */
interface Spoken {
  readonly name: string;
  readonly of: string;
  readonly text: Text;
}

export default defineRule({
  id: "description-names-unknown",
  group: "documentation",
  levels: { minimal: "off", recommended: "info", strict: "warn" },
  placed:
    "A text may speak of what lies outside of the plan, so a person has to look; where the plan lost a part, nothing is said.",
  what: "A description or a trigger holds a name in backticks, of words with underscores between them, that nothing in the plan has: no event, property, trait, entity, bundle, type, metric or value, and none that was renamed.",
  why: "The reader goes looking for a property that was renamed or taken away years ago, and doesn't find what the text relies on.",
  fix: "Write the name that it has now, or take the sentence out.",
  messages: {
    unknown: message`The text of \`${"of"}\` speaks of \`${"name"}\`, which the plan doesn't have`,
  },
  bad: `events:
  Credit Refused:
    description: The company gets no credit line; \`refusal_group\` says why.
    properties:
      refusal_reason: [too_young, too_small]
`,
  good: `events:
  Credit Refused:
    description: The company gets no credit line; \`refusal_reason\` says why.
    properties:
      refusal_reason: [too_young, too_small]
`,
  create(context) {
    const spoken: Spoken[] = [];
    const see = (of: string, text: Text | undefined): void => {
      // Nearly no text has a backtick in it.
      if (!text?.value.includes("`") || text.value.length > longest) return;
      for (const [, name] of text.value.matchAll(quoted)) if (name !== undefined) spoken.push({ name, of, text });
    };
    const property = (each: Property, owner: Owner): void => {
      if (!each.description || (owner.kind === "event" && owner.event.status === "retired")) return;
      if (!isMention(each)) see(each.name.value, writtenHere(each, each.description));
    };
    return {
      event(event) {
        if (event.status === "retired") return;
        see(event.name.value, event.description);
        see(event.name.value, event.trigger);
      },
      property,
      trait: (trait, entity) => property(trait, { kind: "entity", entity }),
      end() {
        // What is not found may stand in the part that could not be read.
        if (spoken.length === 0 || !context.isWhole) return;
        const names = namesIn(context);
        const told = new Set<string>();
        for (const { name, of, text } of spoken) {
          context.compared();
          const key = `${name}\n${of}`;
          if (names.has(name) || told.has(key)) continue;
          told.add(key);
          // Every name is looked at for it: worth it for the first, and no plan has many.
          const near = told.size <= mostNear ? nearest(name, names) : undefined;
          context.report("unknown", text.span, { name, of }, near ? { help: `Did you mean \`${near}\`?` } : {});
        }
      },
    };
  },
});

/** Every name that the plan has or had, and every value that is a text. */
function namesIn({ plan, walk }: RuleSurroundings): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ name, renamedFrom }: Pick<Property, "name" | "renamedFrom">): void => {
    names.add(name.value);
    for (const { value } of renamedFrom) names.add(value);
  };
  walk({
    event: add,
    property: add,
    mention: ({ name }) => void names.add(name.value),
    trait: add,
    enum({ type }) {
      for (const { value } of type.members) if (typeof value === "string") names.add(value);
    },
  });
  for (const { name } of [...plan.entities, ...plan.bundles, ...plan.types, ...plan.metrics]) names.add(name.value);
  return names;
}
