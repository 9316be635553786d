import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

// What is wrong with the outputs of a manifest, which loading a plan does not look at.

const plan = `events:
  Song Played:
    properties:
      song_id: string
      mood?: { type: string, privacy: personal }
`;
const right = "{ target: typescript, out: src/tracking, sdk: segment, deny: personal }";

interface Sides {
  readonly before?: string;
  readonly after?: string;
  readonly planBefore?: string;
  readonly plan?: string;
}

/** Compares two folders whose manifests list one output each. */
function compared({
  before = right,
  after = right,
  planBefore = plan,
  plan: changed = plan,
}: Sides): ReturnType<typeof trackc> {
  const manifest = (output: string): string => `name: demo\nversion: 1.0.0\noutputs:\n  - ${output}\n`;
  const folder = folderWith({
    "before/trackc.yaml": manifest(before),
    "before/plans/plan.yaml": planBefore,
    "after/trackc.yaml": manifest(after),
    "after/plans/plan.yaml": changed,
  });
  return trackc(folder, ["diff", "before", "after"]);
}

describe("an output with a mistake", () => {
  test.each([
    ["a word that there is not", { after: right.replace("personal", "pii") }, "unknown-word"],
    ["a target that there is not", { after: right.replace("typescript", "typescrpt") }, "output-unknown-target"],
    ["what can't be left out", { plan: plan.replace("mood?", "mood") }, "output-denies-required"],
  ])("of the head leaves nothing to compare: %s", async (_, sides, code) => {
    const ran = await compared(sides);
    expect(ran).toMatchObject({ exitCode: 1, out: "" });
    expect(ran.err).toContain(`error[${code}]`);
    expect(ran.err).toContain("Nothing was compared: the errors come first.");
  });

  test.each([
    ["deny", right.replace("personal", "pii"), "2 dangerous for producers, 2 dangerous for consumers"],
    ["sdk", right.replace("segment", "segmnt"), "2 dangerous for producers, 2 dangerous for consumers"],
    ["target", right.replace("typescript", "typescrpt"), "2 dangerous for producers, 3 dangerous for consumers"],
  ])("of the base makes dangerous what it touches, and breaks nothing: %s", async (_, before, said) => {
    const ran = await compared({ before });
    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(ran.out).toContain(said);
    expect(ran.out).toContain("has 1 error under today's language.");
  });

  test("of the base that leaves its plan readable is none", async () => {
    const ran = await compared({ planBefore: plan.replace("mood?", "mood") });
    expect(ran.out).not.toContain("under today's language");
    expect(ran.out).toContain("breaking for consumers: `mood` made optional");
  });
});
