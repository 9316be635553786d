import { RegExpParser } from "@eslint-community/regexpp";
import { DFA, JS, NFA } from "refa";
import { describe, expect, it, test } from "vitest";
import type { FormatName } from "../../../src/plan/model.js";
import { subtype } from "../../../src/plan/subtype/index.js";
import { Automaton } from "../../../src/plan/subtype/patterns/automaton.js";
import { forms } from "../../../src/plan/subtype/patterns/forms.js";
import { propertySet } from "../../../src/plan/subtype/patterns/property-sets.js";
import { readPattern } from "../../../src/plan/subtype/patterns/reading.js";
import { formats } from "../../../src/plan/values/formats.js";
import { parsePattern } from "../../../src/plan/values/patterns/syntax.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import * as t from "../../support/types.js";

const none = () => undefined;
/** Two letters of one kind and two of another: a text is there, and none is found. */
const odd = "^(?=.*([xyz])\\1)(?=.*([pqr])\\2).{4}$";
const compare = (a: readonly string[], b: readonly string[]): string => {
  const proof = subtype(t.string({ patterns: a }), none, t.string({ patterns: b }), none);
  return proof.kind === "refuted" ? JSON.stringify(proof.witness) : proof.kind;
};

describe("patterns against patterns", () => {
  it.each([
    ["^[a-z]+$", "^[a-z][a-z]*$", "included"],
    ["^[a-z][a-z]*$", "^[a-z]+$", "included"],
    ["^(?:ab)+$", "^(?:ab|abab)+$", "included"],
    ["^\\d+\\.\\d+\\.\\d+$", "^\\d+(?:\\.\\d+)*$", "included"],
    ["^(?:a|b)*abb$", "^(?:a|b)*b$", "included"],
    ["^(?:a|b)*b$", "^(?:a|b)*abb$", '"b"'],
    // Unanchored patterns match somewhere.
    ["abc", "b", "included"],
    ["^abc", "abc", "included"],
    ["abc", "^abc", '"0abc"'],
    ["", "^", "included"],
    ["$^", "^$", "included"],
    ["^$", "$^", "included"],
    ["a^", "b", "included"],
    ["^[^]*$", "", "included"],
    ["^.$", "^[^]$", "included"],
    ["^[^]$", "^.$", '"\\n"'],
    ["^\\w+$", "^[A-Za-z0-9_]+$", "included"],
    ["^\\p{Lu}+$", "^\\p{L}+$", "included"],
    ["^\\p{L}$", "^[A-Za-z]$", '"é"'],
    ["^\\P{L}$", "^\\p{L}$", '"0"'],
    ["^😀+$", "^\\u{1f600}+$", "included"],
    ["^(?:0|[1-9]\\d*)$", "^\\d+$", "included"],
    ["^\\d+$", "^(?:0|[1-9]\\d*)$", '"00"'],
    ["^(?:a{2}){2,3}$", "^a{4,6}$", "included"],
    ["^a{4,6}$", "^(?:a{2}){2,3}$", '"aaaaa"'],
    ["^(a+)+$", "^a+$", "included"],
    ["^(?<name>x)$", "^x$", "included"],
    // Looks ahead from the start are conditions of their own; what is looked for elsewhere leaves out texts at most.
    ["^(?=.*[A-Z])(?=.*\\d).{8,}$", "^.{6,}$", "included"],
    ["^(?=.*[A-Z])(?=.*\\d).{8,}$", "^(?=.*\\d).{8,}$", "included"],
    ["^(?=.*\\d).{2,}$", "^(?=.*[A-Z])(?=.*\\d).{2,}$", '"a0"'],
    ["^(?!internal_)[a-z_]+$", "^[^i]|^i[^n]|^in[^t]|^i[^]*$", "included"],
    ["^(?!internal_)[a-z_]+$", "^(?:internal)?[^i][a-z_]*$", '"i"'],
    ["^(?!a)b|c$", "^[bc]$", '"ac"'],
    ["^(?=[(]|\\))[^]$", "^[()]$", "included"],
    ["\\bab\\b", "ab", "included"],
    ["(?<!a)b(?=c)[^]", "b[^]", "included"],
    ["(?<!a)b", "ab", '"b"'],
    // In place of a back-reference any text of its group may stand, or none; a witness has to pass all the same.
    ["^(a|b)-\\1$", "^[ab]-[ab]?$", "included"],
    ["^(?<quote>['\"])[a-z]+\\k<quote>$", "^['\"][a-z]+['\"]?$", "included"],
    ["^(a|b)-\\1$", "^x", '"a-a"'],
    ["^(a|b)-\\1$", "^a-a$", "undecided"],
    ["^(a)(?:b\\1)\\2$|^\\[(a)\\]$", "^x$", '"[a]"'],
    // What is not regular, or too large to be written out.
    ["^[a-z]+$", "^(?!zzzzzz)[a-z]+$", "undecided"],
    ["^(a)\\1$", "^aa$", "undecided"],
    ["^[a-z]+$", "^(?:[a-z]{90}){90}|[a-z]+$", "undecided"],
  ])("%s against %s: %s", (a, b, expected) => {
    expect(compare([a], [b])).toBe(expected);
  });

  it("says so where no text is found at all", () => {
    expect(subtype(t.string({ patterns: [odd] }), none, t.integer(), none)).toEqual({
      kind: "undecided",
      reason: `no text was found that has the pattern \`${odd}\``,
    });
  });

  it("takes several patterns of one side together", () => {
    expect(compare(["^a", "b$"], ["^a[^]*b$|^ab$"])).toBe("included");
    expect(compare(["^a[^]*b$"], ["^a", "b$"])).toBe("included");
    expect(compare(["^a"], ["^a", "b$"])).toBe('"a"');
  });

  it("keeps to the bounds of length, on both sides", () => {
    const [digits, few] = [t.string({ patterns: ["^\\d+$"], maxLength: 3 }), t.string({ patterns: ["^\\d{1,3}$"] })];
    expect(subtype(digits, none, few, none)).toEqual({ kind: "included" });
    expect(subtype(few, none, digits, none)).toEqual({ kind: "included" });
    const five = t.string({ patterns: ["^\\d+$"], minLength: 5 });
    expect(subtype(five, none, few, none)).toEqual({ kind: "refuted", witness: "00000" });
  });

  it("takes a list of values on the right for what it is", () => {
    const ab = t.string({ patterns: ["^[ab]{2}$"] });
    expect(subtype(ab, none, t.oneOf("aa", "ab", "ba", "bb"), none)).toEqual({ kind: "included" });
    expect(subtype(ab, none, t.union(t.oneOf("aa", "ba"), t.string({ patterns: ["b$"] })), none)).toEqual({
      kind: "included",
    });
    expect(subtype(ab, none, t.oneOf("aa", "ba", "bb"), none)).toEqual({ kind: "refuted", witness: "ab" });
  });
});

