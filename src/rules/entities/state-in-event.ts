import { message } from "../../diagnostics/message.js";
import { holderOf, isCompany, onlyUser, saysSize } from "../../lint/names/companies.js";
import { singular } from "../../lint/names/english.js";
import { wordSet } from "../../lint/names/grammar.js";
import { isBesideChange, isEnd, isOfWhole, isRise } from "../../lint/names/state-changes.js";
import { countedIn, isDealing, isOutOfPlace, pilesUp, type State, stateIn } from "../../lint/names/state-names.js";
import { isOfPerson, peopleOf, speaksOf } from "../../lint/names/state-people.js";
import { rememberReferred } from "../../lint/plans/about.js";
import { eventsOf, type Use, Uses } from "../../lint/plans/uses.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity, Event, Plan, Property, Trait } from "../../plan/model.js";

/** Events about several things at once count them. */
const several = wordSet(
  "list bulk batch all imported exported import export selected searched search synced sync summary digest",
);

/** A trait of these says who somebody is, which events may well repeat. */
const identities = wordSet("id uuid guid key name email phone address url avatar");

interface Known {
  readonly entity: Entity;
  readonly trait: Trait;
}

interface Meaning {
  /** Whether it says anything of the following: few names do. */
  readonly tells: boolean;
  readonly state: State | undefined;
  /** Whether it says how large a company is. */
  readonly isSize: boolean;
  readonly counted: string | undefined;
  readonly sameTrait: Known | undefined;
  readonly countTrait: Known | undefined;
  /** The trait of its very name. */
  readonly ownTrait: Known | undefined;
}

