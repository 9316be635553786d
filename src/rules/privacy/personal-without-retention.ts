import { message } from "../../diagnostics/message.js";
import { flag } from "../../lint/option.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { eventsOf, Uses } from "../../lint/plans/uses.js";
import { defineRule } from "../../lint/rule.js";
import type { Definition, Entity, Event, NamedType, Property } from "../../plan/model.js";
import { effectivePrivacy } from "../../plan/privacy.js";
import { eachDefinition, typesNeededBy } from "../../plan/references.js";

export default defineRule({
  id: "personal-without-retention",
  group: "privacy",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Only asked of plans that name a term at all, where this one was forgotten.",
  what: "Something is declared `personal` or `sensitive`, and neither it nor the event or the entity says under `retention` how long it may be kept, in a plan that says so of other data. Once for each entity.",
  why: "What has no term is kept for ever. In three years it is still in every backup and every tool, and the first question of whoever checks your data protection is why.",
  fix: "Add `retention`, such as `P1Y`, to the property or the trait, or to all of its event or entity.",
  options: {
    always: flag("Ask for a term in plans that name none, too.", false),
  },
  messages: {
    event: message`\`${"name"}\` in ${"events"} is declared \`${"privacy"}\`, and nothing says how long it may be kept`,
    several: message`${"count"} ${"what"} are declared \`${"privacy"}\`, and nothing says how long they may be kept: ${"names"}`,
    other: message`\`${"name"}\` is declared \`${"privacy"}\`, and nothing says how long it may be kept`,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      email?: { type: email, privacy: personal, retention: P2Y }
      phone?: { type: string, privacy: personal }
`,
  good: `entities:
  user:
    kind: user
    description: A person with a listening account.
    id: user_id
    traits:
      user_id: string
      email?: { type: email, privacy: personal, retention: P2Y }
      phone?: { type: string, privacy: personal, retention: P2Y }
`,
  create({ plan, options, report, reportTogether }) {
    const events: Event[] = [];
    const entities: Entity[] = [];
    let isAny = false;
    let isAsked = options.always;
    return {
      definition({ privacy, retention }) {
        isAny ||= privacy !== undefined && privacy.value !== "none";
        isAsked ||= retention !== undefined;
      },
      event(event) {
        isAsked ||= event.retention !== undefined;
        if (event.status !== "retired" && !event.retention) events.push(event);
      },
      entity(entity) {
        isAsked ||= entity.retention !== undefined;
        if (!entity.retention) entities.push(entity);
      },
      end() {
        if (!isAny || !isAsked) return;
        const privacyOf = effectivePrivacy(plan.types);
        const typesOf = typesNeededBy(plan.types);
        // What refers to a trait is told at the trait.
        const isEndless = (definition: Definition): boolean =>
          privacyOf(definition) !== "none" &&
          !definition.origins.some(({ kind }) => kind === "trait") &&
          !saysRetention(definition, typesOf);
        const uses = new Uses();
        for (const event of events) {
          for (const property of event.properties) if (isEndless(property)) uses.add(event, property);
        }
        for (const use of uses.values()) {
          const { property, span } = use;
          const name = property.name.value;
          const [event] = use.events;
          const all =
            use.events.length === 1 ? `to all of \`${event?.name.value ?? ""}\`` : "to all of the events that carry it";
          const help = `Add \`retention\`, such as \`P1Y\`, to \`${name}\` or ${all}.`;
          report("event", span, { name, events: eventsOf(use), privacy: privacyOf(property) }, { help });
        }
        for (const { name, traits } of entities) {
          const help = `Add \`retention\`, such as \`P1Y\`, to the trait or to all of \`${name.value}\`.`;
          together(traits, `traits of \`${name.value}\``, help);
        }
        const help = "Add `retention`, such as `P1Y`, to the property.";
        together(plan.context, "properties of the context", help);

        function together(properties: readonly Property[], what: string, help: string): void {
          reportTogether(
            properties.filter(isEndless),
            ({ name }) => [name.span],
            (left) => tellOf([...left.keys()], what, help),
          );
        }

        function tellOf(endless: readonly Property[], what: string, help: string): void {
          const [first, ...others] = endless;
          if (!first) return;
          const related = firstFew(others).map(({ name }) => ({ span: name.span, label: "this as well" }));
          const more = { help, related };
          const privacy = [...new Set(endless.map(privacyOf))].sort().join("` or `");
          if (others.length === 0) report("other", first.name.span, { name: first.name.value, privacy }, more);
          else {
            const names = listed(endless.map(({ name }) => name.value));
            report("several", first.name.span, { count: endless.length, what, privacy, names }, more);
          }
        }
      },
    };
  },
});

/** Whether a definition has a term, or anything inside it or in its named types. */
function saysRetention(
  definition: Definition,
  typesOf: (definitions: Iterable<Definition>) => readonly NamedType[],
): boolean {
  if (definition.retention) return true;
  let found = false;
  eachDefinition([definition, ...typesOf([definition]).map((type) => type.definition)], (inner) => {
    found ||= inner.retention !== undefined;
  });
  return found;
}
