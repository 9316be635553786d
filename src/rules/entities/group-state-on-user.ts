import { message } from "../../diagnostics/message.js";
import { ambiguousCompanies, companies, heldByCompanies, isCompany } from "../../lint/names/companies.js";
import { startsWith, wordSet } from "../../lint/names/grammar.js";
import { countedIn } from "../../lint/names/state-names.js";
import { defineRule } from "../../lint/rule.js";
import type { Entity, Plan, Trait } from "../../plan/model.js";

/** Contracts that a person may have as well, unless the group has the very same trait. */
const contracts = wordSet("plan tier subscription billing contract trial licence license mrr arr seats");

/** What a person has in a group, and how to reach them there. */
const ofMember = wordSet(
  `id ids uuid key role roles position title rank admin owner member since joined at date email phone address permission permissions
   notification notifications status invited count default url`,
);

export default defineRule({
  id: "group-state-on-user",
  group: "entities",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Sums over users count the account once for each member; hardly a reviewer would let it pass.",
  beyondEvents: true,
  what: "A trait of a user who belongs to a group holds what the whole group has: `number_of_seats`, `company_size`, `organization_plan`, a contract that the group has as a trait of the same name, or a count that it has and the description says is its. What a person has in a group, such as `organization_role`, is left alone.",
  why: "Forty members carry forty copies of one number, each as old as the member's last visit. A sum over users counts the account forty times, and on the day the contract changes the copies don't.",
  fix: "Make it a trait of the group. Users reach it through `belongs_to`.",
  messages: {
    move: message`\`${"trait"}\` stands on \`${"user"}\` but belongs to the group \`${"group"}\``,
    copy: message`\`${"trait"}\` of \`${"user"}\` is what \`${"group"}\` has as \`${"same"}\``,
  },
  bad: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    belongs_to: organization
    traits:
      user_id: string
      number_of_seats: integer
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
`,
  good: `entities:
  user:
    kind: user
    description: A person with a login.
    id: user_id
    belongs_to: organization
    traits:
      user_id: string
  organization:
    kind: group
    description: A company that uses the product.
    id: organization_id
    traits:
      organization_id: string
      number_of_seats: integer
`,
  create(context) {
    const { words, plan } = context;
    const groups = groupsOf(plan);
    return {
      trait(trait, user) {
        if (user.kind.value !== "user" || user.belongsTo.length === 0 || trait.name.value === user.id?.value) return;
        const own = words(trait.name.value);
        const group = user.belongsTo
          .map(({ value }) => groups.get(value))
          .find((each) => each !== undefined && (isOf(own, each, words) || isCountOf(trait, each, words)));
        if (!group) return;
        const same = group.traits.find((each) => isSame(own, words(each.name.value), words(group.name.value)));
        const name = trait.name.value;
        const values = { trait: name, user: user.name.value, group: group.name.value };
        if (same) {
          context.report(
            "copy",
            trait.name.span,
            { ...values, same: same.name.value },
            {
              label: "the copy",
              related: [{ span: same.name.span, label: "the group's own" }],
              help: `Remove \`${name}\` from \`${user.name.value}\`: users reach \`${group.name.value}.${same.name.value}\` through \`belongs_to\`.`,
            },
          );
        } else {
          context.report("move", trait.name.span, values, {
            help: `Move \`${name}\` to the traits of \`${group.name.value}\`. Users reach it through \`belongs_to\`.`,
          });
        }
      },
    };
  },
});

function groupsOf({ entities }: Plan): ReadonlyMap<string, Entity> {
  return new Map(entities.filter(({ kind }) => kind.value === "group").map((entity) => [entity.name.value, entity]));
}

/** Whether a user's trait says something of a group as a whole. */
function isOf(own: readonly string[], group: Entity, words: (name: string) => readonly string[]): boolean {
  const named = words(group.name.value);
  const isFirm = isCompany(named);
  const whole = own.join(" ");
  // `company_size` on whoever belongs to an organization. An `account` or a `customer` may be the user.
  const isNamed = startsWith(own, named);
  const begins = isNamed || (isFirm && companies.has(own[0] as string) && !ambiguousCompanies.has(own[0] as string));
  const rest = own.slice(isNamed ? named.length : 1);
  // `account_plan` is the `plan` of a `restaurant_account`.
  const isLast = own.length === 2 && own[0] === named.at(-1) && contracts.has(own[1] as string);
  if (isLast && hasTrait(group, own[1] as string, words)) return true;
  if (begins && rest.length > 0 && whole !== "family name" && rest.every((word) => !ofMember.has(word))) return true;
  // `company_employee_count` is the company's `employee_count`.
  if (isFirm && (heldByCompanies.has(whole) || (begins && heldByCompanies.has(rest.join(" "))))) return true;
  return contracts.has(own[0] as string) && hasTrait(group, whole, words);
}

/**
 * Whether a count is the whole group's: the group has it too, and its description speaks of the group. Without that, a
 * person's `number_of_reports` may well be their own.
 */
function isCountOf({ name, description }: Trait, group: Entity, words: (name: string) => readonly string[]): boolean {
  const own = words(name.value);
  if (!description || countedIn(own) === undefined || !hasTrait(group, own.join(" "), words)) return false;
  const named = words(group.name.value);
  return words(description.value).some((word) => companies.has(word) || named.includes(word));
}

function hasTrait({ traits, id }: Entity, whole: string, words: (name: string) => readonly string[]): boolean {
  return traits.some(({ name }) => name.value !== id?.value && words(name.value).join(" ") === whole);
}

/** Whether the group has it already: `organization_plan` is its `plan`. */
function isSame(own: readonly string[], other: readonly string[], group: readonly string[]): boolean {
  const wanted = own.join(" ");
  return [other, [...group, ...other], [...group.slice(-1), ...other]].some((each) => each.join(" ") === wanted);
}
