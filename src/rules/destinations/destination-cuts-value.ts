import type { Destination, ValueLimits } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import { excess, MOST_UNITS, unitName } from "../../lint/names/measure.js";
import { Breaches, called, fateOf, figure, helpOf, placeKey, source } from "../../lint/plans/breaches.js";
import { listed } from "../../lint/plans/listed.js";
import { holdsFor } from "../../lint/plans/name-limits.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { definedAt, sentTo } from "../../lint/plans/sent-to.js";
import { textsOf } from "../../lint/plans/texts-of.js";
import { typesOf } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";
import type { Property, Type } from "../../plan/model.js";

const fix =
  "Lower `maxLength` to what the destination keeps, and shorten the text before it is sent; or send a code or an id in its place.";

export default defineRule({
  id: "destination-cuts-value",
  group: "destinations",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "The plan says itself that such values come, but most of them may still be short.",
  what: "A text may be longer than a destination keeps: by its `maxLength`, or because one of its `enum` values is. Text without a `maxLength` is left alone, since most text is short and nobody said otherwise.",
  why: "Two values that differ at the end become one, an address or a query loses its last part, and a value that is dropped is missing for exactly those who wrote most.",
  fix,
  options: ignoredOption,
  messages: {
    long: message`\`${"name"}\` may have ${"length"} ${"unit"}; ${"destination"} keeps ${"most"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    longMany: message`${"count"} texts may have more ${"unit"} than the ${"most"} that ${"destination"} keeps, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    value: message`\`${"name"}\` has a value of ${"length"} ${"unit"}; ${"destination"} keeps ${"most"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    valueMany: message`${"count"} texts have values of more ${"unit"} than the ${"most"} that ${"destination"} keeps, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [amplitude]\n",
    "plans/plan.yaml": `events:
  Advert Followed:
    description: The listener came from an advertisement that we paid for.
    properties:
      landing_page: { type: uri, maxLength: 2000 }
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [amplitude]\n",
    "plans/plan.yaml": `events:
  Advert Followed:
    description: The listener came from an advertisement that we paid for.
    properties:
      landing_page: { type: uri, maxLength: 1024 }
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.length === 0) return {};
    const breaches = new Breaches<"long" | "value">();
    const textsIn = textsOf(typesOf(context.plan));
    const shortestOf = {
      property: remember((all: readonly Destination[]) => shortest(all.map(({ properties }) => properties))),
      trait: remember((all: readonly Destination[]) => shortest(all.map(({ traits }) => traits))),
    };

    function check(
      property: Property,
      destinations: readonly Destination[],
      limitsOf: (destination: Destination) => ValueLimits,
      least: number,
    ): void {
      context.compared(destinations.length);
      if (isShort(property.type, least)) return;
      const texts = textsIn(property.type);
      if (!texts) return;
      const name = property.name.value;
      const place = definedAt(property);
      for (const destination of destinations) {
        const limit = limitsOf(destination).text;
        if (!limit || !holdsFor(name, limit)) continue;
        const { max, unit } = limit.value;
        const breach = { name, place, destination, limit, most: max, detail: unitName(unit) };
        // Every character has a byte at least, so that the count of characters is never too much.
        if (texts.maxLength > max) breaches.add("long", placeKey(place), { ...breach, size: texts.maxLength });
        for (const value of texts.values) {
          const size = excess(value, limit.value);
          if (size === undefined) continue;
          breaches.add("value", placeKey(place), { ...breach, size });
          break;
        }
      }
    }

    return sentTo(context.plan, reach, {
      property: (property, destinations) =>
        check(property, destinations, (destination) => destination.properties, shortestOf.property(destinations)),
      trait: (trait, _entity, destinations) =>
        check(trait, destinations, (destination) => destination.traits, shortestOf.trait(destinations)),
      end() {
        breaches.tell(context, (kind, told) => {
          const values = {
            name: told.name,
            count: told.count,
            names: listed(told.names),
            length: figure(told.size),
            unit: told.detail ?? "",
            most: figure(told.most),
            destination: called(told.destination, told.limit),
            fate: fateOf("a longer value", told.limit),
            ...source(told.limit),
          };
          const isOne = told.count === 1;
          context.report(isOne ? kind : `${kind}Many`, told.place, values, { help: helpOf(fix, told) });
        });
      },
    });
  },
});

/** The shortest text that some destination cuts, in whichever unit. */
function shortest(all: readonly ValueLimits[]): number {
  return Math.min(...all.map(({ text }) => text?.value.max ?? Number.POSITIVE_INFINITY));
}

/** Whether it is plain to see that no text of a type is beyond a limit, as of nearly all. */
function isShort(type: Type, most: number): boolean {
  switch (type.kind) {
    case "string":
      return (type.maxLength ?? 0) <= most;
    case "enum":
      return type.members.every(({ value }) => typeof value !== "string" || value.length * MOST_UNITS <= most);
    case "number":
    case "boolean":
      return true;
    default:
      return false;
  }
}
