import { message } from "../../diagnostics/message.js";
import type { PropertyPlace } from "../../lint/given-names.js";
import { calledIn, type Promised, promisedBy, type Unit, unitOf, unitSaid } from "../../lint/names/name-promises.js";
import type { Shape } from "../../lint/names/similar.js";
import { shapesOf } from "../../lint/plans/shape.js";
import { isBareMention, isMention, typePlace, typesOf, writtenHere } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Property, Type } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** A property whose type doesn't keep what its name promises. */
interface Broken {
  readonly property: Property;
  readonly promised: Promised;
  readonly is: string;
}

/** A unit at the end of a name, and what is measured in it. */
interface Measure {
  readonly unit: Unit;
  readonly base: string;
  /** Where values of the name are numbers, as far as has been seen. */
  seen: Measured | undefined;
}

/** What a name says. */
interface Reading {
  readonly promised: Promised | undefined;
  readonly measure: Measure | undefined;
}

/** A name that ends in a unit, where it is first, and how often. */
interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly span: Span;
  readonly places: Set<object | string>;
  times: number;
}

export default defineRule({
  id: "name-has-type-or-unit-mismatch",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "Only what a name plainly promises is asked for, and whoever filters by such a name stumbles; a plan imported from elsewhere still runs.",
  what: "A name promises another type than it has: `is_…` and `has_…` that are no boolean, a `…_count` or `number_of_…` that is no number, `…_at` and `…_date` that can't be a time, `…_ids` that is no list, `…_url` that is no text, `…_seconds` or `…_percent` that is no number. Or one thing is measured in two units: `duration_ms` here, `duration_seconds` there; or in another one than its description says. Values that are listed (`enum`) keep any promise, texts may be times.",
  why: 'People type what the name says: `is_premium = true` finds nothing where the values are `"yes"`, sums over a text count fail, and two units end in one column of a report and are a thousand times too large.',
  fix: "Give it the type that the name promises, or the name that the type deserves. Measure one thing in one unit.",
  messages: {
    type: message`\`${"name"}\` ${"says"}, but it is ${"type"}`,
    unit: message`\`${"name"}\` is measured in ${"unit"}, \`${"other"}\` in ${"otherUnit"}`,
    said: message`\`${"name"}\` ends in ${"unit"}, but its description says ${"otherUnit"}`,
  },
  bad: `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      is_offline: string
`,
  good: `events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      is_offline: boolean
`,
  create(context) {
    const { words } = context;
    const resolved = typesOf(context.plan);
    const broken: Broken[] = [];
    /** Names that keep their promise somewhere: that they don't elsewhere is told as a conflict of types. */
    const kept = new Set<string>();
    const measured = new Map<string, Measured[]>();
    const read = remember((name: string) => readingOf(words(name)));
    const given = context.names;

    const promise = (property: Property, promised: Promised): void => {
      const type = resolved(property.type);
      const shapes = shapesOf(type, resolved);
      if (isKept(promised, shapes, type)) kept.add(property.name.value);
      else broken.push({ property, promised, is: shapes.map((shape) => articles[shape]).join(" or ") });
    };

    const measure = (property: Property, owner: Owner): void => {
      const { measure: found } = read(property.name.value);
      if (!found) return;
      if (property.type.kind !== "number" && !shapesOf(property.type, resolved).includes("number")) return;
      found.seen ??= firstSeen(property, found);
      found.seen.times++;
      found.seen.places.add(placeOf(owner));
    };

    const firstSeen = ({ name: { value: name, span } }: Property, { unit, base }: Measure): Measured => {
      const seen: Measured = { name, unit: unit.name, span, places: new Set(), times: 0 };
      const names = measured.get(base);
      if (names) names.push(seen);
      else measured.set(base, [seen]);
      return seen;
    };

    const compareText = (property: Property, { unit }: Measure): void => {
      const description = writtenHere(property, property.description);
      // Most texts about a unit say it.
      if (!description || description.value.toLowerCase().includes(unit.name)) return;
      const said = unitSaid(description.value);
      if (!said || said.dimension !== unit.dimension || said.name === unit.name) return;
      const name = property.name.value;
      context.report(
        "said",
        property.name.span,
        { name, unit: calledIn(words(name), unit), otherUnit: said.name },
        {
          related: [{ span: description.span, label: `${said.name} here` }],
          help: `Say ${calledIn(words(name), unit)} in the description, or rename it after what is sent.`,
        },
      );
    };

    const check = (property: Property, { promised, measure: found }: Reading): void => {
      if (promised && !isMention(property)) promise(property, promised);
      if (found && !isBareMention(property)) compareText(property, found);
    };

    const checkAll = (): void => {
      /** The unit of each thing that is measured. */
      const units = new Map<string, string>();
      let hasSeveral = false;
      const see = (name: string, places: readonly Pick<PropertyPlace, "property" | "owner">[]): void => {
        const reading = read(name);
        const { measure: found } = reading;
        if (!reading.promised && !found) return;
        if (found && units.get(found.base) !== found.unit.name) {
          hasSeveral ||= units.has(found.base);
          units.set(found.base, found.unit.name);
        }
        for (const { property, owner } of places) if (isJudged(property, owner)) check(property, reading);
      };
      for (const [name, places] of given.properties) see(name, places);
      for (const { trait, entity } of given.traits) {
        see(trait.name.value, [{ property: trait, owner: { kind: "entity", entity } }]);
      }
      // Few plans have two units of one thing, and only those must know how often each is used.
      if (!hasSeveral) return;
      const judge = (property: Property, owner: Owner): void => {
        if (isJudged(property, owner)) measure(property, owner);
      };
      context.walk({
        property: judge,
        // What only mentions the dictionary shows which unit is usual.
        mention: measure,
        trait: (trait, entity) => judge(trait, { kind: "entity", entity }),
      });
    };

    return {
      end() {
        checkAll();
        for (const { property, promised, is } of broken) {
          const name = property.name.value;
          if (kept.has(name)) continue;
          context.report(
            "type",
            typePlace(property),
            { name, says: promised.says, type: is },
            { help: `Write \`${promised.type}\`, or a name that says what it holds.` },
          );
        }
        for (const names of measured.values()) {
          const [usual, ...others] = [...names].sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
          for (const other of others) {
            context.compared();
            if (!usual || other.unit === usual.unit || areParts(usual, other)) continue;
            context.report(
              "unit",
              other.span,
              { name: other.name, unit: other.unit, other: usual.name, otherUnit: usual.unit },
              {
                related: [{ span: usual.span, label: `in ${usual.unit}` }],
                help: `Send \`${usual.name}\` in both places, and convert where it is collected.`,
              },
            );
          }
        }
      },
    };
  },
});

