// Holds the diff against the labels that the authors of Iglu's schemas gave their versions, and writes docs/diff-iglu.md.
// Usage: npm run iglu -- PATH, where PATH is a clone of https://github.com/snowplow/iglu-central
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error(
    "Where are the schemas? npm run iglu -- PATH, with a clone of https://github.com/snowplow/iglu-central",
  );
  process.exitCode = 2;
} else {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(root, "node_modules/.cache/trackc-iglu-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "iglu.mjs");
  const entryPoints = [join(root, "bench/iglu/index.ts")];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  const { compareWithLabels } = await import(pathToFileURL(outfile).href);
  const { markdown, summary, problems } = compareWithLabels(path);
  writeFileSync(join(root, "docs/diff-iglu.md"), markdown);
  console.log(summary);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
