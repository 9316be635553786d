import {
  type Destination,
  destinations,
  type Expectation,
  type Limit,
  type ValueKind,
  type ValueLimits,
} from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import {
  Breaches,
  called,
  fateOf,
  figure,
  helpOf,
  placeKey,
  source,
  type ToldBreach,
} from "../../lint/plans/breaches.js";
import { depthsOf, type Kinds, kindsOf } from "../../lint/plans/kinds-of.js";
import { listed } from "../../lint/plans/listed.js";
import { holdsFor } from "../../lint/plans/name-limits.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { definedAt, sentTo } from "../../lint/plans/sent-to.js";
import { typesOf } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";
import type { Property, Type } from "../../plan/model.js";

const fix =
  "Send what the destination takes: a property for each part of an object, text in place of a list, nothing in place of `null`; or leave the destination out of the `destinations` of its events.";

export default defineRule({
  id: "destination-type",
  group: "destinations",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "A value of a type that its destination doesn't take is lost, sometimes with its whole event.",
  what: "A property or a trait may hold what a destination doesn't keep as it is: `null`, an object, a list, a list of objects, objects nested deeper or lists longer than it takes. Or it has a name that the destination reads in its own way, such as `revenue`, and holds something of another kind. What may be `any` is left alone, since nobody knows what it holds.",
  why: "The tests pass, because the call takes any JSON. In the destination the column is missing or holds `[object Object]`, and whoever needs it has no way to get back what was sent.",
  fix,
  options: ignoredOption,
  messages: {
    drops: message`\`${"name"}\` may be ${"kind"}; ${"destination"} doesn't take that, and ${"fate"} (${"page"}, checked ${"checked"})`,
    dropsMany: message`${"count"} properties may be ${"kind"}, which ${"destination"} doesn't take, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    deep: message`\`${"name"}\` nests objects ${"depth"}; ${"destination"} takes ${"most"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    deepMany: message`${"count"} properties nest objects deeper than the ${"most"} levels that ${"destination"} takes, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    items: message`\`${"name"}\` may have ${"size"} items; ${"destination"} takes ${"most"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    itemsMany: message`${"count"} lists may have more than the ${"most"} items that ${"destination"} takes, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    expects: message`\`${"name"}\` is not ${"kind"}, which is what ${"destination"} reads under that name (${"page"}, checked ${"checked"})`,
    expectsMany: message`${"count"} properties are not ${"kind"}, which is what ${"destination"} reads under their names: ${"names"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  order_completed:
    description: The payment went through and the order has a number.
    properties:
      delivery:
        type: object
        properties:
          method: [post, courier]
          days: { type: integer, minimum: 0 }
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  order_completed:
    description: The payment went through and the order has a number.
    properties:
      delivery_method: [post, courier]
      delivery_days: { type: integer, minimum: 0 }
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.length === 0) return {};
    const resolved = typesOf(context.plan);
    const depthOf = depthsOf(resolved);
    const taken = remember(takenByAll);
    const breaches = new Breaches<"drops" | "deep" | "items" | "expects">();

    function check(
      property: Property,
      reached: readonly Destination[],
      limitsOf: (destination: Destination) => ValueLimits,
    ): void {
      const name = property.name.value;
      context.compared(reached.length);
      if (isPlain(property.type, taken(reached)) && !expectedNames.has(name)) return;
      let kinds: Kinds | undefined;
      for (const destination of reached) {
        const { drops, depth, items, expects } = limitsOf(destination);
        if (drops.length === 0 && !depth && !items && !expects) continue;
        const found: Kinds = kinds ?? kindsOf(property.type, resolved);
        kinds = found;
        const breach = { name, destination, most: 0, size: 0 };
        const add = (
          kind: "drops" | "deep" | "items" | "expects",
          limit: Limit<unknown>,
          more: Partial<ToldBreach>,
        ) => {
          const place = definedAt(property);
          breaches.add(kind, placeKey(place), { ...breach, place, limit, ...more });
        };
        const dropped = drops.find((limit) => holdsFor(name, limit) && isAmong(limit.value, found));
        if (dropped) add("drops", dropped, { detail: kindWords[dropped.value] });
        if (items && found.maxItems > items.value) add("items", items, { most: items.value, size: found.maxItems });
        if (depth && (found.kinds.has("object") || found.items.has("object"))) {
          const size = depthOf(property.type);
          const isSure = size !== Number.POSITIVE_INFINITY || depth.value <= SHALLOW;
          if (size > depth.value && isSure) add("deep", depth, { most: depth.value, size });
        }
        const expected = expects?.find(({ value }) => value.names.includes(name) && isOther(value, found));
        if (expected) add("expects", expected, { detail: expectedWords[expected.value.kind] });
      }
    }

    return sentTo(context.plan, reach, {
      property: (property, reached) => check(property, reached, (destination) => destination.properties),
      trait(trait, entity, reached) {
        // What traits mean is documented of users; a group's `company` or `age` is its own.
        const isUser = entity.kind.value === "user";
        check(trait, reached, ({ traits }) => (isUser ? traits : { ...traits, expects: [] }));
      },
      end() {
        breaches.tell(context, (kind, told) => {
          const values = {
            name: told.name,
            count: told.count,
            names: listed(told.names),
            kind: told.detail ?? "",
            destination: called(told.destination, told.limit),
            size: figure(told.size),
            depth: told.size === Number.POSITIVE_INFINITY ? "without end" : `${told.size} deep`,
            most: figure(told.most),
            fate: fateOf(subjects[kind], told.limit),
            ...source(told.limit),
          };
          const help = helpOf(kind === "expects" ? fixOfName : fixOf(kind, told.detail), told);
          const isOne = told.count === 1;
          context.report(isOne ? kind : `${kind}Many`, told.place, values, { help });
        });
      },
    });
  },
});

/** A tree without a limit reaches this depth before anybody notices; that it reaches forty nobody has said. */
const SHALLOW = 5;

/** Names that mean something to some destination. */
const expectedNames: ReadonlySet<string> = new Set(
  destinations.flatMap(({ properties, traits }) =>
    [...(properties.expects ?? []), ...(traits.expects ?? [])].flatMap(({ value }) => value.names),
  ),
);

const fixOfName = "Send a value of that kind, or give it another name, with the former one under `renamed_from`.";

/** What to send in place of what a destination doesn't take. */
function fixOf(kind: "drops" | "deep" | "items", dropped: string | undefined): string {
  if (kind === "deep") return `Bring what people ask for to a higher level, and leave the rest out${elsewhere}`;
  if (kind === "items") return `Send the first few, or how many there are${elsewhere}`;
  switch (dropped) {
    case kindWords.null:
      return `Leave it out instead of sending \`null\`${elsewhere}`;
    case kindWords.boolean:
      return `Send \`yes\` and \`no\`, or a number${elsewhere}`;
    case kindWords.object:
      return `Send a property for each part of it that people ask for${elsewhere}`;
    case kindWords["array of objects"]:
      return `Send how many there are, an event for each, or a list of their ids${elsewhere}`;
    default:
      return `Send text in its place, or how many there are${elsewhere}`;
  }
}

const elsewhere = "; or list other destinations under `destinations` of its events.";

const subjects = {
  drops: "such a value",
  deep: "what is deeper",
  items: "a longer one",
  expects: "any other",
} as const;

const kindWords: Readonly<Record<ValueKind, string>> = {
  null: "null",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  "array of objects": "a list of objects",
  "array of arrays": "a list of lists",
  "array of numbers": "a list of numbers",
  "array of booleans": "a list of booleans",
  "mixed array": "a list of values of several kinds",
};

const expectedWords: Readonly<Record<Expectation["kind"], string>> = {
  text: "text",
  number: "a number",
  object: "an object",
};

/** What some destinations all take, wherever it stands. */
interface Taken {
  readonly booleans: boolean;
  /** Lists of any kind of items. */
  readonly lists: boolean;
}

function takenByAll(reached: readonly Destination[]): Taken {
  const dropped = reached.flatMap(({ properties, traits }) =>
    [...properties.drops, ...traits.drops].map(({ value }) => value),
  );
  return {
    booleans: !dropped.includes("boolean"),
    lists: dropped.every((kind) => kind === "null" || kind === "boolean" || kind === "object"),
  };
}

/** Whether it is plain to see that all destinations take such values: texts and numbers, which most properties are, in any case. */
function isPlain(type: Type, taken: Taken): boolean {
  switch (type.kind) {
    case "string":
    case "number":
      return true;
    case "boolean":
      return taken.booleans;
    case "enum":
      return type.members.every(({ value }) => typeof value === "string" || typeof value === "number");
    case "array": {
      const isAnyLength = type.maxItems === undefined;
      return taken.lists && isAnyLength && type.items !== undefined && isScalar(type.items.type);
    }
    default:
      return false;
  }
}

/** Whether items are of one kind, which is no object and no list. */
function isScalar({ kind }: Type): boolean {
  return kind === "string" || kind === "number" || kind === "boolean";
}

/** Whether values may be of a kind that a destination doesn't take. */
function isAmong(dropped: ValueKind, { kinds, items }: Kinds): boolean {
  switch (dropped) {
    case "null":
    case "boolean":
    case "object":
    case "array":
      return kinds.has(dropped);
    case "array of objects":
      return items.has("object");
    case "array of arrays":
      return items.has("array");
    case "array of numbers":
      return items.has("number");
    case "array of booleans":
      return items.has("boolean");
    case "mixed array":
      return items.size - (items.has("null") ? 1 : 0) > 1;
  }
}

/** Whether values can't be of the kind that a destination reads, whatever they are. */
function isOther({ kind }: Expectation, { kinds, isAny }: Kinds): boolean {
  return !isAny && kinds.size > 0 && !kinds.has(kind);
}
