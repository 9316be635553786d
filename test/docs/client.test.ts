import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveOutputs } from "../../src/emit/outputs.js";
import { adapters } from "../../src/emit/typescript/adapters.js";
import { type GenerateOptions, generate } from "../../src/emit/typescript/index.js";
import { loadText } from "../../src/load/text.js";
import { loadPlan } from "../../src/load.js";
import { bundler, compiled, under } from "../emit/typescript/support/client.js";
import { adapterIndex, adapterPage } from "./adapter-pages.js";

// The pages about the client: those of adapters are made from the adapters, and what the others show compiles.

const root = join(import.meta.dirname, "../..");

describe("the pages of adapters", () => {
  test("are one list of all", async () => {
    await expect(adapterIndex()).toMatchFileSnapshot("../../docs/adapters.md");
  });

  test.each(adapters.map((adapter) => [adapter.name, adapter] as const))(
    "say of %s what its source says",
    async (name, adapter) => {
      await expect(adapterPage(adapter)).toMatchFileSnapshot(`../../docs/adapters/${name}.md`);
    },
  );

  test("have none of an adapter that is gone: remove its file", () => {
    const pages = adapters.map(({ name }) => `${name}.md`);
    const files = existsSync("docs/adapters") ? readdirSync("docs/adapters") : [];
    expect(files.filter((name) => !pages.includes(name))).toEqual([]);
  });
});

/** Pages, and the client of the music service that each is about. */
const browser = adapters.filter(({ runs }) => runs !== "server").map(({ name }) => name);
const pages: readonly (readonly [page: string, options: GenerateOptions])[] = [
  ["docs/typescript.md", { sdk: browser, source: "web" }],
  ["docs/adapters.md", { sdk: browser, source: "web" }],
  ["docs/client/browser.md", { sdk: browser, source: "web" }],
  ["docs/client/server.md", { sdk: ["segment-node"] }],
  ["docs/client/consent.md", { sdk: browser, source: "web", deny: ["sensitive"] }],
  ["docs/client/testing.md", { sdk: browser, source: "web" }],
];

/** What stands around the snippets. */
const surroundings = `
declare const window: { analytics: any; amplitude: any };
declare const queue: unknown[];
declare const script: { onload: () => void };
declare const router: { afterEach(listener: () => void): void };
declare const tracker: { push(name: string, properties: object): void };
declare const process: { on(signal: string, listener: () => void): void; exit(): never };
declare const analytics: { closeAndFlush(): Promise<void> };
declare const consent: { analytics: boolean };
declare const calls: import("./tracking/sdk").Recording;
declare function playFromSearch(): void;
declare function test(what: string, body: () => void): void;
declare function beforeEach(body: () => void): void;
declare function expect(what: unknown): { toEqual(other: unknown): void; toMatchObject(other: unknown): void; toHaveLength(length: number): void };
declare module "@segment/analytics-node" {
  export class Analytics {
    constructor(settings: { writeKey: string });
    track(call: object): void;
    page(call: object): void;
    screen(call: object): void;
    identify(call: object): void;
    group(call: object): void;
    closeAndFlush(): Promise<void>;
  }
}
`;

function blocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map((match) => match[1] as string);
}

/** A snippet as a module: what it uses of the client and doesn't import stands in an import of its own. */
function moduleOf(snippet: string, exported: ReadonlySet<string>): string {
  const imported = new Set(
    [...snippet.matchAll(/import \{([^}]*)\}/g)].flatMap(([, names]) => names?.match(/\w+/g) ?? []),
  );
  const used = [...exported].filter(
    (name) => !imported.has(name) && new RegExp(`(?<![.\\w"])${name}\\(`).test(snippet),
  );
  return `${used.length > 0 ? `import { ${used.join(", ")} } from "./tracking";\n` : ""}${snippet}\nexport {};\n`;
}

describe.each(pages)("%s", (page, options) => {
  test("shows calls that compile", async () => {
    const { value: loaded } = await loadPlan(join(root, "plans/music"));
    const files = generate(loaded as NonNullable<typeof loaded>, options).value;
    const functions = files.flatMap(({ path, text }) =>
      path.includes("/") ? [] : [...text.matchAll(/^export function (\w+)/gm)].map((match) => match[1] as string),
    );
    const snippets = blocks(page, "ts").map((snippet, at) => [
      `snippet${at}.ts`,
      moduleOf(snippet, new Set(functions)),
    ]);
    expect(snippets.length).toBeGreaterThan(0);
    const application = { ...under("tracking", files), ...Object.fromEntries(snippets), "around.d.ts": surroundings };
    const loose = {
      noUnusedLocals: false,
      isolatedDeclarations: false,
      declaration: false,
      noPropertyAccessFromIndexSignature: false,
    };
    expect(await compiled("typescript", application, { ...bundler, ...loose })).toBe("");
  });

  test("shows outputs without a mistake", () => {
    for (const yaml of blocks(page, "yaml").filter((text) => text.startsWith("outputs:"))) {
      const loaded = loadText({ "trackc.yaml": `name: example\n${yaml}`, "plans/plan.yaml": "events: { A Sent: }\n" });
      expect([...loaded.diagnostics, ...resolveOutputs(loaded.value).diagnostics]).toEqual([]);
    }
  });
});
