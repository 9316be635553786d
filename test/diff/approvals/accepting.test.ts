import { describe, expect, it } from "vitest";
import {
  changesToAccept,
  readReferences,
  referencesText,
  sharedFingerprints,
} from "../../../src/diff/approvals/accepting.js";
import fc from "../../support/fast-check.js";
import { change } from "../made.js";

const [one, two, three] = ["c_000000000001", "c_000000000002", "c_000000000003"] as const;
const music = {
  manifest: "plans/music/trackc.yaml",
  changes: [one, two].map((fingerprint) => change({ fingerprint })),
};
const radio = { manifest: "trackc.yaml", changes: [two, three].map((fingerprint) => change({ fingerprint })) };

function accepted(text: string): unknown {
  const references = readReferences(text);
  if ("wrong" in references) return references;
  const found = changesToAccept(references, [music, radio]);
  return "why" in found ? found : found.map((changes) => changes.map(({ fingerprint }) => fingerprint));
}

describe("accepting", () => {
  it("finds each change in the plan that has it", () => {
    expect(accepted(`${three} ${one}`)).toEqual([[one], [three]]);
    expect(accepted(`plans/music:${two}`)).toEqual([[two], []]);
    expect(accepted(`./plans/music/:${two}, .:${two},${two.replace("2", "1")}`)).toEqual([[one, two], [two]]);
  });

  it("takes no change for another: one that several plans have needs its plan", () => {
    expect(accepted(two)).toMatchObject({
      why: "ambiguous",
      instead: [
        { plan: "plans/music", fingerprint: two },
        { plan: ".", fingerprint: two },
      ],
    });
    expect(sharedFingerprints([music, radio])).toEqual(new Set([two]));
    // A plan's own changes are told apart already.
    expect(sharedFingerprints([{ ...music, changes: [...music.changes, ...music.changes] }])).toEqual(new Set());
  });

  it("says what there is none of", () => {
    expect(accepted("c_00000000000f")).toMatchObject({ why: "no-such-change" });
    expect(accepted(`plans/music:${three}`)).toMatchObject({ why: "no-such-change" });
    expect(accepted(`plans:${one}`)).toMatchObject({ why: "no-such-plan" });
    expect(accepted(`${one}, radio`)).toEqual({ wrong: "radio" });
    expect(accepted(`${one}0`)).toEqual({ wrong: `${one}0` });
  });

  it("reads what is written, whatever folders are called", () => {
    const fingerprint = fc.constantFrom(one, two, three);
    const plan = fc.stringMatching(/^[a-z/ ,:'é.]{0,8}[a-z]$/).filter((text) => /^[^\s,]/.test(text));
    const reference = fc.record({ plan: fc.option(plan, { nil: undefined }), fingerprint });
    fc.assert(
      fc.property(fc.uniqueArray(reference, { selector: (each) => JSON.stringify(each) }), (references) => {
        expect(readReferences(referencesText(references))).toEqual(references);
      }),
    );
  });
});
