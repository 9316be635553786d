import path from "node:path";
import type { OutputChunk } from "rolldown";
import { beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../src/bundle.mjs";

const root = path.join(import.meta.dirname, "../..");

let chunks: ReadonlyMap<string, OutputChunk>;
beforeAll(async () => {
  const output = await bundle("dist", { write: false });
  chunks = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])));
});

/** The chunk that an entry's or a lazily loaded module's code is loaded by. */
function chunkOf(entry: string): string {
  const found = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId && nameOf(facadeModuleId) === entry);
  if (!found) throw new Error(`no chunk begins with ${entry}: ${[...chunks.keys()].join(", ")}`);
  return found.fileName;
}

function nameOf(module: string): string {
  return path.relative(root, module).split(path.sep).join("/");
}

/** Every chunk that loading one brings in; with `lazily`, also what it might load later, but for `except`. */
function loadedBy(chunk: string, lazily: boolean, except: readonly string[] = []): readonly OutputChunk[] {
  const seen = new Set<string>(except);
  const walk = (name: string): void => {
    const found = chunks.get(name);
    if (!found || seen.has(name)) return;
    seen.add(name);
    for (const each of [...found.imports, ...(lazily ? found.dynamicImports : [])]) walk(each);
  };
  walk(chunk);
  return [...chunks.values()].filter(({ fileName }) => seen.has(fileName) && !except.includes(fileName));
}

/** Every source file and package in them. */
function reaches(
  chunk: string,
  lazily: boolean,
  except: readonly string[] = [],
): { files: Set<string>; packages: Set<string> } {
  const files = loadedBy(chunk, lazily, except).flatMap(({ moduleIds }) => moduleIds.map(nameOf));
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return { files: new Set(files), packages: new Set(packages) };
}

const heavy = ["ajv", "ts-morph", "typescript"];

describe("what the built files load", () => {
  test("--help and --version load the table of commands and the parser of arguments, nothing else", () => {
    const start = ["src/cli.ts", "src/commands/index.ts", "src/commands/options.ts", "src/main.ts", "src/version.ts"];
    const own = reaches(chunkOf("src/cli.ts"), false);
    expect([...own.packages]).toEqual([]);
    expect([...own.files].filter((file) => file.startsWith("src/")).sort()).toEqual(start);
    const { files, packages } = reaches(chunkOf("src/command-line.ts"), false);
    expect([...packages]).toEqual(["commander"]);
    expect([...files].filter((file) => file.startsWith("src/")).sort()).toEqual(
      [...start, "src/command-line.ts"].filter((file) => file !== "src/cli.ts").sort(),
    );
  });

  test.each(["lint", "build", "generate", "explain"])("%s never loads a heavy library, not even lazily", (command) => {
    const { packages } = reaches(chunkOf(`src/commands/${command}.ts`), true);
    expect([...packages].filter((name) => heavy.includes(name))).toEqual([]);
  });

  test("what the cache answers is told without the language, the rules and the targets", () => {
    for (const command of ["lint", "build", "generate", "compile"]) {
      const { files, packages } = reaches(chunkOf(`src/commands/${command}.ts`), false);
      expect([...packages]).toEqual(["chalk"]);
      // Tables of texts are data that reports and readers share; what reads, resolves, judges and makes is not there.
      const rooms = [
        "syntax/plain",
        "syntax/library",
        "syntax/parse",
        "plan/resolve",
        "rules/",
        "emit/typescript",
        "emit/json-schema",
      ];
      expect([...files].filter((file) => rooms.some((room) => file.startsWith(`src/${room}`)))).toEqual([]);
    }
  });

  test.each(["lint", "build", "diff", "compile", "generate", "rules"])(
    "%s loads yaml only with the first file that is not plain, and to make fixes",
    (command) => {
      const lazy = ["src/syntax/library.ts", ...(command === "lint" ? ["src/commands/fixing.ts"] : [])].map(chunkOf);
      const { files, packages } = reaches(chunkOf(`src/commands/${command}.ts`), true, lazy);
      expect(files).toContain("src/syntax/plain/read.ts");
      expect(packages).not.toContain("yaml");
      expect(reaches(chunkOf(`src/commands/${command}.ts`), true).packages).toContain("yaml");
    },
  );

  test("diff loads neither the rules nor what makes clients", () => {
    const { files } = reaches(chunkOf("src/commands/diff.ts"), false);
    expect([...files].filter((file) => /^src\/(?:rules|lint|emit\/typescript|destinations)\//.test(file))).toEqual([]);
  });

  test("explain loads yaml with nothing but a file that is not plain", () => {
    const lazy = [chunkOf("src/syntax/library.ts")];
    expect(reaches(chunkOf("src/commands/explain.ts"), true, lazy).packages).not.toContain("yaml");
  });

  test.each([
    ["lint", 6],
    ["build", 6],
    ["generate", 6],
    ["compile", 6],
  ])("%s answers from the cache out of few files, each of which takes Node half a millisecond", (command, most) => {
    expect(loadedBy(chunkOf(`src/commands/${command}.ts`), false).length).toBeLessThanOrEqual(most);
  });

  test("the library loads neither the command line nor a heavy library", () => {
    const { files, packages } = reaches(chunkOf("src/index.ts"), true);
    expect([...packages].filter((name) => [...heavy, "commander"].includes(name))).toEqual([]);
    expect([...files].filter((file) => file.startsWith("src/commands/"))).toEqual([]);
  });
});
