import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Done, projectWithPackage, shell } from "../support/installed.js";

// The first minute of somebody new: from an empty folder to a typed call that compiles. `docs/start.md` says the same.

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/start.md"), "utf8");
const codeIn = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, text]) => text as string);

let vendored = "";
let folder = "";
beforeAll(async () => {
  vendored = await projectWithPackage();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "trackc-first-")));
}, 120_000);
afterAll(() => {
  for (const each of [vendored, folder]) if (each !== "") rmSync(each, { recursive: true, force: true });
});

/** Runs a line of the page. What it installs comes from this machine: the packed package, and TypeScript as it is here. */
function typed(line: string): Done {
  if (!line.startsWith("npm install ")) return shell(line, folder);
  expect(line).toBe("npm install --save-dev trackc typescript");
  const [tarball] = execFileSync("ls", [join(vendored, "vendor")], { encoding: "utf8" }).match(/\S+\.tgz/) ?? [];
  const done = shell(`npm install --save-dev ${join(vendored, "vendor", tarball ?? "")}`, folder);
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(root, "node_modules/typescript"), join(folder, "node_modules/typescript"));
  symlinkSync("../typescript/bin/tsc", join(folder, "node_modules/.bin/tsc"));
  return done;
}

test("an empty folder becomes a typed call that compiles in fewer than six commands", () => {
  const commands = codeIn("sh")
    .join("")
    .trim()
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, ""));
  expect(commands.length).toBeLessThan(6);
  const [program = ""] = codeIn("ts");
  for (const line of commands) {
    // The program is written before it is compiled.
    if (line.includes("tsc")) writeFileSync(join(folder, "src/app.ts"), program);
    const done = typed(line);
    expect(done.status, `${line}\n${done.out}${done.err}`).toBe(0);
  }
  expect(readFileSync(join(folder, "src/tracking/events.ts"), "utf8")).toContain("export function projectCreated(");

  // A call that the plan does not know does not compile.
  writeFileSync(join(folder, "src/app.ts"), program.replace("template_used", "template_usd"));
  const wrong = shell(commands.find((line) => line.includes("tsc")) ?? "", folder);
  expect(wrong.status).not.toBe(0);
  expect(wrong.out).toContain("template_used");
}, 120_000);

test("editors find the schemas that the first lines name, and they take the files", async () => {
  const { parse } = await import("yaml");
  const ajv = new Ajv({ logger: false, strict: false, validateFormats: false });
  for (const [file, above] of [
    ["trackc.yaml", "."],
    ["plans/events.yaml", "plans"],
  ] as const) {
    const text = readFileSync(join(folder, file), "utf8");
    const [, schema = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const validate = ajv.compile(JSON.parse(readFileSync(resolve(folder, above, schema), "utf8")));
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  }
});

test.each(["app", "shop", "media"])("what is generated for %s type-checks with nothing else installed", (kind) => {
  const compile = "npx tsc --noEmit --strict --exactOptionalPropertyTypes --target es2022 --module nodenext";
  mkdirSync(join(folder, kind));
  const segment = JSON.stringify({ name: kind, type: "module", dependencies: { "@segment/analytics-next": "^1.0.0" } });
  writeFileSync(join(folder, kind, "package.json"), segment);
  const lines = `npx trackc init ${kind} --yes --kind ${kind}\nnpx trackc build ${kind}\n${compile} ${kind}/src/tracking/index.ts ${kind}/src/tracking/sdk.ts`;
  const done = shell(lines, folder);
  expect(done.status, done.out + done.err).toBe(0);
  expect(readFileSync(join(folder, kind, "src/tracking/sdk.ts"), "utf8")).toContain("segment");
});
