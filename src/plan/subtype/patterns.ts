import type { FormatName, Json, StringType } from "../model.js";
import type { Lengths } from "../values/patterns/lengths.js";
import { type Pattern, parsePattern } from "../values/patterns/syntax.js";
import { Automaton } from "./patterns/automaton.js";
import { forms } from "./patterns/forms.js";
import { propertySet } from "./patterns/property-sets.js";
import { type All, shortestBeyond } from "./patterns/search.js";
import { type Answer, included, refuted, undecided } from "./proof.js";

/** What is asked of some string types: the left one, the right ones, the single texts on the right, and which lengths. */
export interface PatternQuestion {
  readonly a: StringType;
  readonly bs: readonly StringType[];
  readonly singles: readonly string[];
  readonly lengths: Lengths;
  /** Whether a text is of the left type and of none on the right. */
  readonly isWitness: (value: Json) => boolean;
}

/**
 * Whether the texts of one string type lie in the union of others and some single texts, by their patterns: a search through
 * the automata of all of them for the shortest text that is on the left side only. Look-around, back-references and `\b` are
 * not regular or not modelled, and formats are as good as their forms; what rests on those is undecided.
 */
export function patternInclusion({ a, bs, singles, lengths, isWitness }: PatternQuestion): Answer {
  const cannot = (): Answer => {
    const others = [...new Set(bs.map(described))];
    const against = others.length > 0 ? others : ["single values"];
    return undecided(`${described(a)} can't be compared with ${against.join(" or ")}`);
  };
  const left = [
    ...(a.format === undefined ? [] : [automatonOf(forms[a.format].pattern)]),
    // What can't be read is left out: more texts on the left than there are, which a witness will have to pass.
    ...(a.patterns ?? []).map(automatonOf).filter((automaton) => automaton !== undefined),
  ];
  const rights: All[] = [];
  for (const b of bs) {
    const right = rightOf(a.format, b);
    // A right side that can't be read takes nothing as far as we know: fewer texts than there are.
    if (right) rights.push(right);
  }
  const listed = singles.length > 0 ? Automaton.of({ kind: "choice", branches: singles.map(exactly) }) : undefined;
  if (listed) rights.push([listed]);
  if (left.includes(undefined) || (singles.length > 0 && !listed)) return cannot();
  const found = shortestBeyond(left as All, rights, lengths, isWitness);
  if (found === "none") return included;
  return typeof found === "string" ? cannot() : refuted(found.text);
}

/** The automata of a right side; `undefined` where one of them can't be made, or a format has no exact form. */
function rightOf(leftFormat: FormatName | undefined, { format, patterns = [] }: StringType): All | undefined {
  const wanted = [...patterns];
  if (format !== undefined && format !== leftFormat) {
    if (!forms[format].isExact) return undefined;
    wanted.push(forms[format].pattern);
  }
  const made = wanted.map(automatonOf).filter((automaton) => automaton !== undefined);
  return made.length === wanted.length ? made : undefined;
}

const made = new Map<string, Automaton | undefined>();
/** How many automata are kept; a plan has a few dozen patterns. */
const mostMade = 200;
const longestRead = 10_000;

function automatonOf(pattern: string): Automaton | undefined {
  if (made.has(pattern)) return made.get(pattern);
  const tree = pattern.length > longestRead ? undefined : parsePattern(pattern, propertySet);
  const automaton = tree && Automaton.of(tree);
  if (made.size >= mostMade) made.clear();
  made.set(pattern, automaton);
  return automaton;
}

/** The pattern of one text. */
function exactly(text: string): Pattern {
  const parts = Array.from(text, (character): Pattern => {
    const code = character.codePointAt(0) ?? 0;
    return { kind: "character", set: [[code, code]] };
  });
  return { kind: "sequence", parts: [{ kind: "start" }, ...parts, { kind: "end" }] };
}

function described({ format, patterns = [] }: StringType): string {
  const parts = patterns.map((pattern) => `the pattern \`${pattern}\``);
  if (format !== undefined) parts.unshift(`the format ${format}`);
  return parts.length === 0 ? "any text of that length" : parts.join(" and ");
}
