import type { Destination } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import { Breaches, fateOf, helpOf } from "../../lint/plans/breaches.js";
import {
  characterValues,
  checkName,
  lengthValues,
  type NameBreach,
  nameScreen,
  nameValues,
} from "../../lint/plans/name-limits.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { definedAt, sentTo } from "../../lint/plans/sent-to.js";
import { remember } from "../../lint/remember.js";
import { defineRule } from "../../lint/rule.js";

const fix =
  "Give it a name that all its destinations take, with the former one under `renamed_from`; or leave the destination out of the `destinations` of its events.";

export default defineRule({
  id: "destination-property-name",
  group: "destinations",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "A property whose name its destination drops or takes for its own is lost without an error.",
  what: "The name of a property or a trait is longer than a destination takes, has other characters, or is one that the destination keeps for itself, such as `time` or `session_id`. A name is told once, however many events have it; the trait that travels as a call's id is left alone.",
  why: "The event arrives and the value doesn't, or it overwrites what the destination keeps under that name: the time of the event, the user's identity. The column stays empty for months before somebody needs it.",
  fix,
  options: ignoredOption,
  messages: {
    long: message`\`${"name"}\` has ${"length"} ${"unit"}; ${"destination"} takes ${"most"} in the name of a ${"what"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    longMany: message`${"count"} names of ${"whats"} are too long for ${"destination"}, which takes ${"most"} ${"unit"}, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    characters: message`\`${"name"}\` doesn't suit ${"destination"}: in the name of a ${"what"} it takes only ${"says"}, and ${"fate"} (${"page"}, checked ${"checked"})`,
    charactersMany: message`${"count"} names of ${"whats"} don't suit ${"destination"}, which takes only ${"says"}, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
    reserved: message`\`${"name"}\` is a name that ${"destination"} keeps for itself: ${"fate"} (${"page"}, checked ${"checked"})`,
    reservedMany: message`${"count"} names of ${"whats"} are kept by ${"destination"} for itself, and ${"fate"}: ${"names"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [mixpanel]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      bucket: [control, treatment]
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [mixpanel]\n",
    "plans/plan.yaml": `events:
  Song Played:
    description: The first second of a song reached the listener.
    properties:
      experiment_group: [control, treatment]
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.length === 0) return {};
    const found = {
      property: new Breaches<NameBreach>(),
      trait: new Breaches<NameBreach>(),
    };
    // Whether a limit could have something to say of a name is asked once for each set of destinations, however many events have it.
    const heldAgainst = remember((destinations: readonly Destination[]) => ({
      suspects: new Map<string, boolean>(),
      isSuspect: nameScreen(destinations.map(({ properties }) => properties.name)),
    }));

    function tell(what: "property" | "trait"): void {
      const whats = what === "property" ? "properties" : "traits";
      found[what].tell(context, (kind, told) => {
        const more = { help: helpOf(fix, told) };
        const isOne = told.count === 1;
        const values = { ...nameValues(told), what, whats };
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
            const fate = fateOf(`a ${what} of that name`, told.limit);
            context.report(isOne ? "reserved" : "reservedMany", told.place, { ...values, fate }, more);
          }
        }
      });
    }

    return sentTo(context.plan, reach, {
      property(property, destinations) {
        const name = property.name.value;
        const { suspects, isSuspect } = heldAgainst(destinations);
        let isBad = suspects.get(name);
        if (isBad === undefined) {
          context.compared(destinations.length);
          isBad = isSuspect(name);
          suspects.set(name, isBad);
        }
        // Further places of a name that few have.
        if (!isBad) return;
        const sent = { name, place: definedAt(property), key: name };
        for (const destination of destinations) {
          checkName(sent, destination.properties.name, destination, found.property);
        }
      },
      trait(trait, _entity, destinations) {
        const name = trait.name.value;
        const sent = { name, place: trait.name.span, key: name };
        for (const destination of destinations) checkName(sent, destination.traits.name, destination, found.trait);
      },
      end() {
        tell("property");
        tell("trait");
      },
    });
  },
});
