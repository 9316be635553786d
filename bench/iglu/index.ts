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

/** With the label, for both audiences; with it as far as consumers go; not at all. */
type Agreement = "agrees" | "for consumers" | "disagrees";

/** Holds the diff against the versions that authors gave the schemas in a clone of iglu-central. */
export function compareWithLabels(path: string): Comparison {
  const rows = pairsIn(path).map((pair): Row => {
    const ours = judgePair(pair);
    return { pair, ours, agreement: agreementOf(pair.label, ours) };
  });
  const explained = new Map(disagreements.flatMap((one) => one.families.map((family) => [keyOf(family, one), one])));
  const differing = rows.filter(({ agreement }) => agreement !== "agrees");
  const problems = rows.flatMap(({ ours }) => ours.problem ?? []);
  for (const { pair, agreement } of differing) {
    const key = keyOf(pair.family, { from: pair.from.number, to: pair.to.number });
    const reason = explained.get(key);
    explained.delete(key);
    if (reason === undefined) problems.push(`${key}: nobody says why our verdict differs from ${pair.label}`);
    else if ((reason.whose === "policy") !== (agreement === "for consumers"))
      problems.push(`${key}: not a case of ${reason.whose}`);
  }
  for (const key of explained.keys()) problems.push(`${key}: there is a reason for a difference that is not there`);
  const counts = countsOf(rows);
  return { markdown: pageOf(rows, counts), summary: counts.map((line) => line.join("  ")).join("\n"), problems };
}

/** An ADDITION takes all historical data, the others may not; where they do, they may still be news to consumers. */
function agreementOf(label: Label, { historicalData, consumers }: OurVerdict): Agreement {
  if (label === "ADDITION") return historicalData === "compatible" ? "agrees" : "disagrees";
  if (historicalData === "broken") return "agrees";
  return historicalData === "compatible" && consumers === "breaking" ? "for consumers" : "disagrees";
}

function keyOf(family: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return `${family} ${from} → ${to}`;
}

function countsOf(rows: readonly Row[]): readonly (readonly [string, string])[] {
  return (["MODEL", "REVISION", "ADDITION"] as const).map((label) => {
    const of = rows.filter(({ pair }) => pair.label === label);
    const count = (agreement: Agreement): number => of.filter((row) => row.agreement === agreement).length;
    const consumers = count("for consumers");
    const parts = [
      `${count("agrees")} of ${of.length} agree`,
      ...(consumers > 0 ? [`${consumers} more for consumers`] : []),
      ...(count("disagrees") > 0 ? [`${count("disagrees")} disagree`] : []),
    ];
    return [label, parts.join(", ")];
  });
}

const schemaVer = "https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/schemaver";
const versioning = "https://docs.snowplow.io/docs/event-studio/data-structures/versioning/";
const blog = "https://snowplow.io/blog/introducing-schemaver-for-semantic-versioning-of-schemas";

function pageOf(rows: readonly Row[], counts: readonly (readonly [string, string])[]): string {
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
    "| authors say | the diff |",
    "| --- | --- |",
    ...counts.map(([label, text]) => `| ${label} | ${text} |`),
    "",
    "*Agree* means: breaking for producers where authors say MODEL or REVISION, safe for producers where they say ADDITION. *For consumers*",
    `means that all old values stay valid and the diff finds it breaking for consumers only, whom [Snowplow's guide](${versioning}) has in mind:`,
    "a warehouse whose column changes its type. Every pair that does not simply agree is listed below, with what makes the difference.",
  ];
  const titles = {
    theirs: "The label is wrong",
    ours: "The diff does not know",
    policy: "The label speaks to consumers",
  } as const;
  const sections = (["theirs", "ours", "policy"] as const).flatMap((whose) => [
    "",
    `## ${titles[whose]}`,
    "",
    "| schema | authors say | the diff says | why |",
    "| --- | --- | --- | --- |",
    ...disagreements.filter((one) => one.whose === whose).map((one) => lineOf(one, rows)),
  ]);
  return `${[...intro, ...sections].join("\n")}\n`;
}

function lineOf(one: Disagreement, rows: readonly Row[]): string {
  const about = rows.filter(
    ({ pair }) => one.families.includes(pair.family) && pair.from.number === one.from && pair.to.number === one.to,
  );
  const [first] = about;
  const names = about.map(({ pair }) => `\`${pair.family}\``).join(", ");
  return `| ${names} ${one.from} → ${one.to} | ${first?.pair.label ?? "?"} | ${first ? wordsOf(first.ours) : "?"} | ${one.why} |`;
}

function wordsOf({ historicalData, producers, consumers, witness }: OurVerdict): string {
  if (historicalData === "undecided") return "undecided";
  const verdict = `${producers} for producers, ${consumers} for consumers`;
  return witness === undefined ? verdict : `${verdict}; ${codeOf(witness)} was valid`;
}

const longest = 100;

/** A value in a code span of a table. */
function codeOf(value: string): string {
  const short = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return `\`${short.replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}
