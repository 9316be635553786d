// Asks the language service of one TypeScript what an editor asks while somebody types a call.
// Usage: node completions.mjs TYPESCRIPT PROJECT ROUNDS QUESTIONS, prints milliseconds as JSON
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [, , typescript, project, rounds, questions] = process.argv;
const ts = createRequire(join(typescript, "x.js"))(join(typescript, "lib/typescript.js"));
const config = JSON.parse(readFileSync(project, "utf8"));
const folder = dirname(project);
const application = join(folder, config.files[0]);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
const original = readFileSync(application, "utf8");
let text = original;
let version = 0;
const host = {
  ...ts.sys,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  getCompilationSettings: () => options,
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
  getScriptFileNames: () => [application],
  getScriptVersion: (path) => (path === application ? String(version) : "0"),
  getScriptSnapshot: (path) => {
    if (path === application) return ts.ScriptSnapshot.fromString(text);
    const content = ts.sys.readFile(path);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
};
const service = ts.createLanguageService(host, ts.createDocumentRegistry());

/** Types something at the end, and asks for what can stand at the mark. */
function ask(typed) {
  text = `${original}\n// ${version}\n${typed.replace("|", "")}\n`;
  version++;
  const at = text.length - 1 - typed.length + 1 + typed.indexOf("|");
  const start = process.hrtime.bigint();
  const busy = process.cpuUsage();
  const found = service.getCompletionsAtPosition(application, at, { includeCompletionsForModuleExports: false });
  const { user, system } = process.cpuUsage(busy);
  return {
    milliseconds: Number(process.hrtime.bigint() - start) / 1e6,
    cpu: (user + system) / 1_000,
    names: found?.entries.map(({ name }) => name) ?? [],
  };
}

const answers = {};
for (const [title, { typed, expected, not }] of Object.entries(JSON.parse(questions))) {
  const [first, ...warm] = Array.from({ length: Number(rounds) + 1 }, () => ask(typed));
  for (const name of expected)
    if (!first.names.includes(name)) throw new Error(`${title}: no ${name} among ${first.names.length}`);
  for (const name of not ?? []) if (first.names.includes(name)) throw new Error(`${title}: offers ${name}`);
  const median = (key) => warm.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(warm.length / 2)];
  answers[title] = {
    first: first.milliseconds,
    milliseconds: median("milliseconds"),
    cpu: median("cpu"),
    offered: first.names.length,
  };
}
console.log(JSON.stringify(answers));
