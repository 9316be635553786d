import { existsSync, readFileSync } from "node:fs";

const MARK = "templates/typescript/core.ts";
const read = new Map<string, string>();

/** The text of a file under `templates/typescript`, as it stands. */
export function template(path: string): string {
  const known = read.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(path, folder()), "utf8").replaceAll("\r\n", "\n");
  read.set(path, text);
  return text;
}

/** The folder of templates, beside the sources or the built files, however deep these stand. */
function folder(): URL {
  for (let above = new URL(".", import.meta.url), depth = 0; depth < 8; depth++, above = new URL("..", above)) {
    const found = new URL(MARK, above);
    if (existsSync(found)) return new URL(".", found);
  }
  throw new Error(`${MARK} is missing from the package`);
}
