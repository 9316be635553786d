import { disagreements } from "./disagreements.js";
import type { Counts, Row } from "./index.js";
import type { OurVerdict } from "./verdict.js";
import type { Label } from "./versions.js";

/** The mark that was set before the diff was written: what a comparison of the two schemas keyword by keyword comes to. */
const byKeywords: Partial<Record<Label, number>> = { MODEL: 42, ADDITION: 80 };

const schemaVer = "https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/schemaver";
const versioning = "https://docs.snowplow.io/docs/event-studio/data-structures/versioning/";

/** The page of the documentation, in Markdown. Every number in it is counted. */
export function pageOf(rows: readonly Row[], counts: readonly Counts[]): string {
  const parts = [introOf(rows), verdictsOf(rows, counts), agreementOf(counts), markOf(counts), reasonsOf(rows)];
  return `${[...parts, additionsOf(rows)].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function introOf(rows: readonly Row[]): readonly string[] {
  return [
    "# The diff against authors' own verdicts",
    "",
    "<!-- Written by `npm run iglu -- PATH`, where PATH is a clone of https://github.com/snowplow/iglu-central. -->",
    "",
    "[Iglu Central](https://github.com/snowplow/iglu-central) holds JSON Schemas of events in several versions, and the authors of each said by its",
    `number what it does to data that is already there ([SchemaVer](${schemaVer})): a MODEL prevents interaction with any of it, a REVISION`,
    "may with some, an ADDITION is compatible with all of it. `npm run iglu -- PATH` reads them as plans, runs the diff on every two",
    `neighbouring versions (${rows.length} pairs), and compares. Whether something is an ADDITION can be decided. Between MODEL and REVISION SchemaVer leaves it to`,
    "judgement: its example of a MODEL is a schema of which one can't realistically expect that old data fits.",
  ];
}

function verdictsOf(rows: readonly Row[], counts: readonly Counts[]): readonly string[] {
  const safe = rows.filter(({ ours }) => ours.producers === "safe");
  const tried = safe.reduce((sum, { ours }) => sum + ours.tried, 0);
  const wider = rows.filter(({ ours }) => !ours.isExact);
  const lists = rows.filter(({ ours }) => !ours.isEvent);
  return [
    "## What the diff says",
    "",
    "| authors say | pairs | breaking for producers | breaking for consumers only | breaking for nobody | can't be told |",
    "| --- | --- | --- | --- | --- | --- |",
    ...counts.map(({ label, of, producers, consumersOnly, nobody, notTold }) =>
      lineOfCells([label, of, producers, consumersOnly, nobody, notTold]),
    ),
    "",
    "Breaking for producers: a payload that was valid is refused. Every pair counted there has such a payload, which Ajv took by the old schema as it",
    "stands and refused by the new one. Breaking for consumers only: all that was valid still is, but values may come that consumers have not seen; Ajv",
    `bears out one of each pair as well. That nothing valid is refused is a proof about the types, and was tried: Ajv took each of ${grouped(tried)} values that were valid`,
    `by the old schema of these ${safe.length} pairs by the new one too.`,
    "",
    "Can't be told: something that decides it is in the schemas and not in the language of plans, and the import says so. In",
    `${wider.length} pairs a plan takes more than its schema; in ${wider.length - wider.filter(isNotTold).length} of them what it does not say stayed as it was, or Ajv bears the verdict out all the same.`,
    "",
    `An event carries an object, and ${lists.length} pairs are of schemas that describe a list in one version or in both:`,
    `${namesOf(lists)}. An import leaves`,
    "them out and says so. Here both versions are the type of an event's one required property, which is where a plan has lists, and Ajv judges that",
    "property's value.",
  ];
}

function agreementOf(counts: readonly Counts[]): readonly string[] {
  return [
    "## How often that is what the authors say",
    "",
    "| authors say | by what breaks producers | of those that could | by what breaks anybody | keyword by keyword |",
    "| --- | --- | --- | --- | --- |",
    ...counts.map(({ label, of, forProducers, couldAgree, forEither }) =>
      lineOfCells([
        label,
        `${forProducers} of ${of}`,
        `${forProducers} of ${couldAgree}`,
        `${forEither} of ${of}`,
        baselineOf(label, of),
      ]),
    ),
    "",
    "A MODEL or REVISION agrees where the diff says breaking, an ADDITION where it does not; what can't be told agrees with nothing. The first column",
    "asks for producers alone, which is what SchemaVer defines: historical data and the new schema. The third asks for both, since",
    `[Snowplow's guide](${versioning}) has consumers in mind as well: a warehouse whose column changes its type. The authors mix the two:`,
    "their MODELs are the diff's where both are asked for, their ADDITIONs where producers are.",
    "",
    "The second column leaves out labels that say the contrary of what becomes of data: a MODEL or REVISION that takes all that was valid, and an",
    "ADDITION that refuses a payload which Ajv took before. Whoever is right about historical data differs from these, so that no more than these can agree",
    "in the first column. What it lacks:",
    "",
    ...counts.map(lackOf),
    "",
    "All of this holds by this language's formats, and by those of [ajv-formats](https://github.com/ajv-validator/ajv-formats) as well, which wants everyday",
    "texts for some of the smallest (`a@b`), but for one thing: it takes e-mail addresses of any length, where RFC 5321 (section 4.5.3.1) sets one.",
    ...counts.filter(({ longAddresses }) => longAddresses > 0).map(longAddressesOf),
  ];
}

