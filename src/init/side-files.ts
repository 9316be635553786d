import { lstat, readFile } from "node:fs/promises";
import path from "node:path";

/** A file to write: a new one, or one that gets lines at its end. */
export interface PlannedFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What it held before; `undefined` for a file that is to be made. */
  readonly before: string | undefined;
}

/** What other tools should know of generated folders. */
export interface SideFiles {
  readonly files: readonly PlannedFile[];
  /** What a person has to put into files that nobody but a person should edit. */
  readonly advice: readonly string[];
}

const ignoreFiles = [".prettierignore", ".eslintignore"];
const biomeFiles = ["biome.json", "biome.jsonc"];
const eslintFiles = ["eslint.config.js", "eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts"];

/**
 * Plans the lines that generated folders want: `.gitattributes`, so that reviews fold them, and the ignore files that are
 * there. Configurations that are code or have a shape of their own are left to their owner.
 */
export async function planSideFiles(folder: string, generated: readonly string[]): Promise<SideFiles> {
  const files: PlannedFile[] = [];
  const advice: string[] = [];
  const add = async (name: string, lines: readonly string[], create: boolean): Promise<void> => {
    const stats = await lstat(path.join(folder, name)).catch(() => undefined);
    const before = stats?.isFile() ? await textOf(path.join(folder, name)) : undefined;
    if (stats !== undefined && before === undefined) {
      // A link leads to a file that others may share; what is not UTF-8 would not come back as it was.
      advice.push(`${name}: add ${lines.map((line) => `\`${line}\``).join(" and ")}`);
      return;
    }
    if (before === undefined && !create) return;
    const text = withLines(before ?? "", lines);
    if (text !== before) files.push({ path: name, text, before });
  };
  await add(
    ".gitattributes",
    generated.map((out) => `${out}/** linguist-generated`),
    true,
  );
  for (const name of ignoreFiles) {
    await add(
      name,
      generated.map((out) => `${out}/`),
      false,
    );
  }
  for (const name of biomeFiles) {
    if ((await textOf(path.join(folder, name))) === undefined) continue;
    advice.push(`${name}: add ${generated.map((out) => `"!${out}"`).join(" and ")} to \`files.includes\``);
  }
  for (const name of eslintFiles) {
    if ((await textOf(path.join(folder, name))) === undefined) continue;
    advice.push(`${name}: add { ignores: [${generated.map((out) => `"${out}/"`).join(", ")}] }`);
  }
  return { files, advice };
}

/** A text with lines at its end that it does not have yet, in the line ends that it has. */
function withLines(text: string, lines: readonly string[]): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !there.has(line));
  if (missing.length === 0) return text;
  const gap = text === "" || text.endsWith("\n") ? "" : end;
  return `${text}${gap}${missing.map((line) => line + end).join("")}`;
}

/** The text of a file; `undefined` where there is none, or none in UTF-8. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch {
    return undefined;
  }
}
