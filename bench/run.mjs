// Measures what the README and docs/performance.md say: ratios within one run, since machines differ and are noisy.
// Usage: npm run bench [-- --quick]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../src/bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quick = process.argv.includes("--quick");
// Inside the package, whose templates the bundle looks for above itself.
mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
const folder = mkdtempSync(join(root, "node_modules/.cache/trackc-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds of a whole process. */
function once(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${args.join(" ")} exits with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The commands in turn, so that a machine that changes its pace changes it for all; the median of the ratios to the first. */
function inTurn(commands, rounds) {
  for (const args of commands) once(args);
  const times = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, args] of commands.entries()) times[at].push(once(args));
  }
  return times.map((of) => ({
    milliseconds: median(of),
    ratio: median(of.map((time, at) => time / times[0][at])),
  }));
}

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`);

const empty = join(folder, "empty.mjs");
writeFileSync(empty, "");
const cli = join(root, "dist/cli.js");
const starts = inTurn(
  [
    [empty],
    [cli, "--help"],
    [cli, "--version"],
    [cli, "explain", "event-owner"],
    [cli, "lint", "--no-cache", join(root, "plans/music")],
    [cli, "lint", join(root, "plans/music")],
  ],
  quick ? 5 : 25,
);
console.log("Start, whole processes        median ms   × an empty Node script");
[
  "empty Node script",
  "trackc --help",
  "trackc --version",
  "trackc explain event-owner",
  "trackc lint, no cache",
  "trackc lint, from the cache",
].forEach((name, at) => {
  console.log(
    `${name.padEnd(30)}${starts[at].milliseconds.toFixed(1).padStart(9)}${starts[at].ratio.toFixed(2).padStart(11)}`,
  );
});

/** Bundles a script of ours, which plain Node can run then. */
async function bundled(entryPoint) {
  const outdir = join(folder, entryPoint.replaceAll(/\W/g, "-"));
  await bundle(outdir, { entries: { script: entryPoint } });
  return join(outdir, "script.js");
}

const stages = await bundled("bench/stages.ts");
const { measureStages } = await import(pathToFileURL(stages).href);
const sizes = quick ? [100, 1_000] : [100, 1_000, 10_000];
measureStages(sizes, quick ? 2 : 5);

/** A large plan in a folder of its own, where wanted with destinations whose limits the rules know. */
function written(largePlan, events, destinations) {
  const place = join(folder, `plan-${events}-${destinations.length}`);
  for (const [path, text] of Object.entries(largePlan(events))) {
    const isManifest = path === "trackc.yaml" && destinations.length > 0;
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(
      join(place, path),
      isManifest
        ? text.replace("\nvocabulary:\n", `\nvocabulary:\n  destinations: [${destinations.join(", ")}]\n`)
        : text,
    );
  }
  return place;
}

const { largePlan } = await import(pathToFileURL(await bundled("test/generators/large.ts")).href);
// In chunks as the package ships them, so that starting costs what it costs there.
await bundle(join(folder, "cold"), { entries: { cold: "bench/cold.ts" } });
console.log("\nRules as a share of a cold lint, whole processes: start, load, lint, report");
console.log(`${"".padEnd(30)}${"rules ms".padStart(10)}${"process ms".padStart(12)}${"share".padStart(9)}`);
for (const destinations of [[], ["segment", "amplitude", "mixpanel"]]) {
  const name = destinations.length > 0 ? `, ${destinations.length} destinations` : "";
  const places = sizes.map((events) => written(largePlan, events, destinations));
  const runs = places.map(() => []);
  for (let round = 0; round < (quick ? 3 : 15); round++) {
    for (const [at, place] of places.entries()) {
      const args = [join(folder, "cold/cold.js"), place];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      if (status !== 0) throw new Error(`cold lint exits with ${status}: ${stderr}`);
      runs[at].push(JSON.parse(stdout));
    }
  }
  const rules = runs.map((of) => median(of.map((run) => run.rules)));
  for (const [at, events] of sizes.entries()) {
    const whole = median(runs[at].map((run) => run.process));
    const share = median(runs[at].map((run) => run.rules / run.process));
    console.log(
      `${`${events} events${name}`.padEnd(30)}${rules[at].toFixed(0).padStart(10)}${whole.toFixed(0).padStart(12)}${`${(share * 100).toFixed(1)} %`.padStart(9)}`,
    );
  }
  const [before, after] = rules.slice(-2);
  const [fewer, more] = sizes.slice(-2);
  console.log(`growth from ${fewer} to ${more}${name}`.padEnd(52) + `${(after / before).toFixed(1)}×`.padStart(9));
}

const [small, large] = sizes.slice(-2);
const counting = await bundled("test/growth/stages.ts");
const { stdout: counted } = spawnSync(process.execPath, [counting, String(small), String(large)], { encoding: "utf8" });
const [before, after] = JSON.parse(counted);
console.log(`\nGrowth from ${small} to ${large} events, in blocks of code entered`);
for (const stage of Object.keys(before))
  console.log(`${stage.padEnd(30)}${(after[stage] / before[stage]).toFixed(2).padStart(14)}×`);