describe("formats and patterns", () => {
  it.each<[FormatName, string, string]>([
    ["email", "@acme\\.com$", "a@acme.com"],
    ["email", "^(?!.*@acme\\.com$)(?=.{12})", "aaaaaaaaaa@0"],
    ["hostname", "\\.acme\\.com$", "a.acme.com"],
    ["ipv4", "^10\\.", "10.0.0.0"],
    ["ipv6", "^2002:", "2002::"],
    ["uri", "^https://(?:[a-z]+\\.)?acme\\.com/", "https://acme.com/"],
    ["date", "^2023-", "2023-01-01"],
    ["date-time", "^2023-.*\\+02:00$", "2023-01-01T00:00:00+02:00"],
    ["time", "^0[89]:", "09:00:00z"],
    ["duration", "^P.*M$", "P0M"],
    ["uuid", "^.{14}7", "aaaaaaaa-aaaa-7aaa-aaaa-aaaaaaaaaaaa"],
  ])("a text that is %s and matches %s is found: %s", (format, pattern, text) => {
    expect(subtype(t.string({ format, patterns: [pattern] }), none, t.integer(), none)).toEqual({
      kind: "refuted",
      witness: text,
    });
  });

  it.each<[FormatName, string, string]>([
    ["date", "^\\d{4}-", "included"],
    ["date-time", "T|t", "included"],
    ["uuid", "^[\\da-f-]{36}$", "refuted"],
    ["uuid", "^[\\dA-Fa-f-]{36}$", "included"],
    ["email", "@", "included"],
    ["uri", ":", "included"],
    ["ipv4", "^[\\d.]{7,15}$", "included"],
    ["date", "^20", "refuted"],
    ["email", "@example\\.com$", "refuted"],
  ])("%s against %s: %s", (format, pattern, expected) => {
    expect(subtype(t.format(format), none, t.string({ patterns: [pattern] }), none).kind).toBe(expected);
  });

  it("compares the other way round where a form says all there is to a format", () => {
    const hex = t.string({ patterns: ["^[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}$"] });
    expect(subtype(hex, none, t.format("uuid"), none)).toEqual({ kind: "included" });
    expect(subtype(t.string({ patterns: ["^\\d\\.\\d\\.\\d\\.\\d$"] }), none, t.format("ipv4"), none).kind).toBe(
      "included",
    );
    expect(subtype(t.string({ patterns: ["^\\d{4}-\\d\\d-\\d\\d$"] }), none, t.format("date"), none).kind).toBe(
      "refuted",
    );
    expect(subtype(t.string({ patterns: ["^2000-01-0[1-9]$"] }), none, t.format("date"), none)).toEqual({
      kind: "included",
    });
  });

  it("a form matches every text of its format, and an exact one no other", () => {
    const lettersOf: Readonly<Partial<Record<FormatName, string>>> = { uuid: "0aFg-", ipv4: "0125." };
    for (const { name, example, accepts } of Object.values(formats)) {
      const form = new RegExp(forms[name].pattern, "u");
      expect(form.test(example)).toBe(true);
      const near = fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...Array.from(lettersOf[name] ?? "a0-.:@TZ+P"))), {
        maxLength: 4,
      });
      fc.assert(
        fc.property(near, (changes) => {
          const letters = Array.from(example);
          for (const [at, letter] of changes) letters[at % letters.length] = letter;
          const text = letters.join("");
          if (accepts(text)) expect(form.test(text)).toBe(true);
          else if (forms[name].isExact) expect(form.test(text)).toBe(false);
        }),
      );
    }
  });
});

