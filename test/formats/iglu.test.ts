import { join } from "node:path";
import { expect, it } from "vitest";
import { judgePair } from "../../bench/iglu/verdict.js";
import { pairsIn } from "../../bench/iglu/versions.js";

it("two versions of a schema are judged by their diff, as far as the schemas themselves bear it out", () => {
  const judged = pairsIn(join(import.meta.dirname, "iglu")).map((pair) => {
    const { isEvent, producers, consumers, witness, problems } = judgePair(pair);
    expect(problems).toEqual([]);
    const shown = witness === undefined ? "" : JSON.stringify(witness);
    const verdict = `${isEvent ? "" : "as a property: "}${producers} for producers, ${consumers} for consumers ${shown}`;
    return `${pair.family.slice("com.example/".length)} ${pair.to.number} ${pair.label}: ${verdict}`.trim();
  });
  expect(judged).toEqual([
    "closed_but_for_patterns 1-0-1 ADDITION: not told for producers, not told for consumers",
    "closed_but_for_patterns 2-0-0 MODEL: not told for producers, not told for consumers",
    "list 1-0-1 ADDITION: as a property: safe for producers, breaking for consumers",
    "list 1-0-2 ADDITION: as a property: breaking for producers, safe for consumers []",
    "list 2-0-0 MODEL: as a property: breaking for producers, breaking for consumers [null]",
    'map 2-0-0 MODEL: breaking for producers, breaking for consumers {"other":""}',
    'narrowed 2-0-0 MODEL: breaking for producers, safe for consumers {"id":"aaaa"}',
    "nullable 1-0-1 ADDITION: safe for producers, breaking for consumers",
    "under_patterns 2-0-0 MODEL: not told for producers, not told for consumers",
  ]);
});
