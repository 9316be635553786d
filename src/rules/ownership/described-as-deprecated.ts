import type { Change } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { isMention, writtenHere } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Plan, Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/**
 * How texts say that a thing is over: as an order or a verdict that stands alone at the beginning of a sentence. `Do not use
 * for billing` and `Deprecated plans of the user` are neither.
 */
const saysOver =
  /(?:^|[.;:!([–—]\s*)(?:please\s+)?(?:(?:do not|don['’]t) (?:use|send)(?: (?:it|this|this (?:event|property|field)))?(?: any ?more)?|deprecated|obsolete|no longer (?:used|sent|in use|fired|tracked)|not (?:used|sent) any ?more)\s*(?:$|[.,;:!)\]–—]|- |(?:since|as of|in favou?r of|see|use)\b)/i;

/** The same, somewhere in a sentence about the thing itself. */
const saysItIsOver =
  /\bthis (?:event|property|field|trait|value) is (?:deprecated|obsolete|no longer (?:used|sent)|not (?:used|sent) any ?more)\b/i;

export default defineRule({
  id: "described-as-deprecated",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "The text and the status contradict each other, and only the status reaches editors and generated code.",
  what: "The description of an event, a property or a trait says that it is not to be used any more (`Do not use`, `Deprecated: …`, `No longer sent`), and its `status` or `deprecated` says nothing of that. Texts that only speak of something deprecated (`How often the deprecated page was opened`) are left alone.",
  why: "Nobody reads the text of an event that their editor offers. It is called by new code, and in three months the number that was to end is larger than the one that replaced it.",
  fix: "Set `status: deprecated` on an event, with `replaced_by` or `expires`; write `deprecated: Use … instead.` on a property.",
  fixes: "unsafe",
  messages: {
    event: message`The description of \`${"name"}\` says not to use it any more, and its status is \`${"status"}\``,
    property: message`The description of \`${"name"}\` says not to use it any more, and nothing marks it as deprecated`,
  },
  bad: `events:
  Song Liked:
    description: The heart beside a song was pressed. Do not use, see Song Saved.
  Song Saved:
    description: A song was added to the listener's library.
`,
  good: `events:
  Song Liked:
    description: The heart beside a song was pressed.
    status: deprecated
    replaced_by: Song Saved
  Song Saved:
    description: A song was added to the listener's library.
`,
  create(context) {
    const { plan, report } = context;
    const property = (each: Property, owner: Owner, inside: readonly Definition[]): void => {
      if (!each.description || each.deprecated || isMention(each)) return;
      const text = writtenHere(each, each.description);
      if (!text || !isOver(text)) return;
      if (inside.some((outer) => outer.deprecated)) return;
      if (owner.kind === "event" && (owner.event.status === "retired" || owner.event.status === "deprecated")) return;
      const help = `Write \`deprecated: Use … instead.\` under \`${each.name.value}\`, and take the sentence out of the description.`;
      report("property", each.name.span, { name: each.name.value }, { help });
    };
    return {
      event({ name, description, status, span }) {
        if (status === "deprecated" || status === "retired" || !description || !isOver(description)) return;
        const heir = eventIn(description.value, name.value, plan);
        const replaced = heir === undefined ? "`replaced_by:` or `expires:`" : `\`replaced_by: ${heir}\``;
        const changes: Change[] = [{ kind: "set-key", of: span, key: "status", to: "deprecated" }];
        if (heir !== undefined) changes.push({ kind: "set-key", of: span, key: "replaced_by", to: heir });
        report(
          "event",
          name.span,
          { name: name.value, status },
          {
            help: `Add \`status: deprecated\` and ${replaced} under \`${name.value}\`.`,
            fix: { title: `Set \`status: deprecated\` on \`${name.value}\``, safe: false, changes },
          },
        );
      },
      property,
      trait: (trait, entity) => property(trait, { kind: "entity", entity }, []),
    };
  },
});

function isOver({ value }: Text): boolean {
  // Hardly any text has one of these words, and looking for them costs next to nothing.
  if (!hint.test(value)) return false;
  const text = value.slice(0, longest).toLowerCase();
  return saysOver.test(text) || saysItIsOver.test(text);
}

const hint = /deprecated|obsolete|no longer|t use|t sen/i;

/** Whoever has more to say says this first. */
const longest = 300;

/** The living event that a text names, the longest name first. */
function eventIn(text: string, own: string, { events }: Plan): string | undefined {
  return events
    .filter(({ name, status }) => name.value !== own && status === "active" && text.includes(name.value))
    .map(({ name }) => name.value)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
}
