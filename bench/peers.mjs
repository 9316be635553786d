// Measures trackc beside tools that do something alike, on one plan in their several languages, as whole processes in turn.
// The network is used once, to install them. Ratios within one run count: machines differ and are noisy.
// Usage: npm run bench:peers [-- --quick] [-- --cpu] [-- lint|code|diff|values …] [-- SIZES …]
// With --cpu the time of processors counts in place of the clock's, for machines that do other things besides.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bufBinary, install, versions } from "./support/peers.mjs";
import { bundled, countsCpu, inTurn, machine, ratio, root, table, workFolder, write } from "./support/processes.mjs";

const quick = process.argv.includes("--quick");
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const all = ["lint", "code", "diff", "values"];
const groups = asked.some((one) => all.includes(one)) ? all.filter((group) => asked.includes(group)) : all;
const wanted = asked.map(Number).filter((size) => size > 0);
const sizes = wanted.length > 0 ? wanted : quick ? [100, 1_000] : [100, 1_000, 10_000];
const roundsOf = (events) => (quick ? 3 : events > 1_000 ? 3 : 9);
const folder = workFolder();
const node = process.execPath;
const cli = join(root, "dist/cli.js");

const peers = new Map(Object.keys(versions).map((name) => [name, install(name)]));
console.log(`${machine()}\n`);
console.log(
  table(
    ["peer", "version", ""],
    [...peers.values()].map(({ name, version, error }) => [name, version, error ?? "installed"]),
  ),
);

/** A command of an installed peer; of one that is not, its error. */
function peer(name, title, command) {
  const { error, modules } = peers.get(name);
  if (error !== undefined) return { title, error };
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const binOf = (bin) => {
    const at = join(modules, name);
    const { bin: bins } = read(join(at, "package.json"));
    return join(at, typeof bins === "string" ? bins : bins[bin]);
  };
  return { title, ...command({ ...peers.get(name), binOf }) };
}

/** Measures some commands and prints a table, with the ratio to each of the bases by their titles. */
function measure(heading, commands, rounds, bases) {
  const able = commands.filter(({ error }) => error === undefined);
  const results = new Map(commands.map(({ title, error }) => [title, { error }]));
  for (const [at, result] of inTurn(able, rounds).entries()) results.set(able[at].title, result);
  const times = (one) => (one === undefined ? "" : one.toFixed(2));
  const rows = commands.map(({ title }) => {
    const { error, milliseconds, spread } = results.get(title);
    if (error !== undefined) return [title, "–", error];
    const [low, high] = spread.map((one) => one.toFixed(0));
    return [
      title,
      milliseconds.toFixed(0),
      `${low}–${high}`,
      ...bases.map((base) => times(ratio(results.get(title), results.get(base)))),
    ];
  });
  console.log(
    `\n### ${heading}\n\n${table(["", countsCpu ? "median CPU ms" : "median ms", "middle half", ...bases.map((base) => `× ${base}`)], rows)}`,
  );
  return results;
}

/** The fastest of some results by title. */
function fastest(results, titles) {
  const of = titles.filter((title) => results.get(title)?.milliseconds !== undefined);
  return of.sort((a, b) => results.get(a).milliseconds - results.get(b).milliseconds)[0];
}

const scripts = await bundled(
  { languages: "bench/peers/languages.ts", accepts: "bench/peers/accepts.ts", states: "bench/diff/proto.ts" },
  join(folder, "scripts"),
);
const { languages } = await import(pathToFileURL(join(scripts, "languages.js")).href);
const { states } = await import(pathToFileURL(join(scripts, "states.js")).href);
writeFileSync(join(folder, "empty.mjs"), "");
const yaml = createRequire(join(root, "x.js")).resolve("yaml");
const floor = { title: "an empty Node script", run: node, args: [join(folder, "empty.mjs")] };
// Node keeps compiled code for those who ask for it; nobody's is to be warm because of another.
const quiet = {
  NO_COLOR: "1",
  NODE_ENV: "production",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_TELEMETRY: "off",
};

