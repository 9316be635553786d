import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The flags that generated TypeScript promises to hold under. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noEmit: true,
};

/** What the compiler says of one place. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Type-checks files, all in one run of `tsc`. Paths are relative; the complaints bear the same. */
export function typecheck(files: Readonly<Record<string, string>>): readonly Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), "trackc-typecheck-"));
  try {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    for (const [path, text] of Object.entries(files)) write(path, text);
    write("package.json", '{ "type": "module" }');
    write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
    const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
    const run = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (run.error) throw run.error;
    const complaints: Complaint[] = [];
    for (const line of run.stdout.split("\n")) {
      const match = /^(.+?)\((\d+),\d+\): error (.*)$/.exec(line);
      if (match) complaints.push({ file: match[1] as string, line: Number(match[2]), text: match[3] as string });
    }
    // A run that fails without naming a place, such as one of a wrong option, must not pass for success.
    if (run.status !== 0 && complaints.length === 0) throw new Error(`tsc failed: ${run.stdout}${run.stderr}`);
    return complaints;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
