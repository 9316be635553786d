import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import type { PropertyPlace } from "../../lint/given-names.js";
import { Coordinates } from "../../lint/names/coordinates.js";
import {
  endsIn,
  isAboutPerson,
  isAddressOrMessage,
  isOfAsset,
  isOfMessage,
  isPlace,
  isQuestion,
  looksIntimate,
  looksLikeKey,
  looksLikeMeasure,
  looksLikeWhereabouts,
  looksPersonal,
  looksSensitive,
  mayEndPersonal,
} from "../../lint/names/personal-names.js";
import { mayBePerson, saysPerson } from "../../lint/names/personal-text.js";
import { texts } from "../../lint/option.js";
import { typedType } from "../../lint/plans/typed.js";
import { isMention, typesOf } from "../../lint/plans/written.js";
import { remember } from "../../lint/remember.js";
import { defineRule, type Owner } from "../../lint/rule.js";
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
  what: "A property, a trait or a type looks like personal data by its name or its format (`email`, `first_name`, `ip_address`, `birth_date`, `type: email`) and says nothing under `privacy`. A `recipient` or an `agent_name` counts where its description says that it is a person's name. Numbers, booleans and enums are left alone (but not a `latitude` or a `longitude`, a `salary`, a `credit_score`, a `birth_year`, a user's `age` or `gender`, nor an enum of beliefs or health, such as `religion`), and so are names that only begin like it: `email_subject`, `has_phone`, `ip_version`. An `email_id` is left alone in an event about messages, and beside an `email`.",
  why: "What isn't declared is not held back: it goes to every destination, stays there without a term, and turns up when somebody asks which of their data you hold.",
  fixes: "both",
  fix: "Add `privacy: personal`, or `sensitive`; or `privacy: none` if it says nothing about a person.",
  options: {
    also: texts("Further names that mean personal data, whatever stands before: `[kundennummer, badge_number]`."),
    except: texts("Names that don't, although they look like it."),
  },
  messages: {
    name: message`\`${"name"}\` looks like personal data, and no \`privacy\` is declared`,
    format: message`\`${"name"}\` holds ${"called"}, and no \`privacy\` is declared`,
    place: message`\`${"latitude"}\` and \`${"longitude"}\` look like personal data, and no \`privacy\` is declared`,
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

    const isNamed = (own: readonly string[]): boolean =>
      looksPersonal(own) || also.some((ending) => endsIn(own, ending));
    const named = remember((name: string) => isNamed(words(name)));
    const namedOfUser = remember((name: string) => isNamed(["user", ...words(name)]));

    const alsoLast = new Set(also.map((ending) => ending.at(-1)));
    /** Whether a name may be personal data by its last word: most may not. */
    const mayEnd = remember((word: string) => alsoLast.has(word) || mayEndPersonal(word) || mayBePerson(word));
    const isSuspect = (name: string): boolean => {
      const own = words(name);
      return own.length === 0 || mayEnd(own[own.length - 1] as string);
    };
    /** Whether values of a type may be in a format that is personal data, whatever they are called. */
    const mayHaveFormat = (type: Type): boolean => {
      switch (type.kind) {
        case "string":
          return type.format !== undefined && formats.has(type.format);
        case "reference":
          return mayHaveFormatNamed(type.name);
        case "array":
        case "union":
          return formatIn(type) !== undefined;
        default:
          return false;
      }
    };
    const formatIn = (type: Type): string | undefined => {
      const element = elementOf(type, resolved);
      return element.kind === "string" ? formats.get(element.format) : undefined;
    };
    const mayHaveFormatNamed = remember((name: string) => formatIn({ kind: "reference", name }) !== undefined);

    const isWhereabouts = (name: string, owner: Owner): boolean => {
      const isOfPerson = owner.kind === "entity" ? owner.entity.kind.value === "user" : owner.kind !== "type";
      const event = owner.kind === "event" ? words(owner.event.name.value) : [];
      return isOfPerson && looksLikeWhereabouts(words(name), event);
    };

    const measured = remember((name: string) => looksLikeMeasure(words(name), []));
    const measuredOfUser = remember((name: string) => looksLikeMeasure(["user", ...words(name)], []));
    /** Whether a number or a choice is a person's: what a user has, or whatever its name says so of. */
    const isMeasure = (name: string, owner: Owner): boolean => {
      // Nearly no name is one, whoever it is of.
      if (!measured(name) && !measuredOfUser(name)) return false;
      const around = owner.kind === "event" ? words(owner.event.name.value) : ownerWords(owner, words);
      const isOfUser =
        owner.kind === "entity" ? owner.entity.kind.value === "user" : owner.kind === "event" && isAboutPerson(around);
      if (!measured(name) && !(isOfUser && measuredOfUser(name))) return false;
      const isOfGroup = owner.kind === "entity" && owner.entity.kind.value === "group";
      return !isOfGroup && (isOfUser || looksLikeMeasure(words(name), around));
    };

    const intimate = remember((name: string) => looksIntimate(words(name)));

    /** What personal data it looks like: that of a format, that of a name, or none. */
    function signOf(name: string, definition: Definition, owner: Owner): Sign | undefined {
      const type = elementOf(definition.type, resolved);
      const called = type.kind === "string" ? formats.get(type.format) : undefined;
      const isOfUser = owner.kind === "entity" && owner.entity.kind.value === "user";
      const isException = (): boolean => except.has(words(name).join(" "));
      if (type.kind === "number" && isWhereabouts(name, owner) && !isException()) return "place";
      if ((type.kind === "number" || type.kind === "enum") && isMeasure(name, owner) && !isException()) return "name";
      if (type.kind === "enum" && intimate(name) && !isException()) return "name";
      if (!called && !mayHoldText(type)) return undefined;
      if (!called && !named(name) && !(isOfUser && namedOfUser(name))) {
        const event = owner.kind === "event" ? words(owner.event.name.value) : [];
        const isSaid = type.kind === "string" && saysPerson(words(name), definition.description?.value, event);
        return isSaid && !isException() ? "name" : undefined;
      }
      const own = words(name);
      if (!called && isOfOffer(own, owner)) return undefined;
      const around = ownerWords(owner, words);
      const event = owner.kind === "event" ? words(owner.event.name.value) : around;
      if (except.has(own.join(" ")) || isQuestion(own) || isOfAsset(own, isPlace(own) ? event : around))
        return undefined;
      if (!called && isAddressOrMessage(own) && (isOfMessage(own, event) || hasEmail(owner))) return undefined;
      return called ? { called } : "name";
    }

    /** Whether the address has a name of its own there: an `email_id` beside `email` is a message's. */
    function hasEmail(owner: Owner): boolean {
      const all = owner.kind === "event" ? owner.event.properties : owner.kind === "entity" ? owner.entity.traits : [];
      return all.some(({ name }) => /^e? ?mail(?: address)?$/.test(words(name.value).join(" ")));
    }

    /** An output that denies a class of privacy leaves out what is declared; otherwise it changes what is said of it alone. */
    const isSafe = context.project.outputs.every(({ options }) => options.every(({ name }) => name.value !== "deny"));

    /** A `salary` that is written as text is a vacancy's where a number would be. */
    function isOfOffer(own: readonly string[], owner: Owner): boolean {
      return looksLikeMeasure(own, []) && !isMeasure(own.join(" "), owner);
    }

    const given = context.names;
    const places = new Coordinates();

    function tell(sign: Sign, name: Text, privacy: Declared, help: string): void {
      const more = { help, fix: declaring(name, privacy, isSafe) };
      if (typeof sign === "string") report("name", name.span, { name: name.value }, more);
      else report("format", name.span, { name: name.value, called: sign.called }, more);
    }

    /** Types that are reported themselves, once, and not wherever they are used. */
    const reported = new Set<string>();

    function property(each: Property, owner: Owner, inside: readonly Definition[]): void {
      if (each.privacy || isMention(each)) return;
      if (each.origins.length > 0 && each.origins.some((origin) => origin.kind === "trait")) return;
      if (each.type.kind === "reference" && reported.has(each.type.name)) return;
      // Whoever declared the whole object has thought of its parts.
      if (inside.length > 0 && inside.some((outer) => outer.privacy)) return;
      if (owner.kind === "event" && owner.event.status === "retired") return;
      const sign = signOf(each.name.value, each, owner);
      if (!sign || saysPrivacy(each, types)) return;
      if (sign === "place") {
        places.add(each, owner, inside, words(each.name.value));
        return;
      }
      const own = words(each.name.value);
      const privacy = looksSensitive(own) ? "sensitive" : "personal";
      tell(sign, each.name, privacy, looksLikeKey(own) ? secret : helpFor(each, privacy) + noteOn(own));
    }

    return {
      plan() {
        for (const { name, definition } of plan.types) {
          const owner: Owner = { kind: "type", name: name.value };
          if (!saysPrivacy(definition, types) && signOf(name.value, definition, owner)) reported.add(name.value);
        }
      },
      type({ name, definition }) {
        const sign = reported.has(name.value) && signOf(name.value, definition, { kind: "type", name: name.value });
        if (!sign) return;
        const help =
          "Add `privacy: personal` to the type, which declares everything of it at once; or `privacy: none`.";
        tell(sign, name, "personal", help);
      },
      end() {
        // Halves of a place are told in the order in which they are given.
        for (const { property: each, owner, inside } of suspects().sort((a, b) => a.at - b.at)) {
          property(each, owner, inside);
        }
        for (const { trait, entity } of given.traits) {
          if (isSuspect(trait.name.value) || mayHaveFormat(trait.type)) property(trait, { kind: "entity", entity }, []);
        }
        for (const coordinates of places.values()) {
          for (let at = 0; at < coordinates.length; at += 2) tellPlace(coordinates.slice(at, at + 2));
        }
      },
    };

    /** Where properties are that may be personal data by their name or their format. */
    function suspects(): PropertyPlace[] {
      const found: PropertyPlace[] = [];
      for (const [name, places] of given.properties) {
        const isNamed = isSuspect(name);
        for (const place of places) if (isNamed || mayHaveFormat(place.property.type)) found.push(place);
      }
      return found;
    }

    /** Half a place that is declared protects nobody: both halves are told, and put right, together. */
    function tellPlace([first, second]: readonly Property[]): void {
      if (!first) return;
      if (!second) {
        tell("place", first.name, "personal", helpFor(first, "personal"));
        return;
      }
      const { changes } = declaring(first.name, "personal", isSafe);
      const { changes: others } = declaring(second.name, "personal", isSafe);
      report(
        "place",
        first.name.span,
        { latitude: first.name.value, longitude: second.name.value },
        {
          related: [{ span: second.name.span, label: "the other half" }],
          help: "Add `privacy: personal` to both; or `privacy: none` if they say nothing about a person.",
          fix: { title: "Declare `privacy: personal` on both", safe: isSafe, changes: [...changes, ...others] },
        },
      );
    }
  },
});

