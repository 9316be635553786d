import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { diff } from "../../src/diff/index.js";
import { resolveOutputs } from "../../src/emit/outputs.js";
import { type GenerateOptions, generate } from "../../src/emit/typescript/index.js";
import { loadText } from "../../src/load/text.js";
import type { LoadedPlan } from "../../src/loaded.js";
import { compiled, nodenext, under } from "../emit/typescript/support/client.js";
import { filesIn } from "../support/folder.js";

// Whether calls stop compiling, asked of a compiler. Fixtures with a `caller.ts` have somebody who calls the client of their base: that
// it compiles against the head's, or does not, is what the verdict for producers has to say.

const root = "test/diff/fixtures";
const stories = readdirSync(root)
  .filter((name) => existsSync(`${root}/${name}/caller.ts`))
  .sort();

function load(story: string, side: "base" | "head"): LoadedPlan {
  return loadText(filesIn(`${root}/${story}/${side}`)).value;
}

/** The client as the manifest's output makes it; a browser's where it lists none. */
function client(loaded: LoadedPlan) {
  const code = resolveOutputs(loaded).value.find(({ target }) => target.name === "typescript");
  return generate(loaded, (code?.options ?? { sdk: ["segment"] }) as GenerateOptions).value;
}

describe("a caller of the base compiles against the head unless producers are told that something breaks", () => {
  let said = "";
  beforeAll(async () => {
    const files = stories.flatMap((story) =>
      (["base", "head"] as const).flatMap((side) => [
        ...Object.entries(under(`${story}/${side}/tracking`, client(load(story, side)))),
        [`${story}/${side}/caller.ts`, readFileSync(`${root}/${story}/caller.ts`, "utf8")] as const,
      ]),
    );
    said = await compiled("typescript", Object.fromEntries(files), nodenext);
  }, 120_000);

  it.each(stories)("%s", (story) => {
    const linesOf = (side: string): readonly string[] =>
      said.split("\n").filter((line) => line.startsWith(`${story}/${side}/`));
    expect(linesOf("base")).toEqual([]);
    const { changes } = diff(load(story, "base"), load(story, "head"), { today: "2026-01-01" });
    const breaks = changes.some(({ producers }) => producers.severity === "breaking");
    expect([breaks, linesOf("head")]).toEqual([breaks, breaks ? expect.arrayContaining([expect.any(String)]) : []]);
  });

  it("in both ways", () => {
    const failing = stories.filter((story) => said.includes(`${story}/head/`));
    expect(failing.length).toBeGreaterThan(5);
    expect(failing.length).toBeLessThan(stories.length);
  });
});
