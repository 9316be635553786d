// Makes `dist/`, what the package ships: one ES module per entry with lazily loaded chunks, so that a command loads only
// what it uses; the type declarations; and the notices of the libraries that are inside the bundle.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A hash of everything that the package is made from: what a build has cached is no other build's answer. */
function buildId() {
  const hash = createHash("sha256");
  const files = ["src", "templates"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  const lock = ["package-lock.json", "package.json"].map((name) => join(root, name));
  for (const file of [...files, ...lock].filter((each) => existsSync(each)).sort()) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

const makers = ["src/build.ts", "src/emit/typescript/index.ts", "src/emit/json-schema/index.ts"];

/**
 * Chunks by what is loaded together, the first to be loaded first: each holds what its files import, however far away, and
 * no earlier chunk has; with `and`, of that what those files import too. Without them every set of commands that share a file would have a chunk for it, and a command would load
 * sixty files, each of which takes Node half a millisecond.
 */
const chunks = [
  { name: "start", files: ["src/cli.ts"] },
  { name: "answers", files: ["lint", "build", "compile", "generate"].map((command) => `src/commands/${command}.ts`) },
  { name: "plans", files: ["src/load.ts"] },
  // The little that a diff shares with the rules and the generator, neither of which it needs.
  { name: "common", files: ["src/commands/linting.ts", ...makers], and: ["src/commands/diff.ts"] },
  { name: "lint", files: ["src/commands/linting.ts"] },
  { name: "make", files: makers },
  { name: "diff", files: ["src/commands/diff.ts"] },
];

/** The program that npm starts, and the library. */
const packageEntries = { cli: "src/cli.ts", index: "src/index.ts" };

/**
 * Bundles entries by their names into a folder, the package's by default, in the chunks in which it is shipped. Gives what was
 * written, or would be, as rolldown describes it.
 */
export async function bundle(outdir, { entries = packageEntries, write = true } = {}) {
  const imports = new Map();
  const build = await rolldown({
    cwd: root,
    input: entries,
    platform: "node",
    transform: { target: "node20", define: { TRACKC_BUILD: JSON.stringify(buildId()) } },
    plugins: [
      withoutUnused,
      {
        name: "imports",
        moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds),
      },
    ],
  });
  const isEntry = new Set(Object.values(entries).map((file) => join(root, file)));
  const options = {
    dir: outdir,
    format: "esm",
    chunkFileNames: "chunks/[name]-[hash].js",
    comments: false,
    // Shorter local names, so that there is less to parse. Expressions stay as they were written.
    minify: { compress: false, mangle: true, codegen: true },
    codeSplitting: {
      groups: chunks.flatMap(({ name, files, and }, at) => {
        let reached;
        const test = (id) => {
          reached ??= [files, ...(and ? [and] : [])].map((each) => reach(each, imports));
          return reached.every((each) => each.has(id)) && !isEntry.has(id) && !files.includes(pathOf(id));
        };
        const priority = 2 * (chunks.length - at);
        // What belongs to the command line alone is no part of what the library loads.
        return [
          { name, test: (id) => !isOfCommands(id) && test(id), priority: priority + 1 },
          { name: `${name}-commands`, test, priority },
        ];
      }),
    },
  };
  const { output } = await (write ? build.write(options) : build.generate(options));
  await build.close();
  return output;
}

/**
 * What libraries can do and nobody here asks of them, and what Node takes long to load for it: commander starts programs for commands
 * that are files of their own, chalk finds out by itself how many colours a terminal has.
 */
const unused = [
  { library: "commander", imports: "node:child_process", instead: "module.exports = {};" },
  { library: "chalk", imports: "#supports-color", instead: "export default { stdout: false, stderr: false };" },
];

const withoutUnused = {
  name: "without what nobody uses",
  resolveId: (name, importer) => {
    const at = unused.findIndex((each) => each.imports === name && importer?.includes(`${sep}${each.library}${sep}`));
    return at < 0 ? undefined : `\0unused-${at}`;
  },
  load: (id) => unused[/^\0unused-(\d+)$/.exec(id)?.[1]]?.instead,
};

function pathOf(id) {
  return relative(root, id).split(sep).join("/");
}

function isOfCommands(id) {
  return /^src\/(?:commands\/|(?:main|command-line)\.ts$)|(?:^|\/)node_modules\/commander\//.test(pathOf(id));
}

/** Every module that some files import, however far away. */
function reach(files, imports) {
  const reached = new Set();
  const open = files.map((file) => join(root, file));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(imports.get(id) ?? []));
  }
  return reached;
}

/** The licence texts of every package whose code is in the bundle. */
function notices(modules) {
  const packages = new Set();
  for (const path of modules) {
    const inside = /^(?:.*[\\/])?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path);
    if (inside)
      packages.add(path.slice(0, path.indexOf(inside[1], path.lastIndexOf("node_modules")) + inside[1].length));
  }
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENSE-MIT"].find((each) =>
        existsSync(join(folder, each)),
      );
      if (!file) throw new Error(`${name} has no licence file to ship`);
      return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** Writes the schemas for editors beside the built files, as the built command prints them. */
export function writeSchemas(folder) {
  for (const name of ["plan", "manifest"]) {
    const text = execFileSync(process.execPath, [join(folder, "cli.js"), "schema", name], { encoding: "utf8" });
    writeFileSync(join(folder, `${name}.schema.json`), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const output = await bundle(join(root, "dist"));
  chmodSync(join(root, "dist/cli.js"), 0o755);
  copyFileSync(join(root, "src/report/report.schema.json"), join(root, "dist/report.schema.json"));
  copyFileSync(join(root, "src/report/diff/diff.schema.json"), join(root, "dist/diff.schema.json"));
  writeSchemas(join(root, "dist"));
  const modules = output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
  writeFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), notices(modules));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { cwd: root, stdio: "inherit" });
}
