import type { Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { casesOf, inValueCase, mostFitting, type ValueCase } from "../../lint/names/value-case.js";
import { splitWords } from "../../lint/names/words.js";
import { flag } from "../../lint/option.js";
import { writtenEnum } from "../../lint/plans/enums.js";
import { rememberLists } from "../../lint/plans/value-lists.js";
import { defineRule } from "../../lint/rule.js";
import type { EnumMember } from "../../plan/model.js";
import type { Span } from "../../source/span.js";

/** Enums of a plan from which a custom can be told, and the share that has to follow it. */
const custom = { enums: 8, share: 0.8 };

/** Enums with a case of their own from which the plan's can be told, to write a value as the others are. */
const telling = 2;

interface Seen {
  readonly members: readonly EnumMember[];
  readonly cases: readonly (readonly ValueCase[])[];
}

/** How the values of an enum are written. */
interface Writing {
  readonly cases: Seen["cases"];
  /** Whether two values are twins or words for one outcome, which is told and ends it. */
  readonly hasPair: boolean;
  /** Whether there is one case for all of them; nothing where their case says nothing. */
  readonly isAlike: boolean | undefined;
  /** `M_UNKNOWN` and `EUR` are somebody else's. */
  readonly isForeign: boolean;
}

/** What came of something, each word with the others for the same: no chart can add up `failed` and `failure`. */
const outcomes = new Map(
  [
    "failed failure fail",
    "succeeded success successful",
    "completed completion complete",
    "cancelled canceled cancellation cancelation",
    "expired expiry expiration",
    "approved approval",
    "rejected rejection",
    "refused refusal",
  ].flatMap((line) => line.split(" ").map((word, _, [first = word]) => [word, first] as const)),
);

export default defineRule({
  id: "enum-case",
  group: "consistency",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "A matter of order rather than of truth, and to change it changes what is sent.",
  fixes: "unsafe",
  what: "The values of one enum are written in different cases (`free`, `Premium`), two of them differ in nothing else or are two words for one outcome (`failed`, `failure`), or an enum is written in another case than nearly all others of the plan. Codes, sentences, brands such as `iOS` and acronyms beside capitalised words are left alone.",
  why: "Whoever filters by `premium` and not by `Premium` misses all of it without noticing, since nothing says how it was written.",
  fix: "Write all values in one case, in the applications as well.",
  options: {
    across: flag("Compare the enums of the plan with one another, too.", true),
  },
  messages: {
    twins: message`\`${"value"}\` and \`${"other"}\` differ only in how they are written`,
    outcomes: message`\`${"value"}\` and \`${"other"}\` are two words for one outcome`,
    two: message`\`${"value"}\` and \`${"other"}\` are written in different cases`,
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
    const mixed: Seen[] = [];
    const writingOf = rememberLists(findWriting);
    return {
      enum(definition, owner) {
        // A value that is on its way out may be written as it always was.
        const written = writtenEnum(definition, owner);
        if (!written) return;
        const members = written.every(isLivingText) ? written : written.filter(isLivingText);
        if (members.length < 2) return;
        const { cases, hasPair, isAlike, isForeign } = writingOf(members);
        if (!hasPair) {
          if (isAlike === undefined) return;
          if (!isAlike) mixed.push({ members, cases });
          else if (!isForeign) alike.push({ members, cases });
          return;
        }
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
        const same = firstOutcomes(members);
        if (same) {
          const [first, second] = same;
          context.report(
            "outcomes",
            second.span,
            { value: String(second.value), other: String(first.value) },
            {
              related: [{ span: first.span, label: "the other" }],
              help: "Keep one of them. If they are two things, name what sets them apart.",
            },
          );
        }
      },
      end() {
        const planned = mixed.length > 0 ? caseOfPlan(alike) : undefined;
        for (const { members, cases } of mixed) {
          const cased = members.filter((_, at) => cases[at]?.length !== 0);
          const own = mostFitting(cases);
          const fitting = planned ? cases.filter((each) => each.includes(planned)).length : 0;
          // An enum of which half is written as the others of the plan are is to be like them.
          const usual = planned && fitting * 2 >= cased.length ? [planned] : own;
          const [plainest] = usual;
          if (plainest === undefined) continue;
          const odd = members.filter((_, at) => cases[at]?.length !== 0 && !cases[at]?.includes(plainest));
          const other = cased.find((member) => !odd.includes(member));
          const [first] = odd;
          if (!first || !other) continue;
          const isKnown = usual !== own || (cased.length - odd.length > odd.length && !contradicts(own, planned));
          const told =
            usual === own ? cases.filter((each) => each.length > 0 && each.length < 4 && each.includes(plainest)) : [];
          context.report(
            cased.length === 2 ? "two" : "mixed",
            first.span,
            { value: String(first.value), other: String(other.value) },
            {
              related: odd.slice(1, 3).map(({ span }) => ({ span, label: "nor this" })),
              fix: isKnown ? fixFor(members, odd, usual, usual !== own || told.length > 1) : undefined,
            },
          );
        }
        if (!context.options.across || alike.length < custom.enums) return;
        // Many events list the same values, and these are looked at once.
        const times = new Map<Seen["cases"], number>();
        for (const { cases } of alike) times.set(cases, (times.get(cases) ?? 0) + 1);
        const counts = new Map<ValueCase, number>();
        const common = new Map<Seen["cases"], readonly ValueCase[]>();
        for (const [cases, count] of times) {
          const own = commonTo(cases);
          common.set(cases, own);
          for (const each of own) counts.set(each, (counts.get(each) ?? 0) + count);
        }
        const [usual, most] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
        if (most < custom.share * alike.length) return;
        for (const { members, cases } of alike) {
          const own = common.get(cases) ?? [];
          const [first] = members;
          if (own.includes(usual) || !first) continue;
          context.report("custom", first.span, { value: String(first.value), case: own[0] ?? "another case", usual });
        }
      },
    };
  },
});

function isLivingText({ value, deprecated }: EnumMember): boolean {
  return typeof value === "string" && !deprecated;
}

function findWriting(members: readonly EnumMember[]): Writing {
  const cases = members.map(({ value }) => casesOf(String(value)));
  const usual = mostFitting(cases);
  const [plainest] = usual;
  const cased = cases.filter((each) => each.length > 0);
  return {
    cases,
    hasPair: firstTwins(members) !== undefined || firstOutcomes(members) !== undefined,
    isAlike: plainest === undefined || cased.length < 2 ? undefined : cased.every((each) => each.includes(plainest)),
    isForeign: usual.includes("CONSTANT_CASE"),
  };
}

/** The case that the enums of a plan are in which say one: those with a value of several words. */
function caseOfPlan(alike: readonly Seen[]): ValueCase | undefined {
  const counts = new Map<ValueCase, number>();
  let all = 0;
  for (const { cases } of alike) {
    const common = commonTo(cases);
    // A word in small letters fits four of them.
    if (common.length === 0 || common.length > 1) continue;
    all++;
    for (const each of common) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  for (const [each, times] of counts) if (times >= telling && times >= custom.share * all) return each;
  return undefined;
}

/** Whether the plan has a case that is not among those of an enum. */
function contradicts(own: readonly ValueCase[], planned: ValueCase | undefined): boolean {
  return planned !== undefined && !own.includes(planned);
}

/** The cases that all values with a case fit. */
function commonTo(cases: readonly (readonly ValueCase[])[]): readonly ValueCase[] {
  const [any = []] = cases;
  if (cases.every((each) => each === any)) return any;
  const [first, ...others] = cases.filter((each) => each.length > 0);
  return first?.filter((each) => others.every((other) => other.includes(each))) ?? [];
}

/** What may stand between words. */
const between = /[ _-]/;

/** Two values of the same letters, apart from case and what stands between words. */
function firstTwins(members: readonly EnumMember[]): readonly [EnumMember, EnumMember] | undefined {
  const seen = new Map<string, EnumMember>();
  for (const member of members) {
    const small = String(member.value).toLowerCase();
    const key = between.test(small) ? small.replaceAll(/[ _-]/g, "") : small;
    const first = seen.get(key);
    if (first && /\p{L}/u.test(key)) return [first, member];
    seen.set(key, member);
  }
  return undefined;
}

/** Two values that are words for one outcome. */
function firstOutcomes(members: readonly EnumMember[]): readonly [EnumMember, EnumMember] | undefined {
  let seen: Map<string, EnumMember> | undefined;
  for (const member of members) {
    const outcome = outcomes.get(String(member.value).toLowerCase());
    if (outcome === undefined) continue;
    seen ??= new Map();
    const first = seen.get(outcome);
    if (first) return [first, member];
    seen.set(outcome, member);
  }
  return undefined;
}

/**
 * The odd values in the case of the others, if that is the same whichever of their cases is meant. How several words are
 * parted is only told by others of several words.
 */
function fixFor(
  members: readonly EnumMember[],
  odd: readonly EnumMember[],
  usual: readonly ValueCase[],
  isParted: boolean,
): Fix | undefined {
  const isMapping = members.some(({ description }) => description !== undefined);
  const made: { span: Span; to: string }[] = [];
  for (const { value, span } of odd) {
    const [to, ...others] = new Set(usual.map((each) => inValueCase(String(value), each)));
    if (to === undefined || others.length > 0) return undefined;
    if (!isParted && splitWords(String(value)).length > 1) return undefined;
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
