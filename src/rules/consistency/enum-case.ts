import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { writtenEnum } from "../../lint/enums.js";
import { flag } from "../../lint/option.js";
import { defineRule } from "../../lint/rule.js";
import { casesOf, inValueCase, mostFitting, type ValueCase } from "../../lint/value-case.js";
import type { EnumMember } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** Enums of a plan from which a custom can be told, and the share that has to follow it. */
const custom = { enums: 8, share: 0.8 };

interface Seen {
  readonly members: readonly EnumMember[];
  readonly cases: readonly (readonly ValueCase[])[];
}

export default defineRule({
  id: "enum-case",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "A matter of order rather than of truth, and to change it changes what is sent.",
  fixes: "unsafe",
  what: "The values of one enum are written in different cases (`free`, `Premium`), two of them differ in nothing else, or an enum is written in another case than nearly all others of the plan. Codes, sentences, brands such as `iOS` and acronyms beside capitalised words are left alone.",
  why: "Whoever filters by `premium` and not by `Premium` misses all of it without noticing, since nothing says how it was written.",
  fix: "Write all values in one case, in the applications as well.",
  options: {
    across: flag("Compare the enums of the plan with one another, too.", true),
  },
  messages: {
    twins: message`\`${"value"}\` and \`${"other"}\` differ only in how they are written`,
    mixed: message`\`${"value"}\` is not written like the other values, \`${"other"}\` for one`,
    custom: message`\`${"value"}\` is in ${"case"}, and nearly all other enums are in ${"usual"}`,
  },
  bad: `events:
  Subscription Started:
    description: A household began to pay.
    properties:
      plan: [free, student, Premium]
`,
  good: `events:
  Subscription Started:
    description: A household began to pay.
    properties:
      plan: [free, student, premium]
`,
  create(context) {
    const alike: Seen[] = [];
    return {
      definition(definition, owner) {
        // A value that is on its way out may be written as it always was.
        const members = writtenEnum(definition, owner)?.filter(
          ({ value, deprecated }) => typeof value === "string" && !deprecated,
        );
        if (!members || members.length < 2) return;
        const twins = firstTwins(members);
        if (twins) {
          const [first, second] = twins;
          context.report(
            "twins",
            second.span,
            { value: String(second.value), other: String(first.value) },
            { related: [{ span: first.span, label: "the other" }] },
          );
          return;
        }
        const seen: Seen = { members, cases: members.map(({ value }) => casesOf(String(value))) };
        const cased = members.filter((_, at) => seen.cases[at]?.length !== 0);
        const usual = mostFitting(seen.cases);
        const [plainest] = usual;
        if (plainest === undefined || cased.length < 2) return;
        const odd = members.filter((_, at) => seen.cases[at]?.length !== 0 && !seen.cases[at]?.includes(plainest));
        const [first] = odd;
        if (!first) {
          // `M_UNKNOWN` and `EUR` are somebody else's.
          if (!usual.includes("CONSTANT_CASE")) alike.push(seen);
          return;
        }
        const other = cased.find((member) => !odd.includes(member));
        if (!other) return;
        context.report(
          "mixed",
          first.span,
          { value: String(first.value), other: String(other.value) },
          {
            related: odd.slice(1, 3).map(({ span }) => ({ span, label: "nor this" })),
            fix: cased.length - odd.length > odd.length ? fixFor(members, odd, usual) : undefined,
          },
        );
      },
      end() {
        if (!context.options.across || alike.length < custom.enums) return;
        const counts = new Map<ValueCase, number>();
        for (const { cases } of alike) {
          for (const each of commonTo(cases)) counts.set(each, (counts.get(each) ?? 0) + 1);
        }
        const [usual, times] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
        if (times < custom.share * alike.length) return;
        for (const { members, cases } of alike) {
          const own = commonTo(cases);
          const [first] = members;
          if (own.includes(usual) || !first) continue;
          context.report("custom", first.span, { value: String(first.value), case: own[0] ?? "another case", usual });
        }
      },
    };
  },
});

/** The cases that all values with a case fit. */
function commonTo(cases: readonly (readonly ValueCase[])[]): readonly ValueCase[] {
  const [first, ...others] = cases.filter((each) => each.length > 0);
  return first?.filter((each) => others.every((other) => other.includes(each))) ?? [];
}

/** Two values of the same letters, apart from case and what stands between words. */
function firstTwins(members: readonly EnumMember[]): readonly [EnumMember, EnumMember] | undefined {
  const seen = new Map<string, EnumMember>();
  for (const member of members) {
    const key = String(member.value).toLowerCase().replace(/[ _-]/g, "");
    const first = seen.get(key);
    if (first && /\p{L}/u.test(key)) return [first, member];
    seen.set(key, member);
  }
  return undefined;
}

/** The odd values in the case of the others, if that is the same whichever of their cases is meant. */
function fixFor(
  members: readonly EnumMember[],
  odd: readonly EnumMember[],
  usual: readonly ValueCase[],
): Fix | undefined {
  const isMapping = members.some(({ description }) => description !== undefined);
  const made: { span: Span; to: string }[] = [];
  for (const { value, span } of odd) {
    const [to, ...others] = new Set(usual.map((each) => inValueCase(String(value), each)));
    if (to === undefined || others.length > 0) return undefined;
    made.push({ span, to });
  }
  return {
    title: `Write ${made.map(({ to }) => `\`${to}\``).join(", ")}`,
    // What is sent changes.
    safe: false,
    changes: made.map(({ span, to }) =>
      isMapping ? { kind: "rename-key", key: span, to } : { kind: "replace-value", value: span, to },
    ),
  };
}
