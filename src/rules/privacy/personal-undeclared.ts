import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { texts } from "../../lint/option.js";
import {
  endsIn,
  isOfAsset,
  isQuestion,
  looksIntimate,
  looksLikeWhereabouts,
  looksPersonal,
  looksSensitive,
} from "../../lint/personal-names.js";
import { defineRule, type Owner } from "../../lint/rule.js";
import { typedType } from "../../lint/typed.js";
import { isMention, typesOf } from "../../lint/written.js";
import type { Definition, Plan, Property, Type } from "../../plan/model.js";
import type { Text } from "../../source/span.js";

const formats: ReadonlyMap<string | undefined, string> = new Map([
  ["email", "e-mail addresses"],
  ["ipv4", "IP addresses"],
  ["ipv6", "IP addresses"],
]);

export default defineRule({
  id: "personal-undeclared",
  group: "privacy",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "It goes by names, so it may be mistaken; the answer, `privacy: none`, is short.",
  what: "A property, a trait or a type looks like personal data by its name or its format (`email`, `first_name`, `ip_address`, `birth_date`, `type: email`) and says nothing under `privacy`. Numbers, booleans and enums are left alone (but not a `latitude`, nor an enum of beliefs or health, such as `religion`), and so are names that only begin like it: `email_subject`, `has_phone`, `ip_version`.",
  why: "What isn't declared is not held back: it goes to every destination, stays there without a term, and turns up when somebody asks which of their data you hold.",
  fixes: "both",
  fix: "Add `privacy: personal`, or `sensitive`; or `privacy: none` if it is nobody's in particular.",
  options: {
    also: texts("Further names that mean personal data, whatever stands before: `[kundennummer, badge_number]`."),
    except: texts("Names that don't, although they look like it."),
  },
  messages: {
    name: message`\`${"name"}\` looks like personal data and says nothing of privacy`,
    format: message`\`${"name"}\` holds ${"called"} and says nothing of privacy`,
  },
  bad: `events:
  Newsletter Joined:
    description: The link in the first mail was opened, which confirms the address.
    properties:
      email: string
`,
  good: `events:
  Newsletter Joined:
    description: The link in the first mail was opened, which confirms the address.
    properties:
      email: { type: string, privacy: personal }
`,
  create(context) {
    const { words, plan, report } = context;
    const also = [...context.options.also.map((name) => words(name)), ...namesOfPeople(plan, words)];
    const except = new Set(context.options.except.map((name) => words(name).join(" ")));
    const resolved = typesOf(plan);
    const types = new Map(plan.types.map((type) => [type.name.value, type.definition]));

    const named = rememberNamed((name) => {
      const own = words(name);
      return looksPersonal(own) || also.some((ending) => endsIn(own, ending));
    });

    const isWhereabouts = (name: string, owner: Owner): boolean => {
      const isOfPerson = owner.kind === "entity" ? owner.entity.kind.value === "user" : owner.kind !== "type";
      const event = owner.kind === "event" ? words(owner.event.name.value) : [];
      return isOfPerson && looksLikeWhereabouts(words(name), event);
    };

    const intimate = rememberNamed((name) => looksIntimate(words(name)));

    /** What personal data it looks like: that of a format, that of a name, or none. */
    function signOf(
      name: string,
      definition: Definition,
      owner: Owner,
    ): "name" | { readonly called: string } | undefined {
      const type = elementOf(definition.type, resolved);
      const called = type.kind === "string" ? formats.get(type.format) : undefined;
      const isOfUser = owner.kind === "entity" && owner.entity.kind.value === "user";
      if (type.kind === "number" && isWhereabouts(name, owner) && !except.has(words(name).join(" "))) return "name";
      if (type.kind === "enum" && intimate(name) && !except.has(words(name).join(" "))) return "name";
      if (!called && !(mayHoldText(type) && (named(name) || (isOfUser && named(`user ${name}`))))) return undefined;
      const own = words(name);
      if (except.has(own.join(" ")) || isQuestion(own) || isOfAsset(own, ownerWords(owner, words))) return undefined;
      return called ? { called } : "name";
    }

    /** An output that denies a class of privacy leaves out what is declared; otherwise it changes what is said of it alone. */
    const isSafe = context.project.outputs.every(({ options }) => options.every(({ name }) => name.value !== "deny"));

    function check(name: Text, definition: Definition, owner: Owner, privacy: Declared, help: string): void {
      const sign = signOf(name.value, definition, owner);
      if (!sign || saysPrivacy(definition, types)) return;
      const more = { help, fix: declaring(name, privacy, isSafe) };
      if (sign === "name") report("name", name.span, { name: name.value }, more);
      else report("format", name.span, { name: name.value, called: sign.called }, more);
    }

    /** Types that are reported themselves, once, and not wherever they are used. */
    const reported = new Set<string>();

    function property(each: Property, owner: Owner, inside: readonly Definition[]): void {
      if (each.privacy || isMention(each) || each.origins.some((origin) => origin.kind === "trait")) return;
      if (each.type.kind === "reference" && reported.has(each.type.name)) return;
      // Whoever declared the whole object has thought of its parts.
      if (inside.some((outer) => outer.privacy)) return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      const privacy = looksSensitive(words(each.name.value)) ? "sensitive" : "personal";
      check(each.name, each, owner, privacy, helpFor(each, privacy));
    }

    return {
      plan() {
        for (const { name, definition } of plan.types) {
          const owner: Owner = { kind: "type", name: name.value };
          if (!saysPrivacy(definition, types) && signOf(name.value, definition, owner)) reported.add(name.value);
        }
      },
      type({ name, definition }) {
        if (!reported.has(name.value)) return;
        const help =
          "Add `privacy: personal` to the type, which declares everything of it at once; or `privacy: none`.";
        check(name, definition, { kind: "type", name: name.value }, "personal", help);
      },
      property,
      trait: (trait, entity) => property(trait, { kind: "entity", entity }, []),
    };
  },
});

