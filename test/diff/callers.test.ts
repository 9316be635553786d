import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
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

/** The clients as the manifest's outputs make them, each in the folder that is called like its own. */
function clients(loaded: LoadedPlan, folder: string): Readonly<Record<string, string>> {
  const outputs = resolveOutputs(loaded).value.filter(({ target }) => target.name === "typescript");
  const files = outputs.flatMap(({ shown, options }) =>
    Object.entries(under(`${folder}/${basename(shown)}`, generate(loaded, options as GenerateOptions).value)),
  );
  return Object.fromEntries(files);
}

/** The clients of one side of a story; a browser's where neither side lists any. */
function clientsOf(story: string, side: "base" | "head"): Readonly<Record<string, string>> {
  const folder = `${story}/${side}`;
  const isListed = (["base", "head"] as const).some((one) =>
    load(story, one).project.outputs.some(({ target }) => target.value === "typescript"),
  );
  const loaded = load(story, side);
  if (isListed) return clients(loaded, folder);
  return under(`${folder}/tracking`, generate(loaded, { sdk: ["segment"] }).value);
}

describe("a caller of the base compiles against the head unless producers are told that something breaks", () => {
  let said = "";
  beforeAll(async () => {
    const files = stories.flatMap((story) =>
      (["base", "head"] as const).flatMap((side) => [
        ...Object.entries(clientsOf(story, side)),
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
