import { message } from "../../diagnostics/message.js";
import { asksConsent, isAskedFor } from "../../lint/plans/consent.js";
import { eventsOf, Uses } from "../../lint/plans/uses.js";
import { defineRule } from "../../lint/rule.js";
import { effectiveConsent } from "../../plan/consent.js";
import type { Definition, Entity, Event, Property } from "../../plan/model.js";
import { effectivePrivacy } from "../../plan/privacy.js";

export default defineRule({
  id: "sensitive-without-consent",
  group: "privacy",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Somebody called it sensitive by hand; only whether the law has another reason for it can't be seen here.",
  what: "Data declared `sensitive` is sent although nobody has agreed: neither the property nor the event or the entity asks for a category of consent. Categories such as `necessary`, which people aren't asked for, are no consent.",
  why: "Data about health, beliefs or a person's body mostly may not be collected without an explicit yes. What has been sent without one must be found and deleted in every tool that got it.",
  fix: "Name the category under `consent` of the property, which then must be optional, or of the whole event or entity.",
  messages: {
    event: message`\`${"name"}\` is sensitive and sent in ${"events"}, and no consent is asked for`,
    trait: message`\`${"name"}\` of \`${"entity"}\` is sensitive, and no consent is asked for`,
    context: message`\`${"name"}\` is sensitive and sent with every event, and no consent is asked for`,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      hearing_loss?: { enum: [left, right, both], privacy: sensitive }
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      hearing_loss?: { enum: [left, right, both], privacy: sensitive, consent: health }
`,
  create({ plan, report }) {
    const uses = new Uses();
    const help = (property: Property, whole: string): string => {
      const optional = property.required
        ? ` and write \`${property.name.value}?\`, because it is then left out for some`
        : "";
      return `Add \`consent:\` to it, with the category that people agree to${optional}; or add it to ${whole}.`;
    };
    const events: Event[] = [];
    const entities: Entity[] = [];
    let isAny = false;
    return {
      definition({ privacy }) {
        isAny ||= privacy?.value === "sensitive";
      },
      event(event) {
        if (event.status !== "retired" && !asksConsent(event.consent)) events.push(event);
      },
      entity(entity) {
        // What an object has is sent by the events that refer to it.
        if (entity.kind.value !== "object" && !asksConsent(entity.consent)) entities.push(entity);
      },
      end() {
        // Hardly any plan has sensitive data, and then nothing is looked at twice.
        if (!isAny) return;
        const privacyOf = effectivePrivacy(plan.types);
        const consentOf = effectiveConsent(plan.types);
        const isBare = (definition: Definition): boolean =>
          privacyOf(definition) === "sensitive" && !consentOf(definition).some(isAskedFor);
        for (const event of events) {
          for (const property of event.properties) if (isBare(property)) uses.add(event, property);
        }
        for (const use of uses.values()) {
          const { property, span } = use;
          const whole =
            use.events.length === 1 ? `the event \`${use.events[0]?.name.value ?? ""}\`` : "the events that carry it";
          report("event", span, { name: property.name.value, events: eventsOf(use) }, { help: help(property, whole) });
        }
        for (const { name, traits } of entities) {
          for (const trait of traits) {
            if (!isBare(trait)) continue;
            const values = { name: trait.name.value, entity: name.value };
            report("trait", trait.name.span, values, { help: help(trait, `\`${name.value}\``) });
          }
        }
        const isGuarded = plan.events.length > 0 && plan.events.every(({ consent }) => asksConsent(consent));
        for (const property of isGuarded ? [] : plan.context) {
          if (!isBare(property)) continue;
          report("context", property.name.span, { name: property.name.value }, { help: help(property, "the events") });
        }
      },
    };
  },
});