/** What the plan's own people are called: `courier_name`, where couriers are users. An account may be a company. */
function namesOfPeople({ entities }: Plan, words: (name: string) => readonly string[]): readonly (readonly string[])[] {
  return entities
    .filter(({ name, kind }) => kind.value === "user" && name.value !== "account")
    .map(({ name }) => [...words(name.value), "name"]);
}

type Declared = "personal" | "sensitive";

function declaring(name: Text, privacy: Declared, safe: boolean): Fix {
  const changes = [{ kind: "set-key", of: name.span, key: "privacy", to: privacy }] as const;
  return { title: `Declare \`privacy: ${privacy}\``, safe, changes };
}

/** What is so of names, found out once for each. */
function rememberNamed(isSo: (name: string) => boolean): (name: string) => boolean {
  const remembered = new Map<string, boolean>();
  return (name) => {
    const found = remembered.get(name) ?? isSo(name);
    remembered.set(name, found);
    return found;
  };
}

/** The thing to type: a lone type becomes a mapping, a mapping gets a key. */
function helpFor({ name, required, keys, type }: Property, privacy: Declared): string {
  if (keys.length > 0 || type.kind === "enum") {
    const other = privacy === "personal" ? "sensitive" : "personal";
    return `Add \`privacy: ${privacy}\`, or \`${other}\`; or \`privacy: none\` if it is nobody's in particular.`;
  }
  const key = `${name.value}${required ? "" : "?"}`;
  return `Write \`${key}: { type: ${typedType(type)}, privacy: ${privacy} }\`; or \`privacy: none\` if it is nobody's in particular.`;
}

/** What a list is a list of, and what may be null apart from that. */
function elementOf(type: Type, resolved: (type: Type) => Type): Type {
  let found = resolved(type);
  // Lists in lists nest only as deep as somebody wrote them; named types could go round in a circle.
  for (let depth = 0; depth < 4; depth++) {
    if (found.kind === "array" && found.items) found = resolved(found.items.type);
    else if (found.kind === "union") {
      const text = found.members.map((member) => resolved(member.type)).find(mayHoldText);
      if (!text) return found;
      found = text;
    } else return found;
  }
  return found;
}

/** Whether a definition says something of privacy, or its items, members or named types do. */
function saysPrivacy(definition: Definition, types: ReadonlyMap<string, Definition>, depth = 0): boolean {
  if (definition.privacy) return true;
  if (depth > 4) return false;
  const { type } = definition;
  const inner = (each: Definition | undefined): boolean => each !== undefined && saysPrivacy(each, types, depth + 1);
  if (type.kind === "array") return inner(type.items);
  if (type.kind === "union") return type.members.some(inner);
  return type.kind === "reference" && inner(types.get(type.name));
}

/** Objects that list their properties are looked at property by property. */
function mayHoldText(type: Type): boolean {
  if (type.kind === "object") return type.properties.length === 0;
  return type.kind === "string" || type.kind === "any" || type.kind === "array" || type.kind === "union";
}

function ownerWords(owner: Owner, words: (name: string) => readonly string[]): readonly string[] {
  if (owner.kind === "entity") return words(owner.entity.name.value);
  return owner.kind === "bundle" || owner.kind === "type" ? words(owner.name) : [];
}
