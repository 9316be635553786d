import { type Disagreement, disagreements } from "./disagreements.js";
import { judgePair, type OurVerdict } from "./verdict.js";
import { type Label, type Pair, pairsIn } from "./versions.js";

/** What came of it. */
export interface Comparison {
  /** The page of the documentation. */
  readonly markdown: string;
  /** The counts, for a terminal. */
  readonly summary: string;
  /** Disagreements without a reason, reasons without a disagreement, and where the diff is wrong by our own lights. */
  readonly problems: readonly string[];
}

interface Row {
  readonly pair: Pair;
  readonly ours: OurVerdict;
  readonly agreement: Agreement;
}

/**
 * With the label, as far as producers go; with it as far as consumers go; not at all; not known, since the plans can't say what
 * decides it; and there is no event to compare.
 */
type Agreement = "agrees" | "for consumers" | "differs" | "not told" | "no event";

const whoseIs = {
  theirs: "differs",
  policy: "for consumers",
  ours: "not told",
  "no event": "no event",
} as const satisfies Record<Disagreement["whose"], Agreement>;

const labels = ["MODEL", "REVISION", "ADDITION"] as const satisfies readonly Label[];

/** Holds the diff against the versions that authors gave the schemas in a clone of iglu-central. */
export function compareWithLabels(path: string): Comparison {
  const rows = pairsIn(path).map((pair): Row => {
    const ours = judgePair(pair);
    return { pair, ours, agreement: agreementOf(pair.label, ours) };
  });
  const explained = new Map(disagreements.flatMap((one) => one.families.map((family) => [keyOf(family, one), one])));
  const differing = rows.filter(({ agreement }) => agreement !== "agrees");
  const problems = rows.flatMap(({ ours }) => ours.problems);
  for (const { pair, agreement } of differing) {
    const key = keyOf(pair.family, { from: pair.from.number, to: pair.to.number });
    const reason = explained.get(key);
    explained.delete(key);
    if (reason === undefined) problems.push(`${key}: nobody says why our verdict differs from ${pair.label}`);
    else if (whoseIs[reason.whose] !== agreement) problems.push(`${key}: no case of ${reason.whose}, but ${agreement}`);
  }
  for (const key of explained.keys()) problems.push(`${key}: there is a reason for a difference that is not there`);
  const counts = countsOf(rows);
  return {
    markdown: pageOf(rows, counts),
    summary: counts
      .map(
        ({ label, forProducers, forEither, of }) =>
          `${label}  ${forProducers} of ${of} by what breaks producers, ${forEither} by what breaks anybody`,
      )
      .join("\n"),
    problems,
  };
}

/** An ADDITION takes all historical data, the others may not; where they do, they may still be news to consumers. */
function agreementOf(label: Label, { isEvent, producers, consumers }: OurVerdict): Agreement {
  if (!isEvent) return "no event";
  if (producers === "not told") return "not told";
  if (label === "ADDITION") return producers === "safe" ? "agrees" : "differs";
  if (producers === "breaking") return "agrees";
  return consumers === "breaking" ? "for consumers" : "differs";
}

function keyOf(family: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return `${family} ${from} → ${to}`;
}

/** What the diff says of the pairs with one label, and how often that is what the label says. */
interface Counts {
  readonly label: Label;
  readonly of: number;
  readonly producers: number;
  readonly consumersOnly: number;
  readonly nobody: number;
  readonly notTold: number;
  readonly noEvent: number;
  /** Breaking for producers, or safe for them where the label is ADDITION. */
  readonly forProducers: number;
  /** Breaking for producers or consumers, or for neither where the label is ADDITION. */
  readonly forEither: number;
}

function countsOf(rows: readonly Row[]): readonly Counts[] {
  return labels.map((label): Counts => {
    const all = rows.filter(({ pair }) => pair.label === label);
    const count = (is: (ours: OurVerdict) => boolean): number => all.filter(({ ours }) => is(ours)).length;
    const producers = count((ours) => ours.producers === "breaking");
    const consumersOnly = count((ours) => ours.producers === "safe" && ours.consumers === "breaking");
    const nobody = count(
      (ours) => ours.producers === "safe" && (ours.consumers === "safe" || ours.consumers === "dangerous"),
    );
    const noEvent = count(({ isEvent }) => !isEvent);
    const notTold = all.length - producers - consumersOnly - nobody - noEvent;
    const isAddition = label === "ADDITION";
    const forProducers = isAddition ? consumersOnly + nobody : producers;
    const forEither = isAddition ? nobody : producers + consumersOnly;
    return { label, of: all.length, producers, consumersOnly, nobody, notTold, noEvent, forProducers, forEither };
  });
}

/** The mark that was set before the diff was written: what a comparison of the two schemas keyword by keyword comes to. */
const byKeywords: Partial<Record<Label, number>> = { MODEL: 42, ADDITION: 80 };

const schemaVer = "https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/schemaver";
const versioning = "https://docs.snowplow.io/docs/event-studio/data-structures/versioning/";
const blog = "https://snowplow.io/blog/introducing-schemaver-for-semantic-versioning-of-schemas";

