import { finish } from "../../src/load/manifest.js";
import type { SharedWork } from "../../src/load/shared.js";
import type { LoadedPlan } from "../../src/loaded.js";
import type { SourceFile } from "../../src/source/span.js";
import type { Texts } from "../generators/pairs.js";

export const manifestName = "trackc.yaml";

/** Loads one side of a comparison as the tool does it, with what sides share. */
export async function loadWith(shared: SharedWork, texts: Texts): Promise<LoadedPlan> {
  const files = Object.keys(texts)
    .sort()
    .map((path): SourceFile => ({ path, text: texts[path] as string, linted: true }));
  const [manifest, ...trees] = await Promise.all(
    [...files.filter(({ path }) => path === manifestName), ...files.filter(({ path }) => path !== manifestName)].map(
      async (file) => (await shared.parse(file)).value,
    ),
  );
  if (!manifest) throw new Error("There is no manifest.");
  const { value: project } = shared.project(manifest, "/");
  const sources = new Map(files.map((file) => [file.path, file]));
  return finish({ project, sources, baseline: undefined }, trees, shared.resolve(manifest, trees, project), []).value;
}
