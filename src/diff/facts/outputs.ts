import type { LoadedPlan } from "../../loaded.js";
import { type ClientPart, categoriesIn } from "../../plan/client-part.js";
import type { Json } from "../../plan/model.js";
import { isCode } from "../../plan/output-part.js";
import { writtenValue } from "../../plan/written.js";
import type { WrittenOutput } from "../../project/model.js";
import { optionWords } from "../../project/output-words.js";
import type { Span } from "../../source/span.js";
import type { FactKind } from "../kinds.js";
import { isMissing } from "../missing-plan.js";
import type { Fact, FactSide, Group } from "../model.js";
import { byText } from "../order.js";
import { type ComparedOption, comparedOptions } from "../outputs/options.js";
import { folderOf, type OutputPair, type OutputPairs, type OutputSide, outputPairs } from "../outputs/pairs.js";
import { sameJson } from "./same.js";

/** What differs in the outputs of two manifests, and in what generated code knows beside the functions of events and entities. */
export function outputFacts(base: LoadedPlan, head: LoadedPlan): readonly Fact[] {
  const pairs = outputPairs(base, head);
  const facts = [
    ...pairs.removed.map((one) => factOf("output-removed", one, undefined, wholeSide(one), undefined)),
    ...pairs.added.map((one) => factOf("output-added", one, undefined, undefined, wholeSide(one))),
    ...pairs.both.flatMap((pair) => [...movedFacts(pair), ...optionFacts(pair)]),
    ...codeFacts(pairs, base, head),
  ];
  return facts.sort((a, b) => byText(keyOf(a), keyOf(b)));
}

function keyOf({ kind, subject }: Fact): string {
  return JSON.stringify([subject.path, kind]);
}

function factOf(
  kind: FactKind,
  output: OutputSide | undefined,
  key: string | undefined,
  base: FactSide | undefined,
  head: FactSide | undefined,
): Fact {
  const group: Group = output ? { kind: "output", name: folderOf(output) } : { kind: "plan", name: "" };
  const path = [...(output ? ["outputs", folderOf(output)] : []), ...(key === undefined ? [] : [key])];
  const subject = { kind: group.kind as "output" | "plan", group, path };
  const unproved = { proofs: undefined, witnesses: undefined, also: [], shared: undefined, isCarried: true };
  return { kind, subject, base, head, ...unproved };
}

function wholeSide({ written }: OutputSide): FactSide {
  return { span: written.target.span, definition: textOf(written) };
}

/** An output as the manifest could have it, in one line. */
function textOf(written: WrittenOutput): string {
  const options = written.options.map(({ name }) => {
    const words = optionWords(written, name.value).map(writtenValue);
    return [name.value, words.length === 1 ? words.join() : `[${words.join(", ")}]`] as const;
  });
  const entries = [
    ["target", writtenValue(written.target.value)],
    ["out", writtenValue(written.out.value)],
    ...options,
  ];
  return `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

function movedFacts({ base, head }: OutputPair): readonly Fact[] {
  const sides = [base, head].map((side): FactSide => ({ span: side.written.out.span, value: folderOf(side) }));
  return folderOf(base) === folderOf(head) ? [] : [factOf("output-moved", head, undefined, sides[0], sides[1])];
}

function optionFacts({ base, head }: OutputPair): readonly Fact[] {
  const options = comparedOptions.get(head.written.target.value) ?? [];
  return options.flatMap((option): readonly Fact[] => {
    const [before, after] = [base, head].map(({ written }): FactSide => {
      const value = option.meaning(written);
      return { span: optionSpan(written, option.name), ...(value === undefined ? {} : { value }) };
    }) as [FactSide, FactSide];
    if (isSame(before.value, after.value)) return [];
    return [factOf(kindOf(option, base, head), head, option.name, before, after)];
  });
}

function kindOf({ kind }: ComparedOption, base: OutputSide, head: OutputSide): FactKind {
  if (kind !== "output-denial") return kind;
  return head.part.refused.size < base.part.refused.size ? "output-denial-loosened" : "output-denial-tightened";
}

/** Where an option is written, or what decides where it is not. */
function optionSpan({ options, target }: WrittenOutput, name: string): Span {
  const own = options.find((option) => option.name.value === name);
  const sdk = name === "side" ? options.find((option) => option.name.value === "sdk") : undefined;
  return (own ?? sdk)?.name.span ?? target.span;
}

/** Which categories and destinations generated code names. Where no output has code, those are told that any client would name. */
function codeFacts({ both }: OutputPairs, base: LoadedPlan, head: LoadedPlan): readonly Fact[] {
  // Where there is no plan, there is no code of it.
  if (isMissing(base) || isMissing(head)) return [];
  const code = both.filter((pair) => isCode(pair.base.written));
  const plain = (loaded: LoadedPlan): CodeSide => ({
    loaded,
    part: { subset: {}, refused: new Set(), lacked: new Set() },
    span: loaded.project.name.span,
  });
  const coded = ({ loaded, part, written }: OutputSide): CodeSide => ({ loaded, part, span: written.target.span });
  if (code.length === 0) return namedFacts(plain(base), plain(head), undefined);
  return code.flatMap((pair) => namedFacts(coded(pair.base), coded(pair.head), pair.head));
}

interface CodeSide {
  readonly loaded: LoadedPlan;
  readonly part: ClientPart;
  readonly span: Span;
}

function namedFacts(base: CodeSide, head: CodeSide, output: OutputSide | undefined): readonly Fact[] {
  const tell = (kind: FactKind, key: string, namesIn: (side: CodeSide) => readonly string[]): readonly Fact[] => {
    const [before, after] = [base, head].map((side): FactSide => {
      const names = namesIn(side);
      return { span: side.span, ...(names.length > 0 ? { value: names } : {}) };
    }) as [FactSide, FactSide];
    return isSame(before.value, after.value) ? [] : [factOf(kind, output, key, before, after)];
  };
  return [
    ...tell("client-consent-changed", "consent", categoriesOf),
    ...tell("client-destinations-changed", "destinations", destinationsOf),
  ];
}

function categoriesOf({ loaded: { plan, project }, part }: CodeSide): readonly string[] {
  return [...categoriesIn(plan, part, project.vocabulary.consent?.map(({ value }) => value) ?? [])].sort();
}

/** What the client's `fanout` takes; none where that is anything. */
function destinationsOf({ loaded: { project }, part: { subset } }: CodeSide): readonly string[] {
  const { destination = project.vocabulary.destinations?.map(({ value }) => value) ?? [] } = subset;
  return [...destination].sort();
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameJson(a, b);
}
