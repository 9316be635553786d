import { type Disagreement, disagreements } from "./disagreements.js";
import { pageOf } from "./page.js";
import { type Checker, rawOf } from "./raw.js";
import { judgePair, type OurVerdict } from "./verdict.js";
import { type Label, labels, type Pair, pairsIn } from "./versions.js";

/** What came of it. */
export interface Comparison {
  /** The page of the documentation. */
  readonly markdown: string;
  /** The counts, for a terminal. */
  readonly summary: string;
  /** Disagreements without a reason, reasons without a disagreement, and where the diff is wrong by our own lights. */
  readonly problems: readonly string[];
}

/** A pair and what is said of it. */
export interface Row {
  readonly pair: Pair;
  readonly ours: OurVerdict;
  /** Why the label and the diff differ, where they do and somebody said so. */
  readonly reason: Disagreement | undefined;
}

/**
 * With the label, as far as producers go; with it as far as consumers go; not at all; and not known, since the plans can't say what
 * decides it.
 */
type Agreement = "agrees" | "for consumers" | "differs" | "not told";

const whoseIs = { theirs: "differs", policy: "for consumers", ours: "not told" } as const satisfies Record<
  Disagreement["whose"],
  Agreement
>;

const checkers: readonly Checker[] = ["ours", "ajv-formats"];

/** Holds the diff against the versions that authors gave the schemas in a clone of iglu-central. */
export function compareWithLabels(path: string): Comparison {
  const explained = new Map(disagreements.flatMap((one) => one.families.map((family) => [keyOf(family, one), one])));
  const rows = pairsIn(path).map((pair): Row => {
    const reason = explained.get(keyOf(pair.family, { from: pair.from.number, to: pair.to.number }));
    return { pair, ours: judgePair(pair), reason };
  });
  const used = new Set(rows.map(({ reason }) => reason));
  const unused = disagreements.filter((one) => !used.has(one));
  const problems = [
    ...rows.flatMap((row) => [...row.ours.problems, ...problemsOf(row)]),
    ...unused.map((one) => `${one.families.join(", ")} ${one.from} → ${one.to}: there is no such pair`),
  ];
  const counts = labels.map((label) => countsOf(label, rows));
  return {
    markdown: pageOf(rows, counts),
    summary: counts
      .map(
        ({ label, forProducers, couldAgree, forEither, of }) =>
          `${label}  ${forProducers} of ${of} by what breaks producers (of ${couldAgree} that could), ${forEither} by what breaks anybody`,
      )
      .join("\n"),
    problems,
  };
}

function problemsOf({ pair, ours, reason }: Row): readonly string[] {
  const agreement = agreementOf(pair.label, ours);
  const problem = (what: string): readonly string[] => [
    `${keyOf(pair.family, { from: pair.from.number, to: pair.to.number })}: ${what}`,
  ];
  if (reason === undefined) {
    return agreement === "agrees" ? [] : problem(`nobody says why our verdict differs from ${pair.label}`);
  }
  if (agreement === "agrees") return problem("there is a reason for a difference that is not there");
  if (whoseIs[reason.whose] !== agreement) return problem(`no case of ${reason.whose}, but ${agreement}`);
  const { refused } = reason;
  const isRefused = refused === undefined || checkers.every((checker) => rawOf(pair, checker).breaksProducers(refused));
  return isRefused ? [] : problem(`${JSON.stringify(reason.refused)} shows nothing`);
}

/** An ADDITION takes all historical data, the others may not; where they do, they may still be news to consumers. */
function agreementOf(label: Label, { producers, consumers }: OurVerdict): Agreement {
  if (producers === "not told") return "not told";
  if (label === "ADDITION") return producers === "safe" ? "agrees" : "differs";
  if (producers === "breaking") return "agrees";
  return consumers === "breaking" ? "for consumers" : "differs";
}

function keyOf(family: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return `${family} ${from} → ${to}`;
}

/** What the diff says of the pairs with one label, and how often that is what the label says. */
export interface Counts {
  readonly label: Label;
  readonly of: number;
  readonly producers: number;
  readonly consumersOnly: number;
  readonly nobody: number;
  readonly notTold: number;
  /** Breaking for producers, or safe for them where the label is ADDITION. */
  readonly forProducers: number;
  /** Breaking for producers or consumers, or for neither where the label is ADDITION. */
  readonly forEither: number;
  /** Pairs that are safe for producers unless somebody takes e-mail addresses of any length. */
  readonly longAddresses: number;
  /** Pairs of which nobody knows that the label says the contrary of what becomes of values that were valid. */
  readonly couldAgree: number;
}

function countsOf(label: Label, rows: readonly Row[]): Counts {
  const all = rows.filter(({ pair }) => pair.label === label);
  const count = (is: (row: Row) => boolean): number => all.filter(is).length;
  const producers = count(({ ours }) => ours.producers === "breaking");
  const consumersOnly = count(({ ours }) => ours.producers === "safe" && ours.consumers === "breaking");
  const nobody = count(
    ({ ours }) => ours.producers === "safe" && (ours.consumers === "safe" || ours.consumers === "dangerous"),
  );
  const isAddition = label === "ADDITION";
  return {
    ...{ label, of: all.length, producers, consumersOnly, nobody },
    notTold: all.length - producers - consumersOnly - nobody,
    forProducers: isAddition ? consumersOnly + nobody : producers,
    forEither: isAddition ? nobody : producers + consumersOnly,
    longAddresses: count(({ ours }) => ours.refusesLongAddresses),
    couldAgree: count((row) => !(isAddition ? breaks(row) : row.ours.producers === "safe")),
  };
}

/** Whether there is a value that was valid and is refused. */
function breaks({ ours, reason }: Row): boolean {
  return ours.producers === "breaking" || reason?.refused !== undefined;
}
