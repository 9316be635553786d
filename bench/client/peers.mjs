// What the other tools make of the same events, and what an application has to write with it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "../support/peers.mjs";
import { write } from "../support/processes.mjs";

const quiet = { NO_COLOR: "1", NODE_ENV: "production" };

/** A plan of Segment, and nothing that asks for the network: the SDK that Typewriter reports its own use with is replaced. */
const typewriterConfig =
  "client: { sdk: analytics-js, language: typescript }\ntrackingPlans: [{ id: tp_1, path: plan }]\n";

/** Runs an installed peer; gives the line that says why it can't. */
function run(peer, bin, args, cwd, env = {}) {
  if (peer.error !== undefined) return peer.error;
  const at = join(peer.modules, peer.name);
  const { bin: bins } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  const script = join(at, typeof bins === "string" ? bins : bins[bin]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(env.require ?? []), script, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...quiet, ...env.variables },
  });
  const said = `${stdout}\n${stderr}`.trim().split("\n").at(-1)?.trim();
  return status === 0 ? undefined : `exits with ${status}: ${said}`;
}

/**
 * Generates the peers' code for a plan, each below a folder of its own.
 *
 * @param languages the plan in the peers' languages
 * @returns by the peer's name the module that an application imports, or the error that kept it from being made
 */
export function generatePeers(place, languages) {
  const out = join(place, "out");
  mkdirSync(out, { recursive: true });
  const at = Object.fromEntries(
    ["bundle", "schemas", "openapi"].map((name) => [name, write(join(place, name), languages[name])]),
  );
  const made = new Map();
  const made1 = (name, module, error) => made.set(name, error === undefined ? { module } : { error });

  const quicktype = ["--src-lang", "schema", "--src", "bundle.json#/definitions/", "--lang", "ts", "--just-types"];
  made1(
    "quicktype",
    join(out, "quicktype.ts"),
    run(
      install("quicktype"),
      "quicktype",
      [...quicktype, "--out", join(out, "quicktype.ts"), "--telemetry", "disable"],
      at.bundle,
    ),
  );
  made1(
    "json-schema-to-typescript",
    join(out, "json2ts"),
    run(
      install("json-schema-to-typescript"),
      "json2ts",
      ["--input", "events", "--output", join(out, "json2ts")],
      at.schemas,
    ),
  );
  made1(
    "openapi-typescript",
    join(out, "openapi.ts"),
    run(
      install("openapi-typescript"),
      "openapi-typescript",
      ["openapi.yaml", "--output", join(out, "openapi.ts")],
      at.openapi,
    ),
  );
  for (const [name, args] of [
    ["typewriter", ["production"]],
    ["typewriter, development", ["development"]],
  ]) {
    const home = write(join(place, name.replace(", ", "-")), {
      ...languages.segment,
      "typewriter.yml": typewriterConfig,
    });
    const error = run(install("typewriter"), "typewriter", args, home, {
      require: ["--require", join(home, "quiet.cjs")],
      variables: { HOME: home },
    });
    made1(name, join(home, "plan/segment.ts"), error);
  }
  return made;
}

/**
 * Values as the code of quicktype and of Typewriter wants them: dates as `Date`, words as members of enums.
 *
 * @returns the text of the literal, and the enums to import
 */
export function adapted(text, type, values) {
  const blocks = new Map();
  for (const [, kind, name, body] of text.matchAll(/^export (interface|enum) (\w+) \{\n([\s\S]*?)^\}/gm)) {
    blocks.set(name, { kind, body });
  }
  const enums = new Set();
  const literal = (name, value) => {
    const block = blocks.get(name);
    if (name === "Date") return `new Date(${JSON.stringify(value)})`;
    if (block?.kind === "enum") {
      const member = new RegExp(`^ *(\\w+) = ${JSON.stringify(value)}`, "m").exec(block.body)?.[1];
      if (member === undefined) throw new Error(`${name} has no ${value}`);
      enums.add(name);
      return `${name}.${member}`;
    }
    if (block === undefined) return JSON.stringify(value);
    const entries = Object.entries(value).map(([key, of]) => {
      const found = new RegExp(`^ *"?${key}"?\\??: +([\\w]+)`, "m").exec(block.body)?.[1];
      return `${JSON.stringify(key)}: ${literal(found, of)}`;
    });
    return `{ ${entries.join(", ")} }`;
  };
  return { literal: literal(type, values), enums: [...enums] };
}
