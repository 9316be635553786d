import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "trackc-package-"));
let tarball = "";

const run = (command: string, args: readonly string[], cwd = project): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** What a command prints, also when it fails. */
const said = (command: string, args: readonly string[], cwd = project): string => {
  const { stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return stdout + stderr.replaceAll(/^npm warn.*\n/gm, "");
};

beforeAll(() => {
  run(process.execPath, ["src/bundle.mjs"], root);
  const packed = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], root));
  tarball = join(project, packed[0].filename);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "somebody", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball]);
  cpSync(join(root, "plans/music"), join(project, "music"), {
    recursive: true,
    filter: (path) => !/[\\/](schemas|src)([\\/]|$)/.test(path.slice(root.length)),
  });
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the packed package, installed in an empty project", () => {
  test("brings nothing else along", () => {
    expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["trackc"]);
  });

  test("builds a real plan by npx", () => {
    expect(run("npx", ["trackc", "build", "music"])).toContain("music");
    expect(readFileSync(join(project, "music/src/tracking/events.ts"), "utf8")).toContain("songPlayed");
    expect(readFileSync(join(project, "music/src/tracking/events.ts"), "utf8")).toBe(
      readFileSync(join(root, "plans/music/src/tracking/events.ts"), "utf8"),
    );
  });

  test("is a library with types", () => {
    mkdirSync(join(project, "src"), { recursive: true });
    writeFileSync(
      join(project, "src/use.ts"),
      [
        'import { compile, generate, lint, loadPlan } from "trackc";',
        'const { value: loaded, diagnostics } = await loadPlan("music");',
        "if (!loaded) throw new Error(diagnostics.map((each) => each.message).join());",
        'const findings = lint(loaded, { today: "2026-01-01" });',
        "const schemas = compile(loaded);",
        'const client = generate(loaded, { sdk: ["segment"] });',
        "const paths: string[] = [...schemas.value, ...client.value].map((file) => file.path);",
        "console.log(JSON.stringify({ events: loaded.plan.events.length, findings: findings.diagnostics.length, paths }));",
      ].join("\n"),
    );
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: "nodenext",
          target: "es2022",
          lib: ["es2022", "dom"],
          types: [],
          rootDir: "src",
          outDir: "out",
        },
        include: ["src"],
      }),
    );
    expect(said(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."])).toBe("");
    const printed = JSON.parse(run(process.execPath, ["out/use.js"]));
    expect(printed.events).toBeGreaterThan(10);
    expect(printed.findings).toBe(0);
    expect(printed.paths).toContain("events.ts");
    expect(printed.paths).toContain("index.json");
  });

  test("publint has nothing to say", () => {
    expect(said("npx", ["publint", "--strict", tarball], root)).toMatch(/All good/);
  });

  test("are the types wrong? No", () => {
    // It exits with 1 when it finds a problem among the resolutions that an ES module has.
    const { status, stdout } = spawnSync("npx", ["attw", "--profile", "esm-only", tarball], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status, stdout).toBe(0);
    expect(stdout).toMatch(/node16 \(from ESM\).*🟢 \(ESM\)/);
  });
});