function pageOf(rows: readonly Row[], counts: readonly Counts[]): string {
  const intro = [
    "# The diff against authors' own verdicts",
    "",
    "<!-- Written by `npm run iglu -- PATH`, where PATH is a clone of https://github.com/snowplow/iglu-central. -->",
    "",
    "[Iglu Central](https://github.com/snowplow/iglu-central) holds JSON Schemas of events in several versions, and the authors of each said by its",
    `number what it does to data that is already there ([SchemaVer](${schemaVer})): a MODEL prevents interaction with any of it, a REVISION`,
    "may with some, an ADDITION is compatible with all of it. `npm run iglu -- PATH` reads them as plans, runs the diff on every two",
    `neighbouring versions (${rows.length} pairs), and compares. Whether something is an ADDITION can be decided; between MODEL and REVISION`,
    `[the authors of SchemaVer](${blog}) leave "shades of grey".`,
    "",
    "## What the diff says",
    "",
    "| authors say | pairs | breaking for producers | breaking for consumers only | breaking for nobody | can't be told | no event |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...counts.map(({ label, of, producers, consumersOnly, nobody, notTold, noEvent }) =>
      lineOfCells([label, of, producers, consumersOnly, nobody, notTold, noEvent]),
    ),
    "",
    "Breaking for producers: a payload that was valid is refused. Every pair counted there has such a payload, which Ajv took by the old schema as it",
    "stands and refused by the new one. Breaking for consumers only: all that was valid still is, but values may come that consumers have not seen.",
    "Can't be told: something that decides it is in the schemas and not in the language of plans, and the import says so. No event: the schema describes",
    "a list, and an event carries an object.",
    "",
    "## How often that is what the authors say",
    "",
    "| authors say | by what breaks producers | by what breaks anybody | keyword by keyword |",
    "| --- | --- | --- | --- |",
    ...counts.map(({ label, of, forProducers, forEither }) =>
      lineOfCells([label, `${forProducers} of ${of}`, `${forEither} of ${of}`, baselineOf(label, of)]),
    ),
    "",
    "A MODEL or REVISION agrees where the diff says breaking, an ADDITION where it does not; what can't be told and what is no event agrees with nothing.",
    "The first column asks for producers alone, which is what SchemaVer defines: historical data and the new schema. The second asks for both, since",
    `[Snowplow's guide](${versioning}) has consumers in mind as well: a warehouse whose column changes its type. The authors mix the two:`,
    "their MODELs are the diff's where both are asked for, their ADDITIONs where producers are.",
    "",
    "The last column is the mark that was set before: two schemas compared keyword by keyword, without asking which values they take. The diff is above",
    "it for MODEL where both are asked for, and below it otherwise. What the first column lacks:",
    "",
    ...counts.map(lackOf),
    "",
    "A label counts against the diff even where Ajv shows it to be wrong. Every pair is listed below, with what makes the difference.",
  ];
  const sections = (["theirs", "ours", "no event", "policy"] as const).flatMap((whose) => [
    "",
    `## ${titles[whose]}`,
    "",
    "| schema | authors say | the diff says | why |",
    "| --- | --- | --- | --- |",
    ...disagreements.filter((one) => one.whose === whose).map((one) => lineOf(one, rows)),
  ]);
  const additions = rows.filter(
    ({ pair, ours }) => pair.label === "ADDITION" && ours.producers === "safe" && ours.consumers === "breaking",
  );
  const seen = [
    "",
    "## Additions that consumers have to be told of",
    "",
    "All old values stay valid, as the label says. What the diff says to consumers of the first thing that changed:",
    "",
    "| schema | the diff says |",
    "| --- | --- |",
    ...additions.map(({ pair: { family, from, to }, ours }) =>
      lineOfCells([`\`${family}\` ${from.number} → ${to.number}`, ours.forConsumers ?? "?"]),
    ),
  ];
  return `${[...intro, ...sections, ...seen].join("\n")}\n`;
}

/** Why the pairs with a label don't all agree, by what breaks producers. */
function lackOf({ label, of, forProducers, producers, consumersOnly, nobody, notTold, noEvent }: Counts): string {
  const parts: readonly (readonly [number, string])[] = [
    label === "ADDITION" ? [producers, "breaking for producers"] : [consumersOnly, "breaking for consumers only"],
    [label === "ADDITION" ? 0 : nobody, "breaking for nobody"],
    [notTold, "that can't be told"],
    [noEvent, "without an event"],
  ];
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `- ${label}, ${of - forProducers} of ${of}: ${told.join(", ")}.`;
}

const titles = {
  theirs: "The label is wrong",
  ours: "The diff can't tell",
  "no event": "No event",
  policy: "The label speaks to consumers",
} as const;

function baselineOf(label: Label, of: number): string {
  const count = byKeywords[label];
  return count === undefined ? "not known" : `${count} of ${of}`;
}

function lineOfCells(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

function lineOf(one: Disagreement, rows: readonly Row[]): string {
  const about = rows.filter(
    ({ pair }) => one.families.includes(pair.family) && pair.from.number === one.from && pair.to.number === one.to,
  );
  const [first] = about;
  const names = about.map(({ pair }) => `\`${pair.family}\``).join(", ");
  return `| ${names} ${one.from} → ${one.to} | ${first?.pair.label ?? "?"} | ${first ? wordsOf(first.ours) : "?"} | ${one.why} |`;
}

function wordsOf({ isEvent, producers, consumers, witness }: OurVerdict): string {
  if (!isEvent) return "nothing";
  if (producers === "not told") return "can't be told";
  const verdict = `${producers} for producers, ${consumers === "not told" ? "can't be told" : consumers} for consumers`;
  return witness === undefined ? verdict : `${verdict}; ${codeOf(witness)} was valid`;
}

const longest = 100;

/** A value in a code span of a table. */
function codeOf(value: string): string {
  const short = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return `\`${short.replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}
