import { message } from "../../diagnostics/message.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, NamedType, Plan, Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

/** The entry in which properties are written, and those of them that nobody describes. */
interface Entry {
  readonly name: Text;
  readonly called: "properties" | "traits";
  readonly undescribed: { readonly path: string; readonly property: Property }[];
  written: number;
}

/** From this many on, a list of all that an entry holds says less than that it is all. */
const many = 4;

export default defineRule({
  id: "property-description",
  group: "documentation",
  levels: { minimal: "off", recommended: "off", strict: "error" },
  placed:
    "Most properties of most plans have none, and `song_id` needs none at first; a team that wants all of them described asks for it.",
  what: "Properties or traits have no description. One finding for each event, entity, bundle or type, and each entry of the dictionary and the context. What is looked up or refers to a trait is asked for where it is defined; a type that is described describes its property, and so do the texts of all values of an enum. A `const` says what it is.",
  why: "`position` is in seconds, or in percent, or the rank in a list. Whoever builds the chart decides by looking at values, and decides wrongly for the one client that sends something else.",
  fix: "Say what a name can't: the unit, from whose clock, what is counted, what a missing value means. What several events have, describe once in the dictionary.",
  messages: {
    some: message`\`${"entry"}\` doesn't describe ${"properties"}`,
    none: message`\`${"entry"}\` describes none of the ${"count"} ${"called"} that it defines`,
    alone: message`\`${"property"}\` has no description`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: { type: string, description: The key of the recording in the catalogue. }
      position: number
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      song_id: { type: string, description: The key of the recording in the catalogue. }
      position: { type: number, description: Seconds from the beginning of the song. }
`,
  create(context) {
    const types = new Map(context.plan.types.map((type) => [type.name.value, type]));
    const entryOf = rememberEntries(context.plan);
    const entries = new Set<Entry>();
    const see = (property: Property, owner: Owner, inside: readonly Definition[]): void => {
      if (owner.kind === "event" && owner.event.status === "retired") return;
      // What is defined elsewhere is described there.
      if (property.origins.some(({ kind }) => kind !== "type")) return;
      const entry = entryOf(owner, inside[0] ?? property);
      if (!entry) return;
      entry.written++;
      if (isDescribed(property, types)) return;
      entry.undescribed.push({ path: [...inside, property].flatMap(nameOf).join("."), property });
      entries.add(entry);
    };
    return {
      property: see,
      trait: (trait, entity) => see(trait, { kind: "entity", entity }, []),
      end() {
        for (const { name, called, undescribed, written } of entries) {
          const inside = undescribed.filter(({ property }) => property.name !== name);
          const related = firstFew(inside).map(({ property }) => ({
            span: property.name.span,
            label: "no description",
          }));
          if (inside.length < undescribed.length) {
            context.report("alone", name.span, { property: name.value }, { related });
          } else if (undescribed.length === written && written >= many) {
            context.report("none", name.span, { entry: name.value, count: written, called }, { related });
          } else {
            const properties = listed(undescribed.map(({ path }) => path));
            context.report("some", name.span, { entry: name.value, properties }, { related });
          }
        }
      },
    };
  },
});

/** Whether somebody can read what it is: in words of its own, or where it leads. */
function isDescribed({ description, type }: Property, types: ReadonlyMap<string, NamedType>): boolean {
  if (description && /\S/.test(description.value)) return true;
  if (type.kind === "reference") return types.get(type.name)?.description !== undefined;
  return type.kind === "enum" && (type.constant || type.members.every((member) => member.description !== undefined));
}

/** The name of a property or trait; items and members of unions have none. */
function nameOf(definition: Definition): readonly string[] {
  return "name" in definition ? [(definition as Property).name.value] : [];
}

/** The entry of what stands in it: one for each thing of the plan, made when first asked for. */
function rememberEntries(plan: Plan): (owner: Owner, outermost: Definition) => Entry | undefined {
  const names = (things: readonly { readonly name: Text }[]) => new Map(things.map(({ name }) => [name.value, name]));
  const bundles = names(plan.bundles);
  const types = names(plan.types);
  const known = new Map<Text, Entry>();
  const nameFor = (owner: Owner, outermost: Definition): Text | undefined => {
    switch (owner.kind) {
      case "event":
        return owner.event.name;
      case "entity":
        return owner.entity.name;
      case "bundle":
        return bundles.get(owner.name);
      case "type":
        return types.get(owner.name);
      case "dictionary":
      case "context":
        // Each property there is an entry by itself.
        return "name" in outermost ? (outermost as Property).name : undefined;
    }
  };
  let last: { readonly owner: Owner; readonly entry: Entry } | undefined;
  return (owner, outermost) => {
    // Properties come entry by entry.
    if (last?.owner === owner) return last.entry;
    const name = nameFor(owner, outermost);
    if (!name) return undefined;
    const entry: Entry = known.get(name) ?? {
      name,
      called: owner.kind === "entity" ? "traits" : "properties",
      undescribed: [],
      written: 0,
    };
    known.set(name, entry);
    last = { owner, entry };
    return entry;
  };
}
