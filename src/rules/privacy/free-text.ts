import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { wordSet } from "../../lint/names/grammar.js";
import { looksPersonal } from "../../lint/names/personal-names.js";
import { texts } from "../../lint/option.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Property, Type } from "../../plan/model.js";

/** What people type, as the last word of a name. */
const typed = wordSet("comment comments feedback note notes remark remarks bio prompt transcript remittance");

/** The same, of several words at the end of a name. */
const typedPhrases = wordSet(`
  search query, search term, search terms, search text, search string, search keyword, search keywords, search phrase, search input,
  free text, freetext, free form, user input, review text, review body, review comment, message text, message body, chat message,
  user message, message content, comment text, comment body, answer text, other reason, reason text, reason other, special instructions, special request, special requests,
  delivery instructions, about me, support message, share message, gift message, rejection text, rejection message, complaint text, reply text, personal message, remittance info, remittance information, remittance text, payment message, transfer message
`);

/** What people type where the name says no more; behind another word it may be a machine's. */
const alone = wordSet("query message note text body prompt review answer keyword");

/** A description that says so, of a text whose name doesn't. Behind `what` it is the text itself that somebody writes. */
const saysTyped =
  /\bwhat\b.{0,30}\b(?:types?|typed|writes?|wrote|entered)\b|\bfree[- ]?text\b|\bin (?:their|his or her) own words\b/i;
const byMachine = /\b(?:server|system|api|provider|service|program|application|app|sdk)\b/i;
/** A description longer than this says more than what the text is. */
const longest = 200;

/** The last words of all of them. */
const lasts = new Set([...typed, ...alone, ...[...typedPhrases].map((phrase) => phrase.split(" ").at(-1))]);

/** Words before these endings that make them a machine's or an editor's: `release_notes`, `error_comment`. */
const machines = wordSet(
  "error warning exception log debug status failure system toast push notification commit sql graphql media db database dns api release patch editor default template credit field column",
);

/** Where these stand in an event's name, its `message` and `text` come from the program. */
const machineEvents = wordSet(
  "error errors exception failed failure crash crashed warning log logged notification push email mail sms banner toast alert modal button link element cta",
);

export default defineRule({
  id: "free-text",
  group: "privacy",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Nobody can tell from a name what people will type, so it is a hint; the answer, `privacy: none`, is short.",
  what: "A text looks by its name as if people typed it (`comment`, `feedback`, `search_query`, `notes`), or its description says so (*what the customer wrote*), admits anything, and says nothing under `privacy`. Texts with a pattern or a list of values, and those of a program (`error_message`, `message` in `Request Failed`, `query_length`), are left alone.",
  why: "People type names, telephone numbers and illnesses into any field that lets them. Once it has gone to every destination there is no filter that finds it again.",
  fix: "Send what you need of it, such as its length or a category, and not the text; or declare `privacy: personal`, so that outputs can leave it out, or `privacy: none` if it can't hold anything personal.",
  fixes: "unsafe",
  options: {
    also: texts("Further names of texts that people type: `[wish, abstract]`."),
    except: texts("Names that look like it and are none."),
  },
  messages: {
    typed: message`\`${"name"}\` may hold anything that a person types, and no \`privacy\` is declared`,
  },
  bad: `events:
  Article Rated:
    description: A reader pressed one of the five stars under an article.
    properties:
      stars: integer
      feedback?: string
`,
  good: `events:
  Article Rated:
    description: A reader pressed one of the five stars under an article.
    properties:
      stars: integer
      feedback_length?: integer
`,
  create(context) {
    const { words, plan, report } = context;
    const also = new Set(context.options.also.map((name) => words(name).join(" ")));
    const except = new Set(context.options.except.map((name) => words(name).join(" ")));
    const resolved = typesOf(plan);
    const types = new Map(plan.types.map((type) => [type.name.value, type.definition]));

    function looksTyped(name: string, owner: Owner, isNested: boolean): boolean {
      const own = words(name);
      const last = own.at(-1);
      if (last === undefined || (also.size === 0 && !lasts.has(last)) || except.has(own.join(" "))) return false;
      if (also.has(own.join(" ")) || also.has(last)) return true;
      if (own.slice(0, -1).some((word) => machines.has(word))) return false;
      if (typedPhrases.has(own.slice(-2).join(" "))) return true;
      if (own.length > 1) return typed.has(last) && own.length < 4;
      if (typed.has(last)) return true;
      // Alone, `message` may be the program's: only the event tells.
      return (
        alone.has(last) &&
        !isNested &&
        owner.kind === "event" &&
        !words(owner.event.name.value).some((word) => machineEvents.has(word))
      );
    }

    /** Only where it may be long: what is short is rather a name, a code or a number, and told of as such. */
    function isSaidTyped({ name, description, type }: Property): boolean {
      if (type.kind !== "string" || type.maxLength !== undefined || !description) return false;
      if (description.value.length > longest || !saysTyped.test(description.value)) return false;
      const own = words(name.value);
      return !byMachine.test(description.value) && !looksPersonal(own) && !except.has(own.join(" "));
    }

    function property(each: Property, owner: Owner, inside: readonly Definition[]): void {
      if (each.privacy || isMention(each)) return;
      if (each.origins.length > 0 && each.origins.some(({ kind }) => kind === "trait")) return;
      if (inside.length > 0 && inside.some((outer) => outer.privacy)) return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      if (
        !isFree(each.type, resolved) ||
        !(looksTyped(each.name.value, owner, inside.length > 0) || isSaidTyped(each)) ||
        saysPrivacy(each, types)
      )
        return;
      report("typed", each.name.span, { name: each.name.value }, { help: helpFor(each), fix: fixOf(each) });
    }

    return { property, trait: (trait, entity) => property(trait, { kind: "entity", entity }, []) };
  },
});

function helpFor({ name, type }: Property): string {
  const instead = type.kind === "array" ? "how many there are" : lengthOf(name.value);
  return `Send what you need of it, such as ${instead}, and not the text; or add \`privacy: personal\`, so that outputs can leave it out, or \`privacy: none\` if it can't hold anything personal.`;
}

/** A name for its length, in the case of its own. */
function lengthOf(name: string): string {
  if (/^[a-z]+(?:_[a-z]+)*$/.test(name)) return `\`${name}_length\``;
  return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(name) ? `\`${name}Length\`` : "its length";
}

/** Not safe: whether what people type there is personal only a person can say. */
function fixOf({ name }: Property): Fix {
  return {
    title: "Add `privacy: personal`",
    safe: false,
    changes: [{ kind: "set-key", of: name.span, key: "privacy", to: "personal" }],
  };
}

/** Whether any text goes. */
function isFree(type: Type, resolved: (type: Type) => Type): boolean {
  // What most properties are.
  if (type.kind === "number" || type.kind === "boolean" || type.kind === "enum") return false;
  if (type.kind === "string") return isAnyText(type);
  let found = resolved(type);
  if (found.kind === "array" && found.items) found = resolved(found.items.type);
  if (found.kind === "union") return found.members.some((member) => isAnyText(resolved(member.type)));
  return isAnyText(found);
}

function isAnyText(type: Type): boolean {
  return type.kind === "string" && !type.format && !type.patterns;
}

/** Whether the items, the members or the named types of a definition say something of privacy. */
function saysPrivacy({ type }: Definition, types: ReadonlyMap<string, Definition>): boolean {
  if (type.kind === "array") return type.items?.privacy !== undefined;
  if (type.kind === "union") return type.members.some((member) => member.privacy !== undefined);
  return type.kind === "reference" && types.get(type.name)?.privacy !== undefined;
}
