// Nanoseconds of a call: what a client adds to the call of an SDK that does nothing.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { median, table, write } from "../support/processes.mjs";
import { adapted, generatePeers } from "./peers.mjs";

/** Five events of a plan, called in turn. */
const EVENTS = 200;
const USED = [3, 50, 91, 128, 186];

/** An SDK that keeps the last calls, so that no engine can leave any out. */
const stub = `const kept: unknown[] = [];
let at = 0;
const analytics = {
  track(name: string, properties: object, options?: object) {
    at = (at + 1) & 63;
    kept[at] = properties;
    kept[at + 64] = options ?? name;
  },
};
const sdk = () => analytics;
`;
const json = (value) => JSON.stringify(value);
const runner = fileURLToPath(new URL("round.mjs", import.meta.url));

/** A script whose `run(rounds)` makes each of some calls once a round. */
const script = (start, calls) =>
  `${start}\nexport function run(rounds: number) {\n  for (let round = 0; round < rounds; round++) {\n${calls.map((call) => `    ${call}`).join("\n")}\n  }\n  return kept;\n}\n`;

async function bundledFor(folder, name, text, environment) {
  const outfile = join(folder, `${name.replaceAll(/\W+/g, "-")}.mjs`);
  await build({
    stdin: { contents: text, resolveDir: folder, loader: "ts" },
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "node",
    logLevel: "error",
    define: { "process.env.NODE_ENV": json(environment) },
  });
  return outfile;
}

/**
 * All in turn, each in a process of its own, whose engine has seen nothing else. Of each the median of a call, and the median of what
 * it takes over the first of the same round.
 */
function inTurn(scripts, rounds) {
  const times = scripts.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, path] of scripts.entries()) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [runner, path], { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr.trim().split("\n").slice(-8).join("\n"));
      times[at].push(Number(stdout) / USED.length);
    }
  }
  return times.map((of) => ({ each: median(of), over: median(of.map((time, at) => time - times[0][at])) }));
}

export async function measureCalls({ folder, plans, quick }) {
  const { client, forPeers, plan } = plans;
  const place = join(folder, "calls");
  const connect = (used, from, wrap = (sink) => sink, more = "") =>
    `import { ${["connect", ...used].join(", ")} } from "./${from}/index.js";\nimport { segment } from "./${from}/sdk.js";\n${more}${stub}connect(${wrap("segment(sdk)")});\n`;
  const clients = {
    plain: [{}, {}],
    context: [{ context: true }, {}],
    consent: [{ consent: true }, {}],
    privacy: [{ privacy: true }, { deny: ["personal"] }],
    whole: [{ context: true, consent: true, privacy: true }, { deny: ["personal"] }],
    checks: [{}, { checks: true }],
  };
  const calls = {};
  for (const [name, [parts, options]] of Object.entries(clients)) {
    const made = client(plan(EVENTS, parts, USED), options);
    write(join(place, name), made.files);
    calls[name] = made.calls;
  }
  const functions = (name, start) =>
    script(
      start,
      calls[name].map(({ camel, all }) => `${camel}(${json(all)});`),
    );
  const tracks = (name, start) =>
    script(
      start,
      calls[name].map(({ name: event, all }) => `track(${json(event)}, ${json(all)});`),
    );
  const camels = (name) => calls[name].map(({ camel }) => camel);
  const context = 'setContext({ app_version: "2.4.0" });\n';
  const consent = "setConsent({ analytics: true });\n";
  const checked = 'import { checked } from "./checks/checks.js";\n';
  const hand = calls.plain.map(
    ({ name, camel }) => `function ${camel}(properties: object) { sdk().track(${json(name)}, properties); }\n`,
  );
  const variants = [
    [
      "the SDK called by hand",
      script(
        stub,
        calls.plain.map(({ name, all }) => `sdk().track(${json(name)}, ${json(all)});`),
      ),
    ],
    ["written by hand, functions", functions("plain", stub + hand.join(""))],
    ["trackc, functions", functions("plain", connect(camels("plain"), "plain"))],
    ["trackc, `track`", tracks("plain", connect(["track"], "plain"))],
    ["trackc, with context", functions("context", connect(["setContext", ...camels("context")], "context") + context)],
    [
      "trackc, with consent, granted",
      functions("consent", connect(["setConsent", ...camels("consent")], "consent") + consent),
    ],
    ["trackc, with a personal property kept out", functions("privacy", connect(camels("privacy"), "privacy"))],
    [
      "trackc, with all three",
      functions("whole", connect(["setContext", "setConsent", ...camels("whole")], "whole") + context + consent),
    ],
    [
      "trackc, `track` with all three",
      tracks("whole", connect(["setContext", "setConsent", "track"], "whole") + context + consent),
    ],
    [
      "trackc, checked, in production",
      functions(
        "checks",
        connect(camels("checks"), "checks", (sink) => `checked(${sink})`, checked),
      ),
      "production",
    ],
    [
      "trackc, checked, in development",
      functions(
        "checks",
        connect(camels("checks"), "checks", (sink) => `checked(${sink})`, checked),
      ),
      "development",
    ],
  ];
  const peers = generatePeers(join(place, "peers"), forPeers(plan(EVENTS, {}, USED)));
  const rows = [];
  const missing = [];
  for (const [title, peer] of [
    ["Typewriter, functions", "typewriter"],
    ["Typewriter, its default export", "typewriter"],
    ["Typewriter, checked by Ajv in development, formats left out", "typewriter, development"],
  ]) {
    const { error, module } = peers.get(peer);
    if (error !== undefined) {
      missing.push([title, "–", error]);
      continue;
    }
    // Its checks throw at any format, since Ajv knows none by itself.
    const text = readFileSync(module, "utf8").replaceAll(/"format": ?"[\w-]+",/g, "");
    const file = peer.replaceAll(/\W+/g, "-");
    writeFileSync(join(place, `${file}.ts`), text);
    const isDefault = title.includes("default");
    const enums = new Set();
    const lines = calls.plain.map(({ camel, pascal, all }) => {
      const { literal, enums: needed } = adapted(text, pascal, all);
      for (const name of needed) enums.add(name);
      return `${isDefault ? "typewriter." : ""}${camel}(${literal});`;
    });
    const used = [...(isDefault ? [] : camels("plain")), ...enums, "setTypewriterOptions"];
    const start = `import ${isDefault ? "typewriter, " : ""}{ ${used.join(", ")} } from "./${file}.js";\n${stub}setTypewriterOptions({ analytics: analytics as any${peer.includes("development") ? ", onViolation() {}" : ""} });\n`;
    variants.push([title, script(start, lines), peer.includes("development") ? "development" : "production"]);
  }
  const scripts = [];
  for (const [title, text, environment = "production"] of variants) {
    scripts.push(await bundledFor(place, title, text, environment));
  }
  const results = inTurn(scripts, quick ? 5 : 25);
  const measured = new Map(variants.map(([title], at) => [title, results[at]]));
  const shown = (one) => (one >= 1_000 ? `${(one / 1_000).toFixed(1)} µs` : `${one.toFixed(0)} ns`);
  for (const [title, { each, over }] of measured) rows.push([title, shown(each), shown(over)]);
  console.log(
    `\n### Processor time of a call with about nine properties\n\n${table(["", "a call", "over the SDK's"], [...rows, ...missing])}`,
  );
  console.log("\nquicktype, json-schema-to-typescript and openapi-typescript make types: the SDK is called by hand.");
  const { over } = measured.get("trackc, functions");
  return [["a call without checks, over the SDK's", "≤ 60 ns", shown(over), over <= 60]];
}