export default defineRule({
  id: "state-in-event",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "Mixing the two is the commonest mistake in a plan, but some teams do freeze a value into an event on purpose.",
  what: "A property of an event holds what a user or an account *has*, and not what *happened*: a rank or a contract (`is_premium`, `user_plan`, `subscription_status`, a `plan` that is a trait), something that piles up (`lifetime_value`, `total_orders`, `account_age_days`), how large a company is (`number_of_employees`, in a plan with companies), a number that the plan has as a trait (`number_of_reports`). Measures of the event itself (`cart_total`, `is_gift`, `items_count`), events about the change itself (`plan` in `Plan Changed`), figures where a contract ends (`tenure_months` in `Subscription Cancelled`), what refers to a trait (`loyalty_tier: user.loyalty_tier`), and the context are left alone.",
  why: "Every place that sends the event has to know the number, and each computes it differently: two charts of premium users never agree. The value is of the moment of the event, so whoever has no event that week has no plan either.",
  fix: "Make it a trait, and let the tools join it with the event. Where the value has to be frozen at that moment, refer to the trait.",
  messages: {
    trait: message`\`${"property"}\` in ${"events"} says what ${"holder"} has, not what happened: it is the trait \`${"trait"}\``,
    state: message`\`${"property"}\` in ${"events"} says what ${"holder"} has, not what happened`,
  },
  bad: `entities:
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
      number_of_reports: integer
  user:
    kind: user
    description: A person with a login.
    id: user_id
    belongs_to: organization
    traits:
      user_id: string
events:
  Report Created:
    description: A member saved a report that did not exist before.
    properties:
      starting_point: [blank, template, copy]
      number_of_reports: integer
`,
  good: `entities:
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
      number_of_reports: integer
  user:
    kind: user
    description: A person with a login.
    id: user_id
    belongs_to: organization
    traits:
      user_id: string
events:
  Report Created:
    description: A member saved a report that did not exist before.
    properties:
      starting_point: [blank, template, copy]
`,
  create(context) {
    const { words, plan } = context;
    const traits = traitsOf(plan, words);
    const people = peopleOf(plan, words);
    const hasCompany = plan.entities.some(({ name, kind }) => kind.value === "group" && isCompany(words(name.value)));
    const referred = rememberReferred();
    const meanings = new Map<string, Meaning>();
    const uses = new Uses();

    function meaningOf(name: string): Meaning {
      const known = meanings.get(name);
      if (known) return known;
      const own = words(name);
      const counted = countedIn(own);
      const isSize = hasCompany && saysSize(own, []);
      const state = stateIn(own);
      const sameTrait = traits.byName.get(own.join(" "));
      const ownTrait = traits.byOwn.get(name);
      const meaning: Meaning = {
        tells:
          state !== undefined || isSize || counted !== undefined || sameTrait !== undefined || ownTrait !== undefined,
        state,
        isSize,
        counted,
        sameTrait,
        countTrait: counted === undefined ? undefined : traits.byCounted.get(counted),
        ownTrait,
      };
      meanings.set(name, meaning);
      return meaning;
    }

    function isAbout(event: Event, { name, kind }: Entity): boolean {
      return referred(event).has(name.value) || (kind.value === "user" && event.entities.length === 0);
    }

    function saysState(event: Event, property: Property, meaning: Meaning): boolean {
      const { state, counted, sameTrait, countTrait, ownTrait } = meaning;
      // Whoever refers to a trait has thought of it.
      if (property.origins.some((origin) => origin.kind === "trait")) return false;
      const name = words(event.name.value);
      // How long a contract ran is told when it ends.
      if (isEnd(name) && isOfWhole(words(property.name.value))) return false;
      if (meaning.isSize && saysSize(words(property.name.value), name)) return true;
      if (counted !== undefined && (name.some((word) => several.has(word)) || countsMany(name, counted))) return false;
      if (state) {
        // Beside `from_plan` and `to_plan`, a `current_plan` is not the change.
        const isBeside = isBesideChange(words(property.name.value), event, words);
        if (!isBeside && (state.about.some((word) => name.includes(word)) || isRise(state, name))) return false;
        // What is bought is told when it is, but hardly by a question that a trait answers.
        if (!isBeside && isContract(state) && isDealing(name) && !(ownTrait && words(property.name.value)[0] === "is"))
          return false;
        return !state.ambiguous || isOfPerson(property, name, people, words);
      }
      if (counted !== undefined) {
        if (countTrait && (countTrait.trait.name.value === property.name.value || isAbout(event, countTrait.entity))) {
          return true;
        }
        const { description } = property;
        if (description && pilesUp(description.value) && speaksOf(people, description.value, words)) return true;
        return name.at(-1) === "created" && name.slice(0, -1).join(" ").endsWith(counted);
      }
      if (ownTrait) {
        const holder = words(ownTrait.entity.name.value);
        return property.origins.length === 0 && isOutOfPlace(property.name.value, holder, name);
      }
      return sameTrait !== undefined && !words(sameTrait.trait.name.value).some((word) => name.includes(word));
    }

    function judge(event: Event): void {
      for (const property of event.properties) {
        const meaning = meaningOf(property.name.value);
        if (meaning.tells) uses.add(event, property, saysState(event, property, meaning));
      }
    }

    const living: Event[] = [];
    /** Whether some name that events may carry tells. A property that was passed over with its mistake may have it. */
    let tells = !context.isWhole;
    return {
      event(event) {
        if (event.status !== "retired") living.push(event);
      },
      // A name is written in far fewer places than it is mentioned.
      property(property, { kind }) {
        if (kind === "event" || kind === "bundle" || kind === "dictionary")
          tells ||= meaningOf(property.name.value).tells;
      },
      end() {
        if (!tells) return;
        living.forEach(judge);
        for (const use of [...uses.values()].flatMap(apart)) {
          const { property, span } = use;
          const known = knownTrait(property, meaningOf(property.name.value), traits);
          const events = eventsOf(use);
          const name = property.name.value;
          if (known) {
            const holder = known.entity.name.value;
            const trait = `${holder}.${known.trait.name.value}`;
            context.report(
              "trait",
              span,
              { property: name, events, holder: `\`${holder}\``, trait },
              {
                label: "a state",
                related: [{ span: known.trait.name.span, label: "the trait" }],
                help: `Take it out of the event: \`${known.entity.kind.value === "group" ? "group" : "identify"}\` calls bring \`${trait}\` along. If you need the value frozen at that moment, refer to the trait, which says so: \`${name}: ${trait}\`.`,
              },
            );
          } else {
            const holder = holderOf(words(name), plan.entities, words);
            const user = onlyUser(plan.entities);
            const where = holder
              ? `under \`traits\` of \`${holder.name.value}\``
              : `under \`traits\` of ${user ? `\`${user.name.value}\`` : "the user"}, or of the group that has it`;
            context.report(
              "state",
              span,
              { property: name, events, holder: holder ? `\`${holder.name.value}\`` : "somebody" },
              { help: `Put \`${name}\` ${where}. ${keep}` },
            );
          }
        }
      },
    };
  },
});

