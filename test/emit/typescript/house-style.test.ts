import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { GenerateOptions } from "../../../src/emit/typescript/index.js";
import { generate } from "../../../src/emit/typescript/index.js";
import { loadPlan } from "../../../src/load.js";
import { eslintFindings } from "../../support/eslint.js";
import { generated, under, written } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

// What comes out is read by people and by the tools of the repositories that it lands in.

const root = join(import.meta.dirname, "../../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

/** Runs Biome's recommended rules and its formatter at a hundred columns, as an application might. */
async function checked(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await written({
    ...files,
    "biome.json": JSON.stringify({
      json: { formatter: { enabled: false } },
      formatter: { lineWidth: 100, indentStyle: "space", indentWidth: 2 },
      linter: { rules: { preset: "recommended" } },
      assist: { actions: { source: { organizeImports: "on" } } },
    }),
  });
  try {
    const args = [biome, "check", "--error-on-warnings", "--colors=off", "."];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ofPlan(name: string, options: GenerateOptions) {
  const { value: loaded } = await loadPlan(join(root, "plans", name));
  if (!loaded) throw new Error(`there is no plan ${name}`);
  return generate(loaded, options).value;
}

const listening = { sdk: ["segment", "http"], deny: ["personal"] } as const;
const servers = { side: "server", renamed: "all_names" } as const;
const clients: Record<string, string> = {
  ...under("listening", generated(fixture("listening"), listening)),
  ...under("web", generated(fixture("listening"), { source: "web" })),
  ...under("names", generated(fixture("listening"), { renamed: "all_names", deny: ["personal"] })),
  ...under("server", generated(fixture("listening"), { ...servers, sdk: ["segment-node"], deny: ["personal"] })),
  ...under("shapes", generated(fixture("shapes"))),
  ...under("shapes-server", generated(fixture("shapes"), servers)),
  ...under("own-context", generated(fixture("own-context"))),
  ...under("own-context-server", generated(fixture("own-context"), { ...servers, deny: ["sensitive"] })),
  ...under("empty", generated("")),
};
for (const name of ["music", "shop", "saas"]) {
  Object.assign(clients, under(name, await ofPlan(name, { sdk: ["segment"], deny: ["sensitive"] })));
  Object.assign(clients, under(`${name}-server`, await ofPlan(name, { ...servers, sdk: ["segment-node"] })));
}

test("Biome has nothing to say about a client's rules, its format or the order of its imports.", async () => {
  expect(await checked(clients)).toBe("");
});

test("Lists of what events keep of the context break where Biome breaks them, however long the names are.", async () => {
  const names = Array.from({ length: 70 }, (_, at) => "n".repeat(at + 1));
  const events = names.map(
    (name, at) =>
      `  Event ${at + 100}: { properties: { ${name}?: string, other?: string, ip?: { type: string, privacy: sensitive }, b?: { type: string, consent: marketing } } }`,
  );
  const context = [...names, "other"].map((name) => `${name}?: integer`).join(", ");
  const plan = `context: { ${context}, city: string }\nevents:\n${events.join("\n")}\n`;
  const files = {
    ...under("browser", generated(plan)),
    ...under("browser-denying", generated(plan, { deny: ["sensitive"] })),
    ...under("server", generated(plan, { side: "server" })),
    ...under("server-denying", generated(plan, { side: "server", deny: ["sensitive"] })),
  };
  expect(await checked(files)).toBe("");
});

/** A plan whose lists, keys and names are as long as what is asked for, around the hundredth column. */
function measured(length: number, isAlike: boolean): string {
  const word = (mark: string) => mark.repeat(length);
  const consent = `[${word("c")}, ${word("d")}]`;
  const properties = [
    `${word("p")}?: { type: string, privacy: sensitive }`,
    `q?: { type: string, privacy: sensitive }`,
    `${word("n")}?: { type: string, consent: ${word("e")} }`,
    `m?: { type: string, consent: ${consent} }`,
  ];
  const first = `  Old ${word("A")} Done: { consent: ${consent}, renamed_from: [Former ${word("F")}], properties: { ${properties} } }`;
  const second = isAlike
    ? `  New Done: { consent: ${consent}, renamed_from: Other }`
    : `  New Done: { destinations: [${word("x")}, y], renamed_from: Other, properties: { p?: { type: string, consent: ${word("e")} }, q?: string, m?: string } }`;
  return `context: { ${word("v")}?: [aaaa, bbbb], w?: { properties: { a: string } } }\nevents:\n${first}\n${second}\n`;
}

test("What track keeps to, and what calls leave out, break where Biome breaks them, however long the names are.", async () => {
  const files: Record<string, string> = {};
  for (let length = 8; length <= 80; length++) {
    for (const [side, renamed] of [
      ["browser", "new_name"],
      ["browser", "all_names"],
      ["server", "new_name"],
      ["server", "all_names"],
    ] as const) {
      for (const isAlike of [true, false]) {
        const made = generated(measured(length, isAlike), { side, renamed, deny: ["sensitive"] });
        const written = made.filter(({ path }) => ["events.ts", "track.ts", "types.ts"].includes(path));
        Object.assign(files, under(`${side}-${renamed}-${isAlike ? "alike" : "apart"}-${length}`, written));
      }
    }
  }
  expect(await checked(files)).toBe("");
});

test("Biome does speak up where something is wrong, so that its silence means something.", async () => {
  expect(await checked({ "a.ts": "var  a = 1" })).toMatch(/noUnusedVariables.*Formatter would/s);
});

test("typescript-eslint's recommended rules have nothing to say either.", async () => {
  expect(await eslintFindings(clients)).toEqual([]);
  expect(await eslintFindings({ "a.ts": "var a: any = 1" })).not.toEqual([]);
});

test("No line is longer than a reviewer's window, but for texts and addresses that can't be broken.", () => {
  const long = Object.entries(clients).flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line) => (line.length > 100 && /[ ,({[]./.test(line.slice(100)) ? [`${path}: ${line}`] : [])),
  );
  expect(long).toEqual([]);
});

test("No client has a file that nothing in it needs.", () => {
  const unneeded: string[] = [];
  for (const client of new Set(Object.keys(clients).map((path) => path.split("/")[0] as string))) {
    const files = Object.entries(clients).filter(([path]) => path.startsWith(`${client}/`));
    for (const [path] of files) {
      const name = path.split("/").at(-1)?.replace(".ts", ".js");
      const isNeeded = files.some(([other, text]) => other !== path && text.includes(`/${name}";`));
      // These are what an application imports.
      if (!isNeeded && !/^[^/]+\/(index|sdk)\.ts$/.test(path)) unneeded.push(path);
    }
  }
  expect(unneeded).toEqual([]);
});
