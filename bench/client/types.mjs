// What a compiler does with a client and with an application that makes a thousand calls.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median, root, table, write } from "../support/processes.mjs";
import { adapted, generatePeers } from "./peers.mjs";

const CALLS = 1_000;
export const compilers = ["typescript5", "typescript6", "typescript"].map((name) => {
  const folder = join(root, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name, version, folder, tsc: join(folder, "bin/tsc") };
});

const options = {
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

const json = (value) => JSON.stringify(value);

/** Writes a project of one application. */
function project(place, name, text, lib = ["es2022"]) {
  write(place, {
    [`${name}.ts`]: text,
    [`${name}.json`]: json({ compilerOptions: { ...options, lib }, files: [`${name}.ts`] }),
  });
  return join(place, `${name}.json`);
}

/** The interfaces of `events.ts` without its functions: what stays of a client that has types alone. */
function interfacesOf(text) {
  const blocks = text.split(/\n\n(?=\/\*\*|export |import )/);
  const kept = blocks.filter((block) => !/^export function/m.test(block));
  return kept.join("\n\n").replace(/^import (?!type .* from "\.\/types\.js").*\n/gm, "");
}

/** A thousand calls of some events, in turn. */
export const callsOf = (calls) => Array.from({ length: CALLS }, (_, at) => calls[at % calls.length]);

/** One project a form of the client, with the same literals in all. */
export function projects(place, { files, calls }) {
  write(join(place, "tracking"), files);
  writeFileSync(join(place, "tracking/interfaces.ts"), interfacesOf(files["events.ts"]));
  const used = calls.slice(0, CALLS);
  const made = callsOf(calls);
  const each = (of) => `${made.map(of).join("\n")}\n`;
  const list = (key) => used.map((call) => call[key]).join(",\n  ");
  return {
    interfaces: project(
      place,
      "interfaces",
      `import type {\n  ${list("pascal")},\n} from "./tracking/interfaces.js";\n${each(({ pascal, all }, at) => `export const call${at}: ${pascal} = ${json(all)};`)}`,
    ),
    "functions alone": project(
      place,
      "events",
      `import {\n  ${list("camel")},\n} from "./tracking/events.js";\n${each(({ camel, all }) => `${camel}(${json(all)});`)}`,
    ),
    functions: project(
      place,
      "functions",
      `import {\n  ${list("camel")},\n} from "./tracking/index.js";\n${each(({ camel, all }) => `${camel}(${json(all)});`)}`,
    ),
    track: project(
      place,
      "track",
      `import { track } from "./tracking/index.js";\n${each(({ name, all }) => `track(${json(name)}, ${json(all)});`)}`,
    ),
  };
}

/** The same application with what the other tools make. */
function peerProjects(place, languages, calls) {
  const peers = generatePeers(join(place, "peers"), languages);
  const used = calls.slice(0, CALLS);
  const made = callsOf(calls);
  const each = (of) => `${made.map(of).join("\n")}\n`;
  const names = (key) => used.map((call) => call[key]).join(",\n  ");
  const found = new Map();
  const add = (name, file, text) => {
    const { error, module } = peers.get(name);
    if (error !== undefined) return found.set(name, { error });
    const source = name === "json-schema-to-typescript" ? "" : readFileSync(module, "utf8");
    if (source !== "") writeFileSync(join(place, `peer-${file}.ts`), source);
    found.set(name, { project: project(place, file, text(source, module), ["es2022", "dom", "dom.iterable"]) });
  };
  add("quicktype", "quicktype", (source) => {
    const line = ({ pascal, all }, at) =>
      `export const call${at}: ${pascal} = ${adapted(source, pascal, all).literal};`;
    return `import type {\n  ${names("pascal")},\n} from "./peer-quicktype.js";\n${each(line)}`;
  });
  add("json-schema-to-typescript", "json2ts", () => {
    const imports = used.map(
      ({ camel, pascal }) => `import type { ${pascal} } from "./peers/out/json2ts/${camel}.js";\n`,
    );
    return imports.join("") + each(({ pascal, all }, at) => `export const call${at}: ${pascal} = ${json(all)};`);
  });
  add("openapi-typescript", "openapi", () => {
    const line = ({ pascal, all }, at) =>
      `export const call${at}: components["schemas"][${json(pascal)}] = ${json(all)};`;
    return `import type { components } from "./peer-openapi.js";\n${each(line)}`;
  });
  add("typewriter", "typewriter", (source) => {
    const enums = new Set();
    const line = ({ camel, pascal, all }) => {
      const { literal, enums: needed } = adapted(source, pascal, all);
      for (const name of needed) enums.add(name);
      return `${camel}(${literal});`;
    };
    const lines = each(line);
    return `import {\n  ${[names("camel"), ...enums].join(",\n  ")},\n} from "./peer-typewriter.js";\n${lines}`;
  });
  return found;
}

/** Clock ticks that ended child processes have taken, where the system tells. */
function ticksOfChildren() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return Number(fields[13]) + Number(fields[14]);
  } catch {
    return undefined;
  }
}