/** What other events carry rightly is not wrong in the dictionary, but in the events that mention it. */
function apart(use: Use): readonly Use[] {
  if (use.events.length === use.carriers || use.mentions.length < use.events.length) return [use];
  return use.events.map((event, at) => ({ ...use, events: [event], span: use.mentions[at] ?? use.span }));
}

const keep =
  "If you need the value frozen at that moment, keep it and say so: `# trackc-ignore state-in-event: <why>`.";

interface Traits {
  /** By the entity's name and theirs in words: `user plan`. */
  readonly byName: ReadonlyMap<string, Known>;
  /** By what they count. */
  readonly byCounted: ReadonlyMap<string, Known>;
  /** By their own name. */
  readonly byOwn: ReadonlyMap<string, Known>;
  /** As they are referred to: `user.plan`. */
  readonly byReference: ReadonlyMap<string, Known>;
}

/** What users and groups have. What an object has describes what the event is about. */
function traitsOf(plan: Plan, words: (name: string) => readonly string[]): Traits {
  const byName = new Map<string, Known>();
  const byCounted = new Map<string, Known>();
  const byOwn = new Map<string, Known>();
  const byReference = new Map<string, Known>();
  for (const entity of plan.entities) {
    if (entity.kind.value === "object") continue;
    for (const trait of entity.traits) {
      const own = words(trait.name.value);
      byReference.set(`${entity.name.value}.${trait.name.value}`, { entity, trait });
      if (!byOwn.has(trait.name.value)) byOwn.set(trait.name.value, { entity, trait });
      if (trait.name.value === entity.id?.value || identities.has(own.at(-1) ?? "")) continue;
      const named = [...words(entity.name.value), ...own].join(" ");
      if (!byName.has(named)) byName.set(named, { entity, trait });
      const counted = countedIn(own);
      if (counted !== undefined && !byCounted.has(counted)) byCounted.set(counted, { entity, trait });
    }
  }
  return { byName, byCounted, byOwn, byReference };
}

/** The trait that a property repeats: the one it refers to, of its name, or of its meaning. */
function knownTrait(
  { name, origins }: Property,
  { sameTrait, countTrait }: Meaning,
  { byReference, byOwn }: Traits,
): Known | undefined {
  const reference = origins.find((origin) => origin.kind === "trait");
  return (reference && byReference.get(reference.name)) ?? byOwn.get(name.value) ?? sameTrait ?? countTrait;
}

/** Whether an event's name speaks of several of the things counted: `Reports Exported`. */
function countsMany(name: readonly string[], counted: string): boolean {
  const last = counted.slice(counted.lastIndexOf(" ") + 1);
  return name.some((word) => word !== last && singular(word) === last);
}

const contracts = wordSet("subscription membership plan account premium pro vip");
const measures = wordSet("age balance since");

/** Whether it is something that is bought, and so may be told when it is. */
function isContract({ about }: State): boolean {
  return about.some((word) => contracts.has(word)) && !about.some((word) => measures.has(word));
}
