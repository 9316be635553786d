import type { FormatName, Json, StringType } from "../model.js";
import type { Lengths } from "../values/patterns/lengths.js";
import type { Pattern } from "../values/patterns/syntax.js";
import { Automaton } from "./patterns/automaton.js";
import { forms } from "./patterns/forms.js";
import { automatonOf, readPattern } from "./patterns/reading.js";
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
 * the automata of all of them for the shortest text that is on the left side only. Look-around beyond the start of a pattern,
 * back-references and `\b` are not regular or not modelled, and formats are as good as their forms; what rests on those is
 * undecided.
 */
export function patternInclusion({ a, bs, singles, lengths, isWitness }: PatternQuestion): Answer {
  const form = a.format === undefined ? undefined : automatonOf(forms[a.format].pattern);
  if (a.format !== undefined && form === undefined) return cannot(a, bs, singles);
  // What can't be read is left out: more texts on the left than there are, which a witness will have to pass.
  const patterns = (a.patterns ?? []).map(readPattern);
  const left = [...(form ? [form] : []), ...patterns.flatMap(({ all }) => all)];
  // What must not match is like a right side, which takes such texts away.
  const rights: All[] = patterns.flatMap(({ none }) => none.map((automaton) => [automaton]));
  for (const b of bs) {
    const right = rightOf(a.format, b);
    // A right side that can't be read takes nothing as far as we know: fewer texts than there are.
    if (right) rights.push(right);
  }
  const listed = singles.length > 0 ? Automaton.of({ kind: "choice", branches: singles.map(exactly) }) : undefined;
  if (listed) rights.push([listed]);
  if (singles.length > 0 && !listed) return cannot(a, bs, singles);
  const found = shortestBeyond(left, rights, lengths, isWitness);
  if (found === "none") return included;
  return typeof found === "string" ? cannot(a, bs, singles) : refuted(found.text);
}

function cannot(a: StringType, bs: readonly StringType[], singles: readonly string[]): Answer {
  const others = new Set(bs.map(described));
  if (others.size === 0 && singles.length === 0) return undecided(`no text was found that has ${described(a)}`);
  const against = others.size > 0 ? [...others] : ["single values"];
  return undecided(`${described(a)} can't be compared with ${against.join(" or ")}`);
}

/** The automata of a right side; `undefined` where one of them can't be made, or a format has no exact form. */
function rightOf(leftFormat: FormatName | undefined, { format, patterns = [] }: StringType): All | undefined {
  const wanted = [...patterns];
  if (format !== undefined && format !== leftFormat) {
    if (!forms[format].isExact) return undefined;
    wanted.push(forms[format].pattern);
  }
  const read = wanted.map(readPattern);
  return read.every(({ isExact, none }) => isExact && none.length === 0) ? read.flatMap(({ all }) => all) : undefined;
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