/** Small patterns over two letters, so that they often nearly agree. */
const { pattern: small } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "^", "$", "\\d", ""),
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("atom"),
    fc.tuple(tie("atom"), tie("atom"), tie("atom")).map((parts) => parts.join("")),
    fc.tuple(tie("atom"), tie("atom")).map(([a, b]) => `${a}|${b}`),
    fc
      .tuple(fc.constantFrom("a", "b", "[ab]", "(?:ab)", "(?:a|bb)"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}"))
      .map((parts) => parts.join("")),
  ),
}));
/** The same with looks ahead, most of them at the start. */
const looking = fc
  .tuple(
    fc.constantFrom("^", "^", "^", ""),
    fc.array(fc.tuple(fc.constantFrom("=", "!"), small), { minLength: 1, maxLength: 2 }),
    small,
    fc.constantFrom("", "", "\\b", "(?<=a)", "(?=[(|]|$)", "(a|0?b)\\1", "(?<n>[ab])\\k<n>"),
  )
  .map(([start, looks, rest, end]) => `${start}${looks.map(([sign, of]) => `(?${sign}${of})`).join("")}${rest}${end}`);
const runs = isLong ? 20_000 : 500;

test("an automaton matches what the engine matches", () => {
  fc.assert(
    fc.property(small, fc.array(fc.constantFrom("a", "b", "0", "\n", "é"), { maxLength: 6 }), (pattern, letters) => {
      const tree = parsePattern(pattern, propertySet);
      const automaton = tree && Automaton.of(tree);
      if (!automaton) throw new Error(`${pattern} was not read`);
      const text = letters.join("");
      let state = automaton.initial;
      for (const letter of letters) {
        const code = letter.codePointAt(0) ?? 0;
        state = automaton.edges(state).find(({ from, to }) => from <= code && code <= to)?.target ?? 0;
      }
      expect(automaton.matches(state, text === "")).toBe(new RegExp(pattern, "u").test(text));
    }),
    { numRuns: runs * 4 },
  );
});

