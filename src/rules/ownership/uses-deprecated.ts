import { message } from "../../diagnostics/message.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { successorsIn } from "../../lint/plans/successors.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Definition, Plan, Property } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

type Kind = "type" | "trait" | "dictionary";

/** Something deprecated that others refer to, and where they do. */
interface Deprecated {
  readonly kind: Kind;
  readonly name: string;
  readonly span: Span;
  /** The sentence under `deprecated`, if it is one. */
  readonly note: string | undefined;
  readonly uses: { readonly place: string; readonly span: Span }[];
}

export default defineRule({
  id: "uses-deprecated",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "What is on its way out only goes when the plan itself stops leaning on it, and this is the list of what still does.",
  what: "The plan leans on something that is deprecated: a type or trait to which others refer, a property that is deprecated and yet required, an event that is the successor of another, or all events of a metric. Optional properties may be deprecated, for so they come to an end. What is itself deprecated or retired is left alone. One finding for each deprecated thing, at its first use and with the others.",
  why: "A deprecated property that is required can't be left out by anybody. A successor that is on its way out sends people through two migrations, and a metric whose events all end will end with them, unannounced.",
  fix: "Refer to what replaces it; make a deprecated property optional, so that senders can stop one by one.",
  fixes: "unsafe",
  messages: {
    used: message`${"places"} ${"verb"} the ${"kind"} \`${"name"}\`, which is deprecated`,
    required: message`\`${"name"}\` is deprecated and required`,
    requiredBy: message`${"places"} ${"verb"} \`${"name"}\`, which is deprecated`,
    successor: message`\`${"event"}\` is replaced by \`${"successor"}\`, which is deprecated`,
    metric: message`\`${"metric"}\` is answered only by what is on its way out: ${"events"}`,
  },
  bad: `types:
  genre: { enum: [pop, rock], deprecated: Use shelf instead. }
  shelf: [popular, guitars]
events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      mood: genre
`,
  good: `types:
  genre: { enum: [pop, rock], deprecated: Use shelf instead. }
  shelf: [popular, guitars]
events:
  Song Played:
    description: The first second of it reached the listener.
    properties:
      mood: shelf
`,
  create(context) {
    const deprecated = deprecatedIn(context.plan);
    const successors = successorsIn(context.plan);

    function use(kind: Kind, name: string, owner: Owner, span: Span): void {
      deprecated.get(`${kind} ${name}`)?.uses.push({ place: placeOf(owner), span });
    }

    function property(each: Property, owner: Owner): void {
      if (!each.deprecated || isEnding(owner, deprecated)) return;
      const { name, required, origins } = each;
      const origin = origins[0];
      if (each.keys.some(({ key }) => key === "deprecated") || !origin) {
        // Names of the dictionary carry no optionality.
        if (!required || owner.kind === "dictionary") return;
        const help = `Write \`${name.value}?\`, so that senders can stop one by one.`;
        context.report("required", name.span, { name: name.value }, { help });
      } else if (origin.kind === "trait" || (origin.kind === "dictionary" && required)) {
        use(origin.kind, origin.name, owner, name.span);
      }
    }

    function definition(each: Definition, owner: Owner): void {
      if (each.deprecated && each.keys.some(({ key }) => key === "deprecated")) return;
      const type = each.type.kind === "reference" ? each.type.name : refinedType(each);
      if (type === undefined || isEnding(owner, deprecated)) return;
      use("type", type, owner, each.span);
    }

    return {
      ending: property,
      // A mention of what is deprecated is deprecated itself.
      ...(deprecated.size > 0 && { mention: property, definition }),
      endingEvent({ name, status, replacedBy }) {
        const successor = replacedBy && successors.find(replacedBy.value);
        // One that is retired is `retired-still-planned`'s to tell.
        if (!replacedBy || status === "retired" || successor?.status !== "deprecated") return;
        const heir = successors.heirOf(successor);
        context.report(
          "successor",
          replacedBy.span,
          { event: name.value, successor: replacedBy.value },
          {
            related: [{ span: successor.name.span, label: "deprecated" }],
            help: heir
              ? `Write \`replaced_by: ${heir.name.value}\`, which replaces \`${replacedBy.value}\`.`
              : "Name an event that is there to stay, or remove `replaced_by`.",
            fix: heir && {
              title: `Replace by \`${heir.name.value}\``,
              safe: false,
              changes: [{ kind: "replace-value", value: replacedBy.span, to: heir.name.value }],
            },
          },
        );
      },
      metric(metric) {
        // What could not be read may hold an event that stays.
        if (!context.isWhole || !successors.anyEnds) return;
        const statuses = new Set(metric.events.map(({ value }) => successors.find(value)?.status));
        if (!statuses.delete("deprecated")) return;
        statuses.delete("retired");
        if (statuses.size > 0) return;
        const events = listed(metric.events.map(({ value }) => value));
        const help = successors.helpFor(metric);
        context.report("metric", metric.name.span, { metric: metric.name.value, events }, { help });
      },
      end() {
        for (const { kind, name, span, note, uses } of deprecated.values()) {
          const [first, ...others] = uses;
          if (!first) continue;
          const users = [...new Set(uses.map(({ place }) => place))];
          const places = listed(users);
          const isOne = users.length === 1;
          const related = [
            { span, label: "deprecated here" },
            ...firstFew(others).map((each) => ({ span: each.span, label: "also used here" })),
          ];
          const says = note && note.length <= 160 ? ` Its note says: \`${note}\`` : "";
          if (kind === "dictionary") {
            const help = `Write \`${name}?:\` there, so that senders can stop one by one.${says}`;
            const verb = isOne ? "requires" : "require";
            context.report("requiredBy", first.span, { name, places, verb }, { related, help });
          } else {
            const help = `Refer to what replaces it.${says}`;
            const verb = isOne ? "uses" : "use";
            context.report("used", first.span, { kind, name, places, verb }, { related, help });
          }
        }
      },
    };
  },
});

