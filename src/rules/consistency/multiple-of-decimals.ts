import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";
import type { NumberType, Type } from "../../plan/model.js";
import { decimalOf } from "../../plan/values/decimal.js";

export default defineRule({
  id: "multiple-of-decimals",
  group: "consistency",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Which validators an event meets on its way is beyond the plan, and some refuse good values.",
  what: "`multipleOf` is a fraction that binary numbers can't hold exactly, such as 0.01. Halves, quarters and eighths are fine.",
  why: "This tool counts in decimals, most other validators in binary fractions: for them 19.99 is no multiple of 0.01. They drop events that are right.",
  fix: "Send whole numbers of the smallest unit (`price_cents`, `duration_ms`), of type `integer`. If a fraction it must be, leave `multipleOf` out.",
  messages: {
    fraction: message`many validators find that values are no multiple of ${"step"} although they are`,
  },
  bad: `events:
  Subscription Started:
    description: A household began to pay.
    properties:
      price: { type: number, multipleOf: 0.01 }
`,
  good: `events:
  Subscription Started:
    description: A household began to pay.
    properties:
      price_cents: integer
`,
  create(context) {
    return {
      definition(definition, owner) {
        if (owner.kind === "event" && owner.event.status === "retired") return;
        // What refines is written behind what it refines.
        const step = numberIn(definition.type)?.multipleOf?.at(-1);
        const written = step === undefined ? undefined : definition.keys.find(({ key }) => key === "multipleOf");
        if (!written || step === undefined || isBinary(step)) return;
        context.report("fraction", written.valueSpan, { step });
      },
    };
  },
});

/** The numbers that a type admits, beside null perhaps. */
function numberIn(type: Type): NumberType | undefined {
  if (type.kind === "number") return type;
  if (type.kind !== "union") return undefined;
  return type.members.map((member) => member.type).find((member) => member.kind === "number");
}

/** Whether a number is a sum of halves, quarters, eighths and so on: its decimal's tens are all cancelled by fives. */
function isBinary(step: number): boolean {
  const { mantissa, exponent } = decimalOf(step);
  return exponent >= 0 || mantissa % 5n ** BigInt(-exponent) === 0n;
}
