import { describe, expect, it, test, vi } from "vitest";
import { drawn } from "../../generators/draw.js";
import { plans, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong, seed } from "../../support/long.js";
import { isTaken, type Outcome, outcomeOf } from "./agreement.js";
import { changedText } from "./changes.js";
import {
  type Corpus,
  examplesOfTheLanguage,
  examplesOfTheRules,
  filesOfTheRepository,
  largePlanFiles,
  shortPieces,
} from "./corpus.js";
import { writtenFile } from "./written.js";

/** `TRACKC_LONG=1` looks for what is rare, each time elsewhere. */
vi.setConfig({ testTimeout: isLong ? 1_800_000 : 120_000 });
const settings = (usual: number) => ({ numRuns: isLong ? usual * 60 : usual });

/** The names of a corpus by what became of its texts. */
function namesByOutcome(corpus: Corpus): Record<Outcome, string[]> {
  const found: Record<Outcome, string[]> = { taken: [], shy: [], refused: [], wrong: [] };
  for (const [name, text] of corpus) found[outcomeOf(text)].push(name);
  return found;
}

describe("the fast lane", () => {
  const generated = fc.sample(plans, { numRuns: 60 }).map((plan, at) => [`generated ${at}`, textsOf(plan)] as const);
  const corpora: readonly (readonly [string, Corpus, number])[] = [
    ["the files of the repository", filesOfTheRepository(), 400],
    ["the examples of the language's reference", examplesOfTheLanguage(), 15],
    ["the examples of rules and mistakes", examplesOfTheRules(), 350],
    ["the plan of the benchmarks", largePlanFiles(200), 40],
    [
      "generated plans, whose names and texts are anything",
      new Map(
        generated.flatMap(([name, texts]) => Object.entries(texts).map(([path, text]) => [`${name}, ${path}`, text])),
      ),
      100,
    ],
  ];

  it.each(corpora)("takes %s, and reads them as the library does", (_, corpus, least) => {
    const { taken, shy, wrong } = namesByOutcome(corpus);
    expect(wrong).toEqual([]);
    expect(taken.length).toBeGreaterThanOrEqual(least);
    expect(taken.length / (taken.length + shy.length), `left to the library: ${shy.join(", ")}`).toBeGreaterThan(0.98);
  });

  it("takes them with the line ends of Windows as well", () => {
    const files = [...filesOfTheRepository()].filter(([name]) => name.startsWith("plans/"));
    const { taken, shy, wrong } = namesByOutcome(
      new Map(files.map(([name, text]) => [name, text.replaceAll("\n", "\r\n")])),
    );
    expect(wrong).toEqual([]);
    expect(taken.length / (taken.length + shy.length), `left to the library: ${shy.join(", ")}`).toBe(1);
  });
});

/** Lines of which every small file is made up, in every order. */
const shortLines = [
  ...["k:", "k: v", "- v", "- k: v", "- k:", "#c", "# c", "v", "'q'", "{ a }", "|", "[a,", "b]", "k: >", "k: {", "}"],
].flatMap((line) => [line, ` ${line}`, `  ${line}`]);

/** Calls with every text that goes on with so many of the short lines. */
function eachFile(begun: string, left: number, visit: (text: string) => void): void {
  if (left === 0) visit(begun);
  else for (const line of ["", " ", ...shortLines]) eachFile(`${begun}${line}\n`, left - 1, visit);
}

describe("every file of a few short lines", () => {
  it.each(["k:\n", ...(isLong ? ["- k:\n", "k:\n k:\n", "k: {\n", "k: v\n"] : [])])(
    "that begins with %j is read as the library reads it, or left to it",
    (begun) => {
      let count = 0;
      const wrong: string[] = [];
      eachFile(begun, isLong ? 4 : 3, (text) => {
        // Most are no YAML at all; the library need not say so.
        if (!isTaken(text)) return;
        count++;
        if (outcomeOf(text) !== "taken") wrong.push(text);
      });
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(1000);
    },
  );
});

describe(`random texts (seed ${seed})`, () => {
  /** Holds both readers against each other; says how many texts the fast lane took. */
  const taken = (texts: fc.Arbitrary<string>, usual: number): number => {
    let count = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = outcomeOf(text);
        if (outcome === "taken") count++;
        expect(outcome).not.toBe("wrong");
      }),
      settings(usual),
    );
    return count / settings(usual).numRuns;
  };

  test("changed as editors and accidents do it are read as the library reads them, or left to it", () => {
    const pieces = shortPieces([
      filesOfTheRepository(),
      examplesOfTheLanguage(),
      examplesOfTheRules(),
      largePlanFiles(60),
    ]);
    expect(
      taken(
        drawn((draw) => changedText(draw, draw.pick(pieces))),
        800,
      ),
    ).toBeGreaterThan(0.15);
  });

  test("written in any layout are read as the library reads them, or left to it", () => {
    expect(taken(drawn(writtenFile), 400)).toBeGreaterThan(0.15);
  });
});
