import type { Related } from "../../diagnostics/diagnostic.js";
import { message } from "../../diagnostics/message.js";
import { holderOf, partOf } from "../../lint/plans/holder.js";
import { typePlace } from "../../lint/plans/written.js";
import { defineRule, type FindingParticulars, type Owner } from "../../lint/rule.js";
import type { Definition, Event, Property, WrittenKey } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** So many open events or objects are told together where they are half of all; three times as many always are. */
const many = { events: 4, objects: 8 };
/** How many of them are shown beside the first. */
const mostShown = 2;

export default defineRule({
  id: "open-object",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Often it is meant, for what others have made and nobody here reads.",
  what: "An event, an entity or an object takes names that nobody has listed: `additionalProperties: true`, or `object` without `properties`. Maps, whose values have a type, are fine. Where many events or objects do, this is told once.",
  why: "A misspelt name is accepted like a good one, and its values lie where no report looks for them. Personal data comes in that nobody has declared.",
  fix: "List the properties. If the names are data themselves, say what the values are: `additionalProperties: number`.",
  messages: {
    event: message`\`${"event"}\` takes properties that nobody has listed`,
    events: message`${"open"} of ${"all"} events take properties that nobody has listed`,
    entity: message`\`${"entity"}\` takes traits that nobody has listed`,
    object: message`${"what"} may hold anything under any name`,
    more: message`${"what"} takes names that nobody has listed`,
    habit: message`${"open"} of ${"all"} objects take names that nobody has listed`,
  },
  bad: `events:
  Search Submitted:
    description: The listener looked for something by typing or speaking.
    properties:
      filters: object
`,
  good: `events:
  Search Submitted:
    description: The listener looked for something by typing or speaking.
    properties:
      filters:
        properties:
          genre?: string
          year?: integer
`,
  create(context) {
    // What could not be read takes anything, and that is told where the mistake is.
    if (!context.isWhole) return {};
    const open: Event[] = [];
    const objects: { readonly what: string; readonly place: Span }[] = [];
    const all = { events: 0, objects: 0 };
    return {
      event(event) {
        if (event.status === "retired") return;
        all.events++;
        if (event.additional === true) open.push(event);
      },
      entity(entity) {
        if (entity.additional !== true) return;
        context.report("entity", placeOf(entity), { entity: entity.name.value }, { help: helpToClose });
      },
      definition(definition, owner, inside) {
        const { type, origins } = definition;
        if (type.kind !== "object" || origins.length > 0) return;
        if (type.properties.length > 0) all.objects++;
        if (type.additional !== true) return;
        if (owner.kind === "event" && owner.event.status === "retired") return;
        // Where the event is open, objects in it are open for the same reason.
        if (owner.kind === "event" && owner.event.additional === true && type.properties.length > 0) return;
        const named = isProperty(definition) ? definition : undefined;
        const around = named ?? holderOf(definition, inside);
        const what = named ? `\`${named.name.value}\`` : around ? partOf(around) : `an object in ${placeName(owner)}`;
        const place = keyOf(definition)?.valueSpan ?? (named ? typePlace(named) : definition.span);
        if (type.properties.length > 0) objects.push({ what, place });
        else context.report("object", place, { what }, keyOf(definition) ? { help: helpToClose } : {});
      },
      end() {
        const areEvents = areMany(open.length, all.events, many.events);
        context.reportTogether(
          open,
          (event) => [placeOf(event)],
          (left) => {
            const [place, ...others] = left.values();
            if (place && others.length > 0 && areEvents) {
              context.report("events", place, { open: left.size, all: all.events }, together(others));
              return;
            }
            for (const [{ name }, place] of left) {
              context.report("event", place, { event: name.value }, { help: helpToClose });
            }
          },
        );
        const areObjects = areMany(objects.length, all.objects, many.objects);
        context.reportTogether(
          objects,
          ({ place }) => [place],
          (left) => {
            const [place, ...others] = left.values();
            if (place && others.length > 0 && areObjects) {
              context.report("habit", place, { open: left.size, all: all.objects }, together(others));
              return;
            }
            for (const [{ what }, place] of left) context.report("more", place, { what }, { help: helpToClose });
          },
        );
      },
    };
  },
});

const helpToClose =
  "List the properties and leave `additionalProperties` out. If the names are data themselves, say what the values are: `additionalProperties: number`.";

function areMany(times: number, all: number, least: number): boolean {
  return times >= 3 * least || (times >= least && times * 2 >= all);
}

/** What is shown beside the first of several places. */
function together(others: readonly Span[]): FindingParticulars {
  const related: Related[] = others.slice(0, mostShown).map((span) => ({ span, label: "and here" }));
  const help = "Each stands where `additionalProperties: true` does: list the properties and leave it out.";
  return { label: "here", related, help };
}

function placeName(owner: Owner): string {
  return owner.kind === "type" ? `the type \`${owner.name}\`` : "this place";
}

function keyOf({ keys }: { readonly keys: readonly WrittenKey[] }): WrittenKey | undefined {
  return keys.find(({ key }) => key === "additionalProperties");
}

function placeOf(entry: { readonly name: { readonly span: Span }; readonly keys: readonly WrittenKey[] }): Span {
  return keyOf(entry)?.valueSpan ?? entry.name.span;
}

function isProperty(definition: Definition): definition is Property {
  return "name" in definition;
}