/** The type that a definition refines, whose deprecation came along. */
function refinedType({ deprecated, origins }: Definition): string | undefined {
  const origin = origins[0];
  return deprecated && origin?.kind === "type" ? origin.name : undefined;
}

/** What is deprecated and can be referred to, by kind and name. */
function deprecatedIn(plan: Plan): ReadonlyMap<string, Deprecated> {
  const found = new Map<string, Deprecated>();
  const add = (kind: Kind, name: string, span: Span, by: NonNullable<Definition["deprecated"]>): void => {
    const note = typeof by.value === "string" ? by.value : undefined;
    found.set(`${kind} ${name}`, { kind, name, span, note, uses: [] });
  };
  for (const { name, definition } of plan.types) {
    if (definition.deprecated) add("type", name.value, name.span, definition.deprecated);
  }
  for (const { name, deprecated } of plan.dictionary) {
    if (deprecated) add("dictionary", name.value, name.span, deprecated);
  }
  for (const { name, traits } of plan.entities) {
    for (const trait of traits) {
      if (trait.deprecated) add("trait", `${name.value}.${trait.name.value}`, trait.name.span, trait.deprecated);
    }
  }
  return found;
}

/** Whether what stands there is on its way out itself. */
function isEnding(owner: Owner, deprecated: ReadonlyMap<string, Deprecated>): boolean {
  if (owner.kind === "event") return owner.event.status === "deprecated" || owner.event.status === "retired";
  return owner.kind === "type" && deprecated.has(`type ${owner.name}`);
}

function placeOf(owner: Owner): string {
  switch (owner.kind) {
    case "event":
      return owner.event.name.value;
    case "entity":
      return owner.entity.name.value;
    case "bundle":
    case "type":
      return owner.name;
    case "context":
    case "dictionary":
      return owner.kind;
  }
}