/** A name, one half of a place, or a format with what it holds. */
type Sign = "name" | "place" | { readonly called: string };

/** What to do with numbers of cards and accounts, passwords and the like. */
const secret = "Don't send it to analytics. If you must, declare `privacy: sensitive`.";

/** What else there is to say of it. */
function noteOn(words: readonly string[]): string {
  return words.at(-1) === "age" ? " An age is wrong within a year; the year of birth stays right." : "";
}

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

/** The thing to type: a lone type becomes a mapping, a mapping gets a key. */
function helpFor({ name, required, keys, type }: Property, privacy: Declared): string {
  if (keys.length > 0 || type.kind === "enum") {
    const other = privacy === "personal" ? "sensitive" : "personal";
    return `Add \`privacy: ${privacy}\`, or \`${other}\`; or \`privacy: none\` if it says nothing about a person.`;
  }
  const key = `${name.value}${required ? "" : "?"}`;
  return `Write \`${key}: { type: ${typedType(type)}, privacy: ${privacy} }\`; or \`privacy: none\` if it says nothing about a person.`;
}

/** What a list is a list of, and what may be null apart from that. */
function elementOf(type: Type, resolved: (type: Type) => Type): Type {
  let found = resolved(type);
  // Lists in lists nest only as deep as somebody wrote them; named types could go round in a circle.
  for (let depth = 0; depth < 4; depth++) {
    if (found.kind === "array" && found.items) found = resolved(found.items.type);
    else if (found.kind === "union") {
      const members = found.members.map((member) => resolved(member.type));
      const told = members.find(mayHoldText) ?? members.find(({ kind }) => kind !== "null");
      if (!told) return found;
      found = told;
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
