// Makes `dist/`, what the package ships: one ES module per entry with lazily loaded chunks, so that a command loads only
// what it uses; the type declarations; and the notices of the libraries that are inside the bundle.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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

/** The bundler's options, shared with the tests that look at what ends up in which chunk. */
export const bundleOptions = {
  absWorkingDir: root,
  entryPoints: { cli: "src/cli.ts", index: "src/index.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "chunks/[name]-[hash]",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  define: { TRACKC_BUILD: JSON.stringify(buildId()) },
  // CommonJS libraries inside the bundle ask for Node's own modules by `require`.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
};

/** The licence texts of every package whose code is in the bundle. */
function notices(inputs) {
  const packages = new Set();
  for (const path of Object.keys(inputs)) {
    const inside = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (inside)
      packages.add(path.slice(0, path.indexOf(inside[1], path.lastIndexOf("node_modules/")) + inside[1].length));
  }
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENSE-MIT"].find((each) =>
        existsSync(join(root, folder, each)),
      );
      if (!file) throw new Error(`${name} has no licence file to ship`);
      return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
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
  const { metafile } = await build(bundleOptions);
  chmodSync(join(root, "dist/cli.js"), 0o755);
  copyFileSync(join(root, "src/report/report.schema.json"), join(root, "dist/report.schema.json"));
  copyFileSync(join(root, "src/report/diff/diff.schema.json"), join(root, "dist/diff.schema.json"));
  writeSchemas(join(root, "dist"));
  writeFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), notices(metafile.inputs));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { cwd: root, stdio: "inherit" });
}
