import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { looksPast } from "../../lint/names/english.js";
import { wordSet } from "../../lint/names/grammar.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Event, Property, Type } from "../../plan/model.js";

/** Names that can hardly mean anything but the time of the event. */
const always = wordSet(
  "timestamp, time stamp, ts, event time, event timestamp, event date, event datetime, event date time, event ts, event at, event created at, occurred at, happened at, tracked at, client timestamp, fired at, triggered at",
);

/** The last words of all of them. */
const lasts = wordSet("timestamp stamp ts time date datetime at on");

/** Behind the event's own verb these make a time: `created_at` in `Report Created`. */
const ends = wordSet("at on date time timestamp datetime");

/** Verbs whose time is that of something to come: a meeting is `scheduled_at` Monday. */
const ahead = wordSet("scheduled rescheduled planned postponed booked reserved delayed snoozed");

/** Events about what has a time line of its own, on which a number is a position. */
const media = wordSet("video audio media player playback song track podcast episode stream movie clip recording");

export default defineRule({
  id: "event-time-as-property",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Every call brings its time along, so a second one is a second answer to the same question.",
  what: "A property says when the event happened, which the call itself does: `timestamp`, `event_time`, `occurred_at`, or `created_at` in `Report Created`, also in `Report Saved` where the description says *when it was saved*. Times of something else (`scheduled_for`, `due_date`, `order_created_at`), positions in a film and nested properties are left alone.",
  why: "There are then two times, one from the clock of the device and one from whoever wrote the call, in another time zone or another unit. Each chart takes one of them, and the days don't add up.",
  fix: "Leave it out: every call has a time. For an event that is sent later, pass the time as the call's own `timestamp`, not among the properties.",
  fixes: "unsafe",
  messages: {
    event: message`\`${"property"}\` says when \`${"event"}\` happened; every call already carries its time`,
    shared: message`\`${"property"}\` says when the event happened; every call already carries its time`,
  },
  bad: `events:
  Report Created:
    description: A member saved a report that did not exist before.
    properties:
      starting_point: [blank, template, copy]
      created_at: date-time
`,
  good: `events:
  Report Created:
    description: A member saved a report that did not exist before.
    properties:
      starting_point: [blank, template, copy]
`,
  create(context) {
    const { words } = context;
    const resolved = typesOf(context.plan);
    const given = context.names;
    const see = (property: Property, owner: Owner, inside: readonly Definition[]): void => {
      const name = property.name.value;
      if (inside.length > 0 || owner.kind === "entity" || owner.kind === "type") return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      const own = words(name);
      const isAlways = isAlwaysTime(own);
      if (!isAlways && !(mayBeOfEvent(own) && isOfEvent(property, own[0] as string, owner, words))) return;
      // What the dictionary or a bundle defines is told there.
      if (isAlways && isMention(property)) return;
      // The time of a thing, as its trait, is the thing's.
      if (property.origins.some((origin) => origin.kind === "trait")) return;
      if (!mayBeTime(property.type, resolved) || isPosition(property.type, owner, words, resolved)) return;
      if (owner.kind === "event") {
        const values = { property: name, event: owner.event.name.value };
        context.report("event", property.name.span, values, { fix: fixOf(property, owner.event) });
      } else context.report("shared", property.name.span, { property: name });
    };
    return {
      end() {
        let mayMention = false;
        for (const [name, places] of given.properties) {
          const own = words(name);
          const isOfSome = mayBeOfEvent(own);
          if (!isOfSome && !isAlwaysTime(own)) continue;
          for (const { property, owner, inside } of places) {
            see(property, owner, inside);
            // Of which event it may be the time, its mentions say.
            mayMention ||= isOfSome && (owner.kind === "dictionary" || owner.kind === "bundle");
          }
        }
        if (mayMention && context.isWhole) context.walk({ mention: see });
      },
    };
  },
});

/** Whether a name can hardly mean anything but the time of the event. */
function isAlwaysTime(own: readonly string[]): boolean {
  return lasts.has(own[own.length - 1] ?? "") && always.has(own.join(" "));
}

/** Whether a name may be a verb and the time of it. */
function mayBeOfEvent(own: readonly string[]): boolean {
  return own.length === 2 && ends.has(own[1] as string);
}

/** Whether a time is that of the event's own verb, or of another word for it: by its name, or by its description. */
function isOfEvent(
  { description }: Property,
  verb: string,
  owner: Owner,
  words: (name: string) => readonly string[],
): boolean {
  if (isVerbOf(verb, owner, words)) return true;
  if (owner.kind !== "event" || !description || !looksPast(verb) || ahead.has(verb)) return false;
  if (description.value.length > longest || !saysWhen.test(description.value)) return false;
  // `created_at` in `Ticket Opened`: *When the ticket was opened.* A word behind the verb would say more than the event.
  const said = words(description.value);
  const last = said.at(-1) ?? "";
  if (looksPast(last) && words(owner.event.name.value).includes(last)) return true;
  // *When the case began*, in an event of which the description says *A case began*.
  const event = owner.event.description?.value ?? "";
  return event.length <= longest && event !== "" && telling(said) === telling(words(event));
}

/** What a sentence says, without the small words. */
function telling(words: readonly string[]): string {
  return words.filter((word) => !small.has(word)).join(" ");
}

const small = wordSet("the exact when time moment date point in at which that a an was is were has been it this");

const longest = 80;
const saysWhen = /^(?:the )?(?:exact )?(?:when|time|moment|date|point in time)\b/i;

/** Whether a word is the verb in an event's name. */
function isVerbOf(word: string, owner: Owner, words: (name: string) => readonly string[]): boolean {
  if (owner.kind !== "event" || !looksPast(word) || ahead.has(word)) return false;
  const named = words(owner.event.name.value);
  return named.includes(word) || (word === "submitted" && named.some((each) => submitting.has(each)));
}

/** What people hand in is submitted at that moment, whatever the event calls it: `submitted_at` in `Survey Answered`. */
const submitting = wordSet("answered sent posted filed rated placed");

/** Texts and numbers do, also where they may be null. */
function mayBeTime(type: Type, resolved: (type: Type) => Type): boolean {
  const found = resolved(type);
  const members = found.kind === "union" ? found.members.map((member) => resolved(member.type)) : [found];
  return members.some(({ kind }) => kind === "string" || kind === "number" || kind === "any");
}

/** Whether it is a place in a film rather than a time of day. */
function isPosition(
  type: Type,
  owner: Owner,
  words: (name: string) => readonly string[],
  resolved: (type: Type) => Type,
): boolean {
  if (resolved(type).kind !== "number") return false;
  const name = owner.kind === "event" ? owner.event.name.value : owner.kind === "bundle" ? owner.name : "";
  return words(name).some((word) => media.has(word));
}

/** Not safe: what reads the property would miss it. An example that holds it would no longer be one of the event. */
function fixOf({ name }: Property, event: Event): Fix | undefined {
  if (event.examples.some((example) => Object.hasOwn(example.value, name.value))) return undefined;
  return {
    title: `Leave out \`${name.value}\``,
    safe: false,
    changes: [{ kind: "remove-entry", entry: name.span }],
  };
}
