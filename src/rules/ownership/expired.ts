import { message } from "../../diagnostics/message.js";
import { writtenHere } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Text } from "../../source/span.js";

export default defineRule({
  id: "expired",
  group: "ownership",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "Somebody wrote the date to be reminded.",
  what: "The date under `expires` has passed: of an event that isn't retired yet, of an entity, a property, a trait, a type or a value of an enum. The day itself still counts as valid.",
  why: "It was meant to go by then. Until somebody decides, it costs money to collect, fills charts that nobody looks at, and new code copies it.",
  fix: "Remove it, or set a later date if it is still needed.",
  messages: {
    event: message`\`${"name"}\` expired on ${"date"} and is not retired`,
    thing: message`\`${"name"}\` expired on ${"date"}`,
  },
  bad: `events:
  Summer Banner Shown:
    description: The banner of the summer campaign came into view.
    expires: 2020-09-30
`,
  good: `events:
  Summer Banner Shown:
    description: The banner of the summer campaign came into view.
    expires: 2020-09-30
    status: retired
`,
  create(context) {
    const isPast = (expires: Text | undefined): expires is Text =>
      expires !== undefined && expires.value < context.today;
    const check = (name: string, expires: Text | undefined, help?: string): void => {
      if (isPast(expires)) context.report("thing", expires.span, { name, date: expires.value }, { help });
    };
    const isDone = (owner: Owner): boolean => owner.kind === "event" && owner.event.status === "retired";
    return {
      endingEvent(event) {
        if (event.status === "retired" || !isPast(event.expires)) return;
        context.report(
          "event",
          event.expires.span,
          { name: event.name.value, date: event.expires.value },
          { help: "Set `status: retired` once nothing sends it, or a later date if it is still needed." },
        );
      },
      entity: (entity) => check(entity.name.value, entity.expires),
      type: (type) => check(type.name.value, type.definition.expires),
      ending(property, owner) {
        if (!isDone(owner)) check(property.name.value, writtenHere(property, property.expires));
      },
      endingValue({ value, expires }, owner) {
        if (isDone(owner)) return;
        check(String(value), expires, "Remove the value once nothing sends it, or set a later date.");
      },
    };
  },
});
