import type { Definition, EnumMember, FormatName, Privacy, Type } from "../../plan/model.js";
import { type DocPart, type DocText, doc, docText } from "./doors.js";
import { valueText } from "./value-text.js";

/** What the doc comment of a property, a trait or a named type says. */
export function describe(definition: Definition): readonly DocPart[] {
  const { type, description, deprecated, expires, consent, examples } = definition;
  const parts: DocPart[] = [];
  if (description) parts.push(paragraph(docText(description.value)));
  for (const member of valuesOf(type)) if (member.description || member.deprecated) parts.push(describeValue(member));
  const facts = [
    ...constraints(type),
    ...PRIVACY[definition.privacy?.value ?? "none"],
    ...(consent.length > 0 ? [`Left out without consent to ${names(consent.map(({ value }) => value))}.`] : []),
    ...(expires ? [`Expires on ${expires.value}.`] : []),
  ];
  parts.push(paragraph(docText(facts.join(" "))));
  for (const example of examples)
    parts.push(tag("example", docText(valueText(example.value, Number.POSITIVE_INFINITY))));
  if (deprecated) parts.push(deprecation(deprecated.value));
  return parts;
}

export function paragraph(text: DocText): DocPart {
  return { kind: "paragraph", text };
}

/** One of our own tags. */
export function tag(name: "deprecated" | "example" | "see", text: DocText): DocPart {
  const opening = { deprecated: doc`@deprecated`, example: doc`@example`, see: doc`@see` }[name];
  return { kind: "tag", text: text === "" ? opening : doc`${opening} ${text}` };
}

/** `@deprecated`, with what somebody wrote about it. */
function deprecation(said: true | string): DocPart {
  return tag("deprecated", docText(said === true ? "" : said));
}

/** `a`, `a and b`, `a, b and c`. */
export function names(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function describeValue({ value, description, deprecated }: EnumMember): DocPart {
  const said: string[] = [];
  if (deprecated) said.push(deprecated.value === true ? "Deprecated." : `Deprecated: ${deprecated.value}`);
  if (description) said.push(description.value);
  return { kind: "list", text: docText(`\`${valueText(value, Number.POSITIVE_INFINITY)}\`: ${said.join(" ")}`) };
}

/** The values that a type lists itself, also beside null or in an array. */
function valuesOf(type: Type): readonly EnumMember[] {
  switch (type.kind) {
    case "enum":
      return type.members;
    case "union":
      return type.members.flatMap((member) => (member.type.kind === "enum" ? member.type.members : []));
    case "array":
      return type.items?.type.kind === "enum" ? type.items.type.members : [];
    default:
      return [];
  }
}

const FORMATS: Readonly<Record<FormatName, string>> = {
  "date-time": "A date and time, such as 2026-01-31T09:30:00Z.",
  date: "A date, such as 2026-01-31.",
  time: "A time with its zone, such as 09:30:00Z.",
  duration: "A duration, such as P3DT12H.",
  email: "An e-mail address.",
  uri: "A URI with its scheme.",
  uuid: "A UUID.",
  hostname: "A host name.",
  ipv4: "An IPv4 address.",
  ipv6: "An IPv6 address.",
};

const PRIVACY: Readonly<Record<Privacy, readonly string[]>> = {
  none: [],
  personal: ["Personal data."],
  sensitive: ["Sensitive data."],
};

/** What the TypeScript type can't say. */
function constraints(type: Type): readonly string[] {
  switch (type.kind) {
    case "number":
      return sentence([
        ...(type.integer ? ["a whole number"] : []),
        ...fact("at least", type.minimum),
        ...fact("more than", type.exclusiveMinimum),
        ...fact("at most", type.maximum),
        ...fact("less than", type.exclusiveMaximum),
        ...(type.multipleOf ?? []).map((step) => `a multiple of ${step}`),
      ]);
    case "string":
      return [
        ...(type.format ? [FORMATS[type.format]] : []),
        ...sentence([
          ...fact("at least", type.minLength, "characters"),
          ...fact("at most", type.maxLength, "characters"),
        ]),
        ...(type.patterns ?? []).map((pattern) => `Matches \`${pattern}\`.`),
      ];
    case "array":
      return sentence([
        ...fact("at least", type.minItems, "items"),
        ...fact("at most", type.maxItems, "items"),
        ...(type.uniqueItems ? ["no two alike"] : []),
      ]);
    case "union":
      return [...new Set(type.members.flatMap((member) => constraints(member.type)))];
    default:
      return [];
  }
}

function fact(words: string, bound: number | undefined, what?: string): readonly string[] {
  if (bound === undefined) return [];
  return [what === undefined ? `${words} ${bound}` : `${words} ${bound} ${bound === 1 ? what.slice(0, -1) : what}`];
}

/** Facts as one sentence. */
function sentence(facts: readonly string[]): readonly string[] {
  const text = facts.join(", ");
  return text === "" ? [] : [`${text[0]?.toUpperCase()}${text.slice(1)}.`];
}
