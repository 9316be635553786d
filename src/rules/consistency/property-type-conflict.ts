import type { Related } from "../../diagnostics/diagnostic.js";
import { message } from "../../diagnostics/message.js";
import type { PropertyPlace } from "../../lint/given-names.js";
import { isMention, typePlace, typesOf } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { type Among, defineRule, type Owner } from "../../lint/rule.js";
import type { Scalar, Type } from "../../plan/model.js";

interface Use extends PropertyPlace {
  /** What a column would hold, in the language's words: `string`, `integer[]`. */
  readonly kind: string;
}

/** Stands for the kind of a column that may hold anything. */
const anything = "";

export default defineRule({
  id: "property-type-conflict",
  group: "consistency",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "Warehouses take the type they meet first and drop the other: data is lost silently.",
  what: "A property of one name holds values of different kinds in different places: text here and a number there, whole numbers and numbers with a fraction, one value and a list, a date and free text. Different enums of one kind, formats of text such as `uuid`, bounds and `null` are no conflict, nor are nested properties and traits.",
  why: "The properties of all events share a column in the warehouse and one filter in the analytics tool. The type that comes first wins, and values of the other arrive as nulls, without an error.",
  fix: "Give both the same type, or one of them another name. With the type in the `dictionary` and only the name in the events, it can't come apart again.",
  messages: {
    conflict: message`\`${"property"}\` is \`${"kind"}\` in ${"place"} and \`${"other"}\` in ${"elsewhere"}`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      queue_length: integer
  Song Skipped:
    description: Another song was asked for before this one ended.
    properties:
      queue_length: string
`,
  good: `dictionary:
  queue_length: integer
events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      queue_length:
  Song Skipped:
    description: Another song was asked for before this one ended.
    properties:
      queue_length:
`,
  create(context) {
    const resolved = typesOf(context.plan);
    const given = context.names;

    function tell(name: string, use: Use, standard: Use, uses: readonly Use[]): void {
      const agreeing = uses.filter((each) => each.kind === standard.kind).length;
      const related: Related[] = [{ span: typePlace(standard.property), label: `\`${standard.kind}\` here` }];
      context.report(
        "conflict",
        typePlace(use.property),
        {
          property: name,
          kind: use.kind,
          place: placeOf(use.owner),
          other: standard.kind,
          elsewhere: agreeing > 1 ? `${agreeing} other places` : placeOf(standard.owner),
        },
        { label: `\`${use.kind}\` here`, related, help: helpFor(name, standard) },
      );
    }

    return {
      end() {
        const known = remember((type: Type) => kindOf(type, resolved) ?? anything);
        const remembered = (type: Type): string => known(resolved(type));
        for (const [name, places] of given.properties) {
          context.compared(places.length);
          // Most names are given once, and most others always alike.
          if (places.length === 1 || areAlike(places, remembered)) continue;
          const uses = places
            .filter(hasColumn)
            .map((place): Use => ({ ...place, kind: remembered(place.property.type) }))
            .filter((use) => use.kind !== anything);
          if (uses.every((use) => use.kind === uses[0]?.kind)) continue;
          context.reportAmong(
            uses,
            (use) => [typePlace(use.property)],
            "told",
            (among) => {
              for (const [use, standard] of conflictsOf(among)) tell(name, use, standard, among.present);
            },
          );
        }
      },
    };
  },
});

/** Whether all places, those that don't count among them, give types of one kind. */
function areAlike(places: readonly PropertyPlace[], kindOf: (type: Type) => string): boolean {
  let { type } = (places[0] as PropertyPlace).property;
  for (let at = 1; at < places.length; at++) {
    const before = type;
    type = (places[at] as PropertyPlace).property.type;
    // Often it is the very same type, looked up in the dictionary, or the same by name.
    const isSame =
      type === before || (type.kind === "reference" && before.kind === type.kind && before.name === type.name);
    if (!isSame && kindOf(type) !== kindOf(before)) return false;
  }
  return true;
}

/** Nested properties get columns of their own; a mention has the type of what it mentions. */
function hasColumn({ property, owner, inside }: PropertyPlace): boolean {
  if (inside.length > 0 || isMention(property)) return false;
  return owner.kind !== "event" || owner.event.status !== "retired";
}