/** One run of a compiler: what it took in seconds, of the clock and of the processors, and its memory in megabytes. */
function compile({ tsc }, project) {
  const before = ticksOfChildren();
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--max-old-space-size=8192", tsc, "-p", project, "--extendedDiagnostics"],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0)
    return { error: stdout.split("\n").find((line) => line.includes("error")) ?? `exits with ${status}` };
  const after = ticksOfChildren();
  // A hundred ticks a second, on every Linux.
  const cpu = before === undefined ? seconds : (after - before) / 100;
  const memory = Number(/^Memory used:\s+(\d+)K/m.exec(stdout)?.[1]) / 1_024;
  return { seconds, cpu, memory };
}

/** All projects with one compiler in turn. Of each the medians, or its error. */
function inTurn(compiler, forms, rounds) {
  const runs = forms.map(({ error }) => ({ runs: [], error }));
  for (let round = 0; round < rounds; round++) {
    for (const [at, { project }] of forms.entries()) {
      const of = runs[at];
      if (of.error !== undefined) continue;
      const { error, ...run } = compile(compiler, project);
      if (error !== undefined) of.error = error;
      else of.runs.push(run);
    }
  }
  return runs.map(({ runs, error }) => {
    if (error !== undefined) return { error };
    const of = (key) => median(runs.map((run) => run[key]));
    return { runs, seconds: of("seconds"), cpu: of("cpu"), memory: of("memory") };
  });
}

const ratio = (one, other) => one.runs && other.runs && median(one.runs.map(({ cpu }, at) => cpu / other.runs[at].cpu));
const times = (one) => (one === undefined ? "" : one.toFixed(2));

function row(title, result, ...ratios) {
  if (result.error !== undefined) return [...title, "–", "–", result.error.slice(0, 120)];
  const { seconds, cpu, memory } = result;
  return [...title, seconds.toFixed(2), cpu.toFixed(2), memory.toFixed(0), ...ratios];
}

export async function measureTypes({ folder, plans, quick }) {
  const { client, forPeers, plan } = plans;
  const sizes = quick ? [100, 1_000] : [100, 1_000, 10_000];
  const rows = [];
  const targets = [];
  const made = new Map();
  for (const events of sizes) {
    const files = plan(events);
    const place = join(folder, `types/${events}`);
    const ours = client(files, {});
    const forms = Object.entries(projects(place, ours)).map(([form, project]) => ({ form, project }));
    made.set(events, { place, ours, files });
    for (const compiler of compilers) {
      // The newest takes so little that the clock's ticks show: it runs more often.
      const rounds = (quick || events > 1_000 ? 3 : 7) * (compiler.name === "typescript" ? 3 : 1);
      const results = inTurn(compiler, forms, rounds);
      const [interfaces, alone, functions, track] = results;
      const title = (form) => [events.toLocaleString("en"), compiler.version, form];
      const overInterfaces = ratio(functions, interfaces);
      const aloneOver = ratio(alone, interfaces);
      const overFunctions = ratio(track, functions);
      rows.push(row(title("interfaces"), interfaces, "1", ""));
      rows.push(row(title("functions alone"), alone, times(aloneOver), times(ratio(alone, functions))));
      rows.push(row(title("functions"), functions, times(overInterfaces), "1"));
      rows.push(row(title("`track`"), track, times(ratio(track, interfaces)), times(overFunctions)));
      const where = `${events.toLocaleString("en")} events, TypeScript ${compiler.version}`;
      const against = (what, one) =>
        targets.push([`${what}, ${where}`, "≤ 1.3", times(one) || "–", one !== undefined && one <= 1.3]);
      against("functions alone over interfaces", aloneOver);
      against("functions over interfaces", overInterfaces);
      against("`track` over functions", overFunctions);
    }
  }
  const head = ["events", "TypeScript", "", "s", "s of processor", "MB", "× interfaces", "× functions"];
  console.log(`\n### Type-checking a client and ${CALLS.toLocaleString("en")} calls\n\n${table(head, rows)}`);
  console.log(
    "\nThe ratios are those of processor time. Functions alone are imported from `events.js`, the others from `index.js`, behind which `track` and its map of all events are checked as well.",
  );

  const size = quick ? 100 : 1_000;
  const { place, ours, files } = made.get(size);
  const peers = peerProjects(place, forPeers(files), ours.calls);
  const dom = ["es2022", "dom", "dom.iterable"];
  const mine = ["functions", "track"].map((form) => {
    const text = readFileSync(join(place, `${form}.ts`), "utf8");
    return [`trackc, ${form === "track" ? "`track`" : form}`, { project: project(place, `dom-${form}`, text, dom) }];
  });
  const forms = [...mine, ...peers];
  const beside = [];
  for (const compiler of compilers) {
    const results = inTurn(
      compiler,
      forms.map(([, form]) => form),
      quick ? 1 : 5,
    );
    for (const [at, [title]] of forms.entries()) {
      const over = ratio(results[at], results[0]);
      beside.push(row([compiler.version, title], results[at], times(over)));
    }
  }
  const others = ["TypeScript", "", "s", "s of processor", "MB", "× trackc's functions"];
  console.log(
    `\n### The same beside other tools, ${size.toLocaleString("en")} events, with the types of the browser\n\n${table(others, beside)}`,
  );
  return targets;
}
