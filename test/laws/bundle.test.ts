import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleOptions } from "../../src/bundle.mjs";

let outputs: Metafile["outputs"];
beforeAll(async () => {
  ({ outputs } = (await build({ ...bundleOptions, metafile: true, write: false } as const)).metafile);
});

/** The chunk whose code begins with this source file. */
function chunkOf(entry: string): string {
  const found = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry);
  if (!found) throw new Error(`no chunk begins with ${entry}: ${Object.keys(outputs).join(", ")}`);
  return found;
}

/** Every source file and package that loading a chunk brings in; with `lazily`, also what it might import later, but for `except`. */
function reaches(
  chunk: string,
  lazily: boolean,
  except: readonly string[] = [],
): { files: Set<string>; packages: Set<string> } {
  const seen = new Set<string>(except);
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const each of outputs[path]?.imports ?? []) {
      if (each.external || (each.kind === "dynamic-import" && !lazily)) continue;
      walk(each.path);
    }
  };
  walk(chunk);
  for (const path of except) seen.delete(path);
  const files = new Set([...seen].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {})));
  const packages = [...files].flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return { files, packages: new Set(packages) };
}

const heavy = ["ajv", "ts-morph", "typescript"];

describe("what the built files load", () => {
  test("--help and --version load the table of commands and the parser of arguments, nothing else", () => {
    const { files, packages } = reaches(chunkOf("src/cli.ts"), false);
    expect([...packages]).toEqual(["commander"]);
    expect([...files].filter((file) => file.startsWith("src/")).sort()).toEqual([
      "src/cli.ts",
      "src/commands/index.ts",
      "src/main.ts",
      "src/version.ts",
    ]);
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

  test("explain never loads yaml", () => {
    expect(reaches(chunkOf("src/commands/explain.ts"), true).packages).not.toContain("yaml");
  });

  test("the library loads neither the command line nor a heavy library", () => {
    const { files, packages } = reaches(chunkOf("src/index.ts"), true);
    expect([...packages].filter((name) => [...heavy, "commander"].includes(name))).toEqual([]);
    expect([...files].filter((file) => file.startsWith("src/commands/"))).toEqual([]);
  });
});
