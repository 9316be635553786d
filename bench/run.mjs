// Measures what the README and docs/performance.md say: ratios within one run, since machines differ and are noisy.
// Usage: npm run bench [-- --quick] [SIZES …]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import module from "node:module";
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
function once({ args, env = {} }) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${args.join(" ")} exits with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * The commands in turn, so that a machine that changes its pace changes it for all: of each the median, the middle half, and the
 * median of the ratios to the first.
 */
function inTurn(commands, rounds) {
  for (const command of commands) once(command);
  const times = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, command] of commands.entries()) times[at].push(once(command));
  }
  return times.map((of) => {
    const sorted = [...of].sort((a, b) => a - b);
    return {
      milliseconds: median(of),
      spread: [sorted[Math.floor(of.length / 4)], sorted[Math.ceil((3 * of.length) / 4) - 1]],
      ratio: median(of.map((time, at) => time / times[0][at])),
    };
  });
}

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`);

const empty = join(folder, "empty.mjs");
writeFileSync(empty, "");
const cli = join(root, "dist/cli.js");
// Node keeps compiled code for those who ask for it, from version 22.1 on.
const keepsCode = { NODE_COMPILE_CACHE: join(folder, "compiled") };
const hasCompileCache = "enableCompileCache" in module;
const music = join(root, "plans/music");
const starting = [
  { name: "empty Node script", args: [empty] },
  { name: "trackc --help", args: [cli, "--help"] },
  { name: "trackc --version", args: [cli, "--version"] },
  { name: "trackc explain event-owner", args: [cli, "explain", "event-owner"] },
  { name: "trackc lint, no cache", args: [cli, "lint", "--no-cache", music] },
  { name: "trackc lint, from the cache", args: [cli, "lint", music] },
  ...(hasCompileCache
    ? [
        {
          name: "the same, with Node's compile cache: no cache",
          args: [cli, "lint", "--no-cache", music],
          env: keepsCode,
        },
        { name: "the same, from the cache", args: [cli, "lint", music], env: keepsCode },
      ]
    : []),
];
const starts = inTurn(starting, quick ? 5 : 25);
console.log(`${"Start, whole processes".padEnd(48)}median ms   middle half   × an empty Node script`);
for (const [at, { name }] of starting.entries()) {
  const { milliseconds, spread, ratio } = starts[at];
  const half = spread.map((one) => one.toFixed(0)).join("–");
  console.log(
    `${name.padEnd(46)}${milliseconds.toFixed(1).padStart(11)}${half.padStart(14)}${ratio.toFixed(2).padStart(11)}`,
  );
}
if (!hasCompileCache) console.log("This Node has no compile cache.");

/** Bundles a script of ours, which plain Node can run then. */
async function bundled(entryPoint) {
  const outdir = join(folder, entryPoint.replaceAll(/\W/g, "-"));
  await bundle(outdir, { entries: { script: entryPoint } });
  return join(outdir, "script.js");
}

const stages = await bundled("bench/stages.ts");
const { measureStages } = await import(pathToFileURL(stages).href);
const wanted = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const sizes = wanted.length > 0 ? wanted : quick ? [100, 1_000] : [100, 1_000, 10_000];
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
/** Milliseconds that the main thread of a cold lint works; with one rule that looks at nothing but the metrics, what all others cost is left out. */
function coldLint(place, ...more) {
  const args = [join(folder, "cold/cold.js"), "lint", "--no-cache", ...more, place];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`cold lint exits with ${status}: ${stderr}`);
  return Number(stdout);
}

console.log(
  "\nRules as a share of a cold lint, whole processes: with all rules, less with one that has nothing to look at",
);
console.log(`${"".padEnd(30)}${"rules ms".padStart(10)}${"process ms".padStart(12)}${"share".padStart(9)}`);
for (const destinations of [[], ["amplitude", "mixpanel", "posthog"]]) {
  const name = destinations.length > 0 ? `, ${destinations.length} destinations` : "";
  const places = sizes.map((events) => written(largePlan, events, destinations));
  const runs = places.map(() => []);
  for (let round = 0; round < (quick ? 7 : 25); round++) {
    for (const [at, place] of places.entries()) {
      const without = coldLint(place, "--rule", "north-star");
      const whole = coldLint(place);
      runs[at].push({ whole, rules: whole - without });
    }
  }
  const rules = runs.map((of) => median(of.map((run) => run.rules)));
  for (const [at, events] of sizes.entries()) {
    const whole = median(runs[at].map((run) => run.whole));
    const share = median(runs[at].map((run) => run.rules / run.whole));
    console.log(
      `${`${events} events${name}`.padEnd(30)}${rules[at].toFixed(0).padStart(10)}${whole.toFixed(0).padStart(12)}${`${(share * 100).toFixed(1)} %`.padStart(9)}`,
    );
  }
  const [before, after] = rules.slice(-2);
  const [fewer, more] = sizes.slice(-2);
  console.log(`growth from ${fewer} to ${more}${name}`.padEnd(52) + `${(after / before).toFixed(1)}×`.padStart(9));
}

/** The most memory that a command holds at any time, in megabytes. */
function memoryOf(args) {
  const { status, stderr } = spawnSync(process.execPath, ["--import", memory, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} exits with ${status}: ${stderr}`);
  return Number(stderr.trim().split("\n").at(-1)) / 1024;
}

const memory = pathToFileURL(join(root, "bench/support/memory.mjs")).href;
const nothing = memoryOf([empty]);
console.log("\nMemory, whole processes: megabytes at the most, and kilobytes an event above an empty Node script");
console.log(`${"".padEnd(22)}${sizes.map((events) => `${events} events`.padStart(20)).join("")}`);
for (const [name, args] of [
  ["lint", ["lint", "--no-cache"]],
  ["lint, from the cache", ["lint"]],
  ["generate", ["generate", "--no-cache"]],
]) {
  const held = sizes.map((events) => {
    const place = written(largePlan, events, []);
    if (args.length === 1) memoryOf([cli, ...args, place]);
    const most = memoryOf([cli, ...args, place]);
    return `${most.toFixed(0)} MB ${(((most - nothing) * 1024) / events).toFixed(0).padStart(6)} KB`.padStart(20);
  });
  console.log(`${name.padEnd(22)}${held.join("")}`);
}
console.log(`${"an empty Node script".padEnd(22)}${`${nothing.toFixed(0)} MB`.padStart(11)}`);

const [small, large] = sizes.slice(-2);
const counting = await bundled("test/growth/stages.ts");
const { stdout: counted } = spawnSync(process.execPath, [counting, String(small), String(large)], { encoding: "utf8" });
const [before, after] = JSON.parse(counted);
console.log(`\nGrowth from ${small} to ${large} events, in blocks of code entered`);
for (const stage of Object.keys(before))
  console.log(`${stage.padEnd(30)}${(after[stage] / before[stage]).toFixed(2).padStart(14)}×`);
