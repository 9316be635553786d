// Bytes of an application that uses a few of many events.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { install } from "../support/peers.mjs";
import { table, write } from "../support/processes.mjs";
import { adapted, generatePeers } from "./peers.mjs";

const EVENTS = 200;
/** The events that the application uses, from all over the plan, with different actions. */
const USED = [3, 50, 91, 128, 186];

const minify = { minify: true, format: "esm", target: "es2022", platform: "browser", write: false, logLevel: "error" };

async function withEsbuild(contents, resolveDir) {
  const { outputFiles } = await build({ ...minify, bundle: true, stdin: { contents, resolveDir, loader: "ts" } });
  return outputFiles[0].contents;
}

/** Rollup and terser, or why they are not there. */
async function rollupAndTerser() {
  const { error, modules } = install("rollup");
  if (error !== undefined) return { error };
  const require = createRequire(join(modules, "x.js"));
  const load = async (path) => import(pathToFileURL(require.resolve(path)).href);
  const { rollup } = await load("rollup");
  const { minify } = await load("terser");
  return {
    async bundle(contents, resolveDir) {
      const plugin = {
        name: "typescript",
        resolveId(id, importer) {
          if (id === "application") return id;
          const from = importer === "application" ? resolveDir : dirname(importer);
          return join(from, id).replace(/(?:\.js)?$/, ".ts");
        },
        async load(id) {
          const text = id === "application" ? contents : readFileSync(id, "utf8");
          return (await transform(text, { loader: "ts", target: "es2022" })).code;
        },
      };
      const bundle = await rollup({ input: "application", plugins: [plugin] });
      const { output } = await bundle.generate({ format: "es" });
      return Buffer.from((await minify(output[0].code, { module: true, compress: { passes: 2 } })).code);
    },
  };
}

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
const json = (value) => JSON.stringify(value);

/** A client as somebody writes it who has no generator. */
function byHand(calls) {
  const functions = calls.map(
    ({ name, camel }) =>
      `export function ${camel}(properties: object): void {\n  sdk().track(${json(name)}, properties);\n}\n`,
  );
  const methods = calls.map(
    ({ name, camel }) => `  ${camel}(properties: object): void {\n    sdk().track(${json(name)}, properties);\n  }\n`,
  );
  const sdk =
    "declare const window: { analytics: { track(name: string, properties: object): void } };\nconst sdk = () => window.analytics;\n";
  return {
    "functions.ts": `${sdk}${functions.join("")}`,
    "class.ts": `${sdk}export class Tracking {\n${methods.join("")}}\n`,
  };
}

/**
 * The ways to make the same calls. Each gives the text of an application: `imports`, what it does at the start, and a call
 * with given properties.
 */
function ways(peers) {
  const window = "declare const window: any;\n";
  const connected = (used) =>
    `import { ${["connect", ...used].join(", ")} } from "./trackc/index.js";\nimport { segment } from "./trackc/sdk.js";\ndeclare const window: any;\nconnect(segment(() => window.analytics));\n`;
  const types = (name, importOf, typeOf) => ({
    title: `${name}, the SDK called with its types`,
    from: name,
    start: (calls) => window + importOf(calls),
    call: (call, properties) => `window.analytics.track(${json(call.name)}, ${properties} satisfies ${typeOf(call)});`,
  });
  const names = (calls, of) => calls.map(of).join(", ");
  return [
    {
      title: "no client, the SDK called by hand",
      start: () => window,
      call: (call, properties) => `window.analytics.track(${json(call.name)}, ${properties});`,
    },
    {
      title: "trackc, functions",
      start: (calls) => connected(calls.map(({ camel }) => camel)),
      call: ({ camel }, properties) => `${camel}(${properties});`,
    },
    {
      title: "trackc, `track`",
      start: (calls) => connected(calls.length > 0 ? ["track"] : []),
      call: ({ name }, properties) => `track(${json(name)}, ${properties});`,
    },
    {
      title: "written by hand, functions",
      start: (calls) => `import { ${names(calls, ({ camel }) => camel)} } from "./hand/functions.js";\n`,
      call: ({ camel }, properties) => `${camel}(${properties});`,
    },
    {
      title: "written by hand, a class",
      start: () => 'import { Tracking } from "./hand/class.js";\nconst tracking = new Tracking();\n',
      call: ({ camel }, properties) => `tracking.${camel}(${properties});`,
    },
    {
      title: "Typewriter, functions",
      from: "typewriter",
      start: (calls, enums) =>
        `import { ${[...calls.map(({ camel }) => camel), ...enums].join(", ")} } from "./typewriter.js";\n`,
      call: ({ camel }, properties) => `${camel}(${properties});`,
    },
    {
      title: "Typewriter, its default export",
      from: "typewriter",
      start: (_, enums) =>
        `import typewriter${enums.length > 0 ? `, { ${enums.join(", ")} }` : ""} from "./typewriter.js";\n`,
      call: ({ camel }, properties) => `typewriter.${camel}(${properties});`,
    },
    types(
      "quicktype",
      (calls) => `import type { ${names(calls, ({ pascal }) => pascal)} } from "./quicktype.js";\n`,
      ({ pascal }) => pascal,
    ),
    types(
      "json-schema-to-typescript",
      (calls) => calls.map(({ camel, pascal }) => `import type { ${pascal} } from "./json2ts/${camel}.js";\n`).join(""),
      ({ pascal }) => pascal,
    ),
    types(
      "openapi-typescript",
      () => 'import type { components } from "./openapi.js";\n',
      ({ pascal }) => `components["schemas"][${json(pascal)}]`,
    ),
  ].map((way) => ({ ...way, error: peers.get(way.from)?.error }));
}

