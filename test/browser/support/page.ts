import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { browser } from "./chromium.js";
import { type Answering, type Collector, collector, type Received } from "./collector.js";

export type { Received } from "./collector.js";

/** A page in Chromium. */
export interface Page {
  /**
   * Runs an expression in the page and gives its value, awaited where it is a promise. The entry's exports are the global
   * `app`.
   */
  run(expression: string): Promise<unknown>;
  /** What arrived at the collector, oldest first. */
  requests(): readonly Received[];
  /** Waits for the first request, made already or to come, that is as wanted; 10 seconds unless said otherwise. */
  until: Collector["until"];
  /** The addresses outside of loopback that the page asked for, in vain. */
  blocked(): readonly string[];
  /** What the page's script threw and nobody caught. */
  errors(): readonly string[];
  /** What the page printed on its console, each with its kind before it: `error: …`. */
  said(): readonly string[];
}

/** What a page is made of. */
export interface PageOptions {
  /** TypeScript of the page's script, as if it stood in `test/browser`. `COLLECTOR` is the collector's address. */
  readonly entry: string;
  /** More files that the entry may import, by their paths beside it, such as a generated client's. */
  readonly files?: Readonly<Record<string, string>>;
  /** The page's Content-Security-Policy. */
  readonly csp?: string;
  /** What the collector answers, where `200 {}` won't do. */
  readonly answer?: Answering;
}

/**
 * Opens a page with the script, lets `use` work with it, and closes it. The page and the collector have different origins,
 * both on loopback, and each page has storage of its own.
 */
export async function withPage<Result>(
  use: (page: Page) => Promise<Result>,
  { entry, files = {}, csp, answer }: PageOptions,
): Promise<Result> {
  const script = await bundle(entry, files);
  const headers = csp === undefined ? {} : { "content-security-policy": csp };
  const server = await collector((path) => {
    if (path === "/")
      return { body: `<!doctype html><title>A page</title><script src="/script.js"></script>`, headers };
    // Icons are what the browser asks for by itself.
    if (path === "/favicon.ico") return { body: "" };
    if (path !== "/script.js") return undefined;
    return { type: "text/javascript", body: `globalThis.COLLECTOR = "http://127.0.0.1:${server.port}";\n${script}` };
  }, answer);
  const context = await (await browser()).newContext();
  try {
    const page = await context.newPage();
    const blocked: string[] = [];
    const errors: string[] = [];
    const said: string[] = [];
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "localhost" && hostname !== "127.0.0.1")
        blocked.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    await page.goto(`http://localhost:${server.port}/`);
    const session = await context.newCDPSession(page);
    return await use({
      // Not by playwright's own `evaluate`, which is `eval` and so comes to nothing under a strict policy.
      run: async (expression) => {
        const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
          expression,
          awaitPromise: true,
          returnByValue: true,
          allowUnsafeEvalBlockedByCSP: false,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      requests: () => server.received,
      until: server.until,
      blocked: () => blocked,
      errors: () => errors,
      said: () => said,
    });
  } finally {
    await context.close();
    server.close();
  }
}

const folder = join(import.meta.dirname, "..");

const bundles = new Map<string, Promise<string>>();

/** The page's script; many tests of a file have the same. */
function bundle(entry: string, files: Readonly<Record<string, string>>): Promise<string> {
  const key = JSON.stringify([entry, files]);
  const made = bundles.get(key) ?? bundled(entry, files);
  bundles.set(key, made);
  return made;
}

async function bundled(entry: string, files: Readonly<Record<string, string>>): Promise<string> {
  const given: Plugin = {
    name: "given",
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const wanted = join(resolveDir, path);
        const found = [wanted, wanted.replace(/\.js$/, ".ts"), `${wanted}.ts`, join(wanted, "index.ts")].find(
          (each) => fileAt(each) !== undefined,
        );
        return found === undefined ? undefined : { path: found, namespace: "given" };
      });
      builder.onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
        contents: fileAt(path) ?? "",
        loader: "ts",
        resolveDir: join(path, ".."),
      }));
    },
  };
  const fileAt = (path: string): string | undefined =>
    path.startsWith(`${folder}/`) ? files[path.slice(folder.length + 1)] : undefined;
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: "ts", resolveDir: folder, sourcefile: "entry.ts" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "app",
    target: "es2022",
    // What packages read to know whether they run for an application's users.
    define: { "process.env.NODE_ENV": `"production"` },
    plugins: [given],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