/** The uses to tell of, each with the one that it is measured by. */
function conflictsOf({ present, left, known }: Among<Use>): readonly (readonly [Use, Use])[] {
  const usual = standardOf(present);
  if (!usual) return [];
  const others = present.filter(({ kind }) => kind !== usual.kind);
  const [elsewhere] = others;
  // Files that aren't linted can't be put right: what is told of them is told of the first use that can be, once.
  if (elsewhere && others.every((use) => !left.has(use) && !known.has(use))) {
    const own = present.filter((use) => use.kind === usual.kind && (left.has(use) || known.has(use)));
    const [first] = own;
    return first && own.every((use) => left.has(use)) ? [[first, elsewhere]] : [];
  }
  // What the baseline knows was not what the others were measured by, and is not on account of uses that have come since.
  const knownKinds = new Set([...known].map(({ kind }) => kind));
  const standard = standardOf(present.filter((use) => isDictionary(use) || !knownKinds.has(use.kind))) ?? usual;
  return others.length === 0
    ? []
    : present.flatMap((use) => (use.kind !== standard.kind && left.has(use) ? [[use, standard] as const] : []));
}

/** The use that the others are measured by: the dictionary's, else the first of the kind that most have. */
function standardOf(uses: readonly Use[]): Use | undefined {
  const counts = new Map<string, number>();
  for (const use of uses) counts.set(use.kind, (counts.get(use.kind) ?? 0) + 1);
  return uses.reduce<Use | undefined>((best, use) => {
    if (!best) return use;
    if (isDictionary(best) !== isDictionary(use)) return isDictionary(best) ? best : use;
    return (counts.get(use.kind) ?? 0) > (counts.get(best.kind) ?? 0) ? use : best;
  }, undefined);
}

function helpFor(name: string, standard: Use): string {
  if (isDictionary(standard)) {
    return `Write \`${name}:\` with nothing behind it, which takes the dictionary's type; or give this one a name of its own.`;
  }
  return `Give both the same type, or this one a name of its own. With \`${name}\` in the \`dictionary\` and \`${name}:\` here, it can't come apart again.`;
}

function isDictionary({ owner }: Use): boolean {
  return owner.kind === "dictionary";
}

/** `` `Song Played` ``, `the dictionary`: where a property stands, for messages. */
function placeOf(owner: Owner): string {
  switch (owner.kind) {
    case "event":
      return `\`${owner.event.name.value}\``;
    case "entity":
      return `\`${owner.entity.name.value}\``;
    case "bundle":
      return `the bundle \`${owner.name}\``;
    case "type":
      return `the type \`${owner.name}\``;
    case "context":
      return "the context";
    case "dictionary":
      return "the dictionary";
  }
}

/** What a column would hold. `null` is left out, since every column may be empty. */
function kindOf(type: Type, resolved: (type: Type) => Type, isItem = false): string | undefined {
  const found = resolved(type);
  switch (found.kind) {
    case "any":
    case "null":
      return undefined;
    case "boolean":
      return "boolean";
    case "number":
      return found.integer ? "integer" : "number";
    case "string":
      return found.format && temporal.has(found.format) ? found.format : "string";
    case "enum": {
      const [first] = found.members;
      const kind = first && kindOfValue(first.value);
      const isOne = found.members.every(({ value }) => kindOfValue(value) === kind);
      return isOne ? kind : oneKind(found.members.map(({ value }) => kindOfValue(value)));
    }
    case "union":
      return oneKind(
        found.members
          .filter(({ type }) => resolved(type).kind !== "null")
          .map(({ type }) => kindOf(type, resolved, isItem)),
      );
    case "object":
      return "object";
    case "array": {
      // A list of lists is a list; deeper, columns don't differ.
      const items = found.items && !isItem ? kindOf(found.items.type, resolved, true) : undefined;
      if (items === undefined) return "array";
      return items.includes(" ") ? `(${items})[]` : `${items}[]`;
    }
    case "reference":
      return undefined;
  }
}

/** Formats that warehouses and analytics tools turn into columns of another type than text. */
const temporal: ReadonlySet<string> = new Set(["date-time", "date", "time", "duration"]);

function kindOfValue(value: Scalar): string | undefined {
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    case "boolean":
      return "boolean";
    default:
      return undefined;
  }
}

/** The kind of a union: that of its members if they have one, all of them otherwise. */
function oneKind(kinds: readonly (string | undefined)[]): string | undefined {
  const known = new Set(kinds.filter((kind) => kind !== undefined));
  if (known.size === 0) return undefined;
  if (known.has("number")) known.delete("integer");
  return [...known].sort().join(" | ");
}