export async function measureBytes({ folder, plans }) {
  const { client, forPeers, plan } = plans;
  const rollup = await rollupAndTerser();
  const { calls } = client(plan(EVENTS, {}, USED), {});

  /** A folder with everybody's code for a plan. */
  const generated = (name, files) => {
    const place = join(folder, "bytes", name);
    const ours = client(files, {});
    write(join(place, "trackc"), ours.files);
    write(join(place, "hand"), byHand(ours.calls));
    const peers = generatePeers(join(place, "peers"), forPeers(files));
    const copy = (peer, as) => {
      const { module, error } = peers.get(peer);
      if (error === undefined) writeFileSync(join(place, as), readFileSync(module));
    };
    copy("quicktype", "quicktype.ts");
    copy("openapi-typescript", "openapi.ts");
    copy("typewriter", "typewriter.ts");
    return { place, peers };
  };
  const many = generated("many", plan(EVENTS));
  const few = generated("few", plan(EVENTS, {}, USED));

  const typewriterOf = ({ peers }) => {
    const { module, error } = peers.get("typewriter");
    return error === undefined ? readFileSync(module, "utf8") : "";
  };
  /** An application with so many events, whose properties are either written out or come from elsewhere. */
  const application = (way, at, used, given) => {
    const made = calls.slice(0, used);
    const enums = new Set();
    const lines = made.map((call) => {
      if (given) return way.call(call, "given");
      if (way.from !== "typewriter") return way.call(call, json(call.required));
      const { literal, enums: needed } = adapted(typewriterOf(at), call.pascal, call.required);
      for (const name of needed) enums.add(name);
      return way.call(call, literal);
    });
    const start = way.start(made, [...enums]);
    return given ? `${start}export const run = (given: any) => {\n${lines.join("\n")}\n};\n` : start + lines.join("\n");
  };
  const size = async (way, at, used, given) => gzipped(await withEsbuild(application(way, at, used, given), at.place));

  const rows = [];
  const measured = new Map();
  let bare;
  for (const way of ways(many.peers)) {
    if (way.error !== undefined) {
      rows.push([way.title, "–", way.error]);
      continue;
    }
    const text = application(way, many, USED.length, false);
    const minified = await withEsbuild(text, many.place);
    const whole = gzipped(minified);
    bare ??= whole;
    const other = rollup.error === undefined ? gzipped(await rollup.bundle(text, many.place)) : undefined;
    const used = ((await size(way, many, USED.length, true)) - (await size(way, many, 1, true))) / (USED.length - 1);
    const unused = (whole - (await size(way, few, USED.length, false))) / (EVENTS - USED.length);
    measured.set(way.title, { whole, used, unused });
    rows.push([
      way.title,
      String(minified.length),
      String(whole),
      other === undefined ? "–" : String(other),
      `${whole - bare >= 0 ? "+" : ""}${whole - bare}`,
      used.toFixed(1),
      unused.toFixed(1),
    ]);
  }
  const head = ["", "minified", "+ gzip", "rollup + terser", "over no client", "a used event more", "an unused event"];
  console.log(`\n### Bytes of an application that uses ${USED.length} of ${EVENTS} events\n\n${table(head, rows)}`);
  console.log(
    `\nThe events are ${calls.map(({ name }) => name).join(", ")}. The first three columns hold their required properties, written out.`,
  );
  console.log("A used event more is its name, its function and its call, whose properties come from elsewhere.");
  if (rollup.error !== undefined) console.log(`rollup: ${rollup.error}`);

  // What else a client has, step by step.
  const every = { context: true, consent: true, privacy: true };
  const whole = client(plan(EVENTS, every), { deny: ["personal"] });
  const place = join(folder, "bytes/policies");
  write(join(place, "trackc"), whole.files);
  const named = (of) => `import { ${["connect", ...of].join(", ")} } from "./trackc/index.js";\n`;
  const connecting =
    'import { segment } from "./trackc/sdk.js";\ndeclare const window: any;\nconnect(segment(() => window.analytics));\n';
  const functions = (some) => some.map(({ camel }) => camel);
  const made = (some) => some.map(({ camel, required }) => `${camel}(${json(required)});\n`).join("");
  const mine = whole.calls.filter(({ name }) => calls.some((call) => call.name === name));
  const people = 'identifyUser("u-1", { role: "owner" });\ngroupAccount("a-1", { seats: 3 });\n';
  const settings = 'setContext({ app_version: "2.4.0" });\nsetConsent({ analytics: true });\n';
  const steps = [
    ["`connect` and the segment adapter", many.place, named([]) + connecting],
    ["and 1 event", many.place, named(functions(calls.slice(0, 1))) + connecting + made(calls.slice(0, 1))],
    ["and 5 events", many.place, named(functions(calls)) + connecting + made(calls)],
    [
      "and a user and a group",
      many.place,
      named([...functions(calls), "identifyUser", "groupAccount"]) + connecting + made(calls) + people,
    ],
    // Events have a budget of their own: one that needs everything brings in all that there is to bring in.
    [
      "`connect`, the segment adapter, context, consent and privacy, and 1 event",
      place,
      named(["setContext", "setConsent", ...functions(mine.slice(0, 1))]) +
        connecting +
        settings +
        made(mine.slice(0, 1)),
    ],
    [
      "the same and 5 events, a user and a group",
      place,
      named(["setContext", "setConsent", ...functions(mine), "identifyUser", "groupAccount"]) +
        connecting +
        settings +
        made(mine) +
        people,
    ],
    [
      "that with `track` for its 5 events",
      place,
      named(["setContext", "setConsent", "track", "identifyUser", "groupAccount"]) +
        connecting +
        settings +
        mine.map(({ name, required }) => `track(${json(name)}, ${json(required)});\n`).join("") +
        people,
    ],
  ];
  const sizes = [];
  for (const [title, resolveDir, text] of steps) {
    const one = gzipped(await withEsbuild(text, resolveDir));
    const other = rollup.error === undefined ? String(gzipped(await rollup.bundle(text, resolveDir))) : "–";
    measured.set(title, { whole: one });
    sizes.push([title, String(one), other]);
  }
  console.log(`\n### Bytes of trackc's client, minified + gzip\n\n${table(["", "esbuild", "rollup + terser"], sizes)}`);

  const of = (title) => measured.get(title);
  return [
    ["bytes of a used event", "≤ 30", of("trackc, functions").used.toFixed(1), of("trackc, functions").used <= 30],
    ["bytes of an unused event", "0", of("trackc, functions").unused.toFixed(1), of("trackc, functions").unused === 0],
    ["bytes of core and segment adapter", "≤ 250", String(of(steps[0][0]).whole), of(steps[0][0]).whole <= 250],
    ["bytes with context, consent and privacy", "≤ 850", String(of(steps[5][0]).whole), of(steps[5][0]).whole <= 850],
  ];
}
