import type { Destination, ForbiddenData } from "../../destinations/index.js";
import { message } from "../../diagnostics/message.js";
import { Breaches, called, helpOf, placeKey, source } from "../../lint/plans/breaches.js";
import { keptFrom, reachWithout } from "../../lint/plans/kept-from.js";
import { listed } from "../../lint/plans/listed.js";
import { ignoredOption, reachOf } from "../../lint/plans/reach.js";
import { definedAt, sentTo } from "../../lint/plans/sent-to.js";
import { defineRule } from "../../lint/rule.js";
import type { Property } from "../../plan/model.js";
import { effectivePrivacy, stricter } from "../../plan/privacy.js";

/** The classes that terms forbid. */
type Forbidden = "personal" | "sensitive";

const fix =
  "Keep it from this destination: by the `destinations` of the events that carry it, or by `deny` in every output whose code sends them there. If your contract allows it, say so in a `trackc-ignore` comment.";

export default defineRule({
  id: "destination-forbids-personal",
  group: "destinations",
  levels: { minimal: "warn", recommended: "warn", strict: "error" },
  placed: "It breaks a contract, and some destinations delete the data or close the account.",
  what: "A property or a trait that is declared `privacy: personal` or `sensitive` goes to a destination whose terms forbid such data. Where they only forbid what identifies a person, data of another `class` than `identity` is left alone; so is what all generated clients that send to the destination `deny`, where every source that sends it has such a client.",
  why: "The vendor may delete everything that was collected and close the account, and a person's data lies where nobody has agreed that it may.",
  fix,
  options: ignoredOption,
  messages: {
    forbids: message`\`${"name"}\` is ${"privacy"}; the terms of ${"destination"} forbid ${"forbidden"} (${"page"}, checked ${"checked"})`,
    forbidsMany: message`${"count"} properties are ${"privacy"}, and the terms of ${"destination"} forbid ${"forbidden"}: ${"names"} (${"page"}, checked ${"checked"})`,
  },
  bad: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  newsletter_joined:
    description: The link in the first mail was opened, which confirms the address.
    properties:
      email: { type: email, privacy: personal, retention: P1Y }
`,
  },
  good: {
    "trackc.yaml": "name: example\nvocabulary:\n  destinations: [ga4]\n",
    "plans/plan.yaml": `events:
  newsletter_joined:
    description: The link in the first mail was opened, which confirms the address.
    properties:
      newsletter: [weekly, monthly]
`,
  },
  create(context) {
    const reach = reachOf(context.plan, context.project, context.options.ignore);
    if (reach.all.every(({ personal }) => personal === undefined)) return {};
    const privacyOf = effectivePrivacy(context.plan.types);
    const kept = keptFrom(context.plan, context.project);
    const breaches = new Breaches<Forbidden>();

    function check(property: Property, privacy: Forbidden, destinations: readonly Destination[], what: string): void {
      if (privacyOf(property) !== privacy) return;
      const name = property.name.value;
      context.compared(destinations.length);
      for (const destination of destinations) {
        const limit = destination.personal;
        if (!limit || !isForbidden(property, privacy, limit.value)) continue;
        const place = definedAt(property);
        const detail = limit.value.called;
        breaches.add(privacy, `${what} ${placeKey(place)}`, {
          name,
          place,
          destination,
          limit,
          most: 0,
          size: 0,
          detail,
        });
      }
    }

    function tell(): void {
      breaches.tell(context, (privacy, told) => {
        const values = {
          name: told.name,
          count: told.count,
          names: listed(told.names),
          privacy,
          destination: called(told.destination, told.limit),
          forbidden: told.detail ?? "",
          ...source(told.limit),
        };
        const id = told.count === 1 ? "forbids" : "forbidsMany";
        context.report(id, told.place, values, { help: helpOf(fix, told) });
      });
    }

    // What outputs keep from a destination differs by class, and so does what comes first to it.
    const classes = (["personal", "sensitive"] as const).map((privacy) =>
      sentTo(context.plan, reachWithout(kept, privacy, reach), {
        property: (property, destinations) => check(property, privacy, destinations, "property"),
        context(property, destinations) {
          const left = destinations.filter((destination) => !kept.context(property, destination, privacy));
          check(property, privacy, left, "property");
        },
        trait(trait, entity, destinations) {
          if (privacyOf(trait) !== privacy) return;
          const left = destinations.filter((destination) => !kept.traits(entity, destination, privacy));
          check(trait, privacy, left, "trait");
        },
        end: () => {},
      }),
    );
    return {
      event(event) {
        for (const each of classes) each.event?.(event);
      },
      entity(entity) {
        for (const each of classes) each.entity?.(entity);
      },
      end() {
        for (const each of classes) each.end?.();
        tell();
      },
    };
  },
});

function isForbidden(property: Property, privacy: Forbidden, forbidden: ForbiddenData): boolean {
  if (stricter(forbidden.privacy, privacy) !== privacy) return false;
  return !forbidden.classes || !property.class || forbidden.classes.includes(property.class.value);
}
