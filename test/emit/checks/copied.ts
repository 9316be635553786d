import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { docComment, docText } from "../../../src/emit/typescript/doors.js";
import { formats } from "../../../src/plan/values/formats.js";

/**
 * `templates/typescript/checks/formats.ts` is made of the compiler's own predicates, so that there is one source: all in one file, only
 * the table exported, comments wrapped to a template's width, what runs on loading marked as droppable by bundlers.
 */

const root = join(import.meta.dirname, "../../..");
const rooms = ["characters", "hosts", "email", "times", "uri", "uuid"];

/** The file as it must be. */
export function formatsTemplate(): string {
  const predicates = rooms.map((room) => {
    const text = readFileSync(join(root, `src/plan/values/formats/${room}.ts`), "utf8");
    return withoutModules(text).replace(/ = (?=charactersOf\()/g, " = /* @__PURE__ */ ");
  });
  const names = Object.keys(formats).map((name) => `  | ${JSON.stringify(name)}`);
  const entries = Object.values(formats).map(
    ({ name, noun, example, accepts }) =>
      `  ${JSON.stringify(name)}: { noun: ${JSON.stringify(noun)}, example: ${JSON.stringify(example)}, accepts: ${accepts.name} },`,
  );
  const text = `/**
 * The formats of texts, each by the grammar that its comment names.
 */

export type FormatName =
${names.join("\n")};

export interface Format {
  /** As messages name it. */
  readonly noun: string;
  readonly example: string;
  readonly accepts: (text: string) => boolean;
}

export const formats: { readonly [Name in FormatName]: Format } = {
${entries.join("\n")}
};

${predicates.join("\n\n")}
`;
  return formatted(text);
}

/** A module's text without imports and exports, its comments as narrow as templates are. */
function withoutModules(text: string): string {
  return text
    .replace(/^import .*\n/gm, "")
    .replace(/^export /gm, "")
    .replace(/^\/\*\*(?<comment>[\s\S]*?)\*\/\n/gm, (_, comment: string) => {
      const words = comment.replace(/\n \* ?/g, " ").trim();
      return docComment([{ kind: "paragraph", text: docText(words) }]);
    })
    .trim();
}

function formatted(text: string): string {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "format", "--vcs-enabled=false", "--stdin-file-path=templates/typescript/checks/formats.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
