import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { loadText } from "../../src/load/text.js";
import type { Event, Plan, Property, Type } from "../../src/plan/model.js";
import { positionAt, type Span } from "../../src/source/span.js";

/** A plan from texts, and what was said of it. */
export interface Resolved {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
  /** `LINE:COLUMN CODE` of every diagnostic, in order. */
  readonly findings: readonly string[];
  /** The text that a span covers. */
  textAt(span: Span | undefined): string;
}

/** Resolves a plan: one file's text, or several files by path, `trackc.yaml` among them where it matters. */
export function resolved(plan: string | Readonly<Record<string, string>>): Resolved {
  const files = typeof plan === "string" ? { "plans/plan.yaml": plan } : plan;
  const all = { "trackc.yaml": "name: example\n", ...files };
  const { value, diagnostics } = loadText(all);
  const place = (span: Span | undefined): string => {
    const file = span && value.sources.get(span.file);
    if (!file || !span) return "?";
    const { line, column } = positionAt(file, span.start);
    return `${line}:${column}`;
  };
  return {
    plan: value.plan,
    diagnostics,
    findings: diagnostics.map(({ span, code }) => `${place(span)} ${code}`),
    textAt: (span) => (span ? (value.sources.get(span.file)?.text.slice(span.start, span.end) ?? "") : ""),
  };
}

/** The plan of a text that has no mistakes. */
export function soundPlan(plan: string | Readonly<Record<string, string>>): Plan {
  const { plan: made, diagnostics } = resolved(plan);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return made;
}

/** The event of a name. */
export function eventOf(plan: Plan, name: string): Event {
  const event = plan.events.find((candidate) => candidate.name.value === name);
  if (!event) throw new Error(`no event ${name}`);
  return event;
}

/** The property of a name, of the plan's only event or of the one that is named. */
export function propertyOf(plan: Plan, name: string, event = plan.events[0]?.name.value ?? ""): Property {
  const property = eventOf(plan, event).properties.find((candidate) => candidate.name.value === name);
  if (!property) throw new Error(`no property ${name}`);
  return property;
}

/** Everything without its places, as plain JSON: what must not depend on where things are written. */
export function withoutPlaces(value: unknown): unknown {
  const places = new Set(["span", "keySpan", "valueSpan", "pinned"]);
  return JSON.parse(JSON.stringify(value, (key, inner) => (places.has(key) ? undefined : inner)));
}

/** A type in a short notation for assertions: descriptions and the like left out. */
export function shapeOf(type: Type): unknown {
  switch (type.kind) {
    case "array":
      return { ...type, ...(type.items && { items: shapeOf(type.items.type) }) };
    case "union":
      return { kind: "union", members: type.members.map((member) => shapeOf(member.type)) };
    case "enum":
      return type.members.map((member) => member.value);
    case "object":
      return {
        kind: "object",
        properties: Object.fromEntries(
          type.properties.map((property) => [
            property.name.value + (property.required ? "" : "?"),
            shapeOf(property.type),
          ]),
        ),
        additional: typeof type.additional === "boolean" ? type.additional : shapeOf(type.additional.type),
      };
    default:
      return type;
  }
}
