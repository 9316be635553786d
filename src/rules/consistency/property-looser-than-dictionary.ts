import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { typedName } from "../../lint/plans/typed.js";
import { isMention, typePlace, typesOf } from "../../lint/plans/written.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import type { Property, Type } from "../../plan/model.js";

/** Where a name is defined for the whole plan. */
interface Standard {
  readonly property: Property;
  readonly where: "dictionary" | "context";
}

export default defineRule({
  id: "property-looser-than-dictionary",
  group: "consistency",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "The values that the dictionary refuses come in by another door; few teams mean that, and none lose data by it.",
  fixes: "unsafe",
  what: "An event or a bundle defines a property again that the dictionary or the context defines more strictly: any text where that has a list of values, a pattern or a format, any number where that has bounds. Other kinds of values are told by `property-type-conflict`, equal ones by `property-defined-twice`; a stricter definition is fine, and so are other bounds.",
  why: "`EUR` and `euro` lie in one column. Whoever trusts the dictionary's list misses what this event sends, and nothing says so.",
  fix: "Write only the name, which takes the dictionary's definition. If it is something else, give it another name.",
  messages: {
    looser: message`\`${"property"}\` takes ${"anything"} in ${"place"}, and ${"strictly"} in the ${"where"}`,
  },
  bad: `dictionary:
  currency: { type: string, pattern: '^[A-Z]{3}$' }
events:
  Refund Issued:
    description: Money of an order went back to whoever had paid it.
    properties:
      currency: string
  Order Paid:
    description: The money of an order has arrived on our account.
    properties:
      currency:
`,
  good: `dictionary:
  currency: { type: string, pattern: '^[A-Z]{3}$' }
events:
  Refund Issued:
    description: Money of an order went back to whoever had paid it.
    properties:
      currency:
  Order Paid:
    description: The money of an order has arrived on our account.
    properties:
      currency:
`,
  create(context) {
    const resolved = typesOf(context.plan);
    const standards = new Map<string, Standard>();
    for (const property of context.plan.context) standards.set(property.name.value, { property, where: "context" });
    for (const property of context.plan.dictionary)
      standards.set(property.name.value, { property, where: "dictionary" });
    return {
      property(property, owner, inside) {
        const standard = standards.get(property.name.value);
        if (!standard || inside.length > 0 || isMention(property)) return;
        const place = placeOf(owner);
        if (place === undefined || property.deprecated) return;
        context.compared();
        const strictly = strictness(resolved(standard.property.type));
        const anything = strictly && looseness(resolved(property.type));
        if (!strictly || !anything || strictly.kind !== anything.kind) return;
        const name = property.name.value;
        const values = {
          property: name,
          anything: anything.says,
          place,
          strictly: strictly.says,
          where: standard.where,
        };
        const isKnown = standard.where === "dictionary";
        context.report("looser", typePlace(property), values, {
          label: "looser here",
          related: [{ span: standard.property.name.span, label: `in the ${standard.where}` }],
          help: isKnown
            ? `Write \`${typedName(name)}${property.required ? "" : "?"}:\` with nothing behind it, which takes the dictionary's definition. If it is something else, give it another name.`
            : "Leave it out: the context brings it along. If it is something else, give it another name.",
          fix: isKnown ? fixFor(property) : undefined,
        });
      },
    };
  },
});

/** What is said of a type: of values of which kind, and how many of them. */
interface Said {
  readonly kind: "text" | "number";
  readonly says: string;
}

/** Formats with a column of their own: text there is a conflict of types. */
const ownColumn: ReadonlySet<string> = new Set(["date-time", "date", "time", "duration"]);

/** How a type limits its values; `undefined` where it hardly does. */
function strictness(type: Type): Said | undefined {
  if (type.kind === "string") {
    if (type.format) return ownColumn.has(type.format) ? undefined : { kind: "text", says: `only \`${type.format}\`` };
    return type.patterns ? { kind: "text", says: "only what fits a pattern" } : undefined;
  }
  if (type.kind === "enum") {
    if (type.constant || !type.members.every(({ value }) => typeof value === "string")) return undefined;
    return { kind: "text", says: `only ${type.members.length} values` };
  }
  // That something is not negative goes without saying; both bounds are a scale.
  if (type.kind === "number" && type.minimum !== undefined && type.maximum !== undefined) {
    return { kind: "number", says: `only ${type.minimum} to ${type.maximum}` };
  }
  return undefined;
}

/** Whether a type takes any text or any number. */
function looseness(type: Type): Said | undefined {
  if (type.kind === "string") {
    const isAny = type.format === undefined && type.patterns === undefined && type.minLength === undefined;
    return isAny ? { kind: "text", says: "any text" } : undefined;
  }
  if (type.kind !== "number") return undefined;
  const bounds = [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum];
  return bounds.every((bound) => bound === undefined) ? { kind: "number", says: "any number" } : undefined;
}

/** Where a property stands, for messages; `undefined` where that is the standard itself, or on its way out. */
function placeOf(owner: Owner): string | undefined {
  if (owner.kind === "bundle") return `the bundle \`${owner.name}\``;
  if (owner.kind !== "event") return undefined;
  const { status, name } = owner.event;
  return status === "retired" || status === "deprecated" ? undefined : `\`${name.value}\``;
}

/** The name alone, where nothing but the type would be lost. */
function fixFor({ name, span, keys }: Property): Fix | undefined {
  if (keys.some(({ key }) => key !== "type" && key !== "maxLength")) return undefined;
  return {
    title: `Take \`${name.value}\` from the dictionary`,
    // Less is accepted than before.
    safe: false,
    changes: [{ kind: "clear-value", value: span }],
  };
}