/** What a name says, by its words. */
function readingOf(words: readonly string[]): Reading {
  const promised = promisedBy(words);
  const unit = unitOf(words);
  if (!unit) return promised ? { promised, measure: undefined } : silent;
  return {
    promised,
    measure: { unit, base: `${words.slice(0, -1).join(" ")}\n${unit.dimension}`, seen: undefined },
  };
}

/** What most names say. */
const silent: Reading = { promised: undefined, measure: undefined };

/** Whether a property is to be judged: what is on its way out keeps its name and its type. */
function isJudged(property: Property, owner: Owner): boolean {
  if (property.deprecated) return false;
  return owner.kind !== "event" || (owner.event.status !== "deprecated" && owner.event.status !== "retired");
}

const articles: Readonly<Record<Shape, string>> = {
  text: "a text",
  number: "a number",
  boolean: "true or false",
  list: "a list",
  object: "an object",
  any: "anything",
};

/** What takes no other values than those that are listed says in them what it means; anything may be the right thing. */
function isKept({ shapes: promised, orForm }: Promised, shapes: readonly Shape[], type: Type): boolean {
  if (type.kind === "enum" || shapes.length === 0) return true;
  if (orForm && type.kind === "string" && (type.format || type.patterns)) return true;
  if (type.kind === "number" && promised.includes("boolean") && type.minimum === 0 && type.maximum === 1) return true;
  return shapes.some((shape) => shape === "any" || promised.includes(shape));
}

/** Hours, minutes and seconds side by side are the parts of one duration; milliseconds beside seconds are the same again. */
function areParts(one: Measured, other: Measured): boolean {
  if (one.unit === "milliseconds" || other.unit === "milliseconds") return false;
  return [...one.places].some((place) => other.places.has(place));
}

/** What stands for the place where a property is: the thing itself, or its kind and name. */
function placeOf(owner: Owner): object | string {
  switch (owner.kind) {
    case "event":
      return owner.event;
    case "entity":
      return owner.entity;
    case "bundle":
    case "type":
      return `${owner.kind} ${owner.name}`;
    case "context":
    case "dictionary":
      return owner.kind;
  }
}
