import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { personalAddressIn } from "../../lint/names/addresses.js";
import { defineRule } from "../../lint/rule.js";
import { within } from "../../lint/spans.js";
import type { Definition, Event, Json } from "../../plan/model.js";
import type { Located, Text } from "../../source/span.js";

const uuid = /(?:^|[^0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/i;

/** Somebody and their number: `User 48115 Logged In`. Up to three digits may number places: `user_2`. */
const numbered =
  /(?:^|[^\p{L}])(?:user|customer|member|patient|employee|account|visitor|client|subscriber|person)s?(?:[ _.-]?id)?[ _.#:-]*\d{4,}/iu;

export default defineRule({
  id: "personal-in-name",
  group: "privacy",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Names go into every output, chart and repository, where no filter looks for personal data.",
  what: "Personal data stands in the plan itself: an e-mail address in the name of an event or a property, in a value of an enum or in an example; or the key of one person in the name of an event or a property. Addresses of `example.com` and of functions (`support@…`) are left alone.",
  why: "The plan is read by everybody, compiled into the application and kept for ever in version control. An event for each customer also makes thousands of events that nobody can count together.",
  fix: "Write the name without it, and send what differs as a property. In examples, use an address of `example.com`, which belongs to nobody.",
  fixes: "unsafe",
  messages: {
    name: message`The name \`${"name"}\` holds ${"what"}`,
    value: message`The value \`${"value"}\` of \`${"name"}\` holds an e-mail address`,
    example: message`An example of \`${"name"}\` holds the address \`${"address"}\`, which may be somebody's`,
  },
  bad: `events:
  Invitation Sent to ada@lovelace.org:
    description: The mail with the link was handed to the mail server.
`,
  good: `events:
  Invitation Sent:
    description: The mail with the link was handed to the mail server.
    properties:
      recipient: { type: email, privacy: personal }
    examples:
      - { recipient: ada@example.com }
`,
  create({ report }) {
    function checkName(name: Text): void {
      const what = personIn(name.value);
      if (!what) return;
      report(
        "name",
        name.span,
        { name: name.value, what },
        {
          help: "Leave it out of the name. If it is needed at all, send it as a property, with `privacy: personal` where it is a person's.",
        },
      );
    }
    function checkExamples(name: string, examples: readonly Located<Json>[], inside: Definition | Event): void {
      if (examples.length === 0) return;
      for (const { value, span } of examples) {
        const address = addressIn(value);
        // What came along from elsewhere is told there.
        if (address === undefined || !within(inside.span, span)) continue;
        report(
          "example",
          span,
          { name, address },
          {
            help: "Write an address of `example.com`, which belongs to nobody: `ada@example.com`.",
            fix: value === address && examples.length === 1 ? fixOf(span) : undefined,
          },
        );
      }
    }
    return {
      event(event) {
        checkName(event.name);
        checkExamples(event.name.value, event.examples, event);
        if (event.callName) checkValues(event.callName, event.name.value);
      },
      property(property) {
        checkName(property.name);
        checkExamples(property.name.value, property.examples, property);
        checkValues(property, property.name.value);
      },
      trait(trait) {
        checkName(trait.name);
        checkExamples(trait.name.value, trait.examples, trait);
        checkValues(trait, trait.name.value);
      },
      type({ name, definition }) {
        checkExamples(name.value, definition.examples, definition);
        checkValues(definition, name.value);
      },
    };

    function checkValues({ type, span }: Definition, name: string): void {
      if (type.kind !== "enum") return;
      for (const member of type.members) {
        if (typeof member.value !== "string" || personalAddressIn(member.value) === undefined) continue;
        if (!within(span, member.span)) continue;
        report(
          "value",
          member.span,
          { value: member.value, name },
          {
            help: "Name the value for what it stands for, such as `owner`, and not for the person.",
          },
        );
      }
    }
  },
});

/** What a name holds of one person. */
function personIn(name: string): string | undefined {
  if (personalAddressIn(name) !== undefined) return "an e-mail address";
  // Names are long or have digits where they hold a key.
  if (name.length < 8 || !/\d/.test(name)) return undefined;
  if (uuid.test(name)) return "the key of one single thing";
  return numbered.test(name) ? "the number of one person or account" : undefined;
}

/** The first address in a value, at any depth. */
function addressIn(value: Json): string | undefined {
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") {
      const found = personalAddressIn(next);
      if (found !== undefined) return found;
    } else if (typeof next === "object" && next !== null) open.push(...Object.values(next));
  }
  return undefined;
}

/** Not safe: a test may rely on the example as it is. */
function fixOf(value: Located<Json>["span"]): Fix {
  return {
    title: "Write `ada@example.com`",
    safe: false,
    changes: [{ kind: "replace-value", value, to: "ada@example.com" }],
  };
}
