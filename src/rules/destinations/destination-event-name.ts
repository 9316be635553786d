import type { Destination } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import { Breaches, fateOf, helpOf, placeKey } from "../../lint/plans/breaches.js";
import {
  characterValues,
  checkName,
  lengthValues,
  type NameBreach,
  nameScreen,
  nameValues,
} from "../../lint/plans/name-limits.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";

const fix =
  "Give the event a name that all its destinations take, with the former one under `renamed_from`; or leave the destination out of its `destinations`.";

export default defineRule({
  id: "destination-event-name",
  group: "destinations",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "An event whose name its destination drops or refuses is lost, and mostly without an error.",
  what: "The name of an event is longer than one of its destinations takes, has other characters, or is one that the destination keeps for itself. Only destinations whose limits are known count, by their documentation; pages and screens are left alone, since each destination names them its own way.",
  why: "The call succeeds, and the event never appears, or appears cut, under a name that another event has, too. It is noticed when somebody asks for numbers that were never kept.",
  fix,
  options: ignoredOption,
  messages: {
    long: message`\`${"name"}\` has ${"length"} ${"unit"}; ${"destination"} takes ${"most"} in an event's name, and ${"fate"} (${"page"}, checked ${"checked"})`,
    longMany: message`${"count"} event names are too long for ${"destination"}, which takes ${"most"} ${"unit"}, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    characters: message`\`${"name"}\` doesn't suit ${"destination"}: in an event's name it takes only ${"says"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    charactersMany: message`${"count"} event names don't suit ${"destination"}, which takes only ${"says"}, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    reserved: message`\`${"name"}\` is a name that ${"destination"} keeps for itself: ${"fate"} (${"page"}, checked ${"checked"})`,
    reservedMany: message`${"count"} event names are kept by ${"destination"} for itself, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  session_start:
    description: A listener came back to the player after half an hour away.
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  listening_started:
    description: A listener came back to the player after half an hour away.
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.length === 0) return {};
    const breaches = new Breaches<NameBreach>();
    const screenOf = remember((destinations: readonly Destination[]) =>
      nameScreen(destinations.map(({ events }) => events.name)),
    );
    return {
      event(event) {
        if (event.kind !== "track" || event.status === "retired") return;
        const { value: name, span: place } = event.name;
        const destinations = reach.of(event);
        context.compared(destinations.length);
        if (!screenOf(destinations)(name)) return;
        const sent = { name, place, key: placeKey(place) };
        for (const destination of destinations) {
          checkName(sent, destination.events.name, destination, breaches);
        }
      },
      end() {
        breaches.tell(context, (kind, told) => {
          const more = { help: helpOf(fix, told) };
          const isOne = told.count === 1;
          const values = nameValues(told);
          switch (kind) {
            case "long":
              context.report(isOne ? "long" : "longMany", told.place, { ...values, ...lengthValues(told) }, more);
              break;
            case "characters": {
              const all = { ...values, ...characterValues(told) };
              context.report(isOne ? "characters" : "charactersMany", told.place, all, more);
              break;
            }
            case "reserved": {
              const fate = fateOf("an event of that name", told.limit);
              context.report(isOne ? "reserved" : "reservedMany", told.place, { ...values, fate }, more);
            }
          }
        });
      },
    };
  },
});
