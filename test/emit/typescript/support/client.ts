import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { expect } from "vitest";
import type { OutputFile } from "../../../../src/emit/target.js";
import { type GenerateOptions, generate } from "../../../../src/emit/typescript/index.js";
import { loadText } from "../../../../src/load/text.js";
import type { Message, Sink } from "../../../../templates/typescript/core.js";
import type { Recording } from "../../../../templates/typescript/sdk/recording.js";

/** Generates from a plan's text, or from several files, and asserts that nothing was wrong with them. */
export function generated(plan: string | Record<string, string>, options: GenerateOptions = {}): readonly OutputFile[] {
  const loaded = loadText(typeof plan === "string" ? { "plans/plan.yaml": plan } : plan);
  expect(loaded.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return generate(loaded.value, options).value;
}

/** The text of one generated file. */
export function textOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((each) => each.path === path);
  if (!file) throw new Error(`no ${path} among ${files.map((each) => each.path).join(", ")}`);
  return file.text;
}

/** What a generated client exports, as tests use it. */
export type Api = { readonly [name: string]: Call | undefined } & { readonly [Name in Called]: Call } & {
  connect(sink: Sink): void;
  flush(): void;
  as(who: object, options?: object): Call;
};
type Call = (...values: unknown[]) => void;
/** The functions of the fixtures that tests call by their names. */
type Called =
  | "anyEvent"
  | "appOpened"
  | "cartPage"
  | "formSent"
  | "groupFamily"
  | "helpViewed"
  | "homeViewed"
  | "identifyUser"
  | "iosEvent"
  | "orderSent"
  | "ownEvent"
  | "screenRead"
  | "setConsent"
  | "setContext"
  | "songPlayed"
  | "songSent"
  | "songShared"
  | "track"
  | "webEvent";

/** Bundles an application beside `tracking/` and gives the minified text. */
export async function bundled(files: readonly OutputFile[], application: string, minify = true): Promise<string> {
  const byPath = new Map(files.map((file) => [`tracking/${file.path}`, file.text]));
  byPath.set("application.ts", application);
  const memory: Plugin = {
    name: "memory",
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const wanted = join(dirname(importer || "."), path).replaceAll("\\", "/");
        const found = [wanted, wanted.replace(/\.js$/, ".ts"), `${wanted}.ts`, `${wanted}/index.ts`].find((each) =>
          byPath.has(each),
        );
        return found ? { path: found, namespace: "memory" } : { errors: [{ text: `no ${wanted}` }] };
      });
      builder.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
        contents: byPath.get(path) ?? "",
        loader: "ts",
      }));
    },
  };
  const result = await build({
    entryPoints: ["application.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify,
    plugins: [memory],
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

let count = 0;

/** Transpiles a client and imports it: a fresh copy with its own state every time. */
export async function running(files: readonly OutputFile[]): Promise<{ api: Api; sdk: Record<string, never> & Sdk }> {
  const text = await bundled(
    files,
    `export * as api from "./tracking";\nexport * as sdk from "./tracking/sdk";`,
    false,
  );
  const folder = await mkdtemp(join(tmpdir(), "trackc-client-"));
  const path = join(folder, `client${count++}.mjs`);
  await writeFile(path, text);
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Sdk {
  recording(): Recording;
  fanout(sinks: Record<string, Sink>): Sink;
  segment(find: () => object | undefined): Sink;
}

/** A client that is connected to a recording. */
export async function recorded(
  files: readonly OutputFile[],
): Promise<{ api: Api; messages: readonly Message[]; sdk: Sdk }> {
  const { api, sdk } = await running(files);
  const calls = sdk.recording();
  api.connect(calls);
  return { api, messages: calls.messages, sdk };
}

export type Compiler = "typescript" | "typescript6" | "typescript5";

/** The flags under which a client must compile, and then some. */
export const flags = {
  target: "ES2022",
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  lib: ["ES2022"],
  types: [],
};

/** Writes files into a new folder, which the caller removes. */
export async function written(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trackc-tsc-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Runs a TypeScript compiler on files, and gives what it says: nothing where all is well. */
export async function compiled(
  compiler: Compiler,
  files: Readonly<Record<string, string>>,
  compilerOptions: object,
): Promise<string> {
  const folder = await written({
    "package.json": `{ "type": "module" }`,
    ...files,
    "tsconfig.json": JSON.stringify({ compilerOptions: { ...flags, ...compilerOptions }, include: ["**/*.ts"] }),
  });
  const tsc = join(import.meta.dirname, "../../../../node_modules", compiler, "bin/tsc");
  try {
    return await new Promise((resolve) => {
      execFile(process.execPath, [tsc, "-p", ".", "--pretty", "false"], { cwd: folder }, (error, stdout, stderr) => {
        resolve(error ? `${stdout}${stderr}` || String(error) : stdout);
      });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Generated files under a folder's name, for {@link compiled}. */
export function under(folder: string, files: readonly OutputFile[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [`${folder}/${file.path}`, file.text]));
}

export const nodenext = { module: "nodenext", moduleResolution: "nodenext" };
export const bundler = { module: "esnext", moduleResolution: "bundler" };