/** All texts that a pattern without anchors matches as a whole, by another library. */
function wholeTexts(pattern: string): DFA {
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true, unicodeSets: false });
  const { expression, maxCharacter } = JS.Parser.fromAst({
    pattern: ast,
    flags: { ...new RegExpParser().parseFlags("u") },
  }).parse();
  return DFA.fromFA(NFA.fromRegex(expression, { maxCharacter }));
}

test("whether one pattern lies in another is what an independent library says", () => {
  const anchorless = small.filter((pattern) => !/[\^$]/.test(pattern.replaceAll("[^", "[")));
  fc.assert(
    fc.property(anchorless, anchorless, (a, b) => {
      const [left, right] = [wholeTexts(a), wholeTexts(b)];
      right.complement();
      const beyond = NFA.fromIntersection(left, right);
      const answer = compare([`^(?:${a})$`], [`^(?:${b})$`]);
      expect(answer === "included").toBe(beyond.isEmpty);
    }),
    { numRuns: runs },
  );
});

test("a witness is the shortest there is", () => {
  const texts = [""];
  for (let length = 0; length < 4; length++)
    for (const text of texts.filter((each) => each.length === length))
      for (const letter of "ab0") texts.push(text + letter);
  fc.assert(
    fc.property(small, small, (a, b) => {
      const proof = subtype(t.string({ patterns: [a] }), none, t.string({ patterns: [b] }), none);
      const [left, right] = [new RegExp(a, "u"), new RegExp(b, "u")];
      const first = texts.find((text) => left.test(text) && !right.test(text));
      if (proof.kind === "included") expect(first).toBeUndefined();
      if (proof.kind === "refuted") {
        const witness = String(proof.witness);
        expect(left.test(witness) && !right.test(witness)).toBe(true);
        if (first !== undefined) expect(witness.length).toBeLessThanOrEqual(first.length);
      }
      expect(proof.kind).not.toBe("undecided");
    }),
    { numRuns: runs },
  );
});

test("what looks ahead is read as far as it can be, and never as more than it says", () => {
  const matchesOf = (automaton: Automaton, text: string): boolean => {
    let state = automaton.initial;
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0;
      state = automaton.edges(state).find(({ from, to }) => from <= code && code <= to)?.target ?? 0;
    }
    return automaton.matches(state, text === "");
  };
  let exact = 0;
  fc.assert(
    fc.property(looking, fc.array(fc.constantFrom("a", "b", "0", "("), { maxLength: 5 }), (pattern, letters) => {
      const { all, none: no, isExact } = readPattern(pattern);
      const text = letters.join("");
      const isRead = all.every((one) => matchesOf(one, text)) && !no.some((one) => matchesOf(one, text));
      if (isExact) exact++;
      if (isExact) expect(isRead).toBe(new RegExp(pattern, "u").test(text));
      else if (!isRead) expect(new RegExp(pattern, "u").test(text)).toBe(false);
    }),
    { numRuns: runs * 4 },
  );
  expect(exact).toBeGreaterThan(runs / 2);
});

test("patterns that are all brackets are read in time, or not at all", { timeout: 60_000 }, () => {
  for (const count of [60, 1_600, 60_000]) {
    for (const group of ["(", "(?=", "(?<!", "(?:"]) readPattern(`^${group.repeat(count)}a${")".repeat(count)}\\b`);
    readPattern(`^${"(a)\\1".repeat(count)}\\b`);
    readPattern(`^${"(?=a)".repeat(count)}|b`);
  }
});
