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
const installed = join(root, "node_modules");

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

/** A page, the client of the music service that it is about, and what the application around its snippets has. */
interface Page {
  readonly page: string;
  readonly options: GenerateOptions;
  /** Nothing that a reader would have to guess: no SDK, and nothing of the client. */
  readonly around?: string;
  /** Whether its snippets are ways to do the same, of which an application has one. */
  readonly alternatives?: boolean;
}

const browser: GenerateOptions = {
  sdk: adapters.filter(({ runs }) => runs !== "server").map(({ name }) => name),
  source: "web",
};
const pages: readonly Page[] = [
  { page: "docs/typescript.md", options: browser },
  {
    page: "docs/adapters.md",
    options: browser,
    around: "declare const tracker: { push(name: string, properties: object): void };",
  },
  ...adapters.map(({ name, always }) => ({
    page: `docs/adapters/${name}.md`,
    options: { sdk: always ? ["segment", "amplitude"] : [name] },
    alternatives: true,
  })),
  {
    page: "docs/client/browser.md",
    options: browser,
    around: `declare const script: HTMLScriptElement;
declare const router: { afterEach(listener: () => void): void };`,
  },
  {
    page: "docs/client/server.md",
    options: { sdk: ["segment-node"] },
    around: `declare const analytics: import("@segment/analytics-node").Analytics; // made by the first snippet
declare const consent: { analytics: boolean };`,
  },
  { page: "docs/client/consent.md", options: { ...browser, deny: ["sensitive"] } },
  {
    page: "docs/client/testing.md",
    options: browser,
    around: `declare const calls: import("./tracking/sdk").Recording; // made by the first snippet
declare function playFromSearch(): void;
declare function test(what: string, body: () => void): void;
declare function beforeEach(body: () => void): void;
declare function expect(what: unknown): { toEqual(other: unknown): void; toMatchObject(other: unknown): void; toHaveLength(length: number): void };`,
  },
  { page: "docs/checks.md", options: { ...browser, checks: true } },
];

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

/** The file that a snippet is: one that names itself, or a module. */
function fileOf(snippet: string, at: number, exported: ReadonlySet<string>): [path: string, text: string] {
  const [, named] = /^\/\/ (\S+\.ts)\n/.exec(snippet) ?? [];
  return named === undefined ? [`snippet${at}.ts`, moduleOf(snippet, exported)] : [named, snippet];
}

test("every page that shows TypeScript is compiled", () => {
  const showing = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .map((name) => `docs/${name.replaceAll("\\", "/")}`)
    .filter((page) => page.endsWith(".md") && blocks(page, "ts").length > 0);
  // What `docs/start.md` shows is done by test/init/first-minute.
  expect(showing.sort()).toEqual([...pages.map(({ page }) => page), "docs/start.md"].sort());
});

describe.each(pages)("$page", ({ page, options, around = "", alternatives = false }) => {
  test("shows calls that compile", async () => {
    const { value: loaded } = await loadPlan(join(root, "plans/music"));
    const files = generate(loaded as NonNullable<typeof loaded>, options).value;
    const functions = files.flatMap(({ path, text }) =>
      path.includes("/") ? [] : [...text.matchAll(/^export function (\w+)/gm)].map((match) => match[1] as string),
    );
    // What a page says of types is no snippet.
    const snippets = blocks(page, "ts").flatMap((snippet, at) =>
      /^(?:\/\*\*|export) /.test(snippet) ? [] : [fileOf(snippet, at, new Set(functions))],
    );
    expect(snippets.length).toBeGreaterThan(0);
    const client = { ...under("tracking", files), "around.d.ts": around };
    const declared = snippets.filter(([path]) => path.endsWith(".d.ts"));
    const modules = snippets.filter((each) => !declared.includes(each));
    const applications = alternatives ? modules.map((each) => [each, ...declared]) : [snippets];
    const loose = {
      noUnusedLocals: false,
      isolatedDeclarations: false,
      declaration: false,
      noPropertyAccessFromIndexSignature: false,
      skipLibCheck: true,
      lib: ["ES2022", "DOM"],
      paths: { "*": [`${installed}/*`] },
      typeRoots: [`${installed}/@types`],
      types: ["node"],
    };
    for (const application of applications) {
      const all = { ...client, ...Object.fromEntries(application) };
      expect(await compiled("typescript", all, { ...bundler, ...loose })).toBe("");
    }
  });

  test("shows outputs without a mistake", () => {
    for (const yaml of blocks(page, "yaml").filter((text) => text.startsWith("outputs:"))) {
      const loaded = loadText({ "trackc.yaml": `name: example\n${yaml}`, "plans/plan.yaml": "events: { A Sent: }\n" });
      expect([...loaded.diagnostics, ...resolveOutputs(loaded.value).diagnostics]).toEqual([]);
    }
  });
});