/** What each size took, for the growth. */
const ours = new Map();
const remember = (events, results, titles) => {
  for (const title of titles) {
    const { milliseconds } = results.get(title) ?? {};
    if (milliseconds !== undefined) ours.set(title, [...(ours.get(title) ?? []), [events, milliseconds]]);
  }
};

for (const events of sizes) {
  const { messages, ...texts } = languages(events);
  const place = join(folder, String(events));
  const at = Object.fromEntries(Object.entries(texts).map(([name, files]) => [name, write(join(place, name), files)]));
  writeFileSync(join(place, "messages.json"), messages);
  const title = `${events.toLocaleString("en")} events`;
  const rounds = roundsOf(events);
  // What is unchanged stands in copies that no other command writes into.
  for (const copy of ["generated", "built"]) at[copy] = write(join(place, copy), texts.plan);
  const parsing = {
    title: "reading the YAML",
    run: node,
    args: [join(root, "bench/peers/yaml.mjs"), yaml, join(at.plan, "plans")],
  };
  const trackc = (name, args, more = {}) => ({
    title: name,
    run: node,
    args: [cli, ...args],
    cwd: at.plan,
    exits: [0, 1],
    ...more,
  });
  const emptied = (...outs) => ({
    before: () => {
      for (const out of outs) rmSync(join(at.plan, out), { recursive: true, force: true });
    },
  });

  if (groups.includes("lint")) {
    const commands = [
      floor,
      parsing,
      peer("@bufbuild/buf", "buf lint", (one) => ({
        run: bufBinary(one),
        args: ["lint"],
        cwd: at.proto,
        exits: [0, 100],
      })),
      peer("@stoplight/spectral-cli", "spectral lint", ({ binOf }) => ({
        run: node,
        args: [binOf("spectral"), "lint", "openapi.yaml", "--quiet"],
        cwd: at.openapi,
        env: quiet,
        exits: [0, 1],
      })),
      peer("@redocly/cli", "redocly lint", ({ binOf }) => ({
        run: node,
        args: [binOf("redocly"), "lint", "openapi.yaml"],
        cwd: at.openapi,
        env: quiet,
        exits: [0, 1],
      })),
      peer("opentp", "opentp validate", ({ binOf }) => ({
        run: node,
        args: [binOf("opentp"), "validate"],
        cwd: at.opentp,
        env: quiet,
        exits: [0, 1],
      })),
      trackc("trackc lint --no-cache", ["lint", "--no-cache"]),
      trackc("trackc lint", ["lint"]),
    ];
    const results = measure(`Lint, ${title}`, commands, rounds, [floor.title, parsing.title, "buf lint"]);
    const first = fastest(results, ["spectral lint", "redocly lint", "opentp validate"]);
    for (const name of ["trackc lint --no-cache", "trackc lint"]) {
      const times = ratio(results.get(name), results.get(first));
      if (times !== undefined) console.log(`\n${name}: ${times.toFixed(2)} × ${first}, the fastest in JavaScript`);
    }
    remember(events, results, ["trackc lint --no-cache", "trackc lint"]);
  }

  if (groups.includes("code")) {
    const out = (name) => join(place, "out", name);
    mkdirSync(out(""), { recursive: true });
    const commands = [
      floor,
      peer("quicktype", "quicktype, one schema", ({ binOf }) => ({
        run: node,
        args: [
          binOf(),
          "--src-lang",
          "schema",
          "--src",
          "bundle.json#/definitions/",
          "--lang",
          "ts",
          "--just-types",
          "--out",
          out("quicktype.ts"),
          "--telemetry",
          "disable",
        ],
        cwd: at.bundle,
        env: quiet,
      })),
      peer("json-schema-to-typescript", "json-schema-to-typescript, a schema an event", ({ binOf }) => ({
        run: node,
        args: [binOf("json2ts"), "--input", "events", "--output", out("json2ts")],
        cwd: at.schemas,
        env: quiet,
      })),
      peer("openapi-typescript", "openapi-typescript", ({ binOf }) => ({
        run: node,
        args: [binOf("openapi-typescript"), "openapi.yaml", "--output", out("openapi-typescript.ts")],
        cwd: at.openapi,
        env: quiet,
      })),
      peer("@hey-api/openapi-ts", "@hey-api/openapi-ts, types alone", ({ binOf }) => ({
        run: node,
        args: [
          binOf("openapi-ts"),
          "--input",
          "openapi.yaml",
          "--output",
          out("hey-api"),
          "--plugins",
          "@hey-api/typescript",
          "--no-log-file",
        ],
        cwd: at.openapi,
        env: quiet,
      })),
      peer("typewriter", "typewriter build", ({ binOf }) => ({
        run: node,
        args: ["--require", join(at.segment, "quiet.cjs"), binOf("typewriter"), "build"],
        cwd: at.segment,
        env: { ...quiet, HOME: at.segment },
      })),
      trackc("trackc generate --no-cache", ["generate", "--no-cache"], emptied("src")),
      trackc("trackc generate, unchanged", ["generate"], { cwd: at.generated }),
      trackc("trackc build --no-cache", ["build", "--no-cache"], emptied("src", "schemas")),
      trackc("trackc build, unchanged", ["build"], { cwd: at.built }),
    ];
    const theirs = commands.slice(1, -4).map((command) => command.title);
    // Which is the fastest is known only afterwards, so all ratios to it are worked out below the table.
    const results = measure(`Code, ${title}`, commands, rounds, [floor.title]);
    const first = fastest(results, theirs);
    for (const command of commands.slice(-4)) {
      const times = ratio(results.get(command.title), results.get(first));
      if (times !== undefined)
        console.log(`\n${command.title}: ${times.toFixed(2)} × ${first}, the fastest of the others`);
    }
    remember(
      events,
      results,
      commands.slice(-4).map((command) => command.title),
    );
  }

  if (groups.includes("diff")) {
    const { base, head } = states(events, 3);
    const plan = write(join(place, "diff/plan"), base.plan);
    const git = (...args) =>
      execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...args], {
        cwd: plan,
        stdio: "pipe",
      });
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message=base");
    write(plan, head.plan);
    const before = write(join(place, "diff/before"), base.proto);
    const after = write(join(place, "diff/after"), head.proto);
    const commands = [
      floor,
      // Both find changes that break, and say so by their exit codes.
      peer("@bufbuild/buf", "buf breaking", (one) => ({
        run: bufBinary(one),
        args: ["breaking", after, "--against", before],
        cwd: place,
        exits: [100],
      })),
      { title: "trackc diff HEAD", run: node, args: [cli, "diff", "HEAD"], cwd: plan, exits: [1] },
    ];
    remember(events, measure(`Diff, ${title}, changes in 3 files`, commands, rounds, [floor.title, "buf breaking"]), [
      "trackc diff HEAD",
    ]);
  }

  if (groups.includes("values")) {
    const given = join(place, "messages.json");
    const commands = [
      floor,
      peer("ajv", "ajv, all schemas and a message of each", ({ modules }) => ({
        run: node,
        args: [join(root, "bench/peers/ajv.mjs"), modules, join(at.bundle, "bundle.json"), given],
      })),
      {
        title: "ours: the plan and a message of each",
        run: node,
        args: [join(scripts, "accepts.js"), given],
        cwd: at.plan,
      },
    ];
    measure(`Values, ${title}`, commands, rounds, [floor.title, "ajv, all schemas and a message of each"]);
  }
  // Ten thousand events in seven languages are not little.
  rmSync(place, { recursive: true, force: true });
}

const growth = [...ours].flatMap(([title, of]) =>
  of.slice(1).map(([events, milliseconds], at) => {
    const [fewer, before] = of[at];
    return [
      title,
      `${fewer.toLocaleString("en")} → ${events.toLocaleString("en")}`,
      `${(milliseconds / before).toFixed(1)}×`,
    ];
  }),
);
if (growth.length > 0) console.log(`\n### Growth\n\n${table(["", "events", "time"], growth)}`);
console.log(`\nAt the end: ${machine()}`);