function longAddressesOf({ label, of, forProducers, longAddresses, couldAgree }: Counts): string {
  const [agree, could] = [forProducers + longAddresses, couldAgree + longAddresses];
  return `By that, ${longAddresses} more with the label ${label} refuse what was valid: ${agree} of ${of}, and ${agree} of ${could}.`;
}

/** Where the diff is above the mark and where it is below. */
function markOf(counts: readonly Counts[]): readonly string[] {
  const marked = counts.flatMap((each) => {
    const mark = byKeywords[each.label];
    return mark === undefined ? [] : [{ ...each, mark }];
  });
  const told = (by: "forProducers" | "forEither"): string =>
    marked.map((each) => `${each.label} ${each[by]}, ${against(each[by], each.mark)}`).join("; ");
  const isBeaten = (by: "forProducers" | "forEither"): boolean => marked.every((each) => each[by] > each.mark);
  const beaten = (["forProducers", "forEither"] as const).some(isBeaten);
  const beyond = marked
    .filter(({ mark, couldAgree }) => mark > couldAgree)
    .map(({ label, mark, couldAgree, longAddresses }) => {
      const otherwise = longAddresses === 0 ? "" : `; if addresses had any length, ${couldAgree + longAddresses} could`;
      return `The mark's ${mark} of ${label} are more than the ${couldAgree} that could agree by what becomes of historical data${otherwise}.`;
    });
  return [
    "### Against the mark",
    "",
    "The table's last column is the mark that was set before the diff was written: two schemas compared keyword by keyword, without asking which values",
    "they take.",
    "",
    `- By what breaks producers: ${told("forProducers")}.`,
    `- By what breaks anybody: ${told("forEither")}.`,
    "",
    [
      beaten
        ? "One of the two questions is above the mark for both labels."
        : "Neither question is above the mark for both labels.",
      ...beyond,
    ].join(" "),
    "The diff tells the two audiences apart. A label counts against it even where Ajv shows the label to be wrong. Every pair that differs is listed below,",
    "with what makes the difference.",
  ];
}

function against(count: number, mark: number): string {
  if (count === mark) return `as many as the mark`;
  return `${Math.abs(count - mark)} ${count > mark ? "above" : "below"} it`;
}

function isNotTold({ ours }: Row): boolean {
  return ours.producers === "not told";
}

/** Why the pairs with a label don't all agree, by what breaks producers. */
function lackOf({ label, of, forProducers, producers, consumersOnly, nobody, notTold }: Counts): string {
  const parts: readonly (readonly [number, string])[] = [
    label === "ADDITION" ? [producers, "breaking for producers"] : [consumersOnly, "breaking for consumers only"],
    [label === "ADDITION" ? 0 : nobody, "breaking for nobody"],
    [notTold, "that can't be told"],
  ];
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `- ${label}, ${of - forProducers} of ${of}: ${told.join(", ")}.`;
}

function reasonsOf(rows: readonly Row[]): readonly string[] {
  const sections = (["theirs", "ours", "policy"] as const).map((whose) => [
    `## ${titles[whose]}`,
    "",
    "| schema | authors say | the diff says | why |",
    "| --- | --- | --- | --- |",
    ...disagreements
      .filter((one) => one.whose === whose)
      .map((one) =>
        lineOf(
          one.why,
          rows.filter(({ reason }) => reason === one),
        ),
      ),
  ]);
  return [sections.map((lines) => lines.join("\n")).join("\n\n")];
}

const titles = {
  theirs: "The label is wrong",
  ours: "The diff can't tell",
  policy: "The label speaks to consumers",
} as const;

function additionsOf(rows: readonly Row[]): readonly string[] {
  const additions = rows.filter(
    ({ pair, ours }) => pair.label === "ADDITION" && ours.producers === "safe" && ours.consumers === "breaking",
  );
  return [
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
}

function baselineOf(label: Label, of: number): string {
  const count = byKeywords[label];
  return count === undefined ? "not known" : `${count} of ${of}`;
}

/** The schemas of some pairs, each once. */
function namesOf(rows: readonly Row[]): string {
  return [...new Set(rows.map(({ pair }) => `\`${pair.family}\``))].join(", ");
}

function lineOfCells(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

function lineOf(why: string, about: readonly Row[]): string {
  const [first] = about;
  if (first === undefined) return lineOfCells(["?", "?", "?", why]);
  const { pair, ours, reason } = first;
  const names = `${namesOf(about)} ${pair.from.number} → ${pair.to.number}`;
  return lineOfCells([names, pair.label, wordsOf(ours, ours.witness ?? reason?.refused), why]);
}

function wordsOf({ producers, consumers }: OurVerdict, shown: unknown): string {
  const verdict =
    producers === "not told"
      ? "can't be told"
      : `${producers} for producers, ${consumers === "not told" ? "can't be told" : consumers} for consumers`;
  return shown === undefined ? verdict : `${verdict}; ${codeOf(shown)} was valid`;
}

const longest = 260;
const longestText = 24;

/** A value in a code span of a table, its long texts cut. */
function codeOf(value: unknown): string {
  const whole = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" && part.length > longestText ? `${part.slice(0, longestText / 2)}…` : part,
  );
  const short = whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
  return `\`${short.replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}

/** `12,345` */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
